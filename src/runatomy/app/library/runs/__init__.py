"""Runs: entered, found, changed and deleted."""
