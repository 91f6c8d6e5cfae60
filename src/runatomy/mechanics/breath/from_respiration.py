"""Ventilation from the rate of breathing alone: breaths times an assumed volume."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.breath.lungs import TIDAL_SPREAD, peak_ventilation, tidal_volume
from runatomy.mechanics.breath.ventilation import Ventilation, spread_ventilation
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import Runner

FILLED = 0.8  # [-] of the largest breath that a breath in running holds; assumed
# Assumed so wide that breaths alone are not held for better known than breaths and heart rate are,
# whose error was measured (0.28; Greenwald et al. 2019).
FILLED_SPREAD = 0.30  # [-] of that


def ventilation_by_breaths(breaths_bpm: FloatArray, runner: Runner) -> Ventilation:
    """Return the ventilation from breaths (time,) [1/min] alone; NaN where they are unknown.

    A breath holds four fifths of the largest of the runner's age and sex (Loe et al. 2014). How
    deep a runner breathes at a given rate is a habit of each: with heart rate known as well,
    `ventilation_by_heart_and_breath` is narrower.
    """
    volume = FILLED * tidal_volume(runner.age, runner.sex)
    lpm = np.where(breaths_bpm > 0.0, breaths_bpm, np.nan) * volume
    spread = float(np.hypot(FILLED_SPREAD, TIDAL_SPREAD.of(runner.sex)))
    evidence = Evidence(
        origin=Origin.ASSUMED,
        source="Measured breaths per minute times four fifths of the largest breath of Loe et al. "
        "2014",
        note="How much of the largest breath is used is assumed.",
    )
    return spread_ventilation(lpm, spread, lpm / peak_ventilation(runner.age, runner.sex), evidence)
