"""Workouts: a plan as a calendar, and its runs as workouts for the watch."""
