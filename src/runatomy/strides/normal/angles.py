"""Joint angles of the normal stride: harmonics of the stride, smooth in speed."""

from __future__ import annotations

import numpy as np

from runatomy.strides.motion import MIDDLE, SIDED
from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.pelvis import steadier_pelvis
from runatomy.strides.normal.shifts import shift
from runatomy.strides.normal.timing import Timing
from runatomy.terms.arrays import FloatArray, read_only


def harmonics(phase: FloatArray, rows: FloatArray) -> FloatArray:
    """Return curves (..., n) at phases (n,) from mean, cosines and sines (..., 2 K + 1)."""
    turns = 2.0 * np.pi * np.outer(np.arange(1, (rows.shape[-1] + 1) // 2), phase)
    basis = np.concatenate([np.ones((1, len(phase))), np.cos(turns), np.sin(turns)])
    return np.asarray(rows @ basis)


def leg_phase(phase: FloatArray, when: Timing) -> FloatArray:
    """Return the phases at which a leg takes its usual angles, so that toe-off meets toe-off.

    Where contact lasts a larger share of the stride than usual on the level, the leg's curve is
    stretched around toe-off and pressed together in swing; foot strike stays.
    """
    share = when.contact_share
    early = (when.level_share - share) / (1.0 - np.cos(2.0 * np.pi * share))
    return np.asarray(phase + early * (1.0 - np.cos(2.0 * np.pi * phase)))


def normal_angles(phase: FloatArray, when: Timing) -> dict[str, FloatArray]:
    """Return every angle [rad] (n,) at phases (n,) in [0, 1) of an even grid."""
    table = coefficients()
    rows = np.tensordot(table.weights(when.speed), table.angles, axes=1)
    by_name = dict(zip(table.angle_names, rows, strict=True))
    own = {"r": leg_phase(phase, when), "l": leg_phase((phase + 0.5) % 1.0, when)}
    middle = harmonics(phase, np.stack([by_name[name] for name in MIDDLE]))
    found = {
        name: read_only(curve + shift(name, phase, when.slope, when.rate_ratio))
        for name, curve in zip(MIDDLE, middle, strict=True)
    }
    sided = np.stack([by_name[name] for name in SIDED])
    for side, at in own.items():
        for name, curve in zip(SIDED, harmonics(at, sided), strict=True):
            moved = curve + shift(name, at, when.slope, when.rate_ratio)
            found[f"{name}_{side}"] = read_only(moved)
    return steadier_pelvis(found)
