"""Terrain: altitude, slope and climb in every row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.records.run import Run
from runatomy.strides.watch.clock import RowClock
from runatomy.strides.watch.profile import on_grid, smooth_profile, summed_climb, without_jumps
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.evidence import Evidence, Origin

SHORTEST = 20.0  # [m] a course shorter than this has no slope
STEEPEST = 0.45  # [-] steeper than this nobody runs or walks (Minetti 2002 measured up to here)
WAVE = 50.0  # [m] hills of half this length are noise to a barometer
WAVE_OF_SATELLITES = 100.0  # [m] and these to a receiver without one
# [m] ups and downs below this are no climb; watches count in much the same way: with 4 m the sums
# lie within 15 % of what six barometric runs' own devices wrote (docs/validation.md).
REVERSAL = 4.0
INDOORS = ("treadmill", "indoor running", "indoor walking", "virtual activity", "virtual run")
SANE = (-500.0, 9000.0)  # [m]

NO_ALTITUDE = "No altitude in the file: the course is treated as level."
SAME_ALTITUDE = "The altitude never changes: the course is treated as level."
INCLINE_UNKNOWN = "Indoors: the incline is not in the file, and the floor is treated as level."
TOO_SHORT = "Too short a way to tell a slope: the course is treated as level."


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Terrain:
    """Altitude and slope in every row, and the climb of the whole run."""

    altitude: FloatArray  # [m] (row,) smoothed; NaN where unknown
    slope: FloatArray  # [-] (row,) uphill positive
    ascent: float  # [m]
    descent: float  # [m] positive
    repaired: BoolArray  # (row,) an altitude jump was taken out here
    evidence: Evidence
    warnings: tuple[str, ...] = ()


def terrain(run: Run, clock: RowClock, distance: FloatArray) -> Terrain:
    """Return altitude, slope and climb of a run; level, with a warning, where nothing tells them.

    distance: (row,) [m], never falling.
    """
    if (run.sub_sport or "").lower().replace("_", " ") in INDOORS:
        return _level(clock, INCLINE_UNKNOWN)
    heights = np.full(run.time.shape, np.nan) if run.altitude is None else run.altitude
    known = (heights > SANE[0]) & (heights < SANE[1])
    if known.sum() < 2:
        return _level(clock, NO_ALTITUDE)
    if np.ptp(heights[known]) <= 0.0:
        return _level(clock, SAME_ALTITUDE)
    if np.ptp(distance[clock.active]) < SHORTEST:
        return _level(clock, TOO_SHORT)
    return _climbed(run, clock, distance, known, heights[known])


def _climbed(
    run: Run, clock: RowClock, distance: FloatArray, known: BoolArray, heights: FloatArray
) -> Terrain:
    """Terrain from the known altitudes."""
    time = run.time[known]
    place = np.interp(time, clock.middle, distance)
    steady, shown, jumped = without_jumps(time, place, heights)
    rows = np.interp(clock.middle, time, steady)
    grid, profile = on_grid(distance[clock.active], rows[clock.active])
    spacing = float(grid[1] - grid[0])
    wave = WAVE_OF_SATELLITES if run.barometric is False else WAVE
    smooth = smooth_profile(profile, spacing, wave)
    slope = np.clip(np.gradient(smooth, spacing), -STEEPEST, STEEPEST)
    ascent, descent = summed_climb(smooth, REVERSAL)
    marks = np.zeros(run.time.shape)
    marks[known] = jumped
    return Terrain(
        altitude=np.interp(distance, grid, smooth) + np.interp(clock.middle, time, shown),
        slope=np.interp(distance, grid, slope),
        ascent=ascent,
        descent=descent,
        repaired=clock.at(marks) > 0.0,
        evidence=_evidence(run),
    )


def _level(clock: RowClock, warning: str) -> Terrain:
    """A course without slope, and why."""
    rows = clock.start.shape
    return Terrain(
        altitude=np.full(rows, np.nan),
        slope=np.zeros(rows),
        ascent=0.0,
        descent=0.0,
        repaired=np.zeros(rows, dtype=bool),
        evidence=Evidence(origin=Origin.ASSUMED, source="level ground", note=warning),
        warnings=(warning,),
    )


def _evidence(run: Run) -> Evidence:
    source = {
        True: "barometric altitude along the distance",
        False: "satellite altitude along the distance",
        None: "altitude along the distance; barometer or satellites, the file does not say",
    }[run.barometric]
    note = "smoothed by its own noise, held within 45 %"
    return Evidence(origin=Origin.DERIVED, source=source, note=note)
