"""Calendar: what each week is for, and on which of its days one runs and lifts."""

from __future__ import annotations

from datetime import date, timedelta

from runatomy.advice.plan.goal import GoalKind
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.usual.weekdays import lifting, roles
from runatomy.advice.plan.week import Phase

LIGHT_EVERY = 4  # weeks: coaches' practice
TAPER_OF = 5  # weeks of a plan for each week of taper: coaches' practice
WEEK = 7
BEFORE_RACE: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((3, "opener"),),
    2: ((1, "easy"), (4, "opener")),
    3: ((1, "easy"), (3, "easy"), (4, "opener")),
}


def phases(kind: GoalKind, weeks: int) -> tuple[Phase, ...]:
    """Return what each week is for: the last before a race tapers, every fourth is lighter."""
    # A short plan has no time for three weeks of it.
    taper = min(len(kind.taper), max(weeks // TAPER_OF, kind.race is not None))
    training = weeks - taper
    found = []
    for i in range(training):
        light = (i + 1) % LIGHT_EVERY == 0
        found.append(Phase.LIGHT if light else Phase.BASE if 3 * i < training else Phase.BUILD)
    last = [Phase.RACE] if kind.race is not None and taper else [Phase.TAPER] * bool(taper)
    return (*found, *([Phase.TAPER] * (taper - len(last))), *last)


def run_days(
    start: date, days: int, runs: int, phase: Phase, habit: RecentHabit
) -> tuple[tuple[int, str], ...]:  # fmt: skip
    """Return the places of a week's runs and what they are for, in the order of days."""
    if phase is Phase.RACE:
        return BEFORE_RACE[min(runs, 3)]
    if phase is Phase.REST:
        return _of_rest(start, days, runs, habit)
    if days == 1:
        return ((0, "easy"),)  # strength needs that day too: no day for a long run
    found = [(_place(start, day), role) for day, role in roles(habit, runs).items()]
    kept = sorted(pair for pair in found if pair[0] < days)
    return tuple(kept) or ((0, "easy"),)


def _of_rest(
    start: date, days: int, runs: int, habit: RecentHabit
) -> tuple[tuple[int, str], ...]:  # fmt: skip
    """Return the places of easy runs in a week of rest: none on the first days after the run."""
    found = sorted(_place(start, day) for day in roles(habit, runs))
    return tuple(
        (place, "easy") for place in found if place < days and not _free(start, place, habit)
    )


def _free(start: date, place: int, habit: RecentHabit) -> bool:
    """Tell whether a day is too near to a run far beyond the usual."""
    return habit.spent is not None and habit.spent.free(day_of(start, place))


def strength_days(
    start: date, days: int, sessions: int, phase: Phase, runs: int, habit: RecentHabit
) -> tuple[int, ...]:  # fmt: skip
    """Return the places of a week's strength sessions: one at least, early in a race week."""
    if phase is Phase.RACE:
        return (0,)
    if phase is Phase.REST:
        return (days - 1,)  # as late as can be
    if phase in (Phase.LIGHT, Phase.TAPER):
        sessions = 1
    found = sorted(_place(start, day) for day in lifting(habit, runs, sessions))
    return tuple(place for place in found if place < days) or (0,)


def _place(start: date, weekday: int) -> int:
    """Return how many days after the start of a week a weekday is."""
    return (weekday - start.weekday()) % WEEK


def day_of(start: date, place: int) -> date:
    """Return the day at a place of a week."""
    return start + timedelta(days=place)
