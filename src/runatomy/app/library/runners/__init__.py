"""Runners: who runs, with mass over time."""
