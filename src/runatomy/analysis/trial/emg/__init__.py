"""Measured muscle activity against the modeled one."""
