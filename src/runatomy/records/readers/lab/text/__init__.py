"""Text with columns of numbers: what laboratories exchange."""
