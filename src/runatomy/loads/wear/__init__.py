"""Wear: what each tissue carried in a run and over weeks, peaks weighed."""
