"""Run to StrideConditions: how the runner moved, second by second."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.records.run import Run
from runatomy.strides.conditions import STANDING, StrideConditions
from runatomy.strides.watch.altitude import Terrain, terrain
from runatomy.strides.watch.clock import RowClock, row_clock
from runatomy.strides.watch.gait import tell_gait
from runatomy.strides.watch.pace import Pace, pace
from runatomy.strides.watch.sources import Way, way_made
from runatomy.strides.watch.step_rate import complete_step_rate, measured_step_rate
from runatomy.strides.watch.track import track
from runatomy.terms.arrays import BoolArray, FloatArray, read_only
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Evidence, Origin

CONTACT = (0.05, 1.5)  # [s] anything else is no contact
BALANCE = (0.2, 0.8)  # [-] share on the left foot
HEART = (25.0, 250.0)  # [1/min]
SHORTEST = 1.0  # [s] of timer time


def conditions_from_run(run: Run, height: float) -> StrideConditions:
    """Return how the runner moved, one row per second, with gaps, pauses and spikes masked.

    run: one recording; height: of the runner [m]. The durations of the rows sum to the timer time.
    Each quantity comes with its evidence; what had to be assumed is said in `warnings`. Raises
    StrideError where less than a second of timer time is left.
    """
    path = track(run.time, run.latitude_deg, run.longitude_deg)
    way = way_made(run, path)
    clock = _clock(run, way)
    going = pace(run, clock, way, path)
    ground = terrain(run, clock, going.distance)
    steps = measured_step_rate(run, clock, going.speed)
    moving, called_run = clock.active & ~going.ride, run.sport == "running"
    gait = tell_gait(going.speed, steps.rate, height, moving, called_run=called_run)
    rate, counted = complete_step_rate(steps.rate, gait, going.speed, ground.slope, height)
    lost = np.zeros(run.time.shape) if path is None else path.dropped.astype(np.float64)
    return StrideConditions(
        time=read_only(clock.middle),
        duration=read_only(clock.duration),
        gait=read_only(gait, np.int64),
        speed=read_only(going.speed),
        slope=read_only(ground.slope),
        step_rate=read_only(rate),
        altitude=read_only(ground.altitude),
        distance=read_only(going.distance),
        contact_time=_passed_on(clock, run.contact_time, CONTACT),
        contact_balance=_passed_on(clock, run.contact_balance, BALANCE),
        heart_rate_bpm=_passed_on(clock, run.heart_rate_bpm, HEART),
        repaired=read_only(
            ~clock.active
            | clock.bridged
            | going.repaired
            | ground.repaired
            | steps.repaired
            | (clock.at(lost) > 0.0),
            np.bool_,
        ),
        ascent=ground.ascent,
        descent=ground.descent,
        evidence=_evidence(run, going, ground, counted[gait != STANDING]),
        warnings=(*_gaps(clock), *going.warnings, *ground.warnings, *steps.warnings),
    )


def _clock(run: Run, way: Way | None) -> RowClock:
    """The rows of the run, if there is time enough in them."""
    if run.time.size >= 2:
        clock = row_clock(run.time, run.pauses, None if way is None else way.distance)
        if float(clock.duration.sum()) >= SHORTEST:
            return clock
    raise StrideError(
        "not a second of it has points less than a minute apart, so no stride can be told",
        where=run.source_name,
        mend="Give a recording with a point every few seconds.",
    )


def _gaps(clock: RowClock) -> tuple[str, ...]:
    """What to say of the gaps."""
    if not clock.gaps.size:
        return ()
    many = "1 gap" if clock.gaps.size == 1 else f"{clock.gaps.size} gaps"
    return (f"{many} of more than a minute, {clock.gaps.sum() / 60.0:.1f} min in all, left out.",)


def _passed_on(
    clock: RowClock, values: FloatArray | None, limits: tuple[float, float]
) -> FloatArray:
    """A measured channel in every row, NaN where silent, in a pause, or outside the limits."""
    if values is None:
        return read_only(np.full(clock.start.shape, np.nan))
    sound = np.where((values >= limits[0]) & (values <= limits[1]), values, np.nan)
    return read_only(np.where(clock.active, clock.at(sound), np.nan))


def _evidence(run: Run, going: Pace, ground: Terrain, counted: BoolArray) -> Mapping[str, Evidence]:
    """What each quantity rests on."""
    return {
        "speed": going.evidence,
        "slope": ground.evidence,
        "step_rate": _steps(run, counted),
        "gait": _gait(run, counted),
        "contact_time": _device(run.contact_time, "contact time"),
        "contact_balance": _device(run.contact_balance, "left-right balance of contact time"),
        "heart_rate": _device(run.heart_rate_bpm, "heart rate"),
    }


def _steps(run: Run, counted: BoolArray) -> Evidence:
    """What the step rate rests on; counted: the moving rows in which the device's was believed."""
    usual = "usual at the speed and height (Hamner & Delp 2013; walk ratio 0.0065 m min assumed)"
    if run.step_rate is None or not counted.any():
        return Evidence(origin=Origin.MODELED, source=usual)
    share = float(counted.mean())
    note = "" if share > 0.995 else f"{1.0 - share:.0%} of the moving time filled, {usual}"
    return Evidence(origin=Origin.MEASURED, source="device step rate", note=note)


def _gait(run: Run, counted: BoolArray) -> Evidence:
    """What running, walking and standing rest on."""
    by_steps = run.step_rate is not None and bool(counted.any())
    source = "speed and step rate" if by_steps else "speed alone"
    return Evidence(
        origin=Origin.MODELED,
        source=f"{source}, against the usual ones of walking and running",
        note="Kram 1997 (Froude 0.5)" + (", Hansen 2017 (nearer step rate)" if by_steps else ""),
    )


def _device(values: FloatArray | None, what: str) -> Evidence:
    """A channel that only a device can know."""
    if values is None or bool(np.isnan(values).all()):
        return Evidence(origin=Origin.UNKNOWN, source=f"the recording holds no {what}")
    return Evidence(origin=Origin.MEASURED, source=f"device {what}")
