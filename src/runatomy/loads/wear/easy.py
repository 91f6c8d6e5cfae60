"""Easy: what each tissue carries in a kilometer at an easy level pace, the yardstick of wear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.loads.counted import counted_impulse
from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.strides.normal import normal_step_rate
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.units import KILOMETER

EASY_SPEED = 2.78  # [m/s] 10 km/h, as the reference speed of Van Hooren et al. 2024


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Easy:
    """What one leg's tissues carry at an easy level pace; arrays are (TISSUES,)."""

    speed: float  # [m/s]
    peak: FloatArray  # [BW | BW m] of a step
    impulse: FloatArray  # [BW s | BW m s] of a kilometer, as `counted_impulse` counts
    steps: float  # of one leg in a kilometer


def easy_pace(atlas: Atlas, height: float, speed: float = EASY_SPEED) -> Easy:
    """Return what a runner of this height [m] carries at an easy level pace [m/s].

    Loads are in body weights, so the runner's mass does not matter.
    """
    found = run_from_atlas(_minute(speed, height), REFERENCE_RUNNER[0], height, atlas)
    steps = 0.5 * float(found.step_rate[0]) * KILOMETER / speed
    return Easy(
        speed=speed,
        peak=read_only(found.tissues["tissue_peak"][0]),
        impulse=read_only(counted_impulse(found.tissues)[0] * steps),
        steps=steps,
    )


def _minute(speed: float, height: float) -> StrideConditions:
    """Return one minute on the level at the usual step rate; taller runners step slower."""
    one, unknown = np.ones(1), np.full(1, np.nan)
    rate = normal_step_rate(speed) / np.sqrt(height / REFERENCE_RUNNER[1])
    return StrideConditions(
        time=read_only(30.0 * one),
        duration=read_only(60.0 * one),
        gait=read_only(RUNNING * one, np.int64),
        speed=read_only(speed * one),
        slope=read_only(0.0 * one),
        step_rate=read_only(rate * one),
        altitude=read_only(unknown),
        distance=read_only(60.0 * speed * one),
        contact_time=read_only(unknown),
        contact_balance=read_only(unknown),
        heart_rate_bpm=read_only(unknown),
        repaired=read_only(0.0 * one, np.bool_),
        ascent=0.0,
        descent=0.0,
    )
