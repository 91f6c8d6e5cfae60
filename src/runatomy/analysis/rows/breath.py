"""Breath: how much air a run took, and what the muscles that moved it burnt."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.analysis.plain import rounded
from runatomy.mechanics.breath.split import SPLIT
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import group_named
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import PER_MINUTE

NEAR = 5.0  # [s] within which a measured breath still holds


def breath_row(mechanics: RunMechanics) -> Mapping[str, object]:
    """Return what breathing took in the run, with ranges; None where nobody ran.

    Its energy is part of the whole run's, not on top of it, and so are its groups'.
    """
    rows, duration, load = mechanics.rows, mechanics.duration, mechanics.breath
    running, energy = float(duration.sum()), float(mechanics.energy.sum())

    def mean(values: FloatArray) -> float | None:
        return float(duration @ values[rows]) / running if running else None

    def work(values: FloatArray) -> float:
        return float(duration @ values[rows])

    air = load.ventilation
    least, usual, most = (float(value) for value in mechanics.breath_energy)
    whole = float(duration @ (load.power[rows] / load.energy_share[rows]))
    found = {
        "ventilation_lpm": mean(air.lpm),
        "ventilation_low_lpm": mean(air.low_lpm),
        "ventilation_high_lpm": mean(air.high_lpm),
        "of_max": mean(air.of_max),
        "air_l": work(air.lpm) * PER_MINUTE,
        "energy_J": usual,
        "low_J": least,
        "high_J": most,
        "energy_share": usual / energy if energy else None,
        "gross_share": usual / whole if whole else None,
        "work_J": work(load.work),
        "work_low_J": work(load.work_low),
        "work_high_J": work(load.work_high),
        "told_by": air.evidence.source,
    }
    groups = [
        {
            "name": part.group,
            "plain": group_named(part.group).plain,
            "energy_J": rounded(usual * part.usual),
            "low_J": rounded(least * part.low),
            "high_J": rounded(most * part.high),
        }
        for part in SPLIT
    ]
    return {name: rounded(value) for name, value in found.items()} | {"groups": groups}


def measured_breaths(
    time: FloatArray, recorded: FloatArray, breaths: FloatArray | None
) -> FloatArray | None:
    """Return breaths per minute at each `time` [s], from a recording's [1/s] at its own times.

    NaN where the nearest measured breath is more than `NEAR` seconds away; None without any.
    """
    if breaths is None:
        return None
    known = np.isfinite(breaths) & (breaths > 0.0)
    if not known.any():
        return None
    at, values = recorded[known], breaths[known] / PER_MINUTE
    right = np.clip(np.searchsorted(at, time), 0, len(at) - 1)
    left = np.maximum(right - 1, 0)
    near = np.minimum(np.abs(time - at[right]), np.abs(time - at[left]))
    return np.where(near <= NEAR, np.interp(time, at, values), np.nan)
