"""Measures: peaks, means, impulses and work of every stride."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from runatomy.analysis.trial.strides.curve_table import POINTS, SIDE_NAMES, CurveTable
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.strides.captured_run import CapturedRun, CapturedStride
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import PER_MINUTE


class Timing(NamedTuple):
    """How long the strides of a table last, and when the foot leaves the ground."""

    duration: FloatArray  # [s] (strides,)
    toe_off: FloatArray  # [-] (strides,) share of the stride


Take = Callable[[FloatArray, Timing], FloatArray]  # (strides, names, 101) -> (strides, names)


def _peak(curve: FloatArray, _: Timing) -> FloatArray:
    return np.asarray(curve.max(axis=2))


def _lowest(curve: FloatArray, _: Timing) -> FloatArray:
    return np.asarray(curve.min(axis=2))


def _range(curve: FloatArray, _: Timing) -> FloatArray:
    return np.asarray(np.ptp(curve, axis=2))


def _at_strike(curve: FloatArray, _: Timing) -> FloatArray:
    return curve[:, :, 0]


def _at_toe_off(curve: FloatArray, timing: Timing) -> FloatArray:
    place = timing.toe_off * (POINTS - 1)
    low = np.clip(place.astype(np.int64), 0, POINTS - 2)
    rest = (place - low)[:, None]
    each = np.arange(len(curve))
    return np.asarray((1.0 - rest) * curve[each, :, low] + rest * curve[each, :, low + 1])


def _peak_at(curve: FloatArray, _: Timing) -> FloatArray:
    return np.asarray(100.0 * curve.argmax(axis=2) / (POINTS - 1))


def _mean(curve: FloatArray, _: Timing) -> FloatArray:
    return np.asarray((curve[:, :, 1:] + curve[:, :, :-1]).mean(axis=2) / 2.0)


def _integral(curve: FloatArray, timing: Timing) -> FloatArray:
    return _mean(curve, timing) * timing.duration[:, None]


def _positive(curve: FloatArray, timing: Timing) -> FloatArray:
    return _integral(np.maximum(curve, 0.0), timing)


def _negative(curve: FloatArray, timing: Timing) -> FloatArray:
    return _integral(np.maximum(-curve, 0.0), timing)


RECIPES: dict[str, tuple[tuple[str, str, Take], ...]] = {  # quantity -> measure, unit, how
    "angle": (
        ("peak_angle", "deg", _peak),
        ("lowest_angle", "deg", _lowest),
        ("angle_range", "deg", _range),
        ("angle_at_strike", "deg", _at_strike),
        ("angle_at_toe_off", "deg", _at_toe_off),
    ),
    "moment": (
        ("peak_moment", "N m/kg", _peak),
        ("lowest_moment", "N m/kg", _lowest),
        ("positive_impulse", "N m s/kg", _positive),
        ("negative_impulse", "N m s/kg", _negative),
    ),
    "power": (
        ("peak_power", "W/kg", _peak),
        ("lowest_power", "W/kg", _lowest),
        ("positive_work", "J/kg", _positive),
        ("negative_work", "J/kg", _negative),
    ),
    "activation": (
        ("peak_activation", "1", _peak),
        ("peak_activation_at", "% of stride", _peak_at),
        ("mean_activation", "1", _mean),
    ),
    "force": (
        ("peak_force", "N", _peak),
        ("mean_force", "N", _mean),
        ("force_impulse", "N s", _integral),
    ),
    "fiber_length": (
        ("peak_fiber_length", "optimal lengths", _peak),
        ("lowest_fiber_length", "optimal lengths", _lowest),
    ),
    "fiber_power": (
        ("peak_fiber_power", "W/kg", _peak),
        ("lowest_fiber_power", "W/kg", _lowest),
        ("positive_work", "J/kg", _positive),
        ("negative_work", "J/kg", _negative),
    ),
    "metabolic_power": (
        ("energy", "J/kg", _integral),
        ("mean_metabolic_power", "W/kg", _mean),
    ),
}
GROUND: tuple[tuple[str, str, str, Take], ...] = (  # direction, measure, unit, how
    ("up", "vertical_peak", "BW", _peak),
    ("up", "vertical_impulse", "BW s", _integral),
    ("forward", "braking_peak", "BW", lambda c, t: -_lowest(c, t)),
    ("forward", "propulsive_peak", "BW", _peak),
    ("forward", "braking_impulse", "BW s", _negative),
    ("forward", "propulsive_impulse", "BW s", _positive),
    ("outward", "outward_peak", "BW", _peak),
    ("outward", "inward_peak", "BW", lambda c, t: -_lowest(c, t)),
)
STRIDES: tuple[tuple[str, str, Callable[[CapturedStride], float]], ...] = (
    ("speed", "m/s", lambda s: s.speed),
    ("step_rate", "1/min", lambda s: s.step_rate / PER_MINUTE),
    ("contact_time", "s", lambda s: s.contact_time),
    ("duty_factor", "1", lambda s: s.duty_factor),
    ("vertical_movement", "m", lambda s: s.vertical_movement),
    ("stride_length", "m", lambda s: s.speed * (s.end - s.start)),
)


def measures_of(
    run: CapturedRun, tables: Sequence[CurveTable], weight: float
) -> tuple[Measure, ...]:
    """Return every measure of each side; `weight` [N] turns forces into body weights."""
    rows = [row for side in SIDE_NAMES for row in _of_strides(run, side)]
    for table in tables:
        timing = _timing(run, table)
        if table.quantity == "ground_force":
            rows += _of_ground(table, timing)
            continue
        for measure, unit, take in RECIPES[table.quantity]:
            found = take(table.value, timing)
            rows += _rows(table.side, table.kind, table.names, measure, unit, found)
            if measure == "peak_force":
                share = found / weight
                rows += _rows(table.side, table.kind, table.names, "peak_force_BW", "BW", share)
    return tuple(rows)


def _timing(run: CapturedRun, table: CurveTable) -> Timing:
    mine = [run.strides[i] for i in table.stride]
    duration = np.array([s.end - s.start for s in mine])
    off = np.array([(s.toe_off - s.start) / (s.end - s.start) for s in mine])
    return Timing(duration, off)


def _of_ground(table: CurveTable, timing: Timing) -> list[Measure]:
    rows: list[Measure] = []
    for direction, measure, unit, take in GROUND:
        at = table.names.index(direction)
        found = take(table.value[:, at : at + 1], timing)
        rows += _rows(table.side, "foot", ("ground",), measure, unit, found)
    return rows


def _of_strides(run: CapturedRun, side: str) -> list[Measure]:
    mine = [s for s in run.strides if s.side == side]
    rows: list[Measure] = []
    for measure, unit, take in STRIDES:
        found = np.array([[take(s)] for s in mine]).reshape(len(mine), 1)
        known = found[np.isfinite(found[:, 0])]
        rows += _rows(SIDE_NAMES[side], "stride", ("stride",), measure, unit, known)
    return rows


def _rows(
    side: str, kind: str, names: Sequence[str], measure: str, unit: str, found: FloatArray
) -> list[Measure]:
    """Return the mean and spread of values (strides, names) by name."""
    count, none = len(found), [float("nan")] * len(names)
    mean = found.mean(axis=0).tolist() if count else none
    spread = found.std(axis=0, ddof=1).tolist() if count > 1 else none
    return [
        Measure(side=side, kind=kind, name=name, measure=measure, unit=unit, mean=m, sd=s, n=count)
        for name, m, s in zip(names, mean, spread, strict=True)
    ]
