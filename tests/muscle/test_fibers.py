"""Fibers: derivative of a periodic signal, pennation, tendon stretch and the slack limit."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from muscle.made_units import made_units
from runatomy.muscle.clock import StrideClock
from runatomy.muscle.fibers import Fibers, Units, fibers_of
from runatomy.muscle.hill import active_force_length, force_velocity
from runatomy.terms.arrays import FloatArray

PERIOD = 0.7  # [s]
CLOCK = StrideClock(PERIOD)
UNITS = made_units(
    names=("soleus_r", "sart_r"),
    max_force=np.array([6000.0, 250.0]),
    optimal_fiber_length=np.array([0.044, 0.40]),
    tendon_slack_length=np.array([0.28, 0.12]),
    pennation=np.array([0.38, 0.0]),
    tendon_strain=np.array([0.10, 0.04]),
    slow_twitch=np.array([0.8, 0.5]),
)


def resting_path(units: Units) -> FloatArray:
    """Path length at which slack tendon and optimal fibers fill it (Pythagoras)."""
    return units.tendon_slack_length + units.optimal_fiber_length * np.cos(units.pennation)


def held(path: FloatArray, force: FloatArray) -> Fibers:
    """Eight frames that stay as they are."""
    return fibers_of(UNITS, np.tile(path, (8, 1)), np.tile(force, (8, 1)), CLOCK)


def test_pennated_fibers_at_rest() -> None:
    fibers = held(resting_path(UNITS), np.zeros(2))
    np.testing.assert_allclose(fibers.length, 1.0, rtol=1e-12)
    np.testing.assert_allclose(fibers.velocity, 0.0, atol=1e-12)
    np.testing.assert_allclose(fibers.cosine, np.tile(np.cos(UNITS.pennation), (8, 1)), rtol=1e-12)
    whole = UNITS.max_force * np.cos(UNITS.pennation) * active_force_length(np.ones(2))
    np.testing.assert_allclose(fibers.capacity, np.tile(whole, (8, 1)), rtol=1e-12)


def test_the_muscle_stays_as_wide_as_it_is() -> None:
    """Length times sine of the pennation angle is the same at every length."""
    along = np.linspace(-0.012, 0.03, 8)[:, None]
    fibers = fibers_of(UNITS, resting_path(UNITS) + along, np.zeros((8, 2)), CLOCK)
    width = fibers.length * np.sqrt(1.0 - fibers.cosine**2)
    np.testing.assert_allclose(width, np.tile(np.sin(UNITS.pennation), (8, 1)), atol=1e-12)
    assert np.ptp(fibers.cosine[:, 0]) > 0.1


def test_full_force_stretches_the_tendon_and_leaves_the_fibers_less() -> None:
    longer = resting_path(UNITS) + UNITS.tendon_slack_length * UNITS.tendon_strain
    fibers = held(longer, UNITS.max_force)
    np.testing.assert_allclose(fibers.length, 1.0, rtol=1e-12)


def test_a_force_that_comes_and_goes_moves_the_fibers_on_a_still_path() -> None:
    """Speed is that of the length, in maximal shortening speeds; lengthening positive."""
    count = 200
    phase = 2.0 * np.pi * np.arange(count) / count
    force = UNITS.max_force * (0.4 + 0.1 * np.cos(phase))[:, None]
    fibers = fibers_of(UNITS, np.tile(resting_path(UNITS), (count, 1)), force, CLOCK)
    step = PERIOD / count
    slope = (np.roll(fibers.length, -1, 0) - np.roll(fibers.length, 1, 0)) / (2.0 * step)
    np.testing.assert_allclose(fibers.velocity, slope / UNITS.max_velocity, atol=2e-4)
    rising = np.diff(force[:, 0], append=force[:1, 0]) > 1.0
    assert (fibers.velocity[rising, 0] < 1e-4).all()  # the tendon stretches, the fibers shorten
    expected = UNITS.max_force * fibers.cosine
    expected = expected * active_force_length(fibers.length) * force_velocity(fibers.velocity)
    np.testing.assert_allclose(fibers.capacity, expected, rtol=1e-12)


def test_half_the_time_is_twice_the_speed() -> None:
    path = resting_path(UNITS) + 0.01 * np.sin(2 * np.pi * np.arange(30) / 30)[:, None]
    slow, fast = (
        fibers_of(UNITS, path, np.zeros((30, 2)), StrideClock(t)) for t in (PERIOD, 0.5 * PERIOD)
    )
    np.testing.assert_allclose(fast.velocity, 2.0 * slow.velocity, rtol=1e-12)


def test_a_slack_unit_keeps_a_tenth_of_its_fibers_along_the_path() -> None:
    fibers = held(0.5 * UNITS.tendon_slack_length, np.zeros(2))
    np.testing.assert_allclose(fibers.length[:, 1], 0.1, rtol=1e-12)
    np.testing.assert_allclose((fibers.length * fibers.cosine)[:, 0], 0.1, rtol=1e-12)
    assert (fibers.capacity < 0.05 * UNITS.max_force).all()
    assert np.isfinite(fibers.capacity).all()


def test_mass_by_hand() -> None:
    """6000 N at 60 N/cm2 is 100 cm2; times 4.4 cm is 440 cm3, which weigh 0.466 kg."""
    assert UNITS.mass[0] == pytest.approx(0.466, abs=0.001)
    double = dataclasses.replace(UNITS, volume=2.0 * UNITS.volume)
    np.testing.assert_allclose(double.mass, 2.0 * UNITS.mass, rtol=1e-12)
    strong = dataclasses.replace(UNITS, max_force=2.0 * UNITS.max_force)
    np.testing.assert_array_equal(strong.mass, UNITS.mass)
