"""Muscles over a whole motion: fibers and tendons in equilibrium, activation that takes time."""
