"""Frames: those of a trial that its means are made of, and that its trust is judged by."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray


def counted_frames(run: CapturedRun, mechanics: TrialMechanics, solved: BoolArray) -> BoolArray:
    """Return (frames,) those within `solved` (strides,) strides; without any, all solved ones."""
    time = mechanics.kinematics.time
    inside = np.zeros(len(time), dtype=bool)
    for stride, counts in zip(run.strides, solved, strict=True):
        if counts:
            inside |= (time >= stride.start) & (time <= stride.end)
    inside &= mechanics.solved
    return inside if inside.any() else np.asarray(mechanics.solved)
