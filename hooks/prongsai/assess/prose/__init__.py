"""What officers write (เนื้อความ), read: passages, clauses, and what they speak of. Finds nothing wrong by itself."""
