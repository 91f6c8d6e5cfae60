"""A run looked up: breath, ranges, roles, hardest stretches."""
