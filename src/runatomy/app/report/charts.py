"""What the page's charts draw: the series thinned to a screen's width, and the strides."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from runatomy.app.report.body_map_style import DARK, LIGHT
from runatomy.app.report.rows import both_sides
from runatomy.terms.arrays import FloatArray, IntArray

POINTS = 500  # as many as a screen shows well, few enough that the page stays small

# channel of the analysis: (its name on the page, decimals kept)
CHANNELS: dict[str, tuple[str, int]] = {
    "time_s": ("time", 0),
    "distance_m": ("distance", 0),
    "altitude_m": ("altitude", 1),
    "speed_m_s": ("speed", 2),
    "slope": ("slope", 4),
    "step_rate_spm": ("cadence", 0),
    "heart_rate_bpm": ("heart", 0),
    "ventilation_lpm": ("air", 0),
}

# What the page says of a group or muscle that is chosen.
KEPT = (
    "name", "plain", "latin", "group", "energy_J", "energy_share", "low", "high",
    "braking_share", "negative_work_J", "peak_force_BW", "peak_force_low_BW", "peak_force_high_BW",
    "tendon_share", "mean_activation", "peak_activation",
    "hardest_at_s", "hardest_at_m", "hardest_power_W", "change_vs_level", "sides",
)  # fmt: skip


def chart_data(analysis: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page's script needs, in plain values."""
    muscles = both_sides(analysis["muscles"])
    return {
        "groups": [{key: row.get(key) for key in KEPT} for row in analysis["groups"]],
        "muscles": [{key: row.get(key) for key in KEPT} for row in muscles],
        "does": _does(muscles),
        "roles": _roles(analysis.get("roles") or {}),
        "scale": {"light": LIGHT, "dark": DARK},
        "course": course(analysis.get("series") or {}),
        "strides": [_stride(stride) for stride in analysis.get("strides", ())],
    }


def embedded(data: Mapping[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def course(series: Mapping[str, Any], points: int = POINTS) -> dict[str, Any] | None:
    """Return the run in at most `points` bins of equal length; None without a series.

    Every bin holds the mean of its seconds, so the energy under a curve is kept; the gait is the
    one that most of the bin's seconds have.
    """
    if not len(series.get("time_s", ())):
        return None
    starts = _bins(len(series["time_s"]), points)
    found: dict[str, Any] = {
        name: plain(means(series[key], starts), digits)
        for key, (name, digits) in CHANNELS.items()
        if key in series and series[key] is not None
    }
    found["gait"] = _commonest(series["gait"], starts)
    loads = {**(series.get("group_power_W") or {}), **(series.get("muscle_power_W") or {})}
    found["load"] = {name: plain(means(values, starts), 1) for name, values in loads.items()}
    return found


def means(values: Sequence[float | None] | FloatArray, starts: IntArray) -> FloatArray:
    """Return the mean of each bin over the values that are there, NaN where none is."""
    array = np.asarray(values, dtype=float)
    known = np.isfinite(array)
    count = np.add.reduceat(known, starts, dtype=float)
    total = np.add.reduceat(np.where(known, array, 0.0), starts)
    mean = np.full(len(starts), np.nan)
    np.divide(total, count, out=mean, where=count > 0)
    return mean


def plain(values: FloatArray, digits: int) -> list[float | int | None]:
    """Return rounded plain numbers, None for NaN; whole ones without a point."""
    rounded = np.round(values, digits).tolist()
    if digits == 0:
        return [None if value != value else int(value) for value in rounded]
    return [None if value != value else value for value in rounded]


def _bins(length: int, points: int) -> IntArray:
    return np.unique(np.linspace(0, length, min(points, length), endpoint=False).astype(np.int64))


def _commonest(gait: Sequence[int], starts: IntArray) -> list[int]:
    array = np.asarray(gait, dtype=float)
    counts = [np.add.reduceat(array == kind, starts, dtype=int) for kind in (0, 1, 2)]
    found: list[int] = np.argmax(counts, axis=0).tolist()
    return found


def _stride(stride: Mapping[str, Any]) -> dict[str, Any]:
    short = {key: value for key, value in stride.items() if key not in ("groups", "phase_percent")}
    force = stride.get("ground_force_BW")
    short["ground_force_BW"] = None if force is None else _rounded(force, 3)
    short["groups"] = {
        name: {key: _rounded(curve, 3) for key, curve in curves.items()}
        for name, curves in stride["groups"].items()
    }
    return short


def _rounded(curve: Sequence[float], digits: int) -> list[float | int | None]:
    return plain(np.asarray(curve, dtype=float), digits)


def _roles(table: Mapping[str, Any]) -> dict[str, list[float | None]]:
    """Return for each group and muscle its parts of support, braking and propulsion."""
    keys = ("support_share", "part_of_braking", "part_of_propulsion")
    rows = [row for level in ("muscles", "groups") for row in table.get(level, ())]
    return {
        row["name"]: [None if row[key] is None else round(row[key], 4) for key in keys]
        for row in rows
    }


def _does(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return what each muscle does in running, from the catalogue."""
    from runatomy.muscle.anatomy import MUSCLES

    wanted = {str(row["name"]) for row in rows}
    return {muscle.name: muscle.in_running for muscle in MUSCLES if muscle.name in wanted}
