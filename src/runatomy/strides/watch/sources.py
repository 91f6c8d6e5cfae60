"""Where speed and distance can be read from, the best source first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from runatomy.records.readers.clock import longest_rise
from runatomy.records.run import Run
from runatomy.strides.watch.clean import fill, moving_mean
from runatomy.strides.watch.clock import RowClock
from runatomy.strides.watch.step_rate import RATES, SPEEDS
from runatomy.strides.watch.track import FASTEST, Track
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin

STEADY = 5  # [s] window over which a device's distance becomes speed
WANDER = 11  # [s] the same for bare positions
USUAL = 10.0 / 3.6  # [m/s] where nothing in the file tells the speed
JOG = 2.3  # [1/s] a step rate above this is running
HELD = 0.1  # [-] of the records in which a distance grows; fewer, and it is told in steps
HOLD = 3.0  # times the usual time between two steps: the rest was spent standing
STRAY = 0.02  # [-] of the readings of a distance that may fall out of its rise as faults

MEAN_SPEED = "No speed along the way: the mean speed of the device's summary stands in throughout."
FROM_STEPS = "No speed, distance or position in the file: speed guessed from the step rate."
NO_SPEED = "No speed, distance, position or steps in the file: 10 km/h assumed throughout."


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Way:
    """The way made good up to each record."""

    distance: FloatArray  # [m] (time,) never falling
    summed: bool  # by the device itself; else the length of the path between its fixes


def way_made(run: Run, path: Track | None) -> Way | None:
    """Return the device's own distance where it grows, else the length of the path, or None."""
    summed = None
    if run.distance is not None and not np.isnan(run.distance).all():
        growth = np.maximum(np.diff(fill(_without_strays(run.distance))), 0.0)
        grown = np.concatenate([[0.0], np.cumsum(growth)])
        summed = Way(distance=_between_steps(run.time, grown), summed=True)
    if path is None or (summed is not None and summed.distance[-1] > 0.0):
        return summed
    return Way(distance=np.interp(run.time, path.time, path.path), summed=False)


def _without_strays(distance: FloatArray) -> FloatArray:
    """Return a distance (time,) [m] with single readings that leave its rise blanked.

    A zero amid kilometers would else count them twice. A counter that begins anew with every lap
    leaves its rise for long, and is kept.
    """
    known = np.flatnonzero(np.isfinite(distance))
    if (np.diff(distance[known]) >= 0.0).all():
        return distance
    astray = known[~longest_rise(distance[known])]
    if astray.size > max(1.0, STRAY * known.size):
        return distance
    kept = distance.copy()
    kept[astray] = np.nan
    return kept


def _between_steps(time: FloatArray, distance: FloatArray) -> FloatArray:
    """Return a distance (time,) [m] that is told in rare steps as one that grows evenly.

    A device that counts whole 50 or 100 m would else stand still in between, and fly at each step.
    Before a step that came late, the distance waits, as a runner who stood.
    """
    steps = np.flatnonzero(np.diff(distance) > 0.0) + 1
    if steps.size < 3 or steps.size >= HELD * distance.size:
        return distance
    ends = np.concatenate([[0], steps])
    took = np.diff(time[ends])
    usual = float(np.median(took))
    late = took > HOLD * usual
    when = np.concatenate([time[ends], time[steps][late] - usual])
    how_far = np.concatenate([distance[ends], distance[ends[:-1]][late]])
    order = np.argsort(when, kind="stable")
    even: FloatArray = np.interp(time, when[order], how_far[order])
    return even


def speed_sources(
    run: Run, clock: RowClock, way: Way | None, path: Track | None
) -> Iterator[tuple[str, FloatArray]]:
    """Name each source of speed and give its rows [m/s], NaN where silent, the best first.

    way: of `way_made`; path: the believable fixes.
    """
    whole = clock.duration > 0.99
    if run.speed is not None:
        yield "device speed", clock.at(np.where(run.speed < 0.0, np.nan, run.speed))
    if way is not None and way.summed:
        growth = growth_per_row(clock, run.time, way.distance)
        yield "device distance", moving_mean(np.where(whole, growth, np.nan), STEADY)
    if path is not None:
        east, north = (
            moving_mean(np.where(whole, growth_per_row(clock, path.time, axis), np.nan), WANDER)
            for axis in (path.east, path.north)
        )
        yield "positions", np.hypot(east, north)
    if run.step_length is not None and run.step_rate is not None:
        yield "step length times step rate", clock.at(run.step_length * run.step_rate)


def growth_per_row(clock: RowClock, time: FloatArray, values: FloatArray) -> FloatArray:
    """Return the growth per second (row,) of a quantity (record,) recorded at times [s]."""
    start = clock.start
    if (
        start.size and start[-1] - start[0] == start.size - 1.0
    ):  # each second ends as the next begins
        return np.asarray(np.diff(np.interp(np.append(start, start[-1] + 1.0), time, values)))
    ends = np.interp(np.concatenate([start, start + 1.0]), time, values)
    growth: FloatArray = ends[start.size :] - ends[: start.size]
    return growth


def stand_in(run: Run, clock: RowClock) -> tuple[FloatArray, Evidence, str]:
    """Return a speed [m/s] (row,) where none was recorded, what it rests on, and a warning."""
    length, seconds = (run.session.get(name) for name in ("total_distance", "total_timer_time"))
    numbers = isinstance(length, int | float) and isinstance(seconds, int | float)
    if numbers and 0.0 < float(length) < FASTEST * float(seconds):  # type: ignore[arg-type]
        mean = float(length) / float(seconds)  # type: ignore[arg-type]
        return _even(clock, mean), _assumed("distance over time of the summary"), MEAN_SPEED
    if run.step_rate is not None and (run.step_rate > JOG).any():
        rate = clock.at(run.step_rate)
        guess = np.where(rate > JOG, np.interp(rate, RATES, SPEEDS), np.where(rate > 0, 1.2, 0.0))
        return guess, _assumed("usual step rates, turned around"), FROM_STEPS
    return _even(clock, USUAL), _assumed("a usual running speed, 10 km/h"), NO_SPEED


def _even(clock: RowClock, speed: float) -> FloatArray:
    return np.full(clock.start.shape, speed)


def _assumed(source: str) -> Evidence:
    return Evidence(origin=Origin.ASSUMED, source=source)
