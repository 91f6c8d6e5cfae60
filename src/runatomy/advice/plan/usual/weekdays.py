"""Weekdays: on which days of the week one runs, and which of them are long or fast."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from runatomy.advice.plan.recent_habit import RecentHabit

SUNDAY = 6
WEEK = 7
# Days after the long run that are run on where nobody says otherwise: coaches' practice.
OFFSETS: dict[int, tuple[int, ...]] = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 2, 4, 5),
    5: (0, 1, 2, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
}
FAST = {1: 0, 2: 1, 3: 1, 4: 1, 5: 2, 6: 2}  # fast runs at most, by runs a week
FAST_AFTER = (2, 4)  # days after the long run on which they suit best
NEXT_TO_LONG = (1, 6)  # days after the long run on which nothing is hard
LIFT_AFTER = {1: (4,), 2: (2, 4), 3: (1, 3, 5)}  # days after the long run on which one lifts


def roles(habit: RecentHabit, runs: int) -> dict[int, str]:
    """Return what each weekday that is run on is for: long, fast, recovery or easy.

    The days are the runner's own as far as they are known. Nothing hard is next to the long run or
    to another hard run; where the days leave no room for it there is less of it. The day after the
    long run is free, or a recovery run.
    """
    long = long_weekday(habit)
    after = _days_after(habit, long, runs)
    fast = _fast(after, FAST[runs])
    found = {}
    for days in after:
        other = "recovery" if days == 1 else "easy"
        role = "long" if days == 0 else "fast" if days in fast else other
        found[(long + days) % WEEK] = role
    return found


def lifting(habit: RecentHabit, runs: int, sessions: int) -> tuple[int, ...]:
    """Return the weekdays of strength sessions: on days of fast runs rather than next to them."""
    long = long_weekday(habit)
    fast = [(day - long) % WEEK for day, role in roles(habit, runs).items() if role == "fast"]

    def cost(days: tuple[int, ...]) -> float:
        near = sum(abs(a - b) == 1 for a in days for b in fast)
        close = sum(b - a < 2 for a, b in pairwise(days))
        usual = sum(abs(a - b) for a, b in zip(days, LIFT_AFTER[sessions], strict=True))
        after_long = 0.5 * (1 in days)
        return 3.0 * close + near + after_long + 0.1 * usual

    best = min(combinations(range(1, 6), sessions), key=cost)
    return tuple(sorted((long + days) % WEEK for days in best))


def long_weekday(habit: RecentHabit) -> int:
    """Return the weekday of the long run.

    Where none is told it is Sunday, or the day before the longest pause.
    """
    if habit.long_day is not None:
        return habit.long_day
    if SUNDAY in habit.weekdays or not habit.weekdays:
        return SUNDAY
    return max(habit.weekdays, key=lambda day: (_pause(day, habit.weekdays), day))


def _pause(day: int, weekdays: Sequence[int]) -> int:
    """Return how many days pass from a day to the next that is run on."""
    return min((other - day) % WEEK or WEEK for other in weekdays)


def _days_after(habit: RecentHabit, long: int, runs: int) -> tuple[int, ...]:
    """Return the days after the long run that are run on, the runner's own first."""
    own = [(day - long) % WEEK for day in habit.weekdays if day != long]
    if not own:
        return OFFSETS[runs]
    found = [0]
    while len(found) < runs:
        left = [day for day in own if day not in found]
        left = left or [day for day in (*OFFSETS[runs], *range(1, WEEK)) if day not in found]
        found.append(max(left, key=lambda day: (_apart(day, found), -left.index(day))))
    return tuple(sorted(found))


def _apart(day: int, others: Sequence[int]) -> int:
    """Return how many days lie to the nearest of some others, around the week."""
    return min(min((day - other) % WEEK, (other - day) % WEEK) for other in others)


def _fast(after: Sequence[int], most: int) -> tuple[int, ...]:
    """Return the days of fast runs: as many as find a place with a day between hard ones."""
    calm = [day for day in after if day != 0 and day not in NEXT_TO_LONG]
    for count in range(most, 0, -1):
        found = [
            days for days in combinations(calm, count) if all(b - a > 1 for a, b in pairwise(days))
        ]
        if found:
            return min(found, key=lambda days: sum(
                abs(a - b) for a, b in zip(days, FAST_AFTER, strict=False)))  # fmt: skip
    return ()
