"""The profile of a course: altitude along the way, without the noise of its altimeter."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from runatomy.terms.arrays import BoolArray, FloatArray

SPACING = 4.0  # [m] of the grid along the course
FEWEST = 16  # cells of that grid, however short the course
MOST = 250_000  # points of the longest course
JUMP = 3.0  # [m] between two records, beyond what a slope of 0.6 explains: not terrain
JUMP_SLOPE = 0.6  # [-]
PAUSE, STAY = (
    10.0,
    5.0,
)  # [s], [m] longer than this on less than this: the air moved, not the runner
HELD = 0.5  # [-] fewer changes between records than this: the altitude is held, and steps
NORMAL = 1.4826  # median absolute deviation to standard deviation of normal noise
QUIET = 0.6  # [m] noise up to which the wave asked for holds
WIDEST = 400.0  # [m]
LOUD, LEAST = 4.0, 1.0  # deviations, [m]: residuals further out are pulled in


def without_jumps(
    time: FloatArray, distance: FloatArray, altitude: FloatArray
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Return the altitude [m] of the course alone, what to add where it is shown, and the jumps.

    time [s], distance [m], altitude [m]: (record,). A jump exceeds 3 m (or six times the usual
    change between records, on a noisy receiver) plus 0.6 times the way made good; what follows is
    shifted, so a spike up and down leaves nothing and a new calibration no cliff. A change during a
    stay in one place is weather, or a lift: no climb, but it is shown. Where the altitude is held
    and then steps (maps of heights, slow altimeters), it climbs evenly from step to step.
    """
    kept = np.concatenate([[True], np.diff(altitude) != 0.0])
    if altitude.size < 3 or kept[1:].mean() >= HELD:
        return _shifted(time, distance, altitude)
    stay = _stays(time, distance)
    kept[-1] = True
    kept[:-1] |= stay
    kept[1:] |= stay
    steady, shown, jump = _shifted(time[kept], distance[kept], altitude[kept])
    found = np.zeros(altitude.shape, dtype=bool)
    found[kept] = jump
    return np.interp(time, time[kept], steady), np.interp(time, time[kept], shown), found


