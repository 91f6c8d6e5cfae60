"""The Hill curves: values a hand computes, limits, and the tendon read backward."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.muscle.hill import (
    active_force_length,
    active_force_length_slope,
    force_velocity,
    force_velocity_slope,
    tendon_stiffness,
    tendon_strain,
)

speeds = st.floats(-1.0, 1.0)
strains = st.floats(0.02, 0.15)


def test_isometric_fibers_keep_their_whole_force() -> None:
    assert force_velocity(np.array([0.0]))[0] == pytest.approx(1.0, abs=1e-15)


def test_fibers_at_full_speed_give_nothing() -> None:
    assert force_velocity(np.array([-1.0]))[0] < 0.02
    assert (force_velocity(np.array([-1.05, -2.0, -50.0])) == 0.0).all()


def test_lengthening_fibers_give_more_but_not_twice_as_much() -> None:
    """Published plateaus lie between 1.3 and 1.8 of isometric force."""
    assert 1.3 < force_velocity(np.array([0.3]))[0] < 1.8
    assert 1.3 < force_velocity(np.array([1.0]))[0] < 1.8


@given(speeds, speeds)
def test_faster_shortening_gives_less_force(one: float, other: float) -> None:
    slow, fast = max(one, other), min(one, other)
    force = force_velocity(np.array([fast, slow]))
    assert force[0] <= force[1]


def by_hand(speed: float) -> float:
    """De Groote et al. (2016), with the logarithm their paper writes, over its value at rest."""

    def curve(v: float) -> float:
        x = -8.149 * v - 0.374
        return -0.318 * math.log(x + math.sqrt(x * x + 1.0)) + 0.886

    return max(curve(speed), 0.0) / curve(0.0)


@given(speeds)
def test_force_and_speed_as_the_paper_writes_them(speed: float) -> None:
    assert force_velocity(np.array([speed]))[0] == pytest.approx(by_hand(speed), abs=1e-12)


def test_fibers_are_strongest_at_their_optimal_length() -> None:
    length = np.linspace(0.3, 1.8, 1501)
    force = active_force_length(length)
    assert force.max() == pytest.approx(1.0, abs=0.01)
    assert length[force.argmax()] == pytest.approx(1.0, abs=0.03)
    rising, falling = np.diff(force[length <= 0.95]), np.diff(force[length >= 1.05])
    assert (rising > 0.0).all()
    assert (falling < 0.0).all()


@pytest.mark.parametrize(
    ("length", "force"),
    # 0.815 exp(-.5 ((l-1.055)/(.162+.063 l))^2) + 0.433 exp(-.5 ((l-.717)/(-.03+.2 l))^2)
    # + 0.1 exp(-.5 ((l-1)/.354)^2), by pocket calculator
    [(1.0, 0.9993), (0.5, 0.0538), (1.5, 0.2243)],
)
def test_force_and_length_by_hand(length: float, force: float) -> None:
    assert active_force_length(np.array([length]))[0] == pytest.approx(force, abs=1e-4)


@given(strains)
def test_a_tendon_stretches_as_far_as_it_was_told_at_full_force(strain: float) -> None:
    stiffness = tendon_stiffness(np.array([strain]))
    assert tendon_strain(np.array([1.0]), stiffness)[0] == pytest.approx(strain, rel=1e-12)


@given(strains, st.floats(0.0, 2.0))
def test_the_tendon_curve_read_backward(strain: float, force: float) -> None:
    """Force over stretch is an exponential, 0.25 (exp(k stretch) - 1), of slack 0."""
    stiffness = tendon_stiffness(np.array([strain]))
    stretch = tendon_strain(np.array([force]), stiffness)
    assert 0.25 * math.expm1(float(stiffness[0] * stretch[0])) == pytest.approx(force, abs=1e-12)


def test_a_slack_tendon_does_not_push() -> None:
    stiffness = tendon_stiffness(np.array([0.04]))
    np.testing.assert_array_equal(tendon_strain(np.array([0.0, -0.3]), stiffness), [0.0, 0.0])


@given(strains)
def test_more_force_stretches_more_and_ever_less_easily(strain: float) -> None:
    stretch = tendon_strain(np.linspace(0.0, 1.5, 40), tendon_stiffness(np.array([strain])))
    assert (np.diff(stretch) > 0.0).all()
    assert (np.diff(stretch, 2) < 0.0).all()


STEP = 1e-6


def test_the_slope_by_length_is_a_finite_difference() -> None:
    length = np.linspace(0.25, 2.0, 351)
    force, slope = active_force_length_slope(length)
    np.testing.assert_array_equal(force, active_force_length(length))
    ahead, behind = (active_force_length(length + d) for d in (STEP, -STEP))
    np.testing.assert_allclose(slope, (ahead - behind) / (2.0 * STEP), atol=1e-8)


def test_the_slope_by_speed_is_a_finite_difference() -> None:
    """Zero where a fiber faster than its maximum gives nothing; the corner itself left out."""
    speed = np.linspace(-1.5, 1.0, 501)
    factor, slope = force_velocity_slope(speed)
    np.testing.assert_array_equal(factor, force_velocity(speed))
    ahead, behind = (force_velocity(speed + d) for d in (STEP, -STEP))
    smooth = (ahead > 0.0) == (behind > 0.0)
    found = (ahead - behind) / (2.0 * STEP)
    np.testing.assert_allclose(slope[smooth], found[smooth], atol=1e-8)
    assert smooth.sum() >= 500
    assert not slope[factor == 0.0].any()
