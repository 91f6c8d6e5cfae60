"""Slope: on how steep ground a run's climbs and descents are taken to lie."""

from __future__ import annotations

from runatomy.advice.plan.steps.recipes import CLIMB

SLOPED = 0.9  # [-] of the way that may lie on a slope, before slopes are taken as steeper
STEEPEST = 0.25  # [-] slopes taken


def slope_of(climb: float, descent: float) -> float:
    """Return the slope [-] on which climbs and descents [-], for each meter run, lie."""
    return min(STEEPEST, max(CLIMB, (climb + descent) / SLOPED))
