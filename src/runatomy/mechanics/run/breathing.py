"""Breathing: what a run's breath cost, from the best that was measured of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.mechanics.breath.breath_load import BreathLoad, breath_load
from runatomy.mechanics.breath.from_heart_rate import (
    ventilation_by_heart_and_breath,
    ventilation_by_heart_rate,
)
from runatomy.mechanics.breath.from_oxygen import (
    maximal_uptake,
    oxygen_uptake,
    share_of_reserve,
    ventilation_by_oxygen,
)
from runatomy.mechanics.breath.from_respiration import ventilation_by_breaths
from runatomy.mechanics.breath.ventilation import Ventilation, narrowest
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray, IntArray, read_only
from runatomy.terms.runner import Runner

MEASURED_SHARE = 0.5  # [-] of running time that must be measured to be gone by
# [-] of the whole uptake that breathing takes at most: 17.4 %, the hardest effort in the model of
# O'Malley et al. (2026). Heart rate lags behind: on a descent it may still tell of the climb.
MOST = 0.174


def run_breath(
    conditions: StrideConditions,
    rows: IntArray,
    power: FloatArray,
    runner: Runner,
    breaths_bpm: FloatArray | None = None,
) -> BreathLoad:
    """Return what breathing cost at each row of the conditions; NaN where nobody ran.

    `rows` are the running ones and `power` [W] their net metabolic power; `breaths_bpm` (time,)
    [1/min] are measured breaths. Ventilation is told by breaths, with heart rate where there is
    one; else by heart rate, or by the energy of running with an effort that heart rate tells,
    whichever is narrower; else, and in seconds without, by the energy of running.
    """
    net = np.full(len(conditions.time), np.nan)
    net[rows] = power
    oxygen = oxygen_uptake(net, float(runner.mass or 0.0))
    heart = _while_running(conditions.heart_rate_bpm, rows)
    breaths = None if breaths_bpm is None else _while_running(breaths_bpm, rows)
    duration = conditions.duration[rows]
    by_energy = _by_energy(oxygen, heart, runner)
    if breaths is not None and _measured(breaths[rows], duration):
        found = [ventilation_by_breaths(breaths, runner)]
        if _measured(heart[rows], duration):
            found.append(ventilation_by_heart_and_breath(heart, breaths, runner))
    elif _measured(heart[rows], duration):
        found = [ventilation_by_heart_rate(heart, runner), by_energy]
    else:
        found = [by_energy]
    return breath_load(_filled(narrowest(*found), by_energy), oxygen, runner)


def breath_power(load: BreathLoad, rows: IntArray) -> FloatArray:
    """Return low, usual and high power of breathing [W] (3, rows): a part of the whole's.

    At most `MOST` of what the whole body burns, rest included.
    """
    whole = load.power[rows] / load.energy_share[rows]
    each = (load.power_low, load.power, load.power_high)
    return np.asarray(np.minimum([one[rows] for one in each], MOST * whole))


def _by_energy(oxygen: FloatArray, heart: FloatArray, runner: Runner) -> Ventilation:
    """Return the ventilation from the energy of running, with the effort of heart rate if known."""
    most, least = runner.max_heart_rate_bpm, runner.resting_heart_rate_bpm
    if most is None or least is None:
        return ventilation_by_oxygen(oxygen, runner)
    reserve = share_of_reserve(heart, least, most)
    largest = maximal_uptake(oxygen, reserve, float(runner.mass or 0.0))
    return ventilation_by_oxygen(oxygen, runner, largest)


def _filled(found: Ventilation, other: Ventilation) -> Ventilation:
    """Return the ventilation with the other's seconds where it has none."""
    gap = ~np.isfinite(found.lpm)

    def merged(one: FloatArray, another: FloatArray) -> FloatArray:
        return read_only(np.where(gap, another, one))

    return replace(
        found,
        lpm=merged(found.lpm, other.lpm),
        low_lpm=merged(found.low_lpm, other.low_lpm),
        high_lpm=merged(found.high_lpm, other.high_lpm),
        of_max=merged(found.of_max, other.of_max),
        spread=merged(found.spread, other.spread),
    )


def _while_running(values: FloatArray, rows: IntArray) -> FloatArray:
    """Return the values at running rows, NaN elsewhere and where none was measured."""
    found = np.full(len(values), np.nan)
    found[rows] = np.where(values[rows] > 0.0, values[rows], np.nan)
    return found


def _measured(values: FloatArray, duration: FloatArray) -> bool:
    """Return whether enough of the running time was measured."""
    known = float(duration[np.isfinite(values)].sum())
    return known > 0.0 and known >= MEASURED_SHARE * float(duration.sum())
