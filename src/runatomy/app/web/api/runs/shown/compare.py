"""Compare: a run beside another, or beside the same on level ground."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runatomy.analysis.plain import rounded
from runatomy.terms.units import KILOMETER

Row = Mapping[str, Any]


def beside_level(run_id: str, analysis: Row) -> dict[str, Any]:
    """Return a run beside the same time and speed on level ground."""
    other = [{**row, "energy_J": row["level_energy_J"]} for row in analysis["groups"]]
    flat = {**analysis, "groups": other, "run": {**analysis["run"], "name": "level ground"}}
    return compared((run_id, analysis), (None, flat))


def compared(this: tuple[str, Row], other: tuple[str | None, Row]) -> dict[str, Any]:
    """Return two analyses, each (id, analysis), side by side, group by group."""
    others = {row["name"]: row for row in other[1]["groups"]}
    km = [_way(analysis) / KILOMETER for _, analysis in (this, other)]
    rows = []
    for row in sorted(this[1]["groups"], key=lambda row: -(row["energy_J"] or 0.0)):
        mine, theirs = row["energy_J"], others.get(row["name"], row)["energy_J"]
        rows.append(_row(row, float(mine or 0.0), float(theirs or 0.0), km))
    return {"this": _side(*this), "other": _side(*other), "groups": rows}


def _row(row: Row, mine: float, theirs: float, km: list[float]) -> dict[str, Any]:
    each = [e / way if way > 0.0 else None for e, way in zip((mine, theirs), km, strict=True)]
    ratio = each[0] / each[1] if each[0] is not None and each[1] else None
    return {
        "name": row["name"],
        "plain": row["plain"],
        "this_J": mine,
        "other_J": theirs,
        "this_J_per_km": rounded(each[0]),
        "other_J_per_km": rounded(each[1]),
        "ratio": rounded(ratio),
    }


def _side(run_id: str | None, analysis: Row) -> dict[str, Any]:
    return {
        "id": run_id,
        "name": analysis["run"].get("name") or "a run",
        "distance_m": rounded(_way(analysis)),
        "energy_J": rounded(float(sum(row["energy_J"] or 0.0 for row in analysis["groups"]))),
    }


def _way(analysis: Row) -> float:
    return float(analysis["run"].get("distance_m") or 0.0)
