"""Pace: speed and distance in every row, from the best source the recording has."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from runatomy.records.run import Run
from runatomy.strides.watch.clean import fill, spikes
from runatomy.strides.watch.clock import RowClock
from runatomy.strides.watch.sources import Way, growth_per_row, speed_sources, stand_in
from runatomy.strides.watch.track import FASTEST, Track
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.evidence import Evidence, Origin

JERKY = 1.5  # [m/s] one second's speed further than this from its neighbors is a spike
VEHICLE = 7.0  # [m/s] a ride lasts while the speed stays above this
RIDE = 5  # [s] and is one only if it passes 12.5 m/s for this long
AT_REST = 0.3  # [m/s] a source that never says more, while steps are counted, measures nothing
STEPPING = 1.5  # [1/s] steps are counted
DISAGREE = 0.03  # [-]
FAR = 200.0  # [m] made good, from which on the way shows that a device's speed measures nothing
BELIEVED = (0.5, 2.0)  # [-] a device's speed, summed, over its distance or its path (then 0.5 only)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Pace:
    """Speed and distance in every row."""

    speed: FloatArray  # [m/s] (row,) 0 in a pause
    distance: FloatArray  # [m] (row,) at the middle of the row, since start, never falling
    ride: BoolArray  # (row,) carried by a vehicle: speed 0, distance stands still
    repaired: BoolArray  # (row,) a spike, a silence or a ride
    evidence: Evidence
    warnings: tuple[str, ...] = ()


def pace(run: Run, clock: RowClock, way: Way | None, path: Track | None) -> Pace:
    """Return speed and distance in every row.

    way: of `way_made`, or None; path: the believable fixes, or None. The
    device's speed comes first, then its distance, the positions, step length times step rate; each
    fills what the one before leaves open. Where there is none, a usual speed stands in and a
    warning says so.
    """
    speed = np.full(clock.start.shape, np.nan)
    used: list[str] = []
    told: list[str] = []
    for source, values in speed_sources(run, clock, way, path):
        if source == "device speed" and _contradicted(run, clock, way, values):
            told.append("The device's speed does not fit the way made good, and is left out.")
            continue
        open_ = np.isnan(speed) & ~np.isnan(values)
        if (open_ & clock.active).any() and _tells(run, values[clock.active]):
            speed = np.where(open_, values, speed)
            used.append(source)
    if used:
        return _cleaned(run, clock, speed, way, _measured(used), *told)
    speed, evidence, warning = stand_in(run, clock)
    return _cleaned(run, clock, speed, None, evidence, *told, warning)


def _contradicted(run: Run, clock: RowClock, way: Way | None, speed: FloatArray) -> bool:
    """Tell whether a device's speed (row,) [m/s] is far from the way made good where it speaks.

    Half of it or less, or more than twice the device's own distance. Positions may stand still
    (indoors) while a foot pod tells the speed, so they contradict a low speed alone.
    """
    if way is None:
        return False
    there = clock.active & ~np.isnan(speed)
    made = float(growth_per_row(clock, run.time, way.distance)[there].sum())
    summed = float((speed * clock.duration)[there].sum())
    if made < FAR:
        return False
    low, high = BELIEVED
    return summed < low * made or (way.summed and summed > high * made)


def _tells(run: Run, speed: FloatArray) -> bool:
    """Tell whether a source of speed measures at all: not at rest while steps are counted."""
    if run.step_rate is None or float(np.mean(run.step_rate > STEPPING)) < 0.25:
        return True
    return bool(np.nanquantile(speed, 0.95) > AT_REST)


def _measured(used: list[str]) -> Evidence:
    origin = Origin.MEASURED if used[0] == "device speed" else Origin.DERIVED
    note = f"what it leaves open from {', then '.join(used[1:])}" if len(used) > 1 else ""
    return Evidence(origin=origin, source=used[0], note=note)


def _cleaned(
    run: Run,
    clock: RowClock,
    speed: FloatArray,
    way: Way | None,
    evidence: Evidence,
    *warnings: str,
) -> Pace:
    """Return the pace with spikes, silences and rides dealt with."""
    speed = np.where(clock.active, speed, np.nan)
    odd, silent = spikes(speed, JERKY), np.isnan(speed) & clock.active
    speed = np.nan_to_num(fill(np.where(odd, np.nan, speed)))
    ride = _rides(speed)
    speed = np.where(clock.active & ~ride, np.clip(speed, 0.0, FASTEST), 0.0)
    if ride.any():
        told = f"{ride.sum() / 60.0:.1f} min faster than any runner are taken for a ride."
        warnings = (*warnings, f"{told} They are left out.")
    distance = _along(run, clock, speed, way, ride)
    return Pace(
        speed=speed,
        distance=distance,
        ride=ride,
        repaired=odd | ride | silent,
        evidence=_compared(evidence, float((speed * clock.duration).sum()), float(distance[-1])),
        warnings=warnings,
    )


def _compared(evidence: Evidence, by_speed: float, distance: float) -> Evidence:
    """Note where the speed, summed up, disagrees with the distance [m] by more than 3 %."""
    if distance <= 0.0 or abs(by_speed / distance - 1.0) <= DISAGREE:
        return evidence
    off = by_speed / distance - 1.0
    told = f"sums to {abs(off):.0%} {'more' if off > 0.0 else 'less'} than the distance"
    return replace(evidence, note="; ".join(filter(None, [evidence.note, told])))


def _along(
    run: Run, clock: RowClock, speed: FloatArray, way: Way | None, ride: BoolArray
) -> FloatArray:
    """Distance [m] at the middle of each row; the device's own sum, less what was ridden.

    Without such a sum the distance stands still while the timer does.
    """
    if way is None:
        step = speed * clock.duration
        return np.cumsum(step) - 0.5 * step
    growth = growth_per_row(clock, run.time, way.distance)
    if way.summed:
        ridden = np.cumsum(np.where(ride, growth, 0.0))
        return np.maximum.accumulate(np.interp(clock.middle, run.time, way.distance) - ridden)
    step = np.where(clock.active & ~ride, growth, 0.0)
    return np.cumsum(step) - 0.5 * step


def _rides(speed: FloatArray) -> BoolArray:
    """Tell which rows lie in a stretch above 7 m/s that passes 12.5 m/s for 5 s or more."""
    quick = speed > VEHICLE
    if not (speed > FASTEST).any():
        return np.zeros(speed.shape, dtype=bool)
    first = np.flatnonzero(np.r_[True, quick[1:] != quick[:-1]])
    too_fast = np.add.reduceat((speed > FASTEST).astype(np.int64), first)
    length = np.diff(np.r_[first, speed.size])
    return np.repeat(too_fast >= RIDE, length) & quick
