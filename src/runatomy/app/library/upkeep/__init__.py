"""What keeps a library well: backup, restore, doctor, and the tidy at start."""
