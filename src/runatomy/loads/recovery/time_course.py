"""Time course: how fast strength comes back, soreness comes and goes, and protection lasts."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

DAMAGE_HOURS = 84.0  # loss holds 24 to 48 h (Maeo 2017), gone by 4 days (10 runners, EJAP 2024)
DAMAGE_SHAPE = 3.0  # [-] flat at first, then quick: 17 % at 24 h still 14 % at 48 h
FATIGUE_HOURS = 10.0  # ordinary tiredness: gone over a night and a day; assumed
SORE_HOURS = 36.0  # soreness peaks between 24 and 48 h; at 42 h of 6, 18, 42 (Byrnes 1985)
PROTECTION_DAYS = (1.0, 5.0, 42.0, 63.0)  # grows; lasts 6 weeks, not 9 (Byrnes et al. 1985)


def damage_left(hours: FloatArray, slowness: float = 1.0) -> FloatArray:
    """Return the share [-] of the first loss that is left `hours` after; none before."""
    age = np.maximum(hours, 0.0) / (DAMAGE_HOURS * slowness)
    return np.where(hours < 0.0, 0.0, np.exp(-(age**DAMAGE_SHAPE)))


def fatigue_left(hours: FloatArray, slowness: float = 1.0) -> FloatArray:
    """Return the share [-] of ordinary tiredness that is left `hours` after; none before."""
    age = np.maximum(hours, 0.0) / (FATIGUE_HOURS * slowness)
    return np.where(hours < 0.0, 0.0, np.exp(-age))


def soreness_now(hours: FloatArray, slowness: float = 1.0) -> FloatArray:
    """Return soreness over its own peak [-] `hours` after; none before."""
    age = np.maximum(hours, 0.0) / (SORE_HOURS * slowness)
    return np.asarray(age**2 * np.exp(2.0 * (1.0 - age)))


def protection_kept(days: FloatArray) -> FloatArray:
    """Return how much of its protection [-] a braking run gives so many days later."""
    return np.interp(days, PROTECTION_DAYS, (0.0, 1.0, 1.0, 0.0))
