"""Muscle moments and reserves are the joint moments; net joint work is the climb's."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.coordinates import COORDINATES, INDEX, LUMBAR, PELVIS
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.terms.units import GRAVITY

Solved = Callable[..., StrideMechanics]
LEVEL = [2.5, 3.5, 4.5]
HILLS = [-0.20, -0.10, -0.05, 0.05, 0.10, 0.20]
LEG = ("hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle",
       "subtalar_angle")  # fmt: skip


@pytest.mark.parametrize(
    ("speed", "slope"), [*((v, 0.0) for v in LEVEL), (3.0, -0.20), (3.0, 0.20)]
)
def test_muscles_and_reserves_give_every_shared_moment(
    solved_stride: Solved, speed: float, slope: float
) -> None:
    """Hip, knee, ankle and foot of both legs, and the trunk's three, with elastic tendons."""
    found = solved_stride(speed, slope)
    assert set(found.shared) == {*(f"{n}_{s}" for n in LEG for s in "rl"), *LUMBAR}
    asked = found.moment[:, [INDEX[name] for name in found.shared]]
    np.testing.assert_allclose(found.muscle_moment + found.reserve, asked, atol=1e-6)


def joint_work(found: StrideMechanics) -> float:
    """Net work of all joints in one stride [J/kg]; the pelvis' six residuals are no joints."""
    joints = [i for i, name in enumerate(COORDINATES) if name not in PELVIS]
    return float(found.joint_power[:, joints].sum(axis=1).mean()) * found.period / found.mass


@pytest.mark.parametrize("speed", LEVEL)
def test_on_the_level_the_joints_do_no_net_work(solved_stride: Solved, speed: float) -> None:
    """In a steady stride nothing is won: within 0.15 J/kg of zero."""
    assert abs(joint_work(solved_stride(speed))) < 0.15


@pytest.mark.parametrize("slope", HILLS)
def test_on_a_slope_the_joints_lift_the_runner(solved_stride: Solved, slope: float) -> None:
    """70 to 110 % of m g times the rise; no more is known to lie between them."""
    found = solved_stride(3.0, slope)
    rise = 3.0 * found.period * slope / np.hypot(1.0, slope)
    assert 0.70 < joint_work(found) / (GRAVITY * rise) < 1.10


@pytest.mark.parametrize(("speed", "slope"), [(3.5, 0.0), (3.0, 0.10)])
def test_reserves_of_the_leg_are_small(solved_stride: Solved, speed: float, slope: float) -> None:
    """Under 3 % of each moment's peak in hip, knee, ankle and foot at a training pace."""
    found = solved_stride(speed, slope)
    for i, name in enumerate(found.shared):
        if name not in LUMBAR:
            peak = np.abs(found.moment[:, INDEX[name]]).max()
            assert np.abs(found.reserve[:, i]).max() < 0.03 * peak, name
