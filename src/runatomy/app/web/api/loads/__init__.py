"""Loads: what was carried over days and weeks."""
