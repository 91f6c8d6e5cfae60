"""Start: the weeks that a habit tells of, from which a plan grows."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from runatomy.advice.plan.growth.hills import meter_of
from runatomy.advice.plan.growth.history import FIRST_RUN, FIRST_WEEK, WEEKS, History
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.request import Request


def start_of(rates: Rates, request: Request) -> History:
    """Return the weeks that the habit tells of, as easy running over its usual hills.

    The last four hold a usual week of late. A habit of before a break stands where it was, so
    that it counts for as much less as it is older.
    """
    habit, easy = request.habit, rates.engine.pace.easy
    each = habit.weekly * meter_of(rates, habit)
    weeks = [each] * WEEKS
    # The day before the plan, so that it counts for all of the first 30 days.
    runs = [(request.start - timedelta(days=1), habit.longest)]
    if habit.earlier is not None:
        since = habit.earlier.weeks
        weeks = [0.0 * each] * max(0, since + 1 - WEEKS) + weeks
        before = habit.earlier.weekly * meter_of(rates, habit)
        weeks[-1 - since] = np.maximum(weeks[-1 - since], before)
        runs.append((request.start - timedelta(days=7 * since + 1), habit.earlier.longest))
    return History(
        weeks=tuple(weeks),
        runs=tuple(runs),
        floor=FIRST_WEEK * rates.second(easy),
        first_run=FIRST_RUN * easy,
    )
