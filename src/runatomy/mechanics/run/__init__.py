"""A run looked up: its hardest stretches, ranges, roles and breath."""
