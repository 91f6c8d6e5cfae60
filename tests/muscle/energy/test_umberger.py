"""Umberger and Uchida: hand computation, plain twins written with scalars, and how they differ."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muscle.made_units import made_units
from runatomy.muscle.energy.uchida import uchida_rates
from runatomy.muscle.energy.umberger import umberger_rates
from runatomy.muscle.hill import active_force_length
from runatomy.terms.arrays import FloatArray

UNITS = made_units(
    names=("mixed", "slow", "fast"),
    max_force=np.array([1000.0, 3000.0, 500.0]),
    optimal_fiber_length=np.array([0.10, 0.05, 0.30]),
    tendon_slack_length=np.array([0.2, 0.3, 0.1]),
    slow_twitch=np.array([0.5, 1.0, 0.0]),
)
MIXED, SLOW, FAST = 0, 1, 2
seeds = st.integers(0, 10_000)


def twin(unit: int, a: float, u: float, force: float, length: float, speed: float, *, orderly: bool,
         fast_speed: float = 10.0) -> float:  # fmt: skip
    """One muscle at one instant, term by term; `orderly` as Uchida et al. (2016)."""
    mass, slow = float(UNITS.mass[unit]), float(UNITS.slow_twitch[unit])
    if orderly:
        called = slow * math.sin(math.pi / 2 * u)
        late = (1 - slow) * (1 - math.cos(math.pi / 2 * u))
        slow = called / (called + late) if u > 0 else 1.0
    scale = u if u > a else (u + a) / 2
    overlap = float(active_force_length(np.array([length]))[0]) if length > 1 else 1.0
    heat = (128 * (1 - slow) + 25) * (0.4 + 0.6 * overlap) * scale**0.6 * 1.5
    rate = speed / float(UNITS.optimal_fiber_length[unit])
    slow_slope, fast_slope = 100 / (fast_speed / 2.5), 153 / fast_speed
    if rate <= 0:
        moving = min(100.0, -slow_slope * rate) * slow - fast_slope * rate * (1 - slow)
        moving *= scale**2
    else:
        moving = (4.0 if orderly else 0.3) * slow_slope * rate * scale
    heat += moving * 1.5 * overlap
    power = max(heat, 1.0) * mass
    work = -force * speed
    return max(power + work, 0.0) if orderly else power + max(work, 0.0)


def random_state(seed: int, frames: int = 6) -> tuple[FloatArray, ...]:
    rng = np.random.default_rng(seed)
    shape = (frames, 3)
    activation, excitation = rng.uniform(0.01, 1.0, shape), rng.uniform(0.0, 1.0, shape)
    length = rng.uniform(0.2, 1.8, shape)
    isometric = activation * UNITS.max_force * active_force_length(length)
    force = isometric * rng.uniform(0.0, 1.6, shape)
    return activation, force, length, rng.uniform(-1.0, 1.0, shape), isometric, excitation


@given(seeds)
def test_agree_with_the_plain_twins(seed: int) -> None:
    state = random_state(seed)
    found = umberger_rates(UNITS, *state).total, uchida_rates(UNITS, *state).total
    for frame in range(6):
        for unit in range(3):
            a, force, length, speed, _, u = (float(x[frame, unit]) for x in state)
            for orderly, power in enumerate(found):
                expected = twin(unit, a, u, force, length, speed, orderly=bool(orderly))
                assert power[frame, unit] == pytest.approx(expected, rel=1e-9, abs=1e-9)


def one(model: object, unit: int, activation: float, force: float, speed: float) -> float:
    """One unit alone at optimal length; the others rest."""
    state = np.zeros((5, 1, 3))
    state[:, 0, unit] = activation, force, 1.0, speed, activation * UNITS.max_force[unit]
    return float(model(UNITS, *state).total[0, unit])  # type: ignore[operator]


@pytest.mark.parametrize("model", [umberger_rates, uchida_rates])
def test_isometric_heat_by_hand(model: object) -> None:
    """Fully active: 25 W/kg wholly slow, 153 wholly fast, half as much again for recovery."""
    assert one(model, SLOW, 1.0, 3000.0, 0.0) == pytest.approx(1.5 * 25.0 * UNITS.mass[SLOW])
    assert one(model, FAST, 1.0, 500.0, 0.0) == pytest.approx(1.5 * 153.0 * UNITS.mass[FAST])
    half = 1.5 * 89.0 * UNITS.mass[MIXED]
    assert one(model, MIXED, 1.0, 1000.0, 0.0) == pytest.approx(half)


def test_slow_fibers_first_cost_less() -> None:
    """At a tenth of full activation nearly all fibers at work are slow: 92.7 %, not half."""
    assert one(uchida_rates, MIXED, 0.1, 100.0, 0.0) == pytest.approx(
        1.5 * UNITS.mass[MIXED] * 0.1**0.6 * (25.0 + 128.0 * (1.0 - 0.92703)), rel=1e-4
    )
    half = 1.5 * UNITS.mass[MIXED] * 0.1**0.6 * 89.0
    assert one(umberger_rates, MIXED, 0.1, 100.0, 0.0) == pytest.approx(half)


def test_only_uchida_credits_negative_work() -> None:
    """1000 N stretched at 0.05 m/s absorb 50 W; heat of lengthening by hand, 25 J/kg per rate."""
    still, stretched = (one(umberger_rates, MIXED, 1.0, 1000.0, v) for v in (0.0, 0.05))
    per_kg = 1.5 * 25.0 * 0.5
    assert stretched - still == pytest.approx(0.3 * per_kg * UNITS.mass[MIXED])
    still, stretched = (one(uchida_rates, MIXED, 1.0, 1000.0, v) for v in (0.0, 0.05))
    assert stretched - still == pytest.approx(max(4.0 * per_kg * UNITS.mass[MIXED] - 50.0, -still))


def test_rest_costs_one_watt_per_kilogram() -> None:
    """Umberger et al. (2003), page 104; both models keep it."""
    for model in (umberger_rates, uchida_rates):
        assert one(model, MIXED, 0.0, 0.0, 0.0) == pytest.approx(UNITS.mass[MIXED])


def test_excitation_counts_while_it_leads() -> None:
    """Rising: the excitation itself; falling: the mean of the two (Umberger et al. 2003)."""
    shape = (1, 3)
    rest = [np.full(shape, x) for x in (0.4, 100.0, 1.0, 0.0, 400.0)]
    for u, scale in ((0.8, 0.8), (0.2, 0.3)):
        power = umberger_rates(UNITS, *rest, excitation=np.full(shape, u)).total
        assert power[0, SLOW] == pytest.approx(1.5 * 25.0 * scale**0.6 * UNITS.mass[SLOW])
