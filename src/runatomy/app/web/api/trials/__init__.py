"""Trials: laboratory recordings, analyzed in the background."""
