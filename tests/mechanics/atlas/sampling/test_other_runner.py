"""Sampled runners: both sides alike, and as unlike the usual one as people are."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.mechanics.atlas.sampling.other_runner import RATE_LIMITS, other_angles, other_stride
from runatomy.strides.motion import MIDDLE, SIDED, Motion
from runatomy.strides.normal import normal_spread, normal_step_rate, normal_stride


@pytest.fixture(scope="module")
def usual() -> Motion:
    """The average runner."""
    return normal_stride(3.5)


@pytest.fixture(scope="module")
def others(usual: Motion) -> list[Motion]:
    """Two hundred others."""
    rng = np.random.default_rng(1)
    return [other_angles(usual, rng) for _ in range(200)]


def test_another_runner_takes_two_equal_steps_too(others: list[Motion]) -> None:
    half = len(others[0].phase) // 2
    for motion in others[:20]:
        for name in SIDED:
            left = np.roll(motion.angles[f"{name}_l"], half)
            np.testing.assert_allclose(left, motion.angles[f"{name}_r"], atol=1e-9)
        for name, sign in MIDDLE.items():
            later = sign * np.roll(motion.angles[name], half)
            np.testing.assert_allclose(later, motion.angles[name], atol=1e-9)


def test_force_and_timing_stay_the_same(usual: Motion, others: list[Motion]) -> None:
    for motion in others[:3]:
        np.testing.assert_array_equal(motion.ground_force_r, usual.ground_force_r)
        assert motion.stride_time == usual.stride_time


@pytest.mark.parametrize("name", ["knee_angle", "ankle_angle", "hip_flexion"])
def test_runners_differ_as_much_as_people_were_measured_to(
    usual: Motion, others: list[Motion], name: str
) -> None:
    """One standard deviation, taken over the stride; 200 draws tell it to some 4 %."""
    drawn = np.array([m.angles[f"{name}_r"] for m in others]) - usual.angles[f"{name}_r"]
    measured = normal_spread(3.5).angles[f"{name}_r"].mean()
    assert np.sqrt((drawn**2).mean()) == pytest.approx(measured, rel=0.10)
    assert abs(drawn.mean()) < 0.15 * measured


def test_step_rates_differ_and_stay_within_the_grid() -> None:
    rng = np.random.default_rng(3)
    usual = normal_step_rate(3.0, 0.05)
    ratio = np.array([other_stride(3.0, 0.05, rng).step_rate for _ in range(100)]) / usual
    assert ratio.std() == pytest.approx(0.05, rel=0.25)
    assert RATE_LIMITS[0] <= ratio.min() < 0.95 < 1.05 < ratio.max() <= RATE_LIMITS[1]
