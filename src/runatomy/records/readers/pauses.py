"""When the timer stood: as the device says, or as a gap without movement shows."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from runatomy.terms.arrays import FloatArray

EARTH_RADIUS = 6_371_008.8  # [m] mean
GAP = 15.0  # [s] a shorter silence is a device that saves memory
SILENCE = 120.0  # [s] a longer one is a pause where nothing tells the way made in it
SLOW = 0.5  # [m/s] slower than any walk over the whole gap

Pause = tuple[float, float]  # [s] from, to


def way(latitude_deg: FloatArray, longitude_deg: FloatArray) -> FloatArray:
    """Return the distance [m] from each position to the next, on a sphere; NaN beside NaN."""
    lat, lon = np.radians(latitude_deg), np.radians(longitude_deg)
    turn = np.abs(np.diff(lon))
    turn = np.minimum(turn, 2.0 * np.pi - turn)
    east = turn * np.cos((lat[1:] + lat[:-1]) / 2.0)
    return np.asarray(EARTH_RADIUS * np.hypot(np.diff(lat), east))


def from_gaps(time: FloatArray, steps: FloatArray | None) -> list[Pause]:
    """Return the silences without movement; `steps` [m] is the way from each record to the next."""
    gaps = np.diff(time)
    if not len(gaps):
        return []
    long = gaps > max(GAP, 5.0 * float(np.median(gaps)))
    made = np.full(len(gaps), np.nan) if steps is None else steps
    still = np.where(np.isnan(made), gaps > SILENCE, made < SLOW * gaps)
    return [(float(time[i]), float(time[i + 1])) for i in np.flatnonzero(long & still)]


def joined(pauses: Iterable[Pause], start: float, end: float) -> tuple[Pause, ...]:
    """Return the pauses within a run in order, those that touch made one."""
    out: list[Pause] = []
    for begin, stop in sorted(pauses):
        begin, stop = max(begin, start), min(stop, end)
        if stop <= begin:
            continue
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], stop))
        else:
            out.append((begin, stop))
    return tuple(out)
