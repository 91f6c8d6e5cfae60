"""Ventilation and the muscles of breathing."""
