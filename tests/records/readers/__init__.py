"""Files to runs."""
