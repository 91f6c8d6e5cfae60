"""Runs of effort that nobody ran: made by hand, one after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from runatomy.loads.effort.effort_habit import EffortWindow, effort_habits
from runatomy.loads.effort.run_effort import RunEffort
from runatomy.loads.heart.span import Span

LAST = date(2026, 11, 22)


def effort(size: float = 1.0, **fields: object) -> RunEffort:
    def span(usual: float) -> Span:
        return Span(low=0.8 * usual, usual=usual, high=1.5 * usual)

    made = RunEffort(
        running_time=3600.0 * size, energy=span(2e6 * size), fat=span(8e5 * size),
        carbohydrate=span(1.3e6 * size), trimp=span(90.0 * size), measured=1.0, max_given=True,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def week(efforts: list[RunEffort | None], name: str = "trimp", apart: int = 7) -> EffortWindow:
    """Return the last seven days of runs so many days apart, the last one on LAST."""
    days = [LAST - timedelta(days=apart * i) for i in reversed(range(len(efforts)))]
    found = {one.name: one for one in effort_habits(days, efforts, LAST)}
    return found[name].windows[0]
