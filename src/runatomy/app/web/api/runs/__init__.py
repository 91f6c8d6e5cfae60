"""Runs: the list, one run, its course, a part of it, and its files."""
