"""The officer's narrative (เนื้อความวิเคราะห์): its grammar, and the placeholders that it may use."""
