"""Motion: shapes are checked, and a mirror exchanges sides and keeps the start."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.strides.motion import ANGLES, MIDDLE, SIDED, Motion
from runatomy.strides.normal import normal_stride
from runatomy.terms.errors import StrideError


@pytest.fixture(scope="module")
def lopsided() -> Motion:
    """A stride in which every curve differs between the sides."""
    motion = normal_stride(3.2, n=60)
    rng = np.random.default_rng(7)
    angles = {name: curve + rng.normal(size=60) for name, curve in motion.angles.items()}
    return replace(motion, angles=angles, ground_force_r=motion.ground_force_r * 1.1)


def test_names_are_those_of_the_skeleton() -> None:
    assert len(ANGLES) == 6 + 2 * 12
    assert {"pelvis_tilt", "hip_flexion_r", "knee_angle_l", "pro_sup_l"} <= set(ANGLES)


def test_two_mirrors_give_the_motion_back(lopsided: Motion) -> None:
    back = lopsided.mirrored().mirrored()
    for name in ANGLES:
        np.testing.assert_array_equal(back.angles[name], lopsided.angles[name])
    np.testing.assert_array_equal(back.ground_force_l, lopsided.ground_force_l)
    np.testing.assert_array_equal(back.contact_r, lopsided.contact_r)
    np.testing.assert_array_equal(back.center_of_pressure_r, lopsided.center_of_pressure_r)


def test_a_mirror_exchanges_sides_and_signs(lopsided: Motion) -> None:
    mirror, half = lopsided.mirrored(), 30
    for name in SIDED:
        expected = np.roll(lopsided.angles[f"{name}_l"], -half)
        np.testing.assert_array_equal(mirror.angles[f"{name}_r"], expected)
    for name, sign in MIDDLE.items():
        expected = sign * np.roll(lopsided.angles[name], -half)
        np.testing.assert_array_equal(mirror.angles[name], expected)
    lateral = np.roll(lopsided.ground_force_l[:, 2], -half)
    np.testing.assert_array_equal(mirror.ground_force_r[:, 2], -lateral)
    assert mirror.contact_r[0]
    assert not mirror.contact_r[-1]


def test_times_follow_from_step_rate_and_contact() -> None:
    motion = normal_stride(3.0, n=40)
    assert motion.stride_time == pytest.approx(2.0 / motion.step_rate)
    assert motion.duty_factor == pytest.approx(motion.contact_time * motion.step_rate)
    assert motion.time[20] == pytest.approx(motion.stride_time / 2)


def test_arrays_cannot_be_written_to() -> None:
    motion = normal_stride(3.0)
    for array in (motion.phase, motion.angles["knee_angle_r"], motion.ground_force_l):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_a_missing_angle_and_a_wrong_shape_are_named(lopsided: Motion) -> None:
    few = {name: curve for name, curve in lopsided.angles.items() if name != "mtp_angle_l"}
    with pytest.raises(StrideError, match="mtp_angle_l"):
        replace(lopsided, angles=few)
    with pytest.raises(StrideError, match="ground_force_r"):
        replace(lopsided, ground_force_r=np.zeros((60, 2)))
