"""Joints that follow from coordinates: their tangent, speed and acceleration, differenced."""

from __future__ import annotations

import numpy as np

from body.poses import random_values, still, swinging
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel
from runatomy.body.pose import pose_body

STEP = 1e-6


def test_the_tangent_is_the_derivative_of_the_joints(body: BodyModel) -> None:
    values = random_values(20, seed=11)
    tangent = still(body, values).tangent
    for column in range(len(COORDINATES)):
        up, down = values.copy(), values.copy()
        up[:, column] += STEP
        down[:, column] -= STEP
        slope = (still(body, up).position - still(body, down).position) / (2.0 * STEP)
        np.testing.assert_allclose(tangent[:, :, column], slope, atol=1e-8)


def test_speeds_and_accelerations_are_derivatives_by_time(body: BodyModel) -> None:
    time = np.linspace(0.0, 1.0, 15)
    here, before, after = (
        pose_body(body, *swinging(time + shift, seed=2)) for shift in (0.0, -STEP, STEP)
    )
    speed = (after.position - before.position) / (2.0 * STEP)
    acceleration = (after.velocity - before.velocity) / (2.0 * STEP)
    np.testing.assert_allclose(here.velocity, speed, atol=1e-7)
    np.testing.assert_allclose(here.acceleration, acceleration, atol=1e-5)


def test_the_knee_carries_tibia_and_patella_along(body: BodyModel) -> None:
    """One coordinate moves several joints of its own leg, and none of the other."""
    values = random_values(3, seed=1)
    tangent = still(body, values).tangent
    model = body.mujoco_model
    for side, other in (("r", "l"), ("l", "r")):
        moved = np.flatnonzero(np.abs(tangent[:, :, INDEX[f"knee_angle_{side}"]]).min(axis=0) > 0.0)
        names = [model.joint(int(j)).name for j in moved]
        assert len(names) == 8  # tibia: flexion, two turns, two slides; patella: three
        assert not any(name.endswith(f"_{other}") for name in names)
