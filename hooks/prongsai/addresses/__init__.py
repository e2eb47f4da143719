"""Every published address (ที่อยู่หน้า), told from what it is of: once published, none ever changes. Pure."""
