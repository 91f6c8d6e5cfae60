"""EffortHabit: what the last weeks asked of heart and fuel, against what is usual.

Sums add low to low and high to high, as the runs of one runner err alike. The verdict is that of
`loads.habit` on usual values, and "cannot tell" wherever the habit is not made of the same stuff:
where a run of it is not told, or where this window's training impulse comes from heart rate and
the habit's from the power of running, or the other way round. Runs that nobody can tell any more
are bridged where they are a small part: `lost_run` says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from runatomy.loads.effort.lost_run import (
    SMALL,
    Known,
    LostRun,
    hardest,
    lost_of,
    lost_share,
    told_of,
    with_room,
)
from runatomy.loads.effort.run_effort import HALF, RunEffort, measured_share
from runatomy.loads.habit import HISTORY_DAYS, WINDOWS, Carried, Habit, Verdict, habits
from runatomy.loads.heart.span import Span

NAMES = ("trimp", "energy", "fat", "carbohydrate")
UNITS = {"trimp": "min"} | dict.fromkeys(NAMES[1:], "J")
ZERO = date(2000, 1, 1)  # any day: verdicts hang on ages alone
NOTHING = Span(low=0.0, usual=0.0, high=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortWindow:
    """What the runs of one window asked in sum, and how that stands to the habit."""

    carried: Span | None  # [min | J] None where no run of the window can be told
    runs: int
    told: int  # runs of which it can be told
    waiting: int  # runs that wait to be analyzed anew before they tell
    measured: float  # [-] of their running time with a heart rate
    lost: tuple[LostRun, ...] = ()  # nobody can tell any more; `carried` has room for them
    lost_share: float = 0.0  # [-] of the time run
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
    efforts: Sequence[Known],
    until: date,
    windows: Sequence[int] = WINDOWS,
) -> tuple[EffortHabit, ...]:
    """Return, in the order of NAMES, what runs asked up to and with the day `until`.

    One date and one effort a run; None is a run whose effort is not known yet, a LostRun one whose
    effort never will be. Runs after `until` are left out.
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


def effort_sum(efforts: Sequence[Known], name: str) -> Span | None:
    """Return what runs asked in sum; None where there are some and none of them can be told."""
    told = [span for one in told_of(efforts) if (span := one.amount(name)) is not None]
    return with_room(sum(told, NOTHING), efforts, name) if told or not efforts else None


def _window(rows: Sequence[tuple[int, Known]], habit: Habit, carried: Carried) -> EffortWindow:
    here = [one for age, one in rows if age < carried.days]
    earlier = [one for age, one in rows if carried.days <= age < carried.days + HISTORY_DAYS]
    why = ""
    if carried.verdict != Verdict.CANNOT_TELL:
        why = _doubt(here, earlier, habit.name) or _loss(rows, here, earlier, habit.name, carried)
    known = told_of(here)
    return EffortWindow(
        carried=effort_sum(here, habit.name),
        runs=len(here),
        told=sum(one.amount(habit.name) is not None for one in known),
        waiting=sum(one is None for one in here),
        measured=measured_share(known),
        lost=lost_of(here),
        lost_share=lost_share(here),
        habit=replace(carried, verdict=Verdict.CANNOT_TELL) if why else carried,
        why=why,
    )


def _doubt(here: Sequence[Known], earlier: Sequence[Known], name: str) -> str:
    """Return why a window cannot be held against the habit; nothing where it can."""
    waiting = sum(one is None for one in (*here, *earlier))
    if waiting:
        return f"{_runs(waiting)} that it takes must be analyzed anew first"
    untold = sum(one.amount(name) is None for one in told_of((*here, *earlier)))
    if untold:
        return f"{_runs(untold)} that it takes cannot be told"
    if name != "trimp" or not here:
        return ""
    now, before = (measured_share(told_of(those)) >= HALF for those in (here, earlier))
    if now == before:
        return ""
    return (
        "heart rate was measured in these days and mostly not before"
        if now
        else "heart rate is missing in most of these days’ running and was there before"
    )


def _loss(
    rows: Sequence[tuple[int, Known]],
    here: Sequence[Known],
    earlier: Sequence[Known],
    name: str,
    carried: Carried,
) -> str:
    """Return why lost runs leave the verdict open; nothing where it is the same either way."""
    lost = lost_of((*here, *earlier))
    if not lost:
        return ""
    share = max(lost_share(here), lost_share(earlier))
    if share > SMALL:
        whose = "these days’" if share == lost_share(here) else "the earlier"
        return f"{share:.0%} of {whose} running is of {_runs(len(lost))} nobody can tell any more"
    most = hardest((*here, *earlier), name)
    ends = {_verdict(rows, name, carried.days, most, now=now) for now in (True, False)}
    if ends == {carried.verdict}:
        return ""
    return f"{_runs(len(lost))} that nobody can tell any more would decide it"


def _verdict(
    rows: Sequence[tuple[int, Known]], name: str, days: int, most: float, *, now: bool
) -> Verdict:
    """Return the verdict if lost runs asked the `most` a second now and nothing before, or else."""
    amounts = [
        most * one.moving_time * ((age < days) == now)
        if isinstance(one, LostRun)
        else _usual(one, name)
        for age, one in rows
    ]
    table = np.array(amounts).reshape(-1, 1)
    (found,) = habits(
        [ZERO - timedelta(days=age) for age, _ in rows], table, (name,), ZERO, (days,)
    )
    return found.windows[0].verdict


def _runs(count: int) -> str:
    return "a run" if count == 1 else f"{count} runs"


def _usual(effort: Known, name: str) -> float:
    span = effort.amount(name) if isinstance(effort, RunEffort) else None
    return 0.0 if span is None else span.usual
