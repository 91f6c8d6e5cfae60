"""Measures: peaks, means, impulses and work of every stride."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from runatomy.analysis.trial.strides import takes
from runatomy.analysis.trial.strides.curve_table import SIDE_NAMES, CurveTable
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.strides.takes import Take, Timing, downward, upward
from runatomy.loads.counted import SWINGING
from runatomy.strides.captured_run import CapturedRun, CapturedStride
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import PER_MINUTE

RECIPES: dict[str, tuple[tuple[str, str, Take], ...]] = {  # quantity -> measure, unit, how
    "angle": (
        ("peak_angle", "deg", takes.peak),
        ("lowest_angle", "deg", takes.lowest),
        ("angle_range", "deg", takes.span),
        ("angle_at_strike", "deg", takes.at_strike),
        ("angle_at_toe_off", "deg", takes.at_toe_off),
    ),
    "moment": (
        ("peak_moment", "N m/kg", takes.peak),
        ("lowest_moment", "N m/kg", takes.lowest),
        ("positive_impulse", "N m s/kg", takes.positive),
        ("negative_impulse", "N m s/kg", takes.negative),
    ),
    "power": (
        ("peak_power", "W/kg", takes.peak),
        ("lowest_power", "W/kg", takes.lowest),
        ("positive_work", "J/kg", takes.positive),
        ("negative_work", "J/kg", takes.negative),
    ),
    "activation": (
        ("peak_activation", "1", takes.peak),
        ("peak_activation_at", "% of stride", takes.peak_at),
        ("mean_activation", "1", takes.mean),
    ),
    "force": (
        ("peak_force", "N", takes.peak),
        ("mean_force", "N", takes.mean),
        ("force_impulse", "N s", takes.integral),
    ),
    "fiber_length": (
        ("peak_fiber_length", "optimal lengths", takes.peak),
        ("lowest_fiber_length", "optimal lengths", takes.lowest),
    ),
    "fiber_power": (
        ("peak_fiber_power", "W/kg", takes.peak),
        ("lowest_fiber_power", "W/kg", takes.lowest),
        ("positive_work", "J/kg", takes.positive),
        ("negative_work", "J/kg", takes.negative),
    ),
    "metabolic_power": (
        ("energy", "J/kg", takes.integral),
        ("mean_metabolic_power", "W/kg", takes.mean),
    ),
    "tendon_power": (
        ("tendon_positive_work", "J/kg", takes.positive),
        ("tendon_negative_work", "J/kg", takes.negative),
    ),
    "load": (
        ("peak_load", "BW", takes.peak),
        ("peak_load_at", "% of stride", takes.peak_at),
        ("load_impulse", "BW s", takes.in_stance),
        ("load_per_km", "BW s/km", takes.in_stance_per_km),
    ),
    "bending": (
        ("peak_bending", "BW m", takes.peak),
        ("bending_impulse", "BW m s", takes.in_stance),
        ("bending_per_km", "BW m s/km", takes.in_stance_per_km),
    ),
    "strain": (("peak_strain", "1", takes.peak),),
    "stored_energy": (
        ("stored_energy", "J", takes.stored),
        ("returned_energy", "J", takes.returned),
    ),
    "support": (
        ("peak_support", "BW", takes.peak),
        ("support_early", "BW s", takes.early),
        ("support_late", "BW s", takes.late),
        ("support_impulse", "BW s", takes.contact),
    ),
    "fore_aft": (
        ("braking_early", "BW s", downward(takes.early)),
        ("braking_late", "BW s", downward(takes.late)),
        ("braking_impulse", "BW s", downward(takes.contact)),
        ("propulsion_early", "BW s", upward(takes.early)),
        ("propulsion_late", "BW s", upward(takes.late)),
        ("propulsion_impulse", "BW s", upward(takes.contact)),
    ),
    "sideward": (("outward_impulse", "BW s", takes.contact),),
}
# The same of tissues whose load counts over the whole stride (`loads.counted`).
WHOLE: dict[Take, Take] = {
    takes.in_stance: takes.integral,
    takes.in_stance_per_km: takes.per_km,
}
GROUND: tuple[tuple[str, str, str, Take], ...] = (  # direction, measure, unit, how
    ("up", "vertical_peak", "BW", takes.peak),
    ("up", "vertical_impulse", "BW s", takes.integral),
    ("forward", "braking_peak", "BW", lambda c, t: -takes.lowest(c, t)),
    ("forward", "propulsive_peak", "BW", takes.peak),
    ("forward", "braking_impulse", "BW s", takes.negative),
    ("forward", "propulsive_impulse", "BW s", takes.positive),
    ("outward", "outward_peak", "BW", takes.peak),
    ("outward", "inward_peak", "BW", lambda c, t: -takes.lowest(c, t)),
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
    lifted: dict[str, FloatArray] = {}  # by side: upward impulse of the ground [BW s] (strides, 1)
    for table in tables:
        timing = _timing(run, table)
        if table.quantity == "ground_force":
            rows += _of_ground(table, timing)
            up = table.names.index("up")
            lifted[table.side] = takes.contact(table.value[:, up : up + 1], timing)
            continue
        for measure, unit, take in RECIPES[table.quantity]:
            found = take(table.value, timing)
            if take in WHOLE:
                swings = np.isin(table.names, SWINGING)
                found = np.where(swings, WHOLE[take](table.value, timing), found)
            rows += _rows(table.side, table.kind, table.names, measure, unit, found)
            if measure == "peak_force":
                share = found / weight
                rows += _rows(table.side, table.kind, table.names, "peak_force_BW", "BW", share)
            if measure == "support_impulse":
                share = found / lifted[table.side]
                rows += _rows(table.side, table.kind, table.names, "support_share", "1", share)
    return tuple(rows)


def _timing(run: CapturedRun, table: CurveTable) -> Timing:
    mine = [run.strides[i] for i in table.stride]
    duration = np.array([s.end - s.start for s in mine])
    off = np.array([(s.toe_off - s.start) / (s.end - s.start) for s in mine])
    return Timing(duration, off, np.array([s.speed for s in mine]))


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
