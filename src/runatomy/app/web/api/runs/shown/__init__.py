"""Shown: a run's course, a part of it, and what it is set beside."""
