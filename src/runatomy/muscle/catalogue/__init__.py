"""Data of the muscles: their names and words, their published strength and volume."""
