"""Strength: exercises, what they ask of muscles, and which to do beside which running."""
