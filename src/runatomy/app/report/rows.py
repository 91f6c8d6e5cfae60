"""Rows: the groups and muscles of an analysis, made ready to show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from runatomy.app.report import words
from runatomy.terms.units import CENTIMETER, GRAVITY

Row = Mapping[str, Any]
SUMS = ("energy_J", "energy_share", "low", "high", "positive_work_J", "negative_work_J",
        "tendon_stored_J", "tendon_returned_J", "level_energy_J", "hardest_power_W")  # fmt: skip


def ranked(rows: Iterable[Row], key: str = "energy_J") -> list[Row]:
    """Return the rows, the largest first."""
    return sorted(rows, key=lambda row: -(row.get(key) or 0.0))


def placed(analysis: Row) -> dict[str, Any]:
    """Return the analysis with `hardest_at_m` in every row, None where it cannot be told."""
    found = {
        level: [{**row, "hardest_at_m": hardest_at_m(row, analysis)} for row in analysis[level]]
        for level in ("groups", "muscles")
    }
    return {**analysis, **found}


def hardest_at_m(row: Row, analysis: Row) -> float | None:
    """Return how far along the run the row's hardest moment lies [m]; needs the series."""
    if row.get("hardest_at_m") is not None:
        return float(row["hardest_at_m"])
    series, at = analysis.get("series"), row.get("hardest_at_s")
    if not series or at is None:
        return None
    index = min(bisect_left(series["time_s"], at), len(series["time_s"]) - 1)
    meters = series["distance_m"][index]
    return None if words.missing(meters) else float(meters)


def both_sides(rows: Sequence[Row]) -> list[Row]:
    """Return one row a muscle where left and right were told apart; `sides` holds their shares."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        whole = found.setdefault(row["name"], {**row, "side": None, "sides": {}})
        if row.get("side"):
            if whole["sides"]:
                sums = {key: (whole.get(key) or 0.0) + (row.get(key) or 0.0) for key in SUMS}
                whole.update({key: sums[key] for key in SUMS if row.get(key) is not None})
            whole["sides"][row["side"]] = row.get("energy_J") or 0.0
    return list(found.values())


def lower(row: Row) -> str:
    """Return a row's plain name as it stands within a sentence, without brackets."""
    return str(row.get("plain") or row["name"]).split(" (")[0].lower()


def halves_of(role: Row) -> tuple[float, float]:
    """Return the share of support [-] in the first and in the second half of the contact.

    All of it stands in the first where nobody knows when it was given.
    """
    whole, early = float(role["support_share"]), role.get("early_support_share")
    return (whole, 0.0) if early is None else (float(early), whole - float(early))


def speed_change(impulse: float) -> float:
    """Return by how much an impulse [BW s] changes the body's speed [cm/s]."""
    return impulse * GRAVITY / CENTIMETER


def energy_span(found: Row, total: Row) -> str:
    """Return the range of an energy as shares of the whole, in percent."""
    whole = total.get("energy_J") or 0.0
    return words.span(found["low_J"] / whole, found["high_J"] / whole) if whole else ""


def own_total(total: Row) -> float | None:
    """Return what the model's muscles alone would have used [J]; None where it is not known."""
    factor = total.get("anchor_factor")
    return None if not factor else float(total["energy_J"]) / float(factor)
