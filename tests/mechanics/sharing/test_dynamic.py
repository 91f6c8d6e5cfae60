"""Dynamic sharing: balance, limits and bookkeeping of a whole stride, and of a recording of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.body.paths import MusclePaths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.dynamic import DynamicSharing, share_dynamic
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.pieces import pieces
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.mechanics.sharing.static import resting_force, share_static
from runatomy.mechanics.sharing.task import Task
from runatomy.muscle.clock import StrideClock, TrialClock
from runatomy.muscle.dynamics.interior import BEYOND
from runatomy.muscle.dynamics.limits import FALL, RISE
from runatomy.muscle.hill import tendon_stiffness, tendon_strain

Made = Callable[..., Task]
Solved = Callable[..., PartSolution]
RULE = SharingRule()


@pytest.fixture(scope="module")
def leg(task: Made) -> DynamicSharing:
    """The right leg."""
    return share_dynamic(task(0), RULE)


def test_tendons_are_strained_by_the_force_they_carry(task: Made, leg: DynamicSharing) -> None:
    units = task(0).part.units
    relative = leg.force / units.max_force
    strain = tendon_strain(relative, tendon_stiffness(units.tendon_strain))
    tight = relative > 0.1  # a slack tendon hangs loose; near to it the corner is rounded
    assert tight.mean() > 0.2
    np.testing.assert_allclose(leg.strain[tight], strain[tight], atol=1e-4)
    assert (leg.strain[relative < 1e-4] <= 0.0).all()


def test_fiber_and_tendon_fill_the_path(task: Made, leg: DynamicSharing) -> None:
    mine = task(0)
    units = mine.part.units
    along = leg.fibers.length * units.optimal_fiber_length * leg.fibers.cosine
    whole = along + units.tendon_slack_length * (1.0 + leg.strain)
    np.testing.assert_allclose(whole, mine.length, atol=1e-9)


def test_between_the_nodes_force_is_still_what_the_fibers_give(
    task: Made, leg: DynamicSharing
) -> None:
    """Activation, fibers and force come to the frames on their own: 2 % of strength apart."""
    mine = task(0)
    given = leg.activation * leg.fibers.capacity + resting_force(mine, leg.fibers)
    apart = (given - leg.force) / mine.part.units.max_force
    assert np.sqrt((apart**2).mean()) < 0.02


def test_activation_rises_and_falls_no_faster_than_it_can(
    task: Made, leg: DynamicSharing, clock: StrideClock
) -> None:
    """At the nodes: the exponentials of 10 and 40 ms, a hundredth allowed."""
    (piece,) = pieces(clock, len(leg.activation))
    node = piece.mesh.step / clock.period * len(leg.activation)
    places = np.arange(piece.mesh.nodes) * node
    frames = np.arange(len(leg.activation) + 1.0)
    around = np.concatenate([leg.activation, leg.activation[:1]])
    active = np.stack([np.interp(places, frames, column) for column in around.T], axis=1)
    before = np.roll(active, 1, axis=0)
    fall, rise = np.exp(-piece.mesh.step / FALL), np.exp(-piece.mesh.step / RISE)
    # Frames lie between the nodes: read back there, corners are a little rounded.
    assert (active - before * fall).min() > -2.0 * BEYOND
    assert (1.0 - (1.0 - before) * rise - active).min() > -2.0 * BEYOND


def test_activation_that_takes_its_time_costs_more_than_one_that_does_not(
    task: Made, leg: DynamicSharing
) -> None:
    """The static answer may jump; weighted effort and reserves together."""
    mine, still = task(0), share_static(task(0), "rigid")
    slow = share_dynamic(mine, SharingRule(tendon="rigid"))

    def cost(activation: np.ndarray, force: np.ndarray) -> float:
        missing = (mine.moment - np.einsum("fmu,fu->fm", mine.arms, force)) / mine.scale
        return float((activation**2 @ mine.weight).mean() + 1e3 * (missing**2).sum(axis=1).mean())

    at_once = cost(still.sharing.activation, still.force)
    assert cost(slow.activation, slow.force) > at_once


def test_the_trunk_has_the_fibers_that_static_sharing_found(task: Made) -> None:
    found, still = share_dynamic(task(2), RULE), share_static(task(2), "elastic")
    np.testing.assert_array_equal(found.fibers.length, still.fibers.length)
    given = found.activation[:, task(2).part.drive] * found.fibers.capacity
    given = given + resting_force(task(2), found.fibers)
    np.testing.assert_allclose(found.force, given, rtol=1e-12)


def test_on_rigid_tendons_fibers_follow_the_path(task: Made) -> None:
    found = share_dynamic(task(0), SharingRule(tendon="rigid"))
    rigid = share_static(task(0), "rigid").fibers
    np.testing.assert_array_equal(found.fibers.velocity, rigid.velocity)
    assert not found.strain.any()


def test_a_moment_left_out_is_the_others_gain(
    parts: tuple[Part, ...], task: Made, leg: DynamicSharing
) -> None:
    """Muscles that need not balance the subtalar joint give the rest with less effort."""
    fewer = parts[0].without(("subtalar_angle",))
    mine = task(fewer)
    assert mine.moment.shape[1] == 5
    free = share_dynamic(mine, RULE)
    weight = task(0).weight
    assert (free.activation**2 @ weight).mean() < 1.01 * (leg.activation**2 @ weight).mean()


def test_a_recording_of_three_strides_is_in_its_middle_the_stride(
    solved: Solved, parts: tuple[Part, ...], paths: MusclePaths, stride: SteadyStride,
    clock: StrideClock, body: BodyModel,
) -> None:  # fmt: skip
    """Windows of a recording and one ring: forces within a tenth of body weight (RMS).

    The nodes lie elsewhere on the stride, and what 15 ms between them leave open shows.
    """
    leg = parts[0]
    frames = len(stride.dynamics.force)
    thrice = replace(
        paths,
        **{
            f.name: np.concatenate([getattr(paths, f.name)] * 3)
            for f in fields(paths)
            if isinstance(getattr(paths, f.name), np.ndarray)
        },
    )
    moment = np.concatenate([stride.dynamics.force[:, leg.columns]] * 3)
    found = solve_part(leg, thrice, moment, TrialClock(clock.period / frames))
    middle, ring = slice(frames, 2 * frames), solved(0)
    off = np.sqrt(((found.force[middle] - ring.force) ** 2).mean(axis=0))
    assert off.max() < 0.1 * body.mass * 9.81
    assert found.activation[middle].mean() == pytest.approx(ring.activation.mean(), rel=0.05)
    assert np.abs(found.activation[middle] - ring.activation).mean() < 0.03
