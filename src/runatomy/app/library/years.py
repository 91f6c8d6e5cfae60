"""Years: what days, months and years of runs add up to, by DuckDB in memory.

A DuckDB file can be held by one process only, so nothing of it is on the disk: each process feeds
its own from the ledger, kind by kind when first asked, and then only what changed since.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from runatomy.app.library.ledger import Ledger
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.app.library.feed import Feed
    from runatomy.terms.arrays import FloatArray

KINDS = ("group", "muscle", "tissue")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """What was run on a day; twins left out."""

    date: date
    runs: int
    distance_m: float
    moving_s: float
    energy_J: float  # noqa: N815 - the unit's own letter
    ascent_m: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DailyLoads:
    """What groups, muscles or tissues carried, day by day; days without a run are left out."""

    kind: str  # "group", "muscle", "tissue", or "wear" of tissues
    unit: str  # "J" of both sides; of one leg's tissues "BW s", of their wear "km"
    dates: tuple[date, ...]  # days with runs, in order
    names: tuple[str, ...]  # in order of the alphabet
    values: FloatArray  # [unit] (days, names)


class Years:
    """Sums over years of runs; made when first asked, true to the ledger at every question."""

    def __init__(self, ledger: Ledger) -> None:
        """Remember the ledger; nothing is read yet."""
        self._ledger = ledger
        self._turn = threading.Lock()
        self._feed: Feed | None = None

    def close(self) -> None:
        """Let go of the memory."""
        with self._turn:
            if self._feed is not None:
                self._feed.close()
            self._feed = None

    def calendar(self, runner: int | None, since: date | None, until: date | None) -> list[DayRow]:
        """Return the days with runs, in order."""
        condition, values = _days(runner, since, until)
        with self._turn:
            rows = (
                self._fed("runs")
                .duck.execute(
                    "SELECT day, count(*), sum(distance_m), sum(moving_s), sum(energy_J),"
                    f" sum(ascent_m) FROM runs WHERE {condition} GROUP BY day ORDER BY day",
                    values,
                )
                .fetchall()
            )
        return [
            DayRow(date=d, runs=n, distance_m=m, moving_s=s, energy_J=e, ascent_m=a)
            for d, n, m, s, e, a in rows
        ]

    def daily_loads(
        self, runner: int | None, kind: str, since: date | None, until: date | None
    ) -> DailyLoads:
        """Return what each group, muscle or tissue carried; AppError for another kind."""
        if kind not in KINDS:
            raise AppError(
                f"loads of {kind[:40]!r} are not kept", mend=f"One of {', '.join(KINDS)}."
            )
        condition, values = _days(runner, since, until)
        with self._turn:
            feed = self._fed("runs", kind)
            found = feed.duck.execute(
                f"SELECT day, name, sum(amount) AS amount FROM loads_{kind}"
                f" JOIN runs USING (number) WHERE {condition} GROUP BY day, name",
                values,
            ).fetchnumpy()
            names = {number: name for name, number in feed.names.items()}
        return _table(kind, found, names)

    def _fed(self, *tables: str) -> Feed:
        """Return the feed, with these tables as the ledger is now."""
        from runatomy.app.library.feed import Feed

        if self._feed is None:
            self._feed = Feed(self._ledger)
        self._feed.refresh(tables)
        return self._feed


def _days(
    runner: int | None, since: date | None, until: date | None
) -> tuple[str, Sequence[object]]:
    """Return the condition for a runner's days, with the values of its marks."""
    asked = [
        ("runner = ?", runner),
        ("day >= ?", since),
        ("day <= ?", until),
    ]
    told = [(condition, value) for condition, value in asked if value is not None]
    conditions = ["counted", "day IS NOT NULL", *(condition for condition, _ in told)]
    return " AND ".join(conditions), [value for _, value in told]


def _table(kind: str, found: dict[str, Any], names: dict[int, str]) -> DailyLoads:
    """Return rows of (day, name, amount) as a table of days by names."""
    import numpy as np

    days, row = np.unique(np.asarray(found["day"], "datetime64[D]"), return_inverse=True)
    there = sorted(np.unique(found["name"]).tolist(), key=names.__getitem__)
    column = np.zeros(len(names), dtype=np.int64)
    column[there] = np.arange(len(there))
    values = np.zeros((len(days), len(there)))
    values[row, column[found["name"]]] = found["amount"]
    return DailyLoads(
        kind=kind,
        unit="BW s" if kind == "tissue" else "J",
        dates=tuple(days.tolist()),
        names=tuple(names[number] for number in there),
        values=values,
    )
