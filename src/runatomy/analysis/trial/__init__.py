"""A laboratory recording analyzed: every stride, every muscle, and how far to trust them."""
