"""One part solved: bookkeeping, virtual work, and energy by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing import solve
from runatomy.mechanics.sharing.dynamic import share_dynamic
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.muscle.clock import StrideClock, periodic_rate
from runatomy.muscle.energy import metabolic_power
from runatomy.muscle.hill import active_force_length
from runatomy.muscle.status import SolveStatus

Solved = Callable[..., PartSolution]
STATIC = SharingRule(method="static")
PARTS = (0, 1, 2)
both = pytest.mark.parametrize("rule", [SharingRule(), STATIC], ids=["dynamic", "static"])


def test_paths_move_smoothly_through_the_stride(stride: SteadyStride, paths: MusclePaths) -> None:
    """No muscle jumps over what it wraps: speed is the derivative of the periodic length."""
    rate = periodic_rate(paths.length, stride.motion.stride_time)
    assert np.abs(rate - paths.velocity).max() < 0.003  # [m/s] of up to 0.7


@both
@pytest.mark.parametrize("part", PARTS)
def test_muscles_and_reserve_are_the_moment(
    solved: Solved, stride: SteadyStride, parts: tuple[Part, ...], part: int, rule: SharingRule
) -> None:
    found, asked = solved(part, rule), stride.dynamics.force[:, parts[part].columns]
    np.testing.assert_allclose(found.muscle_moment + found.reserve, asked, atol=1e-9)


@both
@pytest.mark.parametrize("part", PARTS)
def test_force_times_moment_arm_is_the_muscles_moment(
    solved: Solved, paths: MusclePaths, parts: tuple[Part, ...], part: int, rule: SharingRule
) -> None:
    found, mine = solved(part, rule), parts[part]
    arms = paths.moment_arm[:, mine.elements][:, :, mine.columns]
    for i in range(len(mine.moments)):
        moment = (found.unit_force * arms[:, :, i]).sum(axis=1)
        np.testing.assert_allclose(found.muscle_moment[:, i], moment, atol=1e-9)


@both
@pytest.mark.parametrize("part", PARTS)
def test_muscles_do_the_work_of_their_moments(
    solved: Solved, stride: SteadyStride, parts: tuple[Part, ...], part: int, rule: SharingRule
) -> None:
    """Virtual work: pull times shortening is moment times turning, frame by frame."""
    found, columns = solved(part, rule), parts[part].columns
    at_joints = (found.muscle_moment * stride.rates[:, columns]).sum(axis=1)
    np.testing.assert_allclose(found.unit_power.sum(axis=1), at_joints, atol=1e-6)


@both
@pytest.mark.parametrize("part", PARTS)
def test_the_account_of_energy_by_hand(
    solved: Solved, parts: tuple[Part, ...], part: int, rule: SharingRule
) -> None:
    """Metabolic and fiber power again, unit by unit, from the state that was returned."""
    found, mine = solved(part, rule), parts[part]
    units, fibers = mine.units, found.fibers
    active = found.activation[:, mine.drive]
    pulled = active * fibers.capacity / fibers.cosine
    speed = fibers.velocity * units.max_velocity * units.optimal_fiber_length
    rest = active * units.max_force * active_force_length(fibers.length)
    power = metabolic_power(units, active, pulled, fibers.length, speed, rest)
    work = -found.unit_force / fibers.cosine * speed
    for drive in range(len(mine.drives)):
        own = mine.drive == drive
        total = power[:, own].sum(axis=1)
        np.testing.assert_allclose(found.metabolic_power[:, drive], total, rtol=1e-9)
        np.testing.assert_allclose(found.fiber_power[:, drive], work[:, own].sum(axis=1), atol=1e-9)


@pytest.mark.parametrize("part", PARTS)
def test_units_of_one_drive_are_added_up(
    solved: Solved, parts: tuple[Part, ...], part: int
) -> None:
    """Forces as a sum, strains as a mean weighted by strength."""
    found, mine = solved(part), parts[part]
    for drive in range(len(mine.drives)):
        own = mine.drive == drive
        total = found.unit_force[:, own].sum(axis=1)
        np.testing.assert_allclose(found.force[:, drive], total, atol=1e-9)
        if own.sum() == 1:
            assert len(found.tendon_strain) == len(found.force)
    assert found.activation.shape == found.force.shape == found.tendon_strain.shape


@both
@pytest.mark.parametrize("part", PARTS)
def test_all_frames_are_solved_within_the_limits(
    solved: Solved, part: int, rule: SharingRule
) -> None:
    found = solved(part, rule)
    assert (found.status == SolveStatus.SOLVED).all()
    assert found.activation.min() >= 0.01 - 1e-12
    assert found.activation.max() <= 1.0 + 1e-12
    assert found.unit_force.min() >= 0.0
    assert found.change < 0.01


def test_a_search_that_did_not_come_to_rest_solved_nothing(
    monkeypatch: pytest.MonkeyPatch, parts: tuple[Part, ...], paths: MusclePaths,
    stride: SteadyStride, clock: StrideClock,
) -> None:  # fmt: skip
    def restless(*given: object):  # type: ignore[no-untyped-def]
        return share_dynamic(*given)._replace(change=2.0 * solve.UNSETTLED)  # type: ignore[arg-type]

    monkeypatch.setattr(solve, "share_dynamic", restless)
    trunk = parts[2]
    found = solve_part(trunk, paths, stride.dynamics.force[:, trunk.columns], clock)
    assert (found.status == SolveStatus.NOT_SOLVED).all()
    assert found.change == 2.0 * solve.UNSETTLED
