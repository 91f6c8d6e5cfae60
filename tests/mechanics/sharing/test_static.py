"""Static sharing: each frame by itself, tendons stretched by what they carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.static import StaticSharing, resting_force, share_static
from runatomy.mechanics.sharing.task import Task
from runatomy.muscle.fibers import fibers_of
from runatomy.muscle.passive import passive_force
from runatomy.muscle.share import share_moments

Made = Callable[..., Task]


@pytest.fixture(scope="module")
def elastic(task: Made) -> StaticSharing:
    """The right leg on elastic tendons."""
    return share_static(task(0), "elastic")


def test_force_is_what_active_and_resting_fibers_give(task: Made, elastic: StaticSharing) -> None:
    given = elastic.sharing.activation * elastic.fibers.capacity
    given = given + resting_force(task(0), elastic.fibers)
    np.testing.assert_allclose(elastic.force, given, rtol=1e-12)


def test_resting_force_by_hand(task: Made, elastic: StaticSharing) -> None:
    units, length = task(0).part.units, elastic.fibers.length
    rest = passive_force(length[30, 5], units.passive_slack[5], units.passive_strain[5])
    expected = rest * units.max_force[5] * elastic.fibers.cosine[30, 5]
    assert resting_force(task(0), elastic.fibers)[30, 5] == pytest.approx(float(expected))


def test_each_frame_is_shared_by_itself_on_the_fibers_found(
    task: Made, elastic: StaticSharing
) -> None:
    mine, fibers = task(0), elastic.fibers
    rest = np.einsum("fmu,fu->fm", mine.arms, resting_force(mine, fibers))
    again = share_moments(
        mine.moment - rest, mine.arms * fibers.capacity[:, None, :], mine.weight, mine.scale
    )
    np.testing.assert_allclose(again.activation, elastic.sharing.activation, atol=1e-6)


def test_tendons_stretch_as_the_force_they_carry_says(task: Made, elastic: StaticSharing) -> None:
    """The slow part of it; fibers and stretch agree to a thousandth of each unit's strength."""
    mine = task(0)
    assert elastic.change < 1e-3
    carried = np.maximum(mine.clock.smooth(elastic.force), 0.0)
    fibers = fibers_of(mine.part.units, mine.length, carried, mine.clock)
    np.testing.assert_allclose(fibers.length, elastic.fibers.length, atol=2e-3)


def test_more_rounds_would_change_no_force_by_a_fifth_of_body_weight(
    task: Made, elastic: StaticSharing, body: BodyModel
) -> None:
    longer = share_static(task(0), "elastic", 100)
    apart = np.abs(longer.force.max(axis=0) - elastic.force.max(axis=0))
    assert apart.max() < 0.2 * body.mass * 9.81


def test_stiff_tendons_are_rigid_ones(task: Made, parts: tuple[Part, ...]) -> None:
    leg = parts[0]
    stiff = replace(leg, units=replace(leg.units, tendon_strain=np.full(40, 1e-6)))
    found, rigid = share_static(task(stiff), "elastic"), share_static(task(0), "rigid")
    np.testing.assert_allclose(found.fibers.length, rigid.fibers.length, atol=1e-4)
    np.testing.assert_allclose(found.sharing.activation, rigid.sharing.activation, atol=5e-3)
    assert rigid.change == 0.0


def test_rigid_tendons_leave_the_fibers_the_path(task: Made) -> None:
    mine = task(0)
    rigid = share_static(mine, "rigid").fibers
    path = fibers_of(mine.part.units, mine.length, np.zeros_like(mine.length), mine.clock)
    np.testing.assert_array_equal(rigid.length, path.length)
    np.testing.assert_array_equal(rigid.velocity, path.velocity)
