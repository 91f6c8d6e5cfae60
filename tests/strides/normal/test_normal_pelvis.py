"""The pelvis lists less than in the runners' recordings; what hangs on it stays in space."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from runatomy.strides.normal.angles import harmonics
from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.normal.pelvis import LIST_SHARE, PELVIS, steadier_pelvis
from runatomy.terms.arrays import FloatArray

PHASE = np.arange(50) / 50.0
JOINTS = {
    "right thigh": (("hip_flexion_r", "hip_adduction_r", "hip_rotation_r"), (1, 1, 1)),
    "left thigh": (("hip_flexion_l", "hip_adduction_l", "hip_rotation_l"), (1, -1, -1)),
    "trunk": (("lumbar_extension", "lumbar_bending", "lumbar_rotation"), (1, 1, 1)),
}


@pytest.fixture(scope="module")
def recorded() -> dict[str, FloatArray]:
    """The 23 runners' mean angles [rad] at 3.5 m/s, pelvis and all."""
    table = coefficients()
    rows = np.tensordot(table.weights(3.5), table.angles, axes=1)
    curves = dict(zip(table.angle_names, harmonics(PHASE, rows), strict=True))
    half = len(PHASE) // 2
    return {
        (f"{name}_{side}" if name.startswith("hip") else name): np.roll(curve, shift)
        for name, curve in curves.items()
        for side, shift in (("r", 0), ("l", half if name.startswith("hip") else 0))
    }


def in_space(angles: dict[str, FloatArray], joint: str) -> Rotation:
    names, signs = JOINTS[joint]
    pelvis = Rotation.from_euler("ZXY", np.stack([angles[name] for name in PELVIS], axis=1))
    own = np.stack([s * angles[n] for n, s in zip(names, signs, strict=True)], axis=1)
    return pelvis * Rotation.from_euler("ZXY", own)


@pytest.mark.parametrize("joint", JOINTS)
def test_what_hangs_on_the_pelvis_stays_in_space(
    recorded: dict[str, FloatArray], joint: str
) -> None:
    away = in_space(recorded, joint).inv() * in_space(steadier_pelvis(recorded), joint)
    assert away.magnitude().max() < 1e-9


def test_the_pelvis_lists_less_and_is_else_as_it_was(recorded: dict[str, FloatArray]) -> None:
    found = steadier_pelvis(recorded)
    np.testing.assert_allclose(found["pelvis_list"], LIST_SHARE * recorded["pelvis_list"])
    for name in ("pelvis_tilt", "pelvis_rotation", "knee_angle", "arm_flex"):
        np.testing.assert_array_equal(found[name], recorded[name])


def test_a_bent_hip_turns_where_the_pelvis_lists_less(recorded: dict[str, FloatArray]) -> None:
    """Early in stance the hip is bent by 30 degrees: half of the lost list is its rotation."""
    at = 5  # a tenth of the stride
    found = steadier_pelvis(recorded)
    lost = found["pelvis_list"][at] - recorded["pelvis_list"][at]
    gained = found["hip_rotation_r"][at] - recorded["hip_rotation_r"][at]
    assert gained == pytest.approx(np.sin(recorded["hip_flexion_r"][at]) * lost, rel=0.1)
