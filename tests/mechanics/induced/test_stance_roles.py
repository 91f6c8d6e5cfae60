"""Roles in stance: impulses told apart, sides pooled, shares that add up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.mechanics.induced.induced_acceleration import OTHERS, InducedAcceleration
from runatomy.mechanics.induced.stance_roles import stance_roles
from runatomy.terms.errors import MechanicsError
from runatomy.terms.units import GRAVITY

STEP = 0.01  # [s]
CAUSES = (("push", "r"), ("push", "l"), ("stop", "r"), ("stop", "l"), *((n, "") for n in OTHERS))


def made() -> InducedAcceleration:
    """A made stride of 1 kg in body weights: the right foot on frames 0-3, the left on 5-8.

    "push" acts late on its own side, forward 1, up 2, 0.5 outward; "stop" early, backward 3, up 4.
    """
    ground = np.zeros((10, 2, len(CAUSES), 3))
    for foot, (start, side) in enumerate(((0, 1.0), (5, -1.0))):
        ground[start + 2 : start + 4, foot, foot] = (1.0, 2.0, 0.5 * side)
        ground[start : start + 2, foot, 2 + foot] = (-3.0, 4.0, 0.0)
    ground *= GRAVITY
    loaded = np.zeros((10, 2), dtype=bool)
    loaded[:4, 0] = loaded[5:9, 1] = True
    return InducedAcceleration(
        mass=1.0, causes=CAUSES, feet=("r", "l"), center=ground.sum(axis=1), ground=ground,
        recorded=ground.sum(axis=2), loaded=loaded,
    )  # fmt: skip


OWNERS = [name for name, _ in CAUSES]


def test_impulses_of_a_made_stride() -> None:
    roles = stance_roles(made(), STEP, OWNERS, periodic=True)
    push, stop = roles.names.index("push"), roles.names.index("stop")
    assert roles.steps == 2 and roles.contact_time == pytest.approx(0.04)
    np.testing.assert_allclose(roles.support[push], [0.0, 0.04], atol=1e-12)
    np.testing.assert_allclose(roles.support[stop], [0.08, 0.0], atol=1e-12)
    np.testing.assert_allclose(roles.braking[stop], [-0.06, 0.0], atol=1e-12)
    np.testing.assert_allclose(roles.propulsion[push], [0.0, 0.02], atol=1e-12)
    np.testing.assert_allclose(roles.outward[push], [0.0, 0.01], atol=1e-12)
    np.testing.assert_allclose(roles.peak_support[[push, stop]], [2.0, 4.0])
    np.testing.assert_allclose(roles.mean_support[[push, stop]], [1.0, 2.0])
    np.testing.assert_allclose(roles.ground, [-0.04, 0.12, 0.01], atol=1e-12)
    np.testing.assert_allclose(roles.support_share[[push, stop]], [1.0 / 3.0, 2.0 / 3.0])


def test_an_odd_contacts_middle_frame_counts_half_with_either_half() -> None:
    found = made()
    loaded = found.loaded.copy()
    loaded[4, 0] = loaded[9, 1] = True
    roles = stance_roles(replace(found, loaded=loaded), STEP, OWNERS, periodic=True)
    np.testing.assert_allclose(roles.support[roles.names.index("push")], [0.01, 0.03], atol=1e-12)


def test_causes_of_one_owner_are_added_before_they_are_told_apart() -> None:
    """Forward 1 and backward 3 at one time are a brake of 2, not a push and a brake."""
    found = made()
    ground = found.ground.copy()
    ground[:, :, 2:4] = np.roll(ground[:, :, 2:4], 2, axis=0)
    together = replace(found, ground=ground)
    roles = stance_roles(together, STEP, ["leg", "leg", "leg", "leg", *OTHERS], periodic=True)
    assert roles.propulsion[0].sum() == 0.0
    assert roles.braking[0].sum() == pytest.approx(-0.04)


def test_without_a_whole_contact_there_is_no_answer() -> None:
    found = made()
    with pytest.raises(MechanicsError, match="whole contact"):
        stance_roles(
            replace(found, loaded=np.ones((10, 2), dtype=bool)), STEP, OWNERS, periodic=False
        )
