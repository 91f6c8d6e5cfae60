"""Steady: a stride made consistent with the body that runs it.

Angles and ground force come from different runners; put on one body they would let the stance
foot slide and ask for a hand at the pelvis. Here the center of mass follows the force exactly
(Newton), the loaded points of the stance foot stay where they are (Gauss-Newton on the harmonics
of the leg's angles, held near the given ones), and trunk and arms take up what angular momentum
is left (Euler). What could not be closed is reported, never hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

import mujoco
import numpy as np

from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel
from runatomy.body.moments import Dynamics, GroundForce, inverse_dynamics
from runatomy.body.pose import Pose, pose_body
from runatomy.mechanics.closing.foot import pressure_point
from runatomy.mechanics.closing.footing import rest_stance_foot
from runatomy.mechanics.closing.swing import SWINGS, shared_swings, swing_wave
from runatomy.muscle.clock import periodic_rate
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

ROUNDS = 6  # of resting the foot and steadying trunk and arms in turn


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SteadyStride:
    """A whole body's periodic stride in the frame of the slope, moving with the runner."""

    motion: Motion  # what was asked for
    values: FloatArray  # [rad | m] (frames, coordinates)
    rates: FloatArray  # [1/s]
    pose: Pose
    ground: tuple[GroundForce, ...]  # right, left
    dynamics: Dynamics
    shift: FloatArray  # [rad] (frames, coordinates) correction of the given angles
    slip: FloatArray  # [m/s] (frames, feet, 3) of the loaded point over the ground


def close_stride(body: BodyModel, motion: Motion) -> SteadyStride:
    """Return the stride that this body can run with the motion's ground force, near its angles.

    For even strides, whose left half is the right one's mirror image: the right foot is read and
    the left corrected alike. A limp would be closed on its right side only.
    """
    values = _angles(motion)
    given = values.copy()
    force = np.stack([motion.ground_force_r, motion.ground_force_l]) * body.mass * GRAVITY
    gravity = slope_gravity(motion.slope)
    sway = _center_sway(force.sum(axis=0) / body.mass + gravity, motion.stride_time)
    for _ in range(ROUNDS):
        values = rest_stance_foot(body, motion, values, given, force, sway)
        _place(body, values, sway)
        _steady_upper_body(body, motion, values, force, gravity, sway)
    return _result(body, motion, values, given, force, gravity)


def _angles(motion: Motion) -> FloatArray:
    """Return the given angles (frames, coordinates); toes straight, pelvis at the origin."""
    values = np.zeros((len(motion.phase), len(COORDINATES)))
    for name, curve in motion.angles.items():
        if name in INDEX and not name.startswith("mtp"):
            values[:, INDEX[name]] = curve
    return values


def slope_gravity(slope: float) -> FloatArray:
    """Return gravity [m/s2] in the frame of the slope: x up the slope, y normal to it."""
    return np.array([slope, 1.0, 0.0]) * (-GRAVITY / float(np.hypot(1.0, slope)))


def _center_sway(acceleration: FloatArray, period: float) -> FloatArray:
    """Return the periodic part of the center of mass' path [m] (frames, 3), integrated twice."""
    spectrum = np.fft.rfft(acceleration, axis=0)
    omega = 2.0 * np.pi / period * np.arange(len(spectrum))
    omega[0] = np.inf
    return np.fft.irfft(-spectrum / omega[:, None] ** 2, n=len(acceleration), axis=0)


def _move(body: BodyModel, values: FloatArray, period: float) -> Pose:
    """Return the pose of periodic coordinates with its exact rates."""
    rates = periodic_rate(values, period)
    return pose_body(body, values, rates, periodic_rate(rates, period))


def _place(body: BodyModel, values: FloatArray, sway: FloatArray) -> None:
    """Put the pelvis where the center of mass follows its path, in place."""
    first = INDEX["pelvis_tx"]
    values[:, first : first + 3] = 0.0
    still = np.zeros_like(values)
    pose = pose_body(body, values, still, still)
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    for frame in range(len(values)):
        data.qpos[:] = pose.position[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        values[frame, first : first + 3] = sway[frame] - data.subtree_com[0]


def _steady_upper_body(
    body: BodyModel,
    motion: Motion,
    values: FloatArray,
    force: FloatArray,
    gravity: FloatArray,
    sway: FloatArray,
) -> None:
    """Let trunk and arms swing so that the pelvis needs no outside moment, in place."""
    base = np.fft.rfft(_residual(body, motion, values, force, gravity), axis=0)
    for pelvis, members, harmonics in SWINGS:
        row, answers = INDEX[pelvis], []
        for name in members:
            probe = values + swing_wave(name, len(values), harmonics)
            _place(body, probe, sway)
            moved = np.fft.rfft(_residual(body, motion, probe, force, gravity), axis=0)
            answers.append(moved[:, row] - base[:, row])
        values += shared_swings(base[:, row], np.array(answers), members, harmonics)
    _place(body, values, sway)


def _residual(
    body: BodyModel, motion: Motion, values: FloatArray, force: FloatArray, gravity: FloatArray
) -> FloatArray:
    """Return the generalized forces (frames, coordinates) of the whole body."""
    pose = _move(body, values, motion.stride_time)
    return inverse_dynamics(body, pose, _ground(body, motion, force), gravity).force


def _ground(body: BodyModel, motion: Motion, force: FloatArray) -> tuple[GroundForce, ...]:
    """Return the ground's force on both feet."""
    return tuple(
        GroundForce(side=side, force=force[i], point=pressure_point(body, motion, side))
        for i, side in enumerate("rl")
    )


def _result(
    body: BodyModel,
    motion: Motion,
    values: FloatArray,
    given: FloatArray,
    force: FloatArray,
    gravity: FloatArray,
) -> SteadyStride:
    """Gather the closed stride with its dynamics."""
    pose = _move(body, values, motion.stride_time)
    ground = _ground(body, motion, force)
    dynamics = inverse_dynamics(body, pose, ground, gravity)
    slip = dynamics.slip.copy()
    loaded = (force != 0.0).any(axis=2).T
    slip[..., 0] += motion.speed * loaded  # the ground runs back under the runner
    shift = values - given
    shift[:, 3:6] = 0.0
    return SteadyStride(
        motion=motion,
        values=values,
        rates=periodic_rate(values, motion.stride_time),
        pose=pose,
        ground=ground,
        dynamics=dynamics,
        shift=shift,
        slip=slip,
    )