def _shifted(
    time: FloatArray, distance: FloatArray, altitude: FloatArray
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Return the same of an altitude that is no stairs."""
    change, way = np.diff(altitude), np.diff(distance)
    usual = 6.0 * NORMAL * float(np.median(np.abs(change)))
    jump = np.abs(change) > max(JUMP, usual) + JUMP_SLOPE * way
    stay = _stays(time, distance)
    steady = altitude[0] + np.concatenate([[0.0], np.cumsum(np.where(jump | stay, 0.0, change))])
    shown = np.concatenate([[0.0], np.cumsum(np.where(stay, change, 0.0))])
    shown += float(np.median(altitude - steady - shown))
    return steady, shown, np.concatenate([[False], jump & ~stay])


def _stays(time: FloatArray, distance: FloatArray) -> BoolArray:
    """Tell between which records nobody went anywhere for long."""
    return (np.diff(time) > PAUSE) & (np.diff(distance) < STAY)


def on_grid(distance: FloatArray, altitude: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return an even grid along the course [m] and the mean altitude [m] around each point.

    distance (never falling), altitude: (row,) [m]. Time spent standing counts as one place. Places
    without a row lie on the straight line between their neighbors. A course longer than any run
    (positions gone wild) gets no more points than one of a thousand kilometers.
    """
    way = distance[-1] - distance[0]
    count = int(np.clip(way / SPACING, FEWEST, MOST)) + 1
    cell = np.rint((distance - distance[0]) * ((count - 1) / way)).astype(np.int64)
    rows = np.bincount(cell, minlength=count)
    total = np.bincount(cell, weights=altitude, minlength=count)
    seen = np.flatnonzero(rows)
    grid = np.linspace(distance[0], distance[-1], count)
    return grid, np.interp(np.arange(count), seen, total[seen] / rows[seen])


def smooth_profile(profile: FloatArray, spacing: float, wave: float) -> FloatArray:
    """Return the profile (point,) [m] without the noise of its altimeter.

    A penalty on curvature (Whittaker 1923; solved in the frequency domain as by Garcia 2010, Comput
    Stat Data Anal 54:1167) that halves hills of length `wave` [m]; `spacing` [m] of the points. The
    noise is estimated from the data, and where it is above 0.6 m the halved length grows with its
    square root, as it does for the best smoother of a slope that wanders at random. Outliers are
    pulled in and the smoothing repeated.
    """
    noise = _deviation(profile - penalized(profile, 2.0 * wave / spacing))
    points = min(wave * max(1.0, (noise / QUIET) ** 0.5), WIDEST) / spacing
    smooth = penalized(profile, points)
    limit = max(LOUD * _deviation(profile - smooth), LEAST)
    outliers = np.abs(profile - smooth) > limit
    if not outliers.any():
        return smooth
    return penalized(smooth + np.clip(profile - smooth, -limit, limit), points)


def penalized(values: FloatArray, wave: float) -> FloatArray:
    """Return the values (point,) with waves of `wave` points halved and straight lines unchanged.

    Minimizes the squared residuals plus a multiple of the squared second differences. The series is
    continued at both ends by its own image turned about the end point.
    """
    size = values.size
    pad = _pad(size, int(2.0 * wave) + 4)
    ahead = 2.0 * values[0] - values[pad:0:-1]
    behind = 2.0 * values[-1] - values[-2 : -pad - 2 : -1]
    long = np.concatenate([ahead, values, behind])
    line = np.linspace(long[0], long[-1], long.size)
    odd = long - line  # zero at both ends, so that its odd image makes a smooth period
    period = np.concatenate([odd, -odd[-2:0:-1]])
    bend = _bend(np.fft.rfftfreq(period.size)) / _bend(1.0 / max(wave, 2.0))
    smooth = np.fft.irfft(np.fft.rfft(period) / (1.0 + bend), period.size)
    result: FloatArray = (smooth[: long.size] + line)[pad : pad + size]
    return result


def summed_climb(altitude: FloatArray, reversal: float) -> tuple[float, float]:
    """Return ascent and descent [m] of a profile (point,) [m]; their difference is the net rise.

    Ups and downs of less than `reversal` [m] between the turning points are passed over.
    """
    turns = [float(altitude[0])]
    low = high = furthest = turns[0]
    direction = 0
    for height in _extremes(altitude):
        if direction == 0:
            low, high = min(low, height), max(high, height)
            if max(height - low, high - height) >= reversal:
                direction = 1 if height - low >= reversal else -1
                turns.append(low if direction > 0 else high)
                furthest = height
        elif (height - furthest) * direction > 0.0:
            furthest = height
        elif (furthest - height) * direction >= reversal:
            turns.append(furthest)
            direction, furthest = -direction, height
    rises = np.diff([*turns, *([furthest] if direction else []), float(altitude[-1])])
    return float(np.maximum(rises, 0.0).sum()), float(np.maximum(-rises, 0.0).sum())


def _extremes(values: FloatArray) -> list[float]:
    """Local highs and lows of a series, with its last value."""
    moves = np.sign(np.diff(values))
    moving = np.flatnonzero(moves)
    turns = moving[1:][moves[moving][1:] != moves[moving][:-1]]
    extremes: list[float] = [*values[turns].tolist(), float(values[-1])]
    return extremes


def _pad(size: int, wanted: int) -> int:
    """A continuation of at least the wanted points that makes the period quick to transform."""
    for pad in range(wanted, min(size, wanted + 200)):
        rest = size + 2 * pad - 1
        for prime in (2, 3, 5, 7, 11):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return pad
    return min(size - 1, wanted)


def _bend(frequency: NDArray[np.floating[Any]] | float) -> FloatArray:
    """Squared gain of the second difference at a frequency in cycles per point."""
    turn = 2.0 * np.pi * np.asarray(frequency, dtype=np.float64)
    gain: FloatArray = (2.0 - 2.0 * np.cos(turn)) ** 2
    return gain


def _deviation(residuals: FloatArray) -> float:
    """Standard deviation of the bulk of the residuals."""
    return NORMAL * float(np.median(np.abs(residuals)))
