"""What the doctor looks at, one kind of trouble a file."""
