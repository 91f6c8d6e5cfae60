"""Bhargava: hand computation, a plain twin written with loops, and its limits; as it ships."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muscle.made_units import made_units
from runatomy.muscle.energy import metabolic_power
from runatomy.terms.arrays import FloatArray

UNITS = made_units(
    names=("a", "b", "c"),
    max_force=np.array([1000.0, 3000.0, 500.0]),
    optimal_fiber_length=np.array([0.10, 0.05, 0.30]),
    tendon_slack_length=np.array([0.2, 0.3, 0.1]),
    slow_twitch=np.array([0.5, 1.0, 0.0]),
)
seeds = st.integers(0, 10_000)


def twin(
    mass: float, slow: float, a: float, force: float, length: float, speed: float, rest: float
) -> float:
    """Bhargava et al. (2004), one muscle at one instant; negative work is counted."""
    slow_part = slow * math.sin(math.pi / 2 * a)
    fast_part = (1 - slow) * (1 - math.cos(math.pi / 2 * a))
    if length <= 0.5:
        holding = 0.5
    elif length <= 1.0:
        holding = 0.5 + (length - 0.5)
    elif length <= 1.5:
        holding = 3.0 - 2.0 * length
    else:
        holding = 0.0
    heat = mass * (40.0 * slow_part + 133.0 * fast_part)
    heat += mass * holding * (74.0 * slow_part + 111.0 * fast_part)
    moving = 0.16 * rest + 0.18 * force if speed < 0.0 else 0.157 * force
    return max(heat - moving * speed - force * speed, 0.0)


def random_state(seed: int, frames: int = 6) -> tuple[FloatArray, ...]:
    rng = np.random.default_rng(seed)
    shape = (frames, 3)
    activation = rng.uniform(0.01, 1.0, shape)
    isometric = activation * UNITS.max_force * rng.uniform(0.1, 1.0, shape)
    return (
        activation,
        isometric * rng.uniform(0.0, 1.6, shape),
        rng.uniform(0.2, 2.3, shape),
        rng.uniform(-1.0, 1.0, shape),
        isometric,
    )


@given(seeds)
def test_agrees_with_the_plain_twin(seed: int) -> None:
    state = random_state(seed)
    found = metabolic_power(UNITS, *state)
    for frame in range(6):
        for unit in range(3):
            a, force, length, speed, rest = (float(x[frame, unit]) for x in state)
            mass, slow = float(UNITS.mass[unit]), float(UNITS.slow_twitch[unit])
            expected = twin(mass, slow, a, force, length, speed, rest)
            assert found[frame, unit] == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(seeds)
def test_never_negative(seed: int) -> None:
    assert (metabolic_power(UNITS, *random_state(seed)) >= 0.0).all()


def one(unit: int, activation: float, force: float, speed: float, length: float = 1.0) -> float:
    """One unit alone; the others rest."""
    state = np.zeros((5, 1, 3))
    state[:, 0, unit] = activation, force, length, speed, force
    return float(metabolic_power(UNITS, *state)[0, unit])


def test_isometric_heat_by_hand() -> None:
    """A wholly slow muscle of 0.265 kg, fully active: 40 + 74 W/kg; wholly fast: 133 + 111."""
    assert one(1, 1.0, 3000.0, 0.0) == pytest.approx(UNITS.mass[1] * 114.0, rel=1e-12)
    assert one(2, 1.0, 500.0, 0.0) == pytest.approx(UNITS.mass[2] * 244.0, rel=1e-12)
    assert UNITS.mass[1] == pytest.approx(0.265, abs=0.001)


def test_half_active_by_hand() -> None:
    """Half of the fibers slow: sin 45 degrees of them, 1 - cos 45 degrees of the fast ones."""
    slow, fast = 0.5 * math.sqrt(0.5), 0.5 * (1.0 - math.sqrt(0.5))
    assert one(0, 0.5, 500.0, 0.0) == pytest.approx(UNITS.mass[0] * (114.0 * slow + 244.0 * fast))


def test_shortening_costs_work_and_a_third_more_as_heat() -> None:
    """At 0.2 m/s against 1000 N: 200 W of work, 0.34 times that as heat of shortening."""
    still, moving = one(0, 1.0, 1000.0, 0.0), one(0, 1.0, 1000.0, -0.2)
    assert moving - still == pytest.approx(200.0 * 1.34)


def test_lengthening_takes_work_in() -> None:
    still, moving = one(1, 1.0, 3000.0, 0.0), one(1, 1.0, 3000.0, 0.005)
    assert moving - still == pytest.approx(-15.0 * 1.157)


def test_heat_cannot_flow_in() -> None:
    assert one(1, 0.2, 3000.0, 1.0) == 0.0


def test_a_resting_muscle_costs_nothing() -> None:
    assert one(0, 0.0, 0.0, 0.3) == 0.0


@pytest.mark.parametrize(("length", "part"), [(0.3, 0.5), (0.75, 0.75), (1.2, 0.6), (1.75, 0.0)])
def test_maintenance_fades_away_from_optimal_length(length: float, part: float) -> None:
    """Bhargava et al. (2004): half below 0.5, up to 1 at 1, down to nothing at 1.5."""
    expected = UNITS.mass[1] * (40.0 + part * 74.0)
    assert one(1, 1.0, 100.0, 0.0, length) == pytest.approx(expected)
