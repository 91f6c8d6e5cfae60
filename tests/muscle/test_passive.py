"""Relaxed fibers: the curve's laws, and that every leg muscle has its own."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.muscle.parameters import LEG
from runatomy.muscle.passive import (
    SHAPE,
    SLACK,
    STRAIN,
    flexed_lengths,
    passive_force,
    passive_slack,
    passive_stiffness,
    passive_strain,
)


def test_fibers_shorter_than_their_slack_give_nothing() -> None:
    length = np.linspace(0.2, 1.0, 9)
    assert not passive_force(length).any()
    assert not passive_stiffness(length).any()


def test_between_slack_and_strain_it_is_the_published_exponential() -> None:
    """De Groote et al. (2016), supplement: (exp(4 (l - 1) / 0.6) - 1) / (exp(4) - 1)."""
    length = np.linspace(1.0, 1.6, 13)
    published = (np.exp(4.0 * (length - 1.0) / 0.6) - 1.0) / (np.exp(4.0) - 1.0)
    np.testing.assert_allclose(passive_force(length), published, rtol=1e-12, atol=1e-15)


def test_a_muscles_own_strains_are_where_its_curve_begins_and_reaches_one() -> None:
    names = [f"{name}_r" for name in LEG.names]
    slack, strain = passive_slack(names), passive_strain(names)
    np.testing.assert_allclose(passive_force(1.0 + slack, slack, strain), 0.0, atol=1e-12)
    np.testing.assert_allclose(passive_force(1.0 + strain, slack, strain), 1.0, rtol=1e-12)


def test_stiffness_is_the_slope_of_force() -> None:
    names, step = LEG.names, 1e-6
    slack, strain = passive_slack(names), passive_strain(names)
    length = np.linspace(0.7, 2.2, 61)[:, None]
    away = np.minimum(np.abs(length - 1 - slack), np.abs(length - 1 - strain)) > 1e-3  # of corners
    ahead, behind = (passive_force(length + d, slack, strain) for d in (step, -step))
    slope = passive_stiffness(length, slack, strain)
    np.testing.assert_allclose(((ahead - behind) / (2 * step))[away], slope[away], atol=1e-7)


def test_force_never_falls_and_the_far_end_is_straight() -> None:
    length = np.linspace(0.5, 3.0, 501)
    assert (np.diff(passive_force(length)) >= 0.0).all()
    far = passive_stiffness(np.array([1.0 + STRAIN, 2.0, 3.0]))
    np.testing.assert_allclose(far, SHAPE / (1.0 - np.exp(-SHAPE)) / STRAIN, rtol=1e-12)


def test_both_sides_are_alike_and_uncalibrated_elements_keep_the_usual_curve() -> None:
    for read in (passive_slack, passive_strain):
        left, right = (read([f"{name}_{side}" for name in LEG.names]) for side in "lr")
        np.testing.assert_array_equal(left, right)
        np.testing.assert_array_equal(right, read(LEG.names))
    assert passive_slack(["MF_m1t.2_l", "rect_abd_r"]).tolist() == [SLACK, SLACK]
    assert passive_strain(["MF_m1t.2_l"]).tolist() == [STRAIN]
    assert passive_strain([]).shape == (0,)


def test_every_leg_muscle_is_calibrated_within_the_published_bounds() -> None:
    """Uhlrich et al. (2022) let them move by -0.2 to 0.2 and from 0.5 to 0.9."""
    slack, strain = passive_slack(LEG.names), passive_strain(LEG.names)
    assert ((slack >= -0.2) & (slack <= 0.2) & (strain >= 0.5) & (strain <= 0.9)).all()
    assert len(set(zip(slack.tolist(), strain.tolist(), strict=True))) > 30


@pytest.mark.parametrize(
    ("name", "fiber", "slack"), [("vaslat", 0.117, 0.221), ("tibant", 0.0683, 0.240461)]
)
def test_lengths_are_lais_where_he_changed_them(name: str, fiber: float, slack: float) -> None:
    row = LEG.names.index(name)
    fibers, slacks = flexed_lengths()
    assert (fibers[row], slacks[row]) == (fiber, slack)
    assert (fibers != LEG.optimal_fiber_length).sum() == 6
    assert (slacks != LEG.tendon_slack_length).sum() == 12
