"""Search: what runs are asked for, and how SQLite is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from runatomy.app.library.clock import start_of, text_of
from runatomy.terms.errors import AppError

SORTS = {
    "start": "runs.start",
    "added": "runs.added_at",
    "name": "folded(runs.name)",
    "duration_s": "runs.duration_s",
    "moving_s": "runs.moving_s",
    "distance_m": "runs.distance_m",
    "ascent_m": "runs.ascent_m",
    "descent_m": "runs.descent_m",
    "heart_rate_bpm": "runs.heart_rate_bpm",
    "energy_J": "analyses.energy_J",
    "speed_m_s": "runs.distance_m / max(runs.moving_s, 1.0)",
}
MOST = 1000  # rows at once
NEWEST = "-start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What runs are asked for; None asks nothing."""

    runner: int | None = None
    since: date | None = None  # days of this machine's time zone, both included
    until: date | None = None
    text: str | None = None  # every word in the name, note, sport or device
    min_distance_m: float | None = None
    max_distance_m: float | None = None
    min_ascent_m: float | None = None
    group: str | None = None  # sort by what this group of muscles spent, most first
    sort: str = NEWEST
    limit: int = 50
    offset: int = 0
    twins: bool = False  # also the same runs from other files


@dataclass(slots=True)
class Question:
    """Conditions of an SQL question, with the values of their marks."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Ask for this as well."""
        self.conditions.append(condition)
        self.values += values

    @property
    def where(self) -> str:
        """The conditions as SQL."""
        return " AND ".join(self.conditions) or "1"


def question_of(search: Search) -> Question:
    """Return what SQLite is asked, sorting aside."""
    asked = Question()
    if not search.twins:
        asked.add("runs.twin_of IS NULL")
    if search.runner is not None:
        asked.add("runs.runner_id = ?", search.runner)
    try:
        if search.since is not None:
            asked.add("runs.start >= ?", text_of(start_of(search.since)))
        if search.until is not None:
            asked.add("runs.start < ?", text_of(start_of(search.until + timedelta(days=1))))
    except OverflowError as error:
        raise AppError("no run was that long ago, or will be that late") from error
    for column, sign, value in (
        ("distance_m", ">=", search.min_distance_m),
        ("distance_m", "<=", search.max_distance_m),
        ("ascent_m", ">=", search.min_ascent_m),
    ):
        if value is not None:
            asked.add(f"runs.{column} {sign} ?", value)
    for word in (search.text or "").split():
        text = (
            "runs.name || ' ' || runs.note || ' ' || runs.sport || ' ' || ifnull(runs.device, '')"
        )
        asked.add(f"instr(folded({text}), ?) > 0", word.casefold())
    return asked


def order_of(search: Search) -> str:
    """Return how the rows are sorted, ties by start and id; AppError for an unknown way."""
    key = search.sort.removeprefix("-")
    way = "DESC" if search.sort.startswith("-") else "ASC"
    if search.group is not None and search.sort in (NEWEST, "group", "-group"):
        column, way = "ifnull(sorting.energy_J, 0.0)", "ASC" if search.sort == "group" else "DESC"
    elif key in SORTS:
        column = SORTS[key]
    else:
        raise AppError(
            f"runs cannot be sorted by {search.sort[:40]!r}",
            mend=f"By {', '.join(SORTS)}; with a minus before it, the largest first.",
        )
    return f"{column} {way} NULLS LAST, runs.start DESC, runs.id"
