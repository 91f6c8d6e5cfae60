"""A stride solved whole: both legs and the trunk in one noun."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.from_motion import CUTOFF, stride_from_motion
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.muscle.share import FLOOR
from runatomy.strides.normal import normal_stride

Solved = Callable[..., StrideMechanics]


def test_every_array_has_its_rows_and_columns(
    solved_stride: Solved, parts: tuple[Part, ...]
) -> None:
    found = solved_stride(3.5)
    frames, muscles = 100, sum(len(part.drives) for part in parts)
    assert len(found.muscles) == muscles
    for name in (
        "activation",
        "force",
        "tendon_strain",
        "fiber_power",
        "unit_power",
        "metabolic_power",
    ):
        assert getattr(found, name).shape == (frames, muscles), name
    assert found.coordinates == COORDINATES
    assert found.moment.shape == found.joint_power.shape == (frames, len(COORDINATES))
    assert found.muscle_moment.shape == found.reserve.shape == (frames, len(found.shared))
    assert found.status.shape == (frames, len(parts))
    assert found.slip.shape == (frames, 2, 3)


def test_every_frame_is_solved_within_the_muscles_limits(solved_stride: Solved) -> None:
    found = solved_stride(3.5)
    assert not found.status.any()
    assert found.activation.min() >= FLOOR - 1e-12  # straight lines between two floors round off
    assert found.activation.max() <= 1.0 + 1e-12
    assert (found.force >= 0.0).all()
    assert (found.metabolic_power >= 0.0).all()


def test_joint_power_is_moment_times_speed(
    solved_stride: Solved, closed_stride: Callable[..., SteadyStride]
) -> None:
    found, stride = solved_stride(3.5), closed_stride(3.5)
    np.testing.assert_array_equal(found.joint_power, found.moment * stride.rates)
    assert found.period == pytest.approx(2.0 / stride.motion.step_rate)


def test_muscles_are_asked_for_the_moments_without_their_shake(
    solved_stride: Solved, closed_stride: Callable[..., SteadyStride]
) -> None:
    """The low pass keeps every mean and what is slow; nothing is left at twice its cutoff."""
    found, whole = solved_stride(3.5), closed_stride(3.5).dynamics.force
    np.testing.assert_allclose(found.moment.mean(axis=0), whole.mean(axis=0), atol=1e-9)
    now, then = (np.abs(np.fft.rfft(m, axis=0)) for m in (found.moment, whole))
    slow, fast = round(0.4 * CUTOFF * found.period), round(2.0 * CUTOFF * found.period)
    np.testing.assert_allclose(now[: slow + 1], then[: slow + 1], rtol=0.03, atol=1e-9)
    assert (now[fast:] <= 0.2 * then[fast:] + 1e-9).all()


def test_tendons_give_what_units_give_more_than_fibers(solved_stride: Solved) -> None:
    found = solved_stride(3.5)
    np.testing.assert_array_equal(found.tendon_power, found.unit_power - found.fiber_power)
    assert found.tendon_strain.shape == found.force.shape
    assert found.tendon_strain.max() < 0.12  # no tendon of a runner is stretched further


def test_one_call_from_motion_to_muscles(
    body: BodyModel, parts: tuple[Part, ...], solved_stride: Solved
) -> None:
    whole = stride_from_motion(body, normal_stride(3.5), parts)
    np.testing.assert_allclose(whole.force, solved_stride(3.5).force, atol=1e-6)


@pytest.mark.parametrize(
    ("muscle", "coordinate", "sign"),
    [("vaslat", "knee_angle_r", -1), ("soleus", "ankle_angle_r", -1)],
)
def test_a_prime_mover_is_busiest_near_its_joints_greatest_moment(
    solved_stride: Solved, muscle: str, coordinate: str, sign: int
) -> None:
    found = solved_stride(3.0)
    force = found.force[:, found.muscles.index((muscle, "r"))]
    asked = sign * found.moment[:, INDEX[coordinate]]
    apart = abs(int(force.argmax()) - int(asked.argmax()))
    assert min(apart, 100 - apart) <= 6  # percent of the stride
