"""Files: one file's way through an import, and what it came to."""
