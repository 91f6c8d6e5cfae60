"""What was measured, as the reader must see it."""
