"""One part solved with elastic tendons: bookkeeping, virtual work, and the tendons' own law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.body.paths import MusclePaths, muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing import solve
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.muscle.clock import StrideClock, periodic_rate
from runatomy.muscle.energy import metabolic_power
from runatomy.muscle.fibers import fibers_of
from runatomy.muscle.hill import active_force_length

SPEED = 3.5  # [m/s]


@pytest.fixture(scope="module")
def stride(closed_stride: Callable[..., SteadyStride]) -> SteadyStride:
    """The closed stride."""
    return closed_stride(SPEED)


@pytest.fixture(scope="module")
def paths(body: BodyModel, stride: SteadyStride) -> MusclePaths:
    """Its muscle paths."""
    return muscle_paths(body, stride.pose)


@pytest.fixture(scope="module")
def solutions(
    parts: tuple[Part, ...], stride: SteadyStride, paths: MusclePaths
) -> list[tuple[Part, PartSolution]]:
    """Every part, solved."""
    force, clock = stride.dynamics.force, StrideClock(stride.motion.stride_time)
    return [(part, solve_part(part, paths, force[:, part.columns], clock)) for part in parts]


def test_paths_move_smoothly_through_the_stride(stride: SteadyStride, paths: MusclePaths) -> None:
    """No muscle jumps over what it wraps: speed is the derivative of the periodic length."""
    rate = periodic_rate(paths.length, stride.motion.stride_time)
    assert np.abs(rate - paths.velocity).max() < 0.003  # [m/s] of up to 0.7


def test_force_is_activation_times_capacity(solutions: list[tuple[Part, PartSolution]]) -> None:
    for part, found in solutions:
        units = found.activation[:, part.drive] * found.fibers.capacity
        for drive in range(len(part.drives)):
            mine = units[:, part.drive == drive].sum(axis=1)
            np.testing.assert_allclose(found.force[:, drive], mine, rtol=1e-9)


def test_force_times_moment_arm_is_the_muscles_moment(
    solutions: list[tuple[Part, PartSolution]], paths: MusclePaths
) -> None:
    for part, found in solutions:
        pull = found.activation[:, part.drive] * found.fibers.capacity
        arms = paths.moment_arm[:, part.elements][:, :, part.columns]
        for i in range(len(part.moments)):
            moment = (pull * arms[:, :, i]).sum(axis=1)
            np.testing.assert_allclose(found.muscle_moment[:, i], moment, atol=1e-9)


def test_muscles_do_the_work_of_their_moments(
    solutions: list[tuple[Part, PartSolution]], stride: SteadyStride
) -> None:
    """Virtual work: pull times shortening is moment times turning, frame by frame."""
    for part, found in solutions:
        at_joints = (found.muscle_moment * stride.rates[:, part.columns]).sum(axis=1)
        np.testing.assert_allclose(found.unit_power.sum(axis=1), at_joints, atol=1e-6)


def test_the_account_of_energy_by_hand(solutions: list[tuple[Part, PartSolution]]) -> None:
    """Metabolic and fiber power again, unit by unit, from the state that was returned."""
    for part, found in solutions:
        units, fibers = part.units, found.fibers
        active = found.activation[:, part.drive]
        along = active * fibers.capacity / fibers.cosine
        speed = fibers.velocity * units.max_velocity * units.optimal_fiber_length
        rest = active * units.max_force * active_force_length(fibers.length)
        power = metabolic_power(units, active, along, fibers.length, speed, rest)
        for drive in range(len(part.drives)):
            mine = part.drive == drive
            total = power[:, mine].sum(axis=1)
            np.testing.assert_allclose(found.metabolic_power[:, drive], total, rtol=1e-9)
            work = -(along * speed)[:, mine].sum(axis=1)
            np.testing.assert_allclose(found.fiber_power[:, drive], work, atol=1e-9)


def test_twice_the_strength_is_less_activation(
    parts: tuple[Part, ...], stride: SteadyStride, paths: MusclePaths,
    solutions: list[tuple[Part, PartSolution]],
) -> None:  # fmt: skip
    leg = parts[0]
    strong = replace(leg, units=replace(leg.units, max_force=2.0 * leg.units.max_force))
    moment = stride.dynamics.force[:, leg.columns]
    found = solve_part(strong, paths, moment, StrideClock(stride.motion.stride_time))
    usual = solutions[0][1]
    assert found.activation.mean() < 0.75 * usual.activation.mean()
    assert np.abs(found.sharing.reserve).max() <= np.abs(usual.sharing.reserve).max()


def with_more_rounds(
    monkeypatch: pytest.MonkeyPatch, stride: SteadyStride, paths: MusclePaths, leg: Part
) -> PartSolution:
    """The same leg with the tendons' stretch sought eight times as long."""
    monkeypatch.setattr(solve, "ROUNDS", 100)
    moment = stride.dynamics.force[:, leg.columns]
    return solve_part(leg, paths, moment, StrideClock(stride.motion.stride_time))


def test_the_tendons_stretch_as_the_force_they_carry_says(
    solutions: list[tuple[Part, PartSolution]],
) -> None:
    assert max(found.change for _, found in solutions) < 0.01


def test_tendons_give_back_over_a_stride_what_they_took(
    solutions: list[tuple[Part, PartSolution]],
) -> None:
    """An elastic tendon does no net work: fibers do all that the unit does (within 3 W a muscle,
    since the stretch follows the first harmonics of the force alone)."""
    for _, found in solutions:
        apart = found.fiber_power.mean(axis=0) - found.unit_power.mean(axis=0)
        assert np.abs(apart).max() < 3.0


def test_more_rounds_would_change_no_peak_by_a_fifth_of_body_weight(
    monkeypatch: pytest.MonkeyPatch, body: BodyModel, parts: tuple[Part, ...],
    stride: SteadyStride, paths: MusclePaths, solutions: list[tuple[Part, PartSolution]],
) -> None:  # fmt: skip
    longer = with_more_rounds(monkeypatch, stride, paths, parts[0]).force.max(axis=0)
    apart = np.abs(longer - solutions[0][1].force.max(axis=0))
    assert apart.max() < 0.2 * body.mass * 9.81


def test_a_tendon_that_does_not_stretch_leaves_the_fibers_the_path(
    parts: tuple[Part, ...], stride: SteadyStride, paths: MusclePaths
) -> None:
    """With a stiff tendon the answer is that of one sharing on the path's own speed."""
    leg = parts[0]
    stiff = replace(leg, units=replace(leg.units, tendon_strain=np.full(40, 1e-6)))
    clock = StrideClock(stride.motion.stride_time)
    found = solve_part(stiff, paths, stride.dynamics.force[:, leg.columns], clock)
    length = paths.length[:, leg.elements]
    rigid = fibers_of(stiff.units, length, np.zeros_like(length), clock)
    np.testing.assert_allclose(found.fibers.length, rigid.length, atol=1e-4)
    np.testing.assert_allclose(found.fibers.velocity, rigid.velocity, atol=1e-4)
    np.testing.assert_allclose(found.fibers.capacity, rigid.capacity, atol=1e-3 * 6195.0)
