"""A closed stride: Newton holds, the loaded foot rests, the angles stay near the given ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.coordinates import COORDINATES, INDEX, mirror_map
from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.muscle.clock import periodic_rate
from runatomy.terms.units import DEGREE, GRAVITY

Closed = Callable[..., SteadyStride]
LEVEL = [(2.5, 0.0), (3.5, 0.0), (4.5, 0.0)]
HILLS = [(3.0, slope) for slope in (-0.20, -0.10, -0.05, 0.05, 0.10, 0.20)]
STRIDES = pytest.mark.parametrize(("speed", "slope"), [*LEVEL, *HILLS])


def gravity(slope: float) -> np.ndarray:
    """Gravity [m/s2] in the frame of the slope."""
    angle = np.arctan(slope)
    return -GRAVITY * np.array([np.sin(angle), np.cos(angle), 0.0])


@STRIDES
def test_no_hand_carries_the_runner(
    closed_stride: Closed, body: BodyModel, speed: float, slope: float
) -> None:
    """The residual force stays under half a percent of body weight in every frame."""
    residual = closed_stride(speed, slope).dynamics.force[:, 3:6]
    assert np.abs(residual).max() < 0.005 * body.mass * GRAVITY
    np.testing.assert_allclose(residual.mean(axis=0), 0.0, atol=1e-5 * body.mass * GRAVITY)


@STRIDES
def test_the_ground_carries_the_weight_on_the_mean(
    closed_stride: Closed, body: BodyModel, speed: float, slope: float
) -> None:
    stride = closed_stride(speed, slope)
    mean = sum(foot.force.mean(axis=0) for foot in stride.ground)
    np.testing.assert_allclose(mean, -body.mass * gravity(slope), atol=1e-6)


@pytest.mark.parametrize(("speed", "slope"), [(3.5, 0.0), (3.0, 0.10)])
def test_the_center_of_mass_obeys_newton(
    closed_stride: Closed, body: BodyModel, speed: float, slope: float
) -> None:
    """Its path, differenced twice, is force over mass plus gravity."""
    stride = closed_stride(speed, slope)
    period = stride.motion.stride_time
    found = periodic_rate(periodic_rate(stride.dynamics.center, period), period)
    force = sum(foot.force for foot in stride.ground)
    expected = force / body.mass + gravity(slope)
    slow = np.fft.rfft(found - expected, axis=0)[:-1]  # the fastest wave has no rate
    assert np.abs(slow).max() / len(found) < 1e-6
    assert np.abs(found - expected).max() < 0.005 * GRAVITY


@STRIDES
def test_the_loaded_foot_rests_in_mid_stance(
    closed_stride: Closed, speed: float, slope: float
) -> None:
    """From 40 to 70 % of stance the loaded point moves at under 8 % of running speed; before, the
    shoe is pressed together and rolls, later the heel has left the ground."""
    stride = closed_stride(speed, slope)
    on = np.flatnonzero(stride.motion.contact_r)
    share = (on - on[0]) / len(on)
    middle = on[(share >= 0.40) & (share <= 0.70)]
    slip = np.linalg.norm(stride.slip[middle, 0], axis=1)
    assert slip.max() < 0.08 * speed


@STRIDES
def test_in_the_air_there_is_no_slip(closed_stride: Closed, speed: float, slope: float) -> None:
    stride = closed_stride(speed, slope)
    for foot, ground in enumerate(stride.ground):
        assert not stride.slip[~ground.force.any(axis=1), foot].any()


@STRIDES
def test_the_ground_does_next_to_no_work_on_the_feet(
    closed_stride: Closed, body: BodyModel, speed: float, slope: float
) -> None:
    """Force times slip, over a stride: under 0.02 J/kg of some 6 that the joints do."""
    stride = closed_stride(speed, slope)
    power = sum((f.force * stride.slip[:, i]).sum(axis=1) for i, f in enumerate(stride.ground))
    work = np.mean(power) * stride.motion.stride_time / body.mass
    assert abs(work) < 0.02


@pytest.mark.parametrize(("speed", "slope"), LEVEL)
def test_angles_stay_near_the_given_ones(closed_stride: Closed, speed: float, slope: float) -> None:
    """On the level no leg angle moves by more than 5.5 degrees, which is a standard deviation
    between runners; the trunk, of which least is known, by no more than 12, and the arms by a
    standard deviation between runners (11.7) and a quarter."""
    shift = np.abs(closed_stride(speed, slope).shift).max(axis=0) / DEGREE
    for name, degrees in zip(COORDINATES, shift, strict=True):
        if name.startswith(("hip", "knee", "ankle", "pelvis")):
            assert degrees < 5.5, name
        elif name.startswith("lumbar"):
            assert degrees < 12.0, name
        elif name.startswith("arm"):
            assert degrees < 14.6, name
    untouched = [i for n, i in INDEX.items() if n.startswith(("arm_rot", "elbow", "mtp"))]
    assert not shift[untouched].any()


@pytest.mark.parametrize(("speed", "slope"), LEVEL)
def test_nothing_slow_is_left_at_the_pelvis(
    closed_stride: Closed, body: BodyModel, speed: float, slope: float
) -> None:
    """Trunk and arms balance the slow part of the whole body's angular momentum; what is left are
    the shocks of landing, faster than three steps."""
    left = np.fft.rfft(closed_stride(speed, slope).dynamics.force[:, :3], axis=0)[:5]
    assert np.abs(left).max() * 2.0 / 100.0 < 0.06 * body.mass


@STRIDES
def test_the_shift_is_what_was_changed(closed_stride: Closed, speed: float, slope: float) -> None:
    stride = closed_stride(speed, slope)
    for name, curve in stride.motion.angles.items():
        if name in INDEX and not name.startswith("mtp"):
            column = INDEX[name]
            np.testing.assert_allclose(
                stride.values[:, column], curve + stride.shift[:, column], atol=1e-12
            )


@STRIDES
def test_rates_are_those_of_the_values(closed_stride: Closed, speed: float, slope: float) -> None:
    stride = closed_stride(speed, slope)
    step = stride.motion.stride_time / len(stride.values)
    slope_by_time = (np.roll(stride.values, -1, 0) - np.roll(stride.values, 1, 0)) / (2.0 * step)
    apart = np.abs(stride.rates - slope_by_time).max(axis=0)
    assert (apart < 0.05 * np.abs(stride.rates).max(axis=0) + 1e-9).all()


@STRIDES
def test_two_equal_steps(closed_stride: Closed, speed: float, slope: float) -> None:
    """Half a stride later everything is its own mirror image."""
    stride = closed_stride(speed, slope)
    order, signs = mirror_map()
    half = len(stride.values) // 2
    for curve in (stride.values, stride.rates, stride.dynamics.force):
        later = np.roll(curve[:, order] * signs, half, axis=0)
        np.testing.assert_allclose(later, curve, atol=1e-4 * np.abs(curve).max())
