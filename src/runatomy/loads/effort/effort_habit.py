"""EffortHabit: what the last weeks asked of heart and fuel, against what is usual.

Sums add low to low and high to high, as the runs of one runner err alike. The verdict is that of
`loads.habit` on usual values, and "cannot tell" wherever the habit is not made of the same stuff:
where a run of it is not told, or where this window's training impulse comes from heart rate and
the habit's from the power of running, or the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from runatomy.loads.effort.run_effort import HALF, RunEffort, measured_share
from runatomy.loads.habit import HISTORY_DAYS, WINDOWS, Carried, Habit, Verdict, habits
from runatomy.loads.heart.span import Span

NAMES = ("trimp", "energy", "fat", "carbohydrate")
UNITS = {"trimp": "min"} | dict.fromkeys(NAMES[1:], "J")
NOTHING = Span(low=0.0, usual=0.0, high=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortWindow:
    """What the runs of one window asked in sum, and how that stands to the habit."""

    carried: Span | None  # [min | J] None where no run of the window can be told
    runs: int
    told: int  # runs of which it can be told
    waiting: int  # runs that wait to be analyzed anew before they tell
    measured: float  # [-] of their running time with a heart rate
    habit: Carried
    why: str = ""  # one cannot tell, where it is not for want of weeks

    @property
    def days(self) -> int:
        """Return the window's length in days."""
        return self.habit.days

    @property
    def verdict(self) -> Verdict:
        """Return what the window is against the runner's own habit."""
        return self.habit.verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortHabit:
    """Training impulse, energy, fat or carbohydrate, window by window."""

    name: str  # of NAMES
    unit: str  # of UNITS
    windows: tuple[EffortWindow, ...]


def effort_habits(
    dates: Sequence[date],
    efforts: Sequence[RunEffort | None],
    until: date,
    windows: Sequence[int] = WINDOWS,
) -> tuple[EffortHabit, ...]:
    """Return, in the order of NAMES, what runs asked up to and with the day `until`.

    One date and one effort a run; None is a run whose effort is not known yet. Runs after `until`
    are left out.
    """
    rows = [
        ((until - day).days, one) for day, one in zip(dates, efforts, strict=True) if day <= until
    ]
    table = np.array([[_usual(one, name) for name in NAMES] for _, one in rows]).reshape(-1, 4)
    days = [day for day in dates if day <= until]
    return tuple(
        EffortHabit(
            name=habit.name,
            unit=UNITS[habit.name],
            windows=tuple(_window(rows, habit, one) for one in habit.windows),
        )
        for habit in habits(days, table, NAMES, until, windows)
    )


def effort_sum(efforts: Sequence[RunEffort | None], name: str) -> Span | None:
    """Return what runs asked in sum; None where there are some and none of them can be told."""
    told = [span for one in efforts if one is not None and (span := one.amount(name)) is not None]
    return sum(told, NOTHING) if told or not efforts else None


def _window(
    rows: Sequence[tuple[int, RunEffort | None]], habit: Habit, carried: Carried
) -> EffortWindow:
    here = [one for age, one in rows if age < carried.days]
    earlier = [one for age, one in rows if carried.days <= age < carried.days + HISTORY_DAYS]
    why = _doubt(here, earlier, habit.name) if carried.verdict != Verdict.CANNOT_TELL else ""
    known = [one for one in here if one is not None]
    return EffortWindow(
        carried=effort_sum(here, habit.name),
        runs=len(here),
        told=sum(one.amount(habit.name) is not None for one in known),
        waiting=len(here) - len(known),
        measured=measured_share(known),
        habit=replace(carried, verdict=Verdict.CANNOT_TELL) if why else carried,
        why=why,
    )


def _doubt(here: Sequence[RunEffort | None], earlier: Sequence[RunEffort | None], name: str) -> str:
    """Return why a window cannot be held against the habit; nothing where it can."""
    waiting = sum(one is None for one in (*here, *earlier))
    if waiting:
        return f"{_runs(waiting)} that it takes must be analyzed anew first"
    untold = sum(one is not None and one.amount(name) is None for one in (*here, *earlier))
    if untold:
        return f"{_runs(untold)} that it takes cannot be told"
    if name != "trimp" or not here:
        return ""
    now, before = (
        measured_share([one for one in those if one is not None]) >= HALF
        for those in (here, earlier)
    )
    if now == before:
        return ""
    return (
        "heart rate was measured in these days and mostly not before"
        if now
        else "heart rate is missing in most of these days’ running and was there before"
    )


def _runs(count: int) -> str:
    return "a run" if count == 1 else f"{count} runs"


def _usual(effort: RunEffort | None, name: str) -> float:
    span = None if effort is None else effort.amount(name)
    return 0.0 if span is None else span.usual
