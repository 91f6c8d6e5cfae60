"""Loads: rows of tissues for a stride and for a run."""
