"""Done: what the library holds of the days of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.usual.running import running_part
from runatomy.app.library.years import DayRow
from runatomy.app.web.web_app import WebApp

KINDS = ("group", "tissue", "muscle")


def done_until(
    web: WebApp, runner: int, names: Sequence[str], since: date, until: date, told: Iterable[date]
) -> Done:
    """Return what was run between two days, with what each day loaded, and strength as told.

    `names` are those of the plan's loads: the first two time and distance, then groups, tissues,
    muscles. What is known to have been walked loads nothing. A day whose runs are not analyzed
    counts as level running at its mean speed.
    """
    loads = _loads(web, runner, names, since, until)
    running = _running(web, runner, since, until)
    days = web.library.calendar(runner=runner, since=since, until=until)
    runs = (
        _done(day, running.get(day.date), loads.get(day.date))
        for day in days
        if day.moving_s > 0.0 and day.distance_m > 0.0
    )
    return Done(until=until, runs=tuple(runs), strength=tuple(sorted(told)))


def _done(day: DayRow, running: float | None, loads: Sequence[float] | None) -> DoneRun:
    """Return what was run on a day, `running` [s] of it known to be no walking."""
    way, speed = day.distance_m, None
    if running:
        way, speed = running_part(day.distance_m, day.moving_s, running)
    lasted = way / speed if speed else day.moving_s
    return DoneRun(
        day=day.date,
        seconds=day.moving_s,
        meters=day.distance_m,
        speed=speed,
        loads=() if loads is None else (lasted, way, *loads),
    )


def _running(web: WebApp, runner: int, since: date, until: date) -> dict[date, float]:
    """Return how long was run, not walked, on each day whose runs are analyzed [s]."""
    found: dict[date, float] = {}
    for one in web.library.efforts(runner, since, until):
        if one.effort and one.effort.running_time > 0.0:
            found[one.day] = found.get(one.day, 0.0) + one.effort.running_time
    return found


def _loads(
    web: WebApp, runner: int, names: Sequence[str], since: date, until: date
) -> dict[date, list[float]]:
    """Return what each day loaded, by the names after the first two; only days that tell all."""
    found: dict[date, dict[tuple[str, str], float]] = {}
    for kind in KINDS:
        daily = web.library.daily_loads(runner, kind, since=since, until=until)
        for day, values in zip(daily.dates, daily.values.tolist(), strict=True):
            row = found.setdefault(day, {})
            row.update({(kind, n): value for n, value in zip(daily.names, values, strict=True)})
    wanted = list(_kinds(names[2:]))
    return {
        day: [row[name] for name in wanted]
        for day, row in found.items()
        if all(name in row for name in wanted)
    }


def _kinds(names: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Return each name with its kind; groups and muscles may share one, groups come first."""
    from runatomy.mechanics.run.names import GROUP_NAMES
    from runatomy.mechanics.tissues.tissue_loads import TISSUES

    for place, name in enumerate(names):
        group, tissue = len(GROUP_NAMES), len(GROUP_NAMES) + len(TISSUES)
        yield ("group" if place < group else "tissue" if place < tissue else "muscle"), name


def as_day(text: Any) -> date:
    """Return a day that was kept as text."""
    return date.fromisoformat(str(text))
