"""Sides: left against right, where it was measured."""
