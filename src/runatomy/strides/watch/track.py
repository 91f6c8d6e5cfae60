"""Positions on the globe to a path in meters, without the jumps of a lost fix."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from runatomy.strides.watch.clean import median_of_five, moving_mean
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.units import DEGREE

EARTH = 6_371_008.8  # [m] mean radius (IUGG)
FASTEST = 12.5  # [m/s] no human has run faster (Bolt 2009: 12.3)
ASTRAY = 30.0  # [m] from the median of the five fixes around it
AWAY = 60.0  # [s] an excursion from which the fixes come back lasts at most
JITTER = 0.3  # [-] noise over the way between two fixes; watches have up to 0.2, coarse files 0.7
OFTEN = 1.5  # [s] between fixes, up to which noise can be told from turns of the way
WANDER = 11.0  # [s] over which jittering fixes are averaged


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Track:
    """The fixes that can be believed, on a local map."""

    time: FloatArray  # [s] (fix,)
    east: FloatArray  # [m] (fix,) from the first fix
    north: FloatArray  # [m] (fix,) from the first fix
    dropped: BoolArray  # (time,) records whose fix was a spike

    @property
    def path(self) -> FloatArray:
        """Length of the path up to each fix [m].

        Every step of fixes that jitter (few decimals, a poor receiver) adds their noise to it:
        there the path leads through the means of 11 s.
        """
        east, north = self.east, self.north
        if (width := self._width()) > 1:
            east, north = moving_mean(east, width), moving_mean(north, width)
        return np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(east), np.diff(north)))])

    def _width(self) -> int:
        """Return over how many fixes (odd) the path is averaged: 1 unless they jitter."""
        apart = np.diff(self.time)
        often = apart <= OFTEN
        close = often[:-2] & often[1:-1] & often[2:]
        if close.sum() < WANDER:
            return 1
        third = np.concatenate([np.diff(axis, 3)[close] for axis in (self.east, self.north)])
        noise = float(np.sqrt(np.mean(third * third) / 20.0))  # white: 1 + 9 + 9 + 1 times as much
        ahead = int(min(2 * WANDER, self.time.size - 1))
        made = np.hypot(*(axis[ahead:] - axis[:-ahead] for axis in (self.east, self.north)))
        step = float(np.median(made / (self.time[ahead:] - self.time[:-ahead])) * np.median(apart))
        if noise <= JITTER * step:
            return 1
        return 2 * int(0.5 * WANDER / float(np.median(apart))) + 1


def track(
    time: FloatArray, latitude_deg: FloatArray | None, longitude_deg: FloatArray | None
) -> Track | None:
    """Return the believable fixes of a recording, or None where there are fewer than two.

    time: (time,) [s]; latitude and longitude (time,) [deg], NaN where there was no fix. Steps are
    measured on the sphere's tangent plane at their own latitude, and the date line is no edge. A
    fix at exactly 0, 0 is a receiver without a fix. A spike stands more than 30 m from the median
    of the five fixes around it and would need more than 12.5 m/s to reach or to leave; an
    excursion of several fixes needs both twice, within a minute, and comes back to the way.
    """
    if latitude_deg is None or longitude_deg is None:
        return None
    known = np.isfinite(latitude_deg) & np.isfinite(longitude_deg)
    known &= (np.abs(latitude_deg) <= 90.0) & ((latitude_deg != 0.0) | (longitude_deg != 0.0))
    if known.sum() < 2:
        return None
    east, north = _local(latitude_deg[known], longitude_deg[known])
    spike = _excursions(time[known], east, north, _astray(time[known], east, north))
    dropped = np.zeros(time.shape, dtype=bool)
    dropped[known] = spike
    kept = known & ~dropped
    return Track(time=time[kept], east=east[~spike], north=north[~spike], dropped=dropped)


def _local(latitude_deg: FloatArray, longitude_deg: FloatArray) -> tuple[FloatArray, FloatArray]:
    """East and north [m] of each fix from the first."""
    turn = np.diff(longitude_deg)
    turn = (turn + 180.0) % 360.0 - 180.0  # the short way round
    middle = 0.5 * (latitude_deg[1:] + latitude_deg[:-1]) * DEGREE
    east = np.cumsum(EARTH * DEGREE * turn * np.cos(middle))
    north = EARTH * DEGREE * (latitude_deg - latitude_deg[0])
    return np.concatenate([[0.0], east]), north


def _astray(time: FloatArray, east: FloatArray, north: FloatArray) -> BoolArray:
    """Tell which fixes are spikes; at least two fixes always stay."""
    if time.size < 5:
        return np.zeros(time.shape, dtype=bool)
    aside = np.hypot(east - median_of_five(east), north - median_of_five(north))
    pace = np.hypot(np.diff(east), np.diff(north)) / np.diff(time)
    hasty = np.r_[pace[0], np.maximum(pace[1:], pace[:-1]), pace[-1]] > FASTEST
    astray: BoolArray = (aside > ASTRAY) & hasty
    return astray


def _excursions(
    time: FloatArray, east: FloatArray, north: FloatArray, spike: BoolArray
) -> BoolArray:
    """Return the spikes and the fixes between two leaps whose ends can be reached on foot."""
    found, rest = spike.copy(), np.flatnonzero(~spike)
    t, x, y = time[rest], east[rest], north[rest]
    far = np.maximum(FASTEST * np.diff(t), ASTRAY)
    leaps = np.flatnonzero(np.hypot(np.diff(x), np.diff(y)) > far)
    for out, back in pairwise(leaps.tolist()):
        lasted = t[back + 1] - t[out]
        apart = np.hypot(x[back + 1] - x[out], y[back + 1] - y[out])
        if lasted <= AWAY and apart <= FASTEST * lasted:
            found[rest[out + 1 : back + 1]] = True
    return found
