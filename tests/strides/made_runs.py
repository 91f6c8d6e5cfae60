"""Runs made to order, one record a second unless asked otherwise."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.records.run import Run
from runatomy.terms.arrays import FloatArray

HEIGHT = 1.77  # [m]


def made_run(time: FloatArray | int = 600, **channels: Any) -> Run:
    """Return a run with these channels; an integer time is a count of whole seconds."""
    seconds = np.arange(time, dtype=np.float64) if isinstance(time, int) else time
    about = {
        "source_name": "made.fit",
        "source_format": "fit",
        "source_sha256": "",
        "sport": "running",
    }
    return Run(**{**about, "time": seconds, **channels})


def steady(seconds: int = 600, speed: float = 3.0, **channels: Any) -> Run:
    """Return a run at one speed, with the device's distance."""
    pace = np.full(seconds, speed)
    return made_run(seconds, **{"speed": pace, "distance": np.arange(seconds) * speed, **channels})


def barometer(truth: FloatArray, seed: int = 1, spread: float = 0.35) -> FloatArray:
    """Return an altitude as a watch writes it: noise that lasts half a minute, steps of 0.2 m."""
    rng = np.random.default_rng(seed)
    keep = np.exp(-1.0 / 30.0)
    noise = np.zeros(truth.size)
    fresh = rng.normal(0.0, spread * np.sqrt(1.0 - keep**2), truth.size)
    for i in range(1, truth.size):
        noise[i] = keep * noise[i - 1] + fresh[i]
    rounded: FloatArray = np.rint((truth + noise + rng.normal(0.0, 0.1, truth.size)) / 0.2) * 0.2
    return rounded
