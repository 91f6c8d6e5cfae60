"""Measures: figures of a stride or of a kind of run, read off the engine."""
