"""Sides: every stride in a table, and right against left."""
