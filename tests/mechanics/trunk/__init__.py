"""Pressure in the belly, psoas minor and the slanting muscles."""
