"""Answers: how values and failures become responses, and what parameters may be."""
