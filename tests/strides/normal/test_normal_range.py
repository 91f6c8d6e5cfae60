"""The normal stride is smooth in speed, slope and step rate, quick, and refuses what it cannot."""

from __future__ import annotations

import re

import numpy as np
import pytest

from runatomy.strides.motion import ANGLES, Motion
from runatomy.strides.normal import normal_spread, normal_step_rate, normal_stride
from runatomy.terms.errors import StrideError


def curves(motion: Motion) -> np.ndarray:
    return np.degrees(np.stack([motion.angles[name] for name in ANGLES]))


def forces(motion: Motion) -> np.ndarray:
    """Force at fixed shares of stance: contact itself ends earlier the faster the run."""
    stance = motion.phase / (0.5 * motion.duty_factor)
    at = np.linspace(0.02, 0.98, 49)
    return np.stack([np.interp(at, stance, motion.ground_force_r[:, k]) for k in range(3)])


def jumps(motions: list[Motion]) -> tuple[float, float]:
    """Greatest second difference of the angles [deg] and of the forces [BW] along a row."""
    angle = np.abs(np.diff([curves(m) for m in motions], 2, axis=0)).max()
    force = np.abs(np.diff([forces(m) for m in motions], 2, axis=0)).max()
    return float(angle), float(force)


def test_smooth_in_speed() -> None:
    """No jump and no kink, at the join of runners and sprinter (4.5 m/s) or anywhere."""
    angle, force = jumps([normal_stride(v, n=400) for v in np.arange(1.8, 9.5, 0.05)])
    assert angle < 0.10
    assert force < 0.02


def test_smooth_in_slope() -> None:
    angle, force = jumps([normal_stride(3.0, s, n=400) for s in np.linspace(-0.2, 0.2, 81)])
    assert angle < 0.10
    assert force < 0.02


def test_smooth_in_step_rate() -> None:
    usual = normal_step_rate(3.0)
    rows = [normal_stride(3.0, 0.0, usual * r, n=400) for r in np.linspace(0.8, 1.25, 46)]
    angle, force = jumps(rows)
    assert angle < 0.10
    assert force < 0.02


def test_the_curve_does_not_depend_on_the_samples() -> None:
    coarse, fine = normal_stride(4.0, 0.05, n=50), normal_stride(4.0, 0.05, n=400)
    np.testing.assert_allclose(curves(coarse), curves(fine)[:, ::8], atol=1e-9)
    np.testing.assert_allclose(coarse.ground_force_r, fine.ground_force_r[::8], atol=0.03)


def test_knee_and_elbow_never_overextend() -> None:
    for speed in np.linspace(1.8, 9.5, 30):
        for slope in (-0.2, 0.0, 0.2) if speed <= 6.0 else (0.0,):
            for ratio in (0.8, 1.25):
                rate = normal_step_rate(speed, slope) * ratio
                motion = normal_stride(speed, slope, rate)
                assert motion.angles["knee_angle_r"].min() > 0.0
                assert motion.angles["elbow_flex_r"].min() > 0.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"speed": 1.7}, "1.7 m/s"),
        ({"speed": 9.6}, "9.6 m/s"),
        ({"speed": float("nan")}, "nan m/s"),
        ({"speed": 3.0, "slope": 0.21}, "21 %"),
        ({"speed": 3.0, "slope": -0.21}, "-21 %"),
        ({"speed": 3.0, "slope": float("nan")}, "nan %"),
        ({"speed": 6.5, "slope": 0.05}, "no slope is known"),
        ({"speed": 3.0, "step_rate": 2.0}, "120 steps per minute"),
        ({"speed": 3.0, "step_rate": 4.0}, "240 steps per minute"),
        ({"speed": 3.0, "n": 101}, "101 samples"),
        ({"speed": 3.0, "n": 10}, "10 samples"),
    ],
)
def test_outside_the_range(arguments: dict[str, float], words: str) -> None:
    with pytest.raises(StrideError, match=re.escape(words)) as caught:
        normal_stride(**arguments)  # type: ignore[arg-type]
    assert caught.value.mend


def test_the_limits_themselves_are_inside() -> None:
    for speed, slope in ((1.8, 0.2), (1.8, -0.2), (6.0, 0.2), (6.0, -0.2), (9.5, 0.0)):
        for ratio in (0.8, 1.25):
            normal_stride(speed, slope, normal_step_rate(speed, slope) * ratio)


def test_evidence_says_what_is_modeled() -> None:
    assert normal_stride(3.5).evidence["angles"].note == ""
    assert "slope" in normal_stride(3.5, 0.1).evidence["angles"].note
    assert "sprinter" in normal_stride(7.0).evidence["ground_force"].note


def test_spread_grows_with_what_is_modeled() -> None:
    plain, steep, sprint = normal_spread(3.5), normal_spread(3.5, 0.15), normal_spread(9.0)
    assert steep.angles["knee_angle_r"].max() > plain.angles["knee_angle_r"].max()
    assert sprint.angles["hip_flexion_r"].mean() > plain.angles["hip_flexion_r"].mean()
    assert 3.0 < np.degrees(plain.angles["knee_angle_r"].mean()) < 10.0
