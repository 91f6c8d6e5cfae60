"""Effort: what runs asked of heart and fuel, over days and weeks, against the runner's habit."""
