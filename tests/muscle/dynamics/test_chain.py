"""Chain: what one unit's state means, and every slope against finite differences."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.muscle.dynamics.chain import (
    SHORTEST,
    SLACK_BLEND,
    Chain,
    tendon_force,
    tendon_force_slope,
)
from runatomy.muscle.hill import tendon_stiffness, tendon_strain
from runatomy.terms.arrays import FloatArray

from .conftest import UNITS, Motion, resting

Made = Callable[..., Motion]
STEP = 1e-6


@pytest.fixture(scope="module")
def chain(motion: Made) -> Chain:
    """The units along their moving paths."""
    return Chain.of(UNITS, motion(30).path)


def states(chain: Chain, low: float = -0.5, high: float = 1.4) -> FloatArray:
    return np.random.default_rng(1).uniform(low, high, chain.path.shape)


def slope(of: Callable[[float], FloatArray]) -> FloatArray:
    return (of(STEP) - of(-STEP)) / (2.0 * STEP)


def test_a_tight_tendons_state_is_its_force_and_its_strain_the_published_one() -> None:
    state = np.linspace(0.2, 1.5, 20)[None].repeat(4, axis=0)
    strain = Chain.of(UNITS, np.ones((4, 20))).strain(state)
    stiffness = tendon_stiffness(UNITS.tendon_strain)[:, None]
    np.testing.assert_allclose(strain, tendon_strain(state, stiffness), rtol=1e-12)
    np.testing.assert_allclose(tendon_force(state), state, atol=2e-4)


def test_a_slack_tendon_carries_nothing_and_hangs_the_further_the_lower_its_state() -> None:
    state = np.linspace(-2.0, -0.1, 20)[None].repeat(4, axis=0)
    assert (tendon_force(state) < SLACK_BLEND**2 / 0.1).all()
    assert (tendon_force(state) > 0.0).all()
    strain = Chain.of(UNITS, np.ones((4, 20))).strain(state)
    assert (strain < 0.0).all() and (np.diff(strain) > 0.0).all()


def test_strain_has_no_corner_where_the_tendon_goes_slack() -> None:
    chain = Chain.of(UNITS, np.ones((4, 1)))
    near = 1e-6 * np.ones((4, 1))
    above, below = chain.strain(near) / near, chain.strain(-near) / -near
    np.testing.assert_allclose(above, below, rtol=1e-5)


def test_fiber_and_tendon_fill_the_path_and_the_width_stays() -> None:
    state = np.full((4, 1), 0.5)
    path = resting() + UNITS.tendon_slack_length[:, None] * 0.05
    chain = Chain.of(UNITS, path)
    fibers = chain.stretch(state)
    optimal = UNITS.optimal_fiber_length[:, None]
    whole = fibers.length * optimal * fibers.cosine
    whole = whole + UNITS.tendon_slack_length[:, None] * (1.0 + chain.strain(state))
    np.testing.assert_allclose(whole, path, rtol=1e-12)
    width = fibers.length * np.sqrt(1.0 - fibers.cosine**2)
    np.testing.assert_allclose(width, np.sin(UNITS.pennation)[:, None], atol=1e-12)


def test_fibers_shorten_no_further_than_their_shortest() -> None:
    chain = Chain.of(UNITS, 0.5 * UNITS.tendon_slack_length[:, None])
    fibers = chain.stretch(np.zeros((4, 1)))
    np.testing.assert_allclose(fibers.length * fibers.cosine, SHORTEST, rtol=1e-12)


def test_isometric_balance_by_hand() -> None:
    """Fully active at optimal length, at rest: the pull is the cosine, the tendon's force 1."""
    strained = UNITS.tendon_slack_length * UNITS.tendon_strain
    chain = Chain.of(UNITS, resting() + strained[:, None])
    one = np.ones((4, 1))
    off = chain.imbalance(one, one, 0.0 * one)
    # Sartorius' fibers pull from a strain of -0.07 on, a little at their optimal length.
    rest = np.expm1(4.0 * 0.07 / 0.77) / np.expm1(4.0) * np.array([[0.0], [0.0], [1.0], [0.0]])
    np.testing.assert_allclose(off + 1.0, np.cos(UNITS.pennation)[:, None] + rest, atol=1e-3)


def test_lengths_and_cosines_slopes_are_finite_differences(chain: Chain) -> None:
    state = states(chain)
    fibers = chain.stretch(state)
    for name in ("length", "cosine"):
        found = slope(lambda d, name=name: getattr(chain.stretch(state + d), name))
        np.testing.assert_allclose(getattr(fibers, f"{name}_slope"), found, atol=1e-7)


def test_the_imbalances_slopes_are_finite_differences(chain: Chain) -> None:
    rng, state = np.random.default_rng(2), states(chain)
    active, rate = rng.uniform(0.01, 1.0, state.shape), rng.uniform(-6.0, 4.0, state.shape)
    off, slopes = chain.slopes(state, active, chain.stretch(state), rate)
    np.testing.assert_allclose(off, chain.imbalance(state, active, rate), atol=1e-12)
    for name, found in (
        ("own", slope(lambda d: chain.imbalance(state + d, active, rate))),
        ("rate", slope(lambda d: chain.imbalance(state, active, rate + d))),
        ("active", slope(lambda d: chain.imbalance(state, active + d, rate))),
    ):
        np.testing.assert_allclose(getattr(slopes, name), found, atol=1e-6, err_msg=name)
    np.testing.assert_array_equal(slopes.length, chain.stretch(state).length_slope)


def test_the_tendons_slope_is_a_finite_difference() -> None:
    state = np.linspace(-0.3, 1.5, 200)
    found = slope(lambda d: tendon_force(state + d))
    np.testing.assert_allclose(tendon_force_slope(state), found, atol=1e-7)


def test_a_part_is_the_same_units_at_one_node(chain: Chain) -> None:
    state, rows, node = states(chain), np.array([2, 0]), 7
    part = chain.part(rows, node)
    whole = chain.imbalance(state, np.full_like(state, 0.4), np.zeros_like(state))
    here = state[rows, node : node + 1]
    alone = part.imbalance(here, np.full_like(here, 0.4), np.zeros_like(here))
    np.testing.assert_array_equal(alone[:, 0], whole[rows, node])
