"""The stride at another step rate against Heiderscheit et al. 2011, Table 3 (n = 45)."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.strides.motion import Motion
from runatomy.strides.normal import normal_step_rate, normal_stride

SPEED = 2.9  # [m/s]
N = 1000
# Change from preferred at -10 % and at +10 % [deg]: hip flexion and adduction peak in loading,
# knee flexion at contact and its peak in stance.
TABLE = {
    "hip": (30.7 - 26.7, 23.6 - 26.7),
    "adduction": (11.3 - 10.4, 8.7 - 10.4),
    "contact": (16.9 - 17.8, 19.6 - 17.8),
    "knee": (50.6 - 46.3, 42.8 - 46.3),
}


def stride(ratio: float) -> Motion:
    return normal_stride(SPEED, 0.0, normal_step_rate(SPEED) * ratio, N)


def figures(motion: Motion) -> dict[str, float]:
    loading = slice(0, int(0.2 * N))
    hip, adduction, knee = (
        np.degrees(motion.angles[name][loading])
        for name in ("hip_flexion_r", "hip_adduction_r", "knee_angle_r")
    )
    return {
        "hip": float(hip.max()),
        "adduction": float(adduction.max()),
        "contact": float(knee[0]),
        "knee": float(knee.max()),
    }


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize(("column", "ratio"), [(0, 0.9), (1, 1.1)])
def test_angles(name: str, column: int, ratio: float) -> None:
    change = figures(stride(ratio))[name] - figures(stride(1.0))[name]
    assert change == pytest.approx(TABLE[name][column], abs=1.5)
    assert np.sign(change) == np.sign(TABLE[name][column])


def test_timing_hangs_together() -> None:
    """A faster step at the same speed: shorter stride, contact and flight, higher duty factor."""
    slow, usual, fast = (stride(ratio) for ratio in (0.9, 1.0, 1.1))
    for one, other in ((slow, usual), (usual, fast)):
        assert other.stride_time < one.stride_time
        assert other.contact_time < one.contact_time
        assert other.duty_factor > one.duty_factor
        flights = [m.stride_time / 2 - m.contact_time for m in (one, other)]
        assert flights[1] < flights[0]
        assert other.ground_force_r[:, 1].max() < one.ground_force_r[:, 1].max()
    assert fast.contact_time / usual.contact_time > usual.step_rate / fast.step_rate


def test_braking_impulse_falls() -> None:
    """Heiderscheit et al. 2011: less braking at a higher step rate."""
    impulses = []
    for ratio in (0.9, 1.0, 1.1):
        motion = stride(ratio)
        forward = motion.ground_force_r[:, 0]
        impulses.append(-forward[forward < 0].sum() * motion.stride_time / N)
    assert impulses[0] > impulses[1] > impulses[2]


def test_the_usual_step_rate_changes_nothing() -> None:
    given, left_out = stride(1.0), normal_stride(SPEED, n=N)
    np.testing.assert_allclose(
        given.angles["knee_angle_r"], left_out.angles["knee_angle_r"], atol=1e-12
    )
    np.testing.assert_allclose(given.ground_force_r, left_out.ground_force_r, atol=1e-12)
