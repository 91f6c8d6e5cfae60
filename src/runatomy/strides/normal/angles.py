"""Joint angles of the normal stride: harmonics of the stride, smooth in speed."""

from __future__ import annotations

import numpy as np

from runatomy.strides.motion import MIDDLE, SIDED
from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.shifts import shift
from runatomy.strides.normal.timing import Timing
from runatomy.terms.arrays import FloatArray, read_only

# How far the pelvis lists differs more between methods than between runners. From side to side it
# is 19 degrees at 3.5 m/s in the mean of the 23 Fukuchi runners, but lines between markers of two
# of them (front spines, back spines, crests) turn by 0.6 of what their angles say; Rajagopal has 7
# degrees, Dorn 12, BMClab 16, and an inertial sensor told 8 to 9 (Perpina-Martinez et al. 2023).
# The mean of these five, 11 degrees, is taken; thigh and trunk keep their place in space.
LIST_SHARE = 0.58


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
    return _steadier_pelvis(found)


def _steadier_pelvis(angles: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the angles with the pelvis listing as the mean of all laboratories."""
    less = (LIST_SHARE - 1.0) * angles["pelvis_list"]
    changes = {
        "pelvis_list": less,
        "lumbar_bending": -less,
        "hip_adduction_r": -less,
        "hip_adduction_l": less,
    }
    return angles | {name: read_only(angles[name] + change) for name, change in changes.items()}
