"""Tissues: balance, superposition, energy and published directions."""
