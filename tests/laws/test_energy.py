"""Energy adds up: units move joints, tendons keep nothing, fibers' work and heat are the cost."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tools.validation.energy_by_model import HILL_SPEED, SPEEDS, Costs, kipp_gross, unit_rates
from tools.validation.solved import Strides

from runatomy.body.coordinates import INDEX
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.solve import PartSolution
from runatomy.muscle.clock import StrideClock
from runatomy.muscle.dynamics.chain import DAMPING
from runatomy.muscle.energy import SHIPPED
from runatomy.muscle.parameters import LEG
from runatomy.muscle.passive import passive_force

Solutions = Callable[..., list[tuple[Part, PartSolution]]]

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
def test_fiber_and_tendon_do_the_units_work(
    solved: Strides, solved_parts: Solutions, speed: float, slope: float
) -> None:
    """The tendon's power found apart, from its force and how fast it stretches; legs' units."""
    steady = solved.closed(speed, slope).steady
    paths = muscle_paths(solved.body, steady.pose)
    clock = StrideClock(steady.motion.stride_time)
    for part, solution in solved_parts(speed, slope)[:2]:
        fibers = solution.fibers
        along = fibers.length * part.units.optimal_fiber_length * fibers.cosine
        stretch = clock.rate(paths.length[:, part.elements] - along)
        both = solution.fiber_power - solution.force * stretch
        size = np.abs(solution.unit_power).max(axis=0)
        assert apart(both, solution.unit_power, size) < PERCENT


@conditions
def test_a_tendon_returns_what_it_stored(costs: Costs, speed: float, slope: float) -> None:
    """Over the stride, within 1 % for every muscle whose tendon stores a hundredth of the most.

    Those of the legs are solved with the whole stride; the trunk's are stretched by a smoothed
    force, all the fascicles of a muscle together.
    """
    account = costs.account(speed, slope)
    legs = [i for i, (name, _) in enumerate(account.muscles) if name in LEG.names]
    stored, returned = account.tendon_negative[legs], account.tendon_positive[legs]
    assert apart(returned, stored, stored) <= PERCENT


@conditions
def test_units_do_over_a_stride_what_their_fibers_do(
    costs: Costs, speed: float, slope: float
) -> None:
    """The tendon's net work is none: both net works within 1 % of what the unit moves."""
    account = costs.account(speed, slope)
    legs = [i for i, (name, _) in enumerate(account.muscles) if name in LEG.names]
    fiber = (account.fiber_positive - account.fiber_negative)[legs]
    unit = (account.unit_positive - account.unit_negative)[legs]
    moved = (account.unit_positive + account.unit_negative)[legs]
    assert apart(fiber, unit, moved) <= PERCENT


@conditions
def test_heat_and_work_are_the_metabolic_energy(
    solved_parts: Solutions, speed: float, slope: float
) -> None:
    """The model's heat and the work of active fibers, by drive and instant."""
    for part, solution in solved_parts(speed, slope):
        rates = unit_rates(part, solution, SHIPPED)
        np.testing.assert_allclose(
            (rates.heat + rates.work) @ part.gather, solution.metabolic_power, atol=1e-6
        )


@conditions
def test_the_fibers_work_is_that_of_activation_less_what_damping_takes(
    solved_parts: Solutions, speed: float, slope: float
) -> None:
    """Over the stride; resting fibers give back what they took.

    What is booked follows from the tendon's force, the other from activation and the fibers'
    state: between the nodes both are interpolated, and agree to 2 % of the work moved by all.
    """
    for part, solution in solved_parts(speed, slope):
        active, rest, damped = fiber_works(part, solution)
        booked = (solution.fiber_power @ np.ones(len(part.drives))).mean()
        moved = np.abs(active).sum(axis=1).mean()
        assert abs(rest.sum(axis=1).mean()) < 1e-3 * moved
        assert (active + damped).sum(axis=1).mean() == pytest.approx(
            booked, abs=2 * PERCENT * moved
        )
        assert damped.sum(axis=1).mean() > -0.05 * solution.metabolic_power.sum(axis=1).mean()


def fiber_works(part: Part, solution: PartSolution) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Power of active fibers, of resting ones, and what damping takes [W] (frames, units)."""
    units, fibers = part.units, solution.fibers
    speed = fibers.velocity * units.max_velocity * units.optimal_fiber_length
    pull = solution.activation[:, part.drive] * fibers.capacity / np.maximum(fibers.cosine, 1e-6)
    rest = passive_force(fibers.length, units.passive_slack, units.passive_strain)
    elastic = len(part.drives) == len(units.names)  # the trunk's fibers have no damping
    damping = (DAMPING if elastic else 0.0) * fibers.velocity
    return -pull * speed, -units.max_force * rest * speed, -units.max_force * damping * speed


@conditions
def test_more_is_spent_than_done(costs: Costs, speed: float, slope: float) -> None:
    """Heat leaves every muscle, and the body's fibers do less work than they cost."""
    account = costs.account(speed, slope)
    assert (account.heat > 0.0).all()
    assert account.fiber_efficiency < 1.0


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_emergent_cost_on_the_level(costs: Costs, speed: float) -> None:
    """Kipp et al. (2018), gross: within 20 % by the shipped model, nothing fitted to it."""
    assert costs.account(speed).gross_power / kipp_gross(speed) == pytest.approx(1.0, abs=0.20)


def short(slope: float, reason: str) -> object:
    """A slope at which the measured cost is not reached, and why."""
    mark = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
    return pytest.param(slope, marks=mark)


DOWN = (
    "The normal stride's knee does up to three times the level's positive work in stance while "
    "the hip absorbs it; so much work cannot be had for the measured cost."
)
UP = "On the level at 3 m/s the model burns little already (0.87); a gentle climb adds too little."


@pytest.mark.parametrize(
    "slope",
    [short(-0.20, DOWN), short(-0.15, DOWN), short(-0.10, DOWN), -0.05, 0.0,
     short(0.05, UP), 0.1, 0.15, 0.2],
)  # fmt: skip
def test_the_emergent_cost_on_slopes(costs: Costs, slope: float) -> None:
    """Minetti et al. (2002), net: within 15 % by the shipped model."""
    measured = float(running_cost(np.array(slope))) * HILL_SPEED
    found = costs.account(HILL_SPEED, slope).net_power / measured
    assert found == pytest.approx(1.0, abs=0.15)
