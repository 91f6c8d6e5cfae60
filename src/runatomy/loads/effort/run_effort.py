"""RunEffort: what one run asked of the heart, and what it burnt, as far as it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.loads.heart.span import Span

HALF = 0.5  # [-] of the time that needs a heart rate for an effort to count as measured


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEffort:
    """What one run asked of the heart, and what it burnt, as far as it is kept."""

    running_time: float  # [s]
    energy: Span  # [J] net of rest
    fat: Span  # [J] while running, rest included
    carbohydrate: Span  # [J] the same
    trimp: Span | None  # [min] training impulse (Banister 1991); None where nobody can tell
    measured: float  # [-] of the timer time with a heart rate that can be believed
    max_given: bool  # the maximal heart rate is the runner's own, not the usual of the age

    def amount(self, name: str) -> Span | None:
        """Return "trimp" [min], "energy", "fat" or "carbohydrate" [J]; None if nobody can tell."""
        found: Span | None = getattr(self, name)
        return found


def measured_share(efforts: list[RunEffort]) -> float:
    """Return how much of the running time [-] had a heart rate; 0 without running."""
    whole = sum(one.running_time for one in efforts)
    return sum(one.measured * one.running_time for one in efforts) / whole if whole > 0.0 else 0.0
