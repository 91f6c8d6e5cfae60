"""Ventilation from heart rate, alone or with the rate of breathing.

Greenwald et al. (2019, PLoS ONE 14:e0218673): power laws over eight pooled studies, balanced in
age, sex and fitness. Strenuous heat, altitude, drift and medicines are not in them.
"""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.breath.lungs import adult_age, peak_ventilation, vital_capacity
from runatomy.mechanics.breath.ventilation import Ventilation, spread_ventilation
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_HEIGHT, Runner

MEN, WOMEN, EITHER = 1.0, 2.0, 1.5  # how the law counts sex; either: in between
# Half the middle fifty percent of the cross-validated error, as a standard deviation.
QUARTILE = 1.349  # standard deviations between the quartiles of a normal distribution
HEART_SPREAD = 0.454 / QUARTILE  # [-]
BOTH_SPREAD = 0.379 / QUARTILE  # [-]
# constant, then the powers of heart rate, breaths per minute, age, sex and vital capacity
_HEART = (-9.59, 2.39, 0.0, 0.274, -0.204, 0.520)
_BOTH = (-8.57, 1.72, 0.611, 0.298, -0.206, 0.614)
NOTE = "An unknown age or sex is taken as usual; fitness is not told apart."


def ventilation_by_heart_rate(heart_rate_bpm: FloatArray, runner: Runner) -> Ventilation:
    """Return the ventilation from heart rate (time,) [1/min] alone; NaN where that is unknown."""
    law = _law(_HEART, heart_rate_bpm, np.ones_like(heart_rate_bpm), runner)
    return _told(law, HEART_SPREAD, runner, "heart rate")


def ventilation_by_heart_and_breath(
    heart_rate_bpm: FloatArray, breaths_bpm: FloatArray, runner: Runner
) -> Ventilation:
    """Return the ventilation from heart rate and breaths (time,) [1/min]; NaN where unknown."""
    law = _law(_BOTH, heart_rate_bpm, breaths_bpm, runner)
    return _told(law, BOTH_SPREAD, runner, "heart rate and breaths per minute")


def _law(
    powers: tuple[float, ...], heart: FloatArray, breaths: FloatArray, runner: Runner
) -> FloatArray:
    constant, by_heart, by_breath, by_age, by_sex, by_lungs = powers
    counted = {"m": MEN, "f": WOMEN, None: EITHER}[runner.sex]
    lungs = vital_capacity(runner.height or DEFAULT_HEIGHT, runner.age, runner.sex)
    person = adult_age(runner.age) ** by_age * counted**by_sex * lungs**by_lungs
    known = (heart > 0.0) & (breaths > 0.0)
    heart, breaths = np.where(known, heart, np.nan), np.where(known, breaths, np.nan)
    return np.asarray(np.exp(constant) * heart**by_heart * breaths**by_breath * person)


def _told(lpm: FloatArray, spread: float, runner: Runner, what: str) -> Ventilation:
    source = f"From {what} by Greenwald et al. 2019; vital capacity by Hankinson et al. 1999"
    evidence = Evidence(origin=Origin.MODELED, source=source, note=NOTE)
    return spread_ventilation(lpm, spread, lpm / peak_ventilation(runner.age, runner.sex), evidence)
