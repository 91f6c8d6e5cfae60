"""The slanting muscles and psoas minor in a solved stride."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from runatomy.body.coordinates import INDEX, LUMBAR
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.trunk.belly_action import (
    abdominal_share,
    turning_agreement,
    turning_effort,
)
from runatomy.mechanics.trunk.psoas_minor import psoas_minor_moment, psoas_minor_share


@pytest.fixture(scope="module")
def mechanics(solved_stride: Callable[..., StrideMechanics]) -> StrideMechanics:
    """A level stride at 3 m/s."""
    return solved_stride(3.0)


def test_the_slanting_muscles_act_with_the_turning_of_the_trunk(
    mechanics: StrideMechanics,
) -> None:
    for r in turning_agreement(mechanics).values():
        assert r > 0.5


def test_effort_changes_sign_half_a_stride_later(mechanics: StrideMechanics) -> None:
    for name in turning_agreement(mechanics):
        effort = turning_effort(mechanics, name)
        np.testing.assert_allclose(np.roll(effort, len(effort) // 2), -effort, atol=0.02)


def test_a_trunk_that_never_turns_tells_nothing(mechanics: StrideMechanics) -> None:
    still = replace(mechanics, moment=np.zeros_like(mechanics.moment))
    assert all(np.isnan(r) for r in turning_agreement(still).values())


def test_the_bellys_share_is_its_energy_over_all(mechanics: StrideMechanics) -> None:
    belly = [name.endswith("abdominis") for name, _ in mechanics.muscles]
    assert sum(belly) == 6
    twice = mechanics.metabolic_power * np.where(belly, 2.0, 1.0)
    share = abdominal_share(mechanics)
    assert 0.0 < share < 1.0
    assert abdominal_share(replace(mechanics, metabolic_power=twice)) == pytest.approx(
        2.0 * share / (1.0 + share)
    )


def test_psoas_minor_hardly_matters(
    body: BodyModel, closed_stride: Callable[..., SteadyStride]
) -> None:
    stride = closed_stride(3.0)
    paths = muscle_paths(body, stride.pose)
    asked = stride.dynamics.force[:, [INDEX[name] for name in LUMBAR]]
    assert (psoas_minor_share(body, paths, asked) < 0.05).all()


def test_psoas_minor_bends_forward_and_to_its_own_side(
    body: BodyModel, closed_stride: Callable[..., SteadyStride]
) -> None:
    paths = muscle_paths(body, closed_stride(3.0).pose)
    right, left = psoas_minor_moment(body, paths).mean(axis=0)
    assert right[0] < 0.0 and right[1] > 0.0
    np.testing.assert_allclose(right * (1.0, -1.0, -1.0), left, atol=1e-3)
