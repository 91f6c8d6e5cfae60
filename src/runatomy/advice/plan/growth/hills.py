"""Hills: how steep a runner's usual running is, from what they climb and descend."""

from __future__ import annotations

from runatomy.advice.kinds.pace import Pace
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.steps.recipes import (
    HILL_STEEPEST,
    LAP_MINUTES,
    Hill,
    uphill_speed,
)
from runatomy.advice.plan.usual.slope import SLOPED, slope_of
from runatomy.terms.arrays import FloatArray

HILLY = 0.015  # [-] climbed for each meter, from which hills are what a runner is used to


def meter_of(rates: Rates, habit: RecentHabit) -> FloatArray:
    """Return what a usual meter loads, by the names of Rates: easy, its climbs and descents too.

    Climbed as hard as the level, descended as fast as the level, the rest level.
    """
    easy, slope = rates.engine.pace.easy, slope_of(habit.climb, habit.descent)
    up, down = min(1.0, habit.climb / slope), min(1.0, habit.descent / slope)
    climbing = uphill_speed(rates.engine.pace, slope)
    level = max(0.0, 1.0 - up - down) / easy * rates.second(easy)
    if up + down <= 0.0:
        return level
    sloped = up / climbing * rates.second(climbing, slope) + down / easy * rates.second(
        easy, -slope
    )
    return level + sloped


def hill_of(pace: Pace, habit: RecentHabit) -> Hill | None:
    """Return the hills of easy running that climbs as the habit does; None where it hardly does.

    As steep as is still run, and so long that each lap climbs what the same way usually does.
    """
    if habit.climb < HILLY:
        return None
    slope = min(HILL_STEEPEST, slope_of(habit.climb, habit.descent))
    share = min(SLOPED / 2.0, habit.climb / slope)  # of the way, up; as much is down
    up = share / uphill_speed(pace, slope)
    minutes = LAP_MINUTES * up / (up + (1.0 - share) / pace.easy)
    return Hill(slope=round(slope, 2), minutes=max(1.0, round(2.0 * minutes) / 2.0))
