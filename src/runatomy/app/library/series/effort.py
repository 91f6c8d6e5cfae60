"""Effort: what each run asked of heart and fuel, kept in the ledger and told by days."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from runatomy.app.library.clock import day_of, instant_of, start_of, text_of
from runatomy.app.library.files.originals import is_whole
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.loads.effort.lost_run import Known, LostRun
from runatomy.loads.effort.run_effort import RunEffort
from runatomy.loads.heart.span import Span

ENDS = ("", "_low", "_high")  # of a column's name: usual, low, high
COLUMNS = (
    "running_s",
    *(f"{name}{end}_J" for name in ("energy", "fat", "carbohydrate") for end in ENDS),
    *(f"trimp{end}_min" for end in ENDS),
    "heart_measured",
    "heart_max_given",
)
QUESTION = f"""
SELECT runs.id, runs.start, runs.name, runs.distance_m, runs.moving_s,
  files.sha256, files.suffix, files.size, {", ".join(f"efforts.{name}" for name in COLUMNS)}
FROM runs JOIN analyses ON analyses.run_id = runs.id AND analyses.current = 1
  JOIN files ON files.sha256 = runs.sha256
  LEFT JOIN efforts ON efforts.analysis_id = analyses.id
WHERE runs.runner_id = ? AND runs.twin_of IS NULL AND runs.start >= ? AND runs.start < ?
ORDER BY runs.start
"""  # every name in it is of this module


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEffort:
    """What one run asked of heart and fuel, on its day."""

    run_id: str
    day: date
    distance: float  # [m]
    effort: RunEffort | None  # None: analyzed before it was known, and waits to be anew
    lost: LostRun | None = None  # the run, where it waits in vain: its original is gone

    @property
    def known(self) -> Known:
        """Return what is known of it: its effort, that it is lost, or None while it waits."""
        return self.effort or self.lost


def effort_of(answer: Mapping[str, Any]) -> RunEffort:
    """Return what a run asked of heart and fuel, from its analysis in plain values."""
    heart, fuel = answer["heart"], answer["fuel"]
    return RunEffort(
        running_time=float(fuel["running_s"]),
        energy=Span(**fuel["energy"]["J"]),
        fat=Span(**fuel["fat"]["J"]),
        carbohydrate=Span(**fuel["carbohydrate"]["J"]),
        trimp=None if heart["trimp"] is None else Span(**heart["trimp"]),
        measured=float(heart["measured"]),
        max_given=bool(heart["limits"]["max_given"]),
    )


def add_effort(connection: sqlite3.Connection, analysis: int | None, effort: RunEffort) -> None:
    """Keep what a run asked beside its analysis, within the transaction of that."""
    trimp = effort.trimp
    values = (
        effort.running_time,
        *(x for one in (effort.energy, effort.fat, effort.carbohydrate) for x in _ends(one)),
        *((None, None, None) if trimp is None else _ends(trimp)),
        effort.measured,
        int(effort.max_given),
    )
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    connection.execute(
        f"INSERT INTO efforts(analysis_id, {', '.join(COLUMNS)}) VALUES ({marks})",
        (analysis, *values),
    )


def efforts_of(
    home: Home, ledger: Ledger, runner_id: int, since: date, until: date
) -> list[DayEffort]:
    """Return what each run of these days asked of heart and fuel, oldest first; no twins."""
    bounds = (text_of(start_of(since)), text_of(start_of(until + timedelta(days=1))))
    with ledger.reading() as connection:
        rows = connection.execute(QUESTION, (runner_id, *bounds)).fetchall()
    return [
        DayEffort(
            run_id=row["id"],
            day=day_of(instant_of(row["start"])),
            distance=row["distance_m"],
            effort=None if row["running_s"] is None else _effort(row),
            lost=_lost(home, row) if row["running_s"] is None else None,
        )
        for row in rows
    ]


def _lost(home: Home, row: Mapping[str, Any]) -> LostRun | None:
    """Return a run whose analysis is too old to tell: None where its original can tell anew."""
    if is_whole(home, row["sha256"], row["suffix"], row["size"]):
        return None
    day = day_of(instant_of(row["start"]))
    return LostRun(name=row["name"], day=day, moving_time=row["moving_s"])


def _effort(row: Mapping[str, Any]) -> RunEffort:
    def span(name: str, unit: str) -> Span:
        usual, low, high = (row[f"{name}{end}_{unit}"] for end in ENDS)
        return Span(low=low, usual=usual, high=high)

    return RunEffort(
        running_time=row["running_s"],
        energy=span("energy", "J"),
        fat=span("fat", "J"),
        carbohydrate=span("carbohydrate", "J"),
        trimp=None if row["trimp_min"] is None else span("trimp", "min"),
        measured=row["heart_measured"],
        max_given=bool(row["heart_max_given"]),
    )


def _ends(span: Span) -> tuple[float, float, float]:
    return span.usual, span.low, span.high
