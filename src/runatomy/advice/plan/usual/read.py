"""Read: a runner's habit from the runs of half a year."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from runatomy.advice.plan.recent_habit import EASY_SPEEDS, STEEPEST, RecentHabit
from runatomy.advice.plan.usual.earlier import MEMORY, MOST_RUN, MOST_WEEK, Earlier
from runatomy.advice.plan.usual.spent import CALM, Spent

WEEK = 7  # days
WEEKS = 4  # of which a usual week is the mean
FEWEST = 2  # of which it is where fewer are known
DAYS = 30  # of which the longest run counts
LOOK = 8  # weeks in which the days of the week are looked for
USUAL = 1.0 / 3.0  # [-] of the weeks in which a day of the week is run on
LONGER = 1.15  # [-] over the week's other runs, from which one is its long run
FAR_LONGER = 1.5  # [-] over the week's next longest, from which it is one however hard it was
FASTER = 1.12  # [-] over the speed of easy runs, from which a run was a fast one; assumed
EASY = 25.0  # [%] of the runs, the slowest, that are taken for easy; assumed
THROUGH = 0.95  # [-] of the way that is run in a run without walking
LEVEL = 0.02  # [-] climbed and descended for each meter, below which hills hardly slow one down
ENOUGH = 3  # runs that tell how fast one runs easily
WORTH = 1.1  # [-] over the last weeks, from which earlier ones are worth a word
SPENDING = 2.5 * 3600.0  # [s] a fast marathon, from which a run may cost a week; assumed
SPENDING_WAY = 25_000.0  # [m] the same where nobody knows how long it took
RUN_MOSTLY = 0.5  # [-] of the way that is run, below which it was a hike; assumed
BEYOND = 1.25  # [-] over every run before, by way or by time, from which it does; assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """One run that was run."""

    day: date
    meters: float  # [m]
    seconds: float = 0.0  # [s] moving; 0 where nobody knows
    ascent: float = 0.0  # [m]
    descent: float = 0.0  # [m]
    running: float | None = None  # [m] of it that were run, not walked; None: not known
    speed: float | None = None  # [m/s] over the time that was run, not walked; None: not known

    @property
    def far(self) -> float:
        """Return how far was run [m]; the whole way where nobody knows what was walked."""
        return self.meters if self.running is None else self.running


def habit_of(runs: Sequence[PastRun], start: date) -> RecentHabit:
    """Return the habit that the runs before a day tell of, with nothing where there are none."""
    past = [run for run in runs if run.day < start]
    weekly, longest = _weeks_before(past, start)
    last = max((run.day for run in past), default=start)
    look = [run for run in past if (last - run.day).days < LOOK * WEEK]
    far = sum(run.meters for run in look) or 1.0
    weekdays = _weekdays(look)
    return RecentHabit(
        weekly=weekly,
        longest=longest,
        climb=min(STEEPEST, sum(run.ascent for run in look) / far),
        descent=min(STEEPEST, sum(run.descent for run in look) / far),
        weekdays=weekdays,
        long_day=_long_day(look, weekdays),
        earlier=_earlier(past, start, weekly),
        easy=_easy_speed(look),
        spent=_spent(past, start),
    )


def _weeks_before(runs: Sequence[PastRun], day: date) -> tuple[float, float]:
    """Return a usual week [m] and the longest run [m] of the weeks before a day."""
    ages = [((day - run.day).days, run.far) for run in runs]
    # Weeks before the first run that is known held who knows what: they are no weeks of rest.
    known = math.ceil(max((age for age, _ in ages), default=0) / WEEK)
    weeks = min(max(known, FEWEST), WEEKS)
    week = sum(far for age, far in ages if 0 < age <= weeks * WEEK) / weeks
    longest = max((far for age, far in ages if 0 < age <= DAYS), default=0.0)
    return min(week, MOST_WEEK), min(longest, MOST_RUN)


def _earlier(runs: Sequence[PastRun], start: date, weekly: float) -> Earlier | None:
    """Return the habit of some weeks ago of which most still counts, where it counts more."""
    found = []
    for weeks in range(1, MEMORY - WEEKS + 1):
        week, longest = _weeks_before(runs, start - timedelta(days=WEEK * weeks))
        found.append(Earlier(weekly=week, longest=longest, weeks=weeks))
    best = max(found, key=lambda one: one.counts)
    return best if best.counts > max(WORTH * weekly, 1.0) else None


def _spent(runs: Sequence[PastRun], start: date) -> Spent | None:
    """Return the last run of late that was long and far beyond the usual; None where none was."""
    old = [run for run in runs if CALM < (start - run.day).days <= CALM + LOOK * WEEK]
    way = max((run.far for run in old), default=0.0)
    time = max((run.seconds for run in old), default=0.0)
    for run in sorted(runs, key=lambda one: one.day, reverse=True):
        if (start - run.day).days > CALM:
            return None
        long = run.seconds >= SPENDING if run.seconds else run.far >= SPENDING_WAY
        hike = run.far < RUN_MOSTLY * run.meters
        if long and not hike and (run.far >= BEYOND * way or 0.0 < BEYOND * time <= run.seconds):
            return Spent(day=run.day, meters=min(run.far, MOST_RUN))
    return None


def _easy_speed(runs: Sequence[PastRun]) -> float | None:
    """Return the speed [m/s] of the easy runs on the level; None where there are few.

    Runs with walking count, by what was run of them, where few were run through.
    """
    level = [run for run in runs if run.speed and run.ascent + run.descent <= LEVEL * run.meters]
    through = [run for run in level if run.far >= THROUGH * run.meters]
    counted = through if len(through) >= ENOUGH else level
    if len(counted) < ENOUGH:
        return None
    return float(np.clip(np.percentile([run.speed for run in counted], EASY), *EASY_SPEEDS))


def _weekdays(runs: Sequence[PastRun]) -> tuple[int, ...]:
    """Return the days of the week that are run on, the most usual first."""
    days = {run.day for run in runs}
    weeks = len({_week(day) for day in days})
    counts = Counter(day.weekday() for day in days)
    usual = [(-n, day) for day, n in counts.items() if n >= USUAL * weeks]
    return tuple(day for _, day in sorted(usual))


def _long_day(runs: Sequence[PastRun], weekdays: Sequence[int]) -> int | None:
    """Return the day of the week's long run; None where in most weeks none stands out."""
    if not weekdays:
        return None
    weeks: dict[date, list[PastRun]] = {}
    for run in runs:
        weeks.setdefault(_week(run.day), []).append(run)
    limit = _fast_from(runs)
    long = Counter(day for week in weeks.values() if (day := _longest_of(week, limit)) is not None)
    day, times = long.most_common(1)[0] if long else (None, 0)
    return day if 2 * times >= len(weeks) else None


def _longest_of(week: Sequence[PastRun], fast_from: float) -> int | None:
    """Return the day of the longest run of a week; None where none stands out.

    Intervals with all their jogging may cover more than any easy run: fast runs are no long runs
    unless they are far longer than the others.
    """
    left = list(week)
    while left:
        best = max(left, key=lambda run: run.far)
        left.remove(best)
        others = [run.far for run in week if run is not best]
        if (best.speed or 0.0) <= fast_from:
            easy = [run.far for run in left]
            alone = not easy or best.far >= LONGER * sum(easy) / len(easy)
            return best.day.weekday() if alone else None
        if others and best.far >= FAR_LONGER * max(others):
            return best.day.weekday()
    return None


def _fast_from(runs: Sequence[PastRun]) -> float:
    """Return the speed [m/s] from which a run was a fast one; endless where nobody knows."""
    known = [run.speed for run in runs if run.speed]
    return FASTER * float(np.percentile(known, EASY)) if known else math.inf


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())
