"""What one muscle can do, and how muscles share a moment."""
