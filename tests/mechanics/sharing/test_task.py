"""Task: what a part shall give, what a moment's size is, and what an activation costs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.task import Task, moment_scale, task_of
from runatomy.muscle.clock import StrideClock

Made = Callable[..., Task]


def test_a_moments_size_is_its_peak_but_never_a_trifle() -> None:
    """A twentieth of the largest at least: what hardly counts shall not be held to a newton."""
    moment = np.array([[100.0, -3.0, 0.0], [-200.0, 12.0, 0.0]])
    np.testing.assert_allclose(moment_scale(moment), [200.0, 12.0, 10.0])
    assert (moment_scale(np.zeros((4, 2))) > 0.0).all()


def test_the_scale_can_be_given(
    parts: tuple[Part, ...], paths: MusclePaths, clock: StrideClock
) -> None:
    leg, size = parts[0], np.arange(1.0, 7.0)
    moment = np.ones((len(paths.length), 6))
    found = task_of(leg, paths, moment, clock, SharingRule(), size)
    np.testing.assert_array_equal(found.scale, size)


def test_a_task_holds_its_own_units_and_moments(
    parts: tuple[Part, ...], paths: MusclePaths, task: Made
) -> None:
    for i, part in enumerate(parts):
        found = task(i)
        frames, units, moments = len(paths.length), len(part.elements), len(part.moments)
        assert found.length.shape == found.velocity.shape == (frames, units)
        assert found.arms.shape == (frames, moments, units)
        for moment, unit in ((0, 0), (moments - 1, units - 1)):
            np.testing.assert_array_equal(
                found.arms[:, moment, unit],
                paths.moment_arm[:, part.elements[unit], part.columns[moment]],
            )


@pytest.mark.parametrize("part", [0, 1, 2])
def test_activations_cost_one_on_average_by_volume_or_alike(
    parts: tuple[Part, ...], task: Made, part: int
) -> None:
    mass = parts[part].drive_mass
    by_volume = task(part, SharingRule(objective="volume")).weight
    assert by_volume.mean() == pytest.approx(1.0)
    np.testing.assert_allclose(by_volume / by_volume[0], mass / mass[0], rtol=1e-12)
    cubed = task(part, SharingRule(objective="volume_cubed")).weight
    np.testing.assert_array_equal(cubed, by_volume)
    assert (task(part, SharingRule(objective="activation")).weight == 1.0).all()


def test_units_of_one_drive_are_gathered(parts: tuple[Part, ...], task: Made) -> None:
    for part, made in ((parts[i], task(i)) for i in (0, 2)):
        torque = np.random.default_rng(1).normal(size=(5, len(part.moments), len(part.elements)))
        found = made.gathered(torque)
        assert found.shape == (5, len(part.moments), len(part.drives))
        for drive in (0, len(part.drives) - 1):
            mine = torque[:, :, part.drive == drive].sum(axis=2)
            np.testing.assert_allclose(found[:, :, drive], mine, atol=1e-12)
