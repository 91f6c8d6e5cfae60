"""Pulls of the muscles: their moments and their power are those of the solution."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from runatomy.body.coordinates import PELVIS
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.induced.from_solved import muscle_pulls
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics

Closed = Callable[..., SteadyStride]
Solved = Callable[..., StrideMechanics]


def test_pulls_give_the_moments_and_the_power_of_the_legs(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed, solved_stride: Solved
) -> None:
    stride, mechanics = closed_stride(3.5), solved_stride(3.5)
    pull = muscle_pulls(parts, muscle_paths(body, stride.pose), mechanics.force)
    assert pull.shape == (100, len(mechanics.muscles), stride.values.shape[1])
    first = given = 0
    for part in parts[:2]:
        last, told = first + len(part.drives), given + len(part.moments)
        moment = pull[:, first:last].sum(axis=1)[:, part.columns]
        np.testing.assert_allclose(moment, mechanics.muscle_moment[:, given:told], atol=1e-8)
        power = np.einsum("fmc,fc->fm", pull[:, first:last], stride.rates)
        np.testing.assert_allclose(power, mechanics.unit_power[:, first:last], atol=1e-6)
        first, given = last, told


def test_no_muscle_pulls_at_the_whole_body(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed
) -> None:
    """An inner force gives nothing along the pelvis' six coordinates."""
    paths = muscle_paths(body, closed_stride(3.5).pose)
    force = np.full((100, sum(len(part.drives) for part in parts)), 1000.0)
    assert np.abs(muscle_pulls(parts, paths, force)[:, :, : len(PELVIS)]).max() < 1e-9


def test_a_drive_of_many_fascicles_keeps_its_force(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed
) -> None:
    """Spread by strength: the pull is the strength-weighted mean of the fascicles' arms."""
    paths, trunk = muscle_paths(body, closed_stride(3.5).pose), parts[2]
    force = np.zeros((100, sum(len(part.drives) for part in parts)))
    column = len(parts[0].drives) + len(parts[1].drives) + 3
    force[:, column] = 70.0
    mine = trunk.drive == 3
    assert mine.sum() > 1
    arms = paths.moment_arm[:, trunk.elements[mine]]
    mean = np.average(arms, axis=1, weights=trunk.units.max_force[mine])
    np.testing.assert_allclose(muscle_pulls(parts, paths, force)[:, column], 70.0 * mean, atol=1e-9)
