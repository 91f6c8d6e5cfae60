"""Rows: runs in plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from runatomy.app.library.runs.entries import RunPage, RunRow, RunSums
from runatomy.app.web.api.answers.errors import unknown
from runatomy.app.web.web_app import WebApp
from runatomy.terms.errors import AppError

PLAIN = (
    "id", "name", "note", "runner_id", "sport", "device", "duration_s", "moving_s",
    "distance_m", "ascent_m", "descent_m", "heart_rate_bpm", "energy_J", "twin_of", "stale",
    "stays",
)  # fmt: skip
DIGITS = 6


def run_row(row: RunRow, names: Mapping[int, str]) -> dict[str, Any]:
    """Return a run in plain values; `names` are the runners' by id."""
    plain = {key: _rounded(getattr(row, key)) for key in PLAIN}
    return plain | {
        "start": instant(row.start),
        "runner": names.get(row.runner_id, ""),
        "group_energy_J": {key: _rounded(value) for key, value in row.group_energy_J.items()},
    }


def run_page(page: RunPage, names: Mapping[int, str]) -> dict[str, Any]:
    """Return some runs with the sums over all that were asked for."""
    return {
        "runs": [run_row(row, names) for row in page.rows],
        "total": page.total,
        "sums": {key: _rounded(getattr(page.sums, key)) for key in RunSums.__slots__},
    }


def names_of(web: WebApp) -> dict[int, str]:
    """Return the runners' names by id."""
    return {entry.key: entry.name for entry in web.library.runners()}


def runner_id(web: WebApp, who: str | None) -> int:
    """Return the id of a runner named by id or name, of the default one where nobody is.

    Refuses (404) one the library does not know.
    """
    known = int(who) if who is not None and who.isascii() and who.isdigit() else who
    if isinstance(known, int) and known > 2**53:
        raise unknown("no runner has that number", "/runners lists them.")
    try:
        return web.library.runner(known).key
    except AppError as error:
        raise unknown(error.what, error.mend) from error


def instant(moment: datetime | None) -> str | None:
    """Return an instant as UTC, "2026-03-29T06:12:00Z"."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _rounded(value: Any) -> Any:
    return float(f"{value:.{DIGITS + 2}g}") if isinstance(value, float) else value
