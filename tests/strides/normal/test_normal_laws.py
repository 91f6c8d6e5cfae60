"""Laws of a steady stride: force carries the weight, the slope is paid for, sides are alike."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from runatomy.strides.motion import ANGLES, Motion
from runatomy.strides.normal import normal_spread, normal_step_rate, normal_stride
from runatomy.strides.normal.timing import LEVEL

speeds = st.floats(1.8, 9.5)
slopes = st.floats(-0.20, 0.20)
ratios = st.floats(0.80, 1.25)
samples = st.integers(10, 150).map(lambda half: 2 * half)


def stride(speed: float, slope: float, ratio: float, n: int = 100) -> Motion:
    """A stride anywhere in range: level where it is too fast for a slope."""
    slope = slope if speed <= 6.0 else 0.0
    rate = normal_step_rate(speed, slope) * ratio
    return normal_stride(speed, slope, rate, n)


@settings(max_examples=150, deadline=None)
@given(speeds, slopes, ratios, samples)
def test_force_balances_gravity(speed: float, slope: float, ratio: float, n: int) -> None:
    motion = stride(speed, slope, ratio, n)
    angle = math.atan(motion.slope)
    mean = (motion.ground_force_r + motion.ground_force_l).mean(axis=0)
    np.testing.assert_allclose(mean, [math.sin(angle), math.cos(angle), 0.0], atol=1e-9)


@settings(max_examples=150, deadline=None)
@given(speeds, slopes, ratios, samples)
def test_mean_force_over_contact(speed: float, slope: float, ratio: float, n: int) -> None:
    motion = stride(speed, slope, ratio, n)
    expected = math.cos(math.atan(motion.slope)) / motion.duty_factor
    for force in (motion.ground_force_r, motion.ground_force_l):
        impulse = force[:, 1].sum() * motion.stride_time / n  # [BW s] of one contact
        assert math.isclose(impulse / motion.contact_time, expected, rel_tol=1e-9)


@settings(max_examples=100, deadline=None)
@given(speeds, slopes, ratios)
def test_one_foot_at_a_time_and_it_only_pushes(speed: float, slope: float, ratio: float) -> None:
    motion = stride(speed, slope, ratio, 400)
    assert motion.duty_factor < 1.0
    assert not (motion.contact_r & motion.contact_l).any()
    for force, contact in (
        (motion.ground_force_r, motion.contact_r),
        (motion.ground_force_l, motion.contact_l),
    ):
        assert (force[:, 1] >= 0.0).all()
        assert not force[~contact].any()
        start, last = np.flatnonzero(contact & ~np.roll(contact, 1))[0], contact.sum()
        ends = np.roll(force, -start, axis=0)[[0, last - 1]]
        assert np.abs(ends).max() < 0.35  # one sample from the air, of a peak near 2.5


@settings(max_examples=100, deadline=None)
@given(speeds, slopes, ratios)
def test_mirror_image(speed: float, slope: float, ratio: float) -> None:
    motion = stride(speed, slope, ratio)
    mirror = motion.mirrored()
    for name in ANGLES:
        np.testing.assert_allclose(mirror.angles[name], motion.angles[name], atol=1e-12)
    np.testing.assert_allclose(mirror.ground_force_r, motion.ground_force_r, atol=1e-12)
    np.testing.assert_allclose(mirror.center_of_pressure_l, motion.center_of_pressure_l)


@settings(max_examples=100, deadline=None)
@given(speeds, slopes, ratios)
def test_pressure_stays_under_the_foot(speed: float, slope: float, ratio: float) -> None:
    motion = stride(speed, slope, ratio)
    along = motion.center_of_pressure_r[:, 0]
    assert np.isnan(along[~motion.contact_r]).all()
    assert ((along[motion.contact_r] > 0.0) & (along[motion.contact_r] < 1.0)).all()
    assert (np.diff(along[motion.contact_r]) > 0).all()  # heel to toe


@settings(max_examples=60, deadline=None)
@given(speeds, slopes, ratios)
def test_spread_is_positive_and_wider_where_modeled(
    speed: float, slope: float, ratio: float
) -> None:
    motion = stride(speed, slope, ratio)
    spread = normal_spread(motion.speed, motion.slope, motion.step_rate)
    plain = normal_spread(motion.speed)
    for name in ANGLES:
        assert (spread.angles[name] > 0).all()
    assert (spread.ground_force_r >= 0).all()
    if abs(motion.slope) > max(0.05, LEVEL):
        assert spread.angles["pelvis_tilt"].mean() > plain.angles["pelvis_tilt"].mean()
