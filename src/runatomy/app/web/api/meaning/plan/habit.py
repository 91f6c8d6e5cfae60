"""Habit: what a runner ran lately, from which the form of a plan is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from runatomy.advice.plan.growth.history import WEEKS
from runatomy.advice.plan.request import MOST_DAYS
from runatomy.advice.plan.usual.five_k import five_k_of
from runatomy.advice.plan.usual.read import habit_of
from runatomy.analysis.plain import rounded
from runatomy.app.library.runs.past import past_runs
from runatomy.app.web.web_app import WebApp


def defaults(web: WebApp, runner: int, start: date) -> dict[str, Any]:
    """Return what the form begins with for a plan that starts on a day.

    The habit of the last weeks (`RecentHabit`); days a week; five_k_s by Riegel's formula from
    the fastest run of half a year or from the easy runs (`FiveK`).
    """
    runs = past_runs(web.library, runner, start)
    month = [run for run in runs if (start - run.day).days <= 7 * WEEKS]
    habit = habit_of(runs, start)
    time = five_k_of(runs, habit.easy)
    return {
        "start": start.isoformat(),
        "runs": len(month),
        **{key: rounded(v) if isinstance(v, float) else v for key, v in habit.to_dict().items()},
        "days": min(max(len(habit.weekdays), 3), MOST_DAYS - 1),
        "five_k_s": rounded(time.seconds),
        "five_k_by": time.by,
        "five_k_from": None if time.day is None else time.day.isoformat(),
    }
