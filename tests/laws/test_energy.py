"""Energy adds up: units move joints, tendons keep nothing, fibers' work and heat are the cost."""

from __future__ import annotations

import numpy as np
import pytest
from tools.validation.energy_by_model import SPEEDS, Costs, unit_rates
from tools.validation.solved import Strides

from runatomy.body.coordinates import INDEX
from runatomy.body.paths import muscle_paths
from runatomy.muscle.clock import StrideClock
from runatomy.muscle.energy import SHIPPED

PERCENT = 0.01
conditions = pytest.mark.parametrize(
    ("speed", "slope"), [(2.5, 0.0), (3.5, 0.0), (5.0, 0.0), (3.0, -0.10), (3.0, 0.10)]
)


@pytest.fixture(scope="module")
def costs(solved: Strides) -> Costs:
    """Strides of the reference runner with the state of their fibers."""
    return Costs(solved)


def apart(one: np.ndarray, other: np.ndarray, size: np.ndarray) -> float:
    """Largest difference over the larger of a column's size and a hundredth of the largest."""
    return float((np.abs(one - other) / np.maximum(size, PERCENT * size.max())).max())


@conditions
def test_units_do_the_joints_work(solved: Strides, speed: float, slope: float) -> None:
    """At every instant the units' power is that of the moments they give."""
    stride = solved.solved(speed, slope)
    columns = [INDEX[name] for name in stride.mechanics.shared]
    joints = (stride.mechanics.muscle_moment * stride.steady.rates[:, columns]).sum(axis=1)
    units = stride.mechanics.unit_power.sum(axis=1)
    np.testing.assert_allclose(units, joints, atol=PERCENT * np.abs(units).max())


@conditions
def test_fiber_and_tendon_do_the_units_work(costs: Costs, speed: float, slope: float) -> None:
    """The tendon's power found apart, from its force and how fast it stretches; legs' units."""
    steady = costs.strides.closed(speed, slope).steady
    paths, clock = (
        muscle_paths(costs.strides.body, steady.pose),
        StrideClock(steady.motion.stride_time),
    )
    for part, solution in costs.solutions(speed, slope)[:2]:
        fibers = solution.fibers
        along = fibers.length * part.units.optimal_fiber_length * fibers.cosine
        stretch = clock.rate(paths.length[:, part.elements] - along)
        both = solution.fiber_power - solution.force * stretch
        size = np.abs(solution.unit_power).max(axis=0)
        assert apart(both, solution.unit_power, size) < PERCENT


@pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="One-instant sharing stretches the tendon by a smoothed force (measured: 7 to 19 %).",
)
@conditions
def test_a_tendon_returns_what_it_stored(costs: Costs, speed: float, slope: float) -> None:
    """Over the stride, within 1 % for every muscle whose tendon stores a hundredth of the most."""
    account = costs.account(speed, slope)
    stored, returned = account.tendon_negative, account.tendon_positive
    assert apart(returned, stored, stored) <= PERCENT


@conditions
def test_heat_and_work_are_the_metabolic_energy(costs: Costs, speed: float, slope: float) -> None:
    """Over the stride, by muscle: the model's heat and the fibers' booked work, within 1 %."""
    parts = costs.solutions(speed, slope)
    heats = [unit_rates(*each, SHIPPED).heat @ each[0].gather for each in parts]
    account = costs.account(speed, slope)
    heat = np.concatenate(heats, axis=1).mean(axis=0) * account.period
    work = account.fiber_positive - account.fiber_negative
    assert apart(heat + work, account.metabolic, account.metabolic) < PERCENT
    np.testing.assert_allclose(account.heat, heat, atol=PERCENT * account.metabolic.max())


@conditions
def test_more_is_spent_than_done(costs: Costs, speed: float, slope: float) -> None:
    """Heat leaves every muscle, and the body's fibers do less work than they cost."""
    account = costs.account(speed, slope)
    assert (account.heat > 0.0).all()
    assert account.fiber_efficiency < 1.0


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_emergent_cost_on_the_level(costs: Costs, speed: float) -> None:
    """Kipp et al. (2018), gross: within 20 % by the shipped model, nothing fitted to it."""
    assert costs.to_kipp(SHIPPED, speed) == pytest.approx(1.0, abs=0.20)


def short(slope: float, reason: str) -> object:
    """A slope at which the measured cost is not reached, and why."""
    mark = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
    return pytest.param(slope, marks=mark)


DOWN = (
    "The normal stride's knee does up to three times the level's positive work in stance while "
    "the hip absorbs it; so much work cannot be had for the measured cost."
)


@pytest.mark.parametrize(
    "slope",
    [short(-0.20, DOWN), short(-0.15, DOWN), short(-0.10, DOWN), -0.05, 0.0, 0.05, 0.10, 0.15,
     short(0.20, "A sixth too cheap; half of the fibers' energy becomes work.")],
)  # fmt: skip
def test_the_emergent_cost_on_slopes(costs: Costs, slope: float) -> None:
    """Minetti et al. (2002), net: within 15 % by the shipped model."""
    assert costs.to_minetti(SHIPPED, slope) == pytest.approx(1.0, abs=0.15)
