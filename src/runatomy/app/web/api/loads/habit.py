"""Habit: what was carried in the last days against what is usual for this runner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from runatomy.analysis.plain import rounded
from runatomy.app.library.years import DailyLoads
from runatomy.app.web.api.loads.plain import NAMES, Kind, plain_of, unit_of
from runatomy.app.web.web_app import WebApp
from runatomy.loads.habit import EVIDENCE, HISTORY_DAYS, WINDOWS, Habit, habits

DAYS = HISTORY_DAYS + max(WINDOWS) + 1


def loads(web: WebApp, runner: int, until: date) -> dict[str, Any]:
    """Return what the runner's groups and tissues carried up to a day, against their habit."""
    # The whole history: habit counts from the first load, which says since when one could tell.
    return {
        "runner_id": runner,
        "until": until.isoformat(),
        "windows": list(WINDOWS),
        "groups": _rows(web, runner, "group", until),
        "tissues": _rows(web, runner, "tissue", until),
        "evidence": EVIDENCE.to_dict(),
    }


def trend(
    web: WebApp, runner: int, kind: Kind, name: str, weeks: int, last: date
) -> dict[str, Any]:
    """Return what one of them carried week by week, up to the week of the day `last`."""
    plain = plain_of(kind, name)
    end = last - timedelta(days=last.weekday())
    first = end - timedelta(weeks=weeks - 1)
    daily = web.library.daily_loads(runner, kind, since=first, until=end + timedelta(days=6))
    values = [0.0] * weeks
    if name in daily.names:
        column = daily.values[:, daily.names.index(name)]
        for day, value in zip(daily.dates, column.tolist(), strict=True):
            values[(day - first).days // 7] += value
    return {
        "name": name,
        "plain": plain,
        "unit": unit_of(kind, name),
        "weeks": [(first + timedelta(weeks=i)).isoformat() for i in range(weeks)],
        "value": [rounded(value) for value in values],
    }


def _rows(web: WebApp, runner: int, kind: Kind, until: date) -> list[dict[str, Any]]:
    """Return groups or tissues in the order of the catalogue, those never carried with zeros."""
    daily = web.library.daily_loads(runner, kind, since=until - timedelta(days=DAYS), until=until)
    found = {habit.name: habit for habit in habits(*_columns(daily, NAMES[kind]), until)}
    return [_row(kind, found[name]) for name in NAMES[kind]]


def _columns(daily: DailyLoads, names: Sequence[str]) -> tuple[Any, Any, Sequence[str]]:
    """Return days, loads and names, with every name of the catalogue."""
    import numpy as np

    values = np.zeros((len(daily.dates), len(names)))
    for place, name in enumerate(names):
        if name in daily.names:
            values[:, place] = daily.values[:, daily.names.index(name)]
    return np.array(daily.dates, dtype="datetime64[D]"), values, names


def _row(kind: Kind, habit: Habit) -> dict[str, Any]:
    told = [window.to_dict() for window in habit.windows]
    days = [str(window.days) for window in habit.windows]
    return {
        "name": habit.name,
        "plain": plain_of(kind, habit.name),
        "unit": unit_of(kind, habit.name),
        "carried": {d: rounded(w["carried"]) for d, w in zip(days, told, strict=True)},
        "usual": {d: w["usual"] for d, w in zip(days, told, strict=True)},
        "verdict": {d: w["verdict"] for d, w in zip(days, told, strict=True)},
        "missing_days": {d: w["missing_days"] for d, w in zip(days, told, strict=True)},
    }
