"""What an assessor ticks (องค์ประกอบที่ต้องแสดง): what a report must show, and what it covers."""
