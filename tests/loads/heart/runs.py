"""Runs of the heart's tests: arrays that no device wrote."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.loads.heart.heart_load import HeartLoad, heart_load
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import Runner

KNOWN = Runner(mass=70.0, sex="m", age=35.0, max_heart_rate_bpm=185.0, resting_heart_rate_bpm=50.0)
AGED = Runner(mass=70.0, sex="m", age=35.0)


def steady(minutes: float, bpm: float = 150.0) -> FloatArray:
    """Return a heart rate a second that wanders two beats about a mean."""
    seconds = np.arange(round(minutes * 60.0))
    return bpm + 2.0 * np.sin(seconds / 7.0)


def load_of(
    bpm: FloatArray, power: FloatArray | float = 800.0, runner: Runner = KNOWN, **more: Any
) -> HeartLoad:
    """Return the load of a run without a stop at one second a row."""
    work = np.broadcast_to(np.asarray(power, dtype=np.float64), bpm.shape)
    return heart_load(bpm, np.ones_like(bpm), work, np.arange(len(bpm)), runner, **more)
