"""Kinds of run: what a 5K, a half marathon, hills or sprints are, and what they ask."""
