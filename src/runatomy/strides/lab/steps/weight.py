"""Mean vertical force over whole strides, which in steady running is the runner's weight."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.strides.captured_run import CapturedStride
from runatomy.strides.lab.ground.plates import Plate


def mean_vertical(plates: Sequence[Plate], strides: Sequence[CapturedStride]) -> float:
    """Return the mean vertical force [N] over the strides whose force is whole, as measured.

    Not low-passed; the empty plates' reading is off already. NaN where there is no such stride.
    """
    whole = [stride for stride in strides if stride.forces_whole]
    if not plates or not whole:
        return float("nan")
    time = plates[0].time
    up = np.sum([plate.force[:, 1] for plate in plates], axis=0)
    steps = 0.5 * (up[1:] + up[:-1]) * np.diff(time)
    impulse = np.concatenate([[0.0], np.cumsum(steps)])
    start = np.array([stride.start for stride in whole])
    end = np.array([stride.end for stride in whole])
    given = np.interp(end, time, impulse) - np.interp(start, time, impulse)
    return float(given.sum() / (end - start).sum())
