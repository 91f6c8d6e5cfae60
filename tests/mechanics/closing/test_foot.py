"""Where on the sole the ground presses."""

from __future__ import annotations

from collections.abc import Callable

import mujoco
import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.foot import pressure_point
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.strides.normal import normal_stride


def test_heel_to_toe_in_the_frame_of_the_calcaneus(body: BodyModel) -> None:
    """Hand computed: 2 cm behind the origin to 24 cm before it at 1.70 m, of a taller foot."""
    motion = normal_stride(3.0)
    along = motion.center_of_pressure_r[0, 0]
    point = pressure_point(body, motion, "r")[0]
    taller = body.height / 1.70
    assert point[0] == pytest.approx(taller * (-0.02 + 0.26 * along))
    assert point[1] == pytest.approx(-0.035 * taller)


def test_the_little_toe_is_outside_on_both_feet(body: BodyModel) -> None:
    motion = normal_stride(3.0)
    right, left = (pressure_point(body, motion, side) for side in "rl")
    half = len(right) // 2
    np.testing.assert_allclose(np.roll(left, half, axis=0), right * [1.0, 1.0, -1.0], atol=1e-12)
    assert (right[motion.contact_r, 2] > 0.0).all()
    assert np.isfinite(right).all()


def test_the_pressed_point_lies_under_the_foot(
    closed_stride: Callable[..., SteadyStride], body: BodyModel
) -> None:
    """In mid-stance the pressed point is the lowest the runner has: bones lie above it."""
    stride = closed_stride(3.5)
    frame = int(np.flatnonzero(stride.motion.contact_r).mean())
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    data.qpos[:] = stride.pose.position[frame]
    mujoco.mj_kinematics(model, data)
    bone = body.foot_body["r"]
    spot = data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ stride.ground[0].point[frame]
    heights = data.xpos[1:, 1] - spot[1]
    assert heights.min() > 0.0
    assert 0.85 < (data.xpos[model.body("pelvis").id] - spot)[1] / (0.53 * body.height) < 1.15
