"""Roles of a run: whole shares, means over time and over steps, groups from muscles."""

from __future__ import annotations

import numpy as np
import pytest

from mechanics.made_atlas import hilly, made_arrays, made_atlas, made_conditions
from runatomy.mechanics.atlas import Atlas
from runatomy.mechanics.run.looked_up import LookedUp
from runatomy.mechanics.run.names import group_index
from runatomy.mechanics.run.run_roles import RunRoles, run_roles

SEED = 4


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(SEED)


def roles_of(run: LookedUp, factor: float = 1.0) -> RunRoles:
    return run_roles(run.atlas, run.nodes, run.duration, run.step_rate, factor)


@pytest.fixture(scope="module")
def run(made: Atlas) -> LookedUp:
    """A hilly run."""
    return LookedUp.of(hilly(), 70.0, 1.75, made)


def test_all_causes_together_carry_the_weight(run: LookedUp) -> None:
    found = roles_of(run)
    whole = found.muscles.support_share.sum() + found.others.support_share.sum()
    assert whole == pytest.approx(1.0, abs=1e-6)


def test_groups_carry_what_their_muscles_do(made: Atlas, run: LookedUp) -> None:
    found, into = roles_of(run), group_index(made.muscles)
    for i in range(len(found.groups.names)):
        for name in ("support_share", "early_support_share", "outward"):
            mine = getattr(found.muscles, name)[into == i].sum()
            assert getattr(found.groups, name)[i] == pytest.approx(mine)


def test_shares_are_means_over_time_and_impulses_over_steps(made: Atlas) -> None:
    """One part at a node of the grid, one twice as long with other steps at another."""
    conditions = made_conditions(np.array([3.0, 4.0]), duration=np.array([10.0, 20.0]))
    rate = made.archive["preferred_rate"][[3, 5], 5]
    run = LookedUp.of(
        made_conditions(conditions.speed, duration=conditions.duration, step_rate=rate),
        70.0, 1.75, made,
    )  # fmt: skip
    arrays, found = made_arrays(SEED), roles_of(run)
    one, other = (3, 5, 2), (5, 5, 2)
    share = (arrays["support_share"][one] + 2.0 * arrays["support_share"][other]) / 3.0
    np.testing.assert_allclose(found.muscles.support_share, share, rtol=1e-5)
    steps = np.array([10.0, 20.0]) * rate
    brake = steps @ np.stack([arrays["braking_impulse"][n] for n in (one, other)]) / steps.sum()
    np.testing.assert_allclose(found.muscles.braking, brake, rtol=1e-5)


def test_longer_steps_have_larger_impulses_and_the_same_shares(run: LookedUp) -> None:
    plain, tall = roles_of(run), roles_of(run, 1.1)
    np.testing.assert_allclose(tall.muscles.propulsion, 1.1 * plain.muscles.propulsion)
    np.testing.assert_allclose(tall.others.outward, 1.1 * plain.others.outward)
    np.testing.assert_allclose(tall.groups.support_share, plain.groups.support_share)


def test_nobody_running_does_nothing(made: Atlas) -> None:
    run = LookedUp.of(made_conditions(np.zeros(4), gait=np.zeros(4)), 70.0, 1.75, made)
    assert not roles_of(run).muscles.support_share.any()
    assert np.isnan(run.mean_anchor)
