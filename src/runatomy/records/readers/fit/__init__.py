"""FIT files: what watches write."""
