"""The trunk's center: a wrong one is found, within limits, and the legs do not care."""

from __future__ import annotations

from collections.abc import Callable

import mujoco
import numpy as np
import pytest

from runatomy.body.coordinates import INDEX, LEG, SIDES
from runatomy.body.model import BodyModel, build_body
from runatomy.body.moments import Dynamics, inverse_dynamics
from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.capture.trunk_shift import FARTHEST, TrunkShift, shift_trunk
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.terms.units import GRAVITY

DOWN = np.array([0.0, -GRAVITY, 0.0])


def moved(
    stride: SteadyStride, ahead: float, aside: float, frames: int = 100
) -> tuple[Dynamics, Dynamics, TrunkShift]:
    """A steady stride on a body whose trunk was set wrong by this much [m], before and after."""
    body = build_body(*REFERENCE_RUNNER)
    model = body.mujoco_model
    model.body_ipos[model.body("torso").id] += (ahead, 0.0, aside)
    mujoco.mj_setConst(model, mujoco.MjData(model))

    def again() -> Dynamics:
        return inverse_dynamics(body, stride.pose, stride.ground, DOWN)

    first = again()
    known = np.arange(len(stride.pose.position)) < frames
    return first, *shift_trunk(body, stride.pose, first, again, known)


@pytest.fixture(scope="module")
def stride(closed_stride: Callable[..., SteadyStride], body: BodyModel) -> SteadyStride:
    """A closed stride: nothing is left at its pelvis."""
    return closed_stride(3.5)


@pytest.mark.parametrize(("ahead", "aside"), [(0.012, 0.0), (-0.02, 0.008), (0.0, -0.015)])
def test_a_wrong_center_is_found(stride: SteadyStride, ahead: float, aside: float) -> None:
    """Against the right center, which the closed stride itself has to half a centimeter."""
    right, shift = moved(stride, 0.0, 0.0)[2], moved(stride, ahead, aside)[2]
    assert shift.forward - right.forward == pytest.approx(-ahead, abs=0.001)
    assert shift.right - right.right == pytest.approx(-aside, abs=0.001)
    assert abs(right.forward) + abs(right.right) < 0.006


def test_it_goes_no_farther_than_three_centimeters(stride: SteadyStride) -> None:
    _, _, shift = moved(stride, 0.08, -0.08)
    assert (shift.forward, shift.right) == (-FARTHEST, FARTHEST)


def test_the_mean_residual_falls_and_the_legs_stay(stride: SteadyStride) -> None:
    before, after, _ = moved(stride, 0.02, 0.0)
    tilt = INDEX["pelvis_tilt"]
    assert abs(after.force[:, tilt].mean()) < 0.3 * abs(before.force[:, tilt].mean())
    legs = [INDEX[f"{name}_{side}"] for name in LEG for side in SIDES]
    np.testing.assert_allclose(after.force[:, legs], before.force[:, legs], atol=1e-9)


def test_a_few_frames_move_nothing(stride: SteadyStride) -> None:
    before, after, shift = moved(stride, 0.02, 0.0, frames=10)
    assert shift == TrunkShift(forward=0.0, right=0.0)
    assert after is before
