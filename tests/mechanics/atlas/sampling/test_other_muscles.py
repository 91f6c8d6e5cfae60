"""Drawn muscles: alike on both sides, as wide as said, and volume is kept where it should be."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.mechanics.atlas.sampling.other_muscles import (
    FIBER_SPREAD,
    STRAIN_SPREAD,
    TENSION_SPREAD,
    VOLUME_SPREAD,
    other_muscles,
    other_part,
)
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.tissues.tendons import TRICEPS_SURAE

Parts = tuple[Part, ...]


@pytest.fixture(scope="module")
def drawn(parts: Parts) -> list[Parts]:
    """Three hundred people's muscles."""
    rng = np.random.default_rng(2)
    return [other_muscles(parts, rng) for _ in range(300)]


def test_both_sides_are_alike(drawn: list[Parts]) -> None:
    for right, left, trunk in drawn[:5]:
        for field in ("max_force", "optimal_fiber_length", "tendon_slack_length", "tendon_strain"):
            one, other = getattr(right.units, field), getattr(left.units, field)
            np.testing.assert_allclose(one, other, rtol=1e-9, err_msg=field)
        force = {
            d: trunk.units.max_force[trunk.drive == i].sum() for i, d in enumerate(trunk.drives)
        }
        for name, side in trunk.drives:
            assert force[name, side] == pytest.approx(force[name, "l" if side == "r" else "r"])


def test_factors_are_as_wide_as_said(parts: Parts, drawn: list[Parts]) -> None:
    """300 draws of soleus tell a spread to some 4 %."""
    usual, row = parts[0].units, parts[0].units.names.index("soleus_r")
    for field, spread in (
        ("volume", VOLUME_SPREAD),
        ("optimal_fiber_length", FIBER_SPREAD),
        ("tendon_strain", STRAIN_SPREAD),
        ("max_force", np.sqrt(VOLUME_SPREAD**2 + FIBER_SPREAD**2 + TENSION_SPREAD**2)),
    ):
        factor = [getattr(p[0].units, field)[row] / getattr(usual, field)[row] for p in drawn]
        assert np.std(np.log(factor)) == pytest.approx(spread, rel=0.12), field
        assert abs(np.log(factor).mean()) < 0.15 * spread + 0.01, field


def test_muscles_of_one_tendon_stretch_it_alike(parts: Parts, drawn: list[Parts]) -> None:
    rows = [parts[0].units.names.index(f"{name}_r") for name in TRICEPS_SURAE]
    for right, _, _ in drawn[:5]:
        factor = (right.units.tendon_strain / parts[0].units.tendon_strain)[rows]
        np.testing.assert_allclose(factor, factor[0])


def test_slips_of_a_trunk_muscle_stay_in_proportion(parts: Parts, drawn: list[Parts]) -> None:
    trunk = parts[2]
    for _, _, other in drawn[:5]:
        ratio = other.units.volume / trunk.units.volume
        for drive in range(len(trunk.drives)):
            mine = ratio[trunk.drive == drive]
            np.testing.assert_allclose(mine, mine[0], rtol=1e-12)


def test_longer_fibers_are_weaker_and_work_where_they_did(parts: Parts) -> None:
    """Where tendon and fibers at their optimum fill the path, they still do."""
    leg = parts[0]
    other = other_part(leg, fiber=1.2)
    strength = other.units.max_force * other.units.optimal_fiber_length
    np.testing.assert_allclose(strength, leg.units.max_force * leg.units.optimal_fiber_length)
    for part in (leg, other):
        assert (part.units.tendon_slack_length > 0.0).all()
    path, same = (
        p.units.tendon_slack_length + p.units.optimal_fiber_length * np.cos(p.units.pennation)
        for p in (leg, other)
    )
    np.testing.assert_allclose(same, path)


def test_another_place_on_the_path_moves_the_tendon_alone(parts: Parts) -> None:
    leg = parts[0]
    other = other_part(leg, place=0.05)
    gone = leg.units.tendon_slack_length - other.units.tendon_slack_length
    cosine = np.cos(leg.units.pennation)
    roomy = leg.units.tendon_slack_length > 0.1 * leg.units.optimal_fiber_length
    expected = 0.05 * leg.units.optimal_fiber_length * cosine
    np.testing.assert_allclose(gone[roomy], expected[roomy])
    np.testing.assert_array_equal(other.units.max_force, leg.units.max_force)


def test_fibers_grow_no_further_than_the_path_has_room(parts: Parts) -> None:
    for part in parts:
        huge = other_part(part, fiber=5.0).units
        assert (huge.tendon_slack_length >= 0.1 * part.units.tendon_slack_length - 1e-12).all()


def test_without_a_draw_nothing_changes(parts: Parts) -> None:
    for part in parts:
        same = other_part(part).units
        for field in ("max_force", "optimal_fiber_length", "tendon_slack_length", "volume"):
            np.testing.assert_allclose(getattr(same, field), getattr(part.units, field), rtol=1e-12)
