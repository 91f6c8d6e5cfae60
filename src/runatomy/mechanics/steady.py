"""Steady: a stride made consistent with the body that runs it.

Angles and ground force come from different runners; put on one body they would let the stance
foot slide and ask for a hand at the pelvis. Here the center of mass follows the force exactly
(Newton), the loaded points of the stance foot stay where they are (Gauss-Newton on the harmonics
of the leg's angles, held near the given ones), and the trunk takes up what angular momentum is
left (Euler). What could not be closed is reported, never hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

import mujoco
import numpy as np

from runatomy.body.coordinates import COORDINATES, INDEX, LEG
from runatomy.body.model import BodyModel
from runatomy.body.moments import Dynamics, GroundForce, inverse_dynamics
from runatomy.body.pose import Pose, pose_body
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.mechanics.foot import pressure_point
from runatomy.muscle.fibers import periodic_rate
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE, GRAVITY

HARMONICS = 6  # of the angles that may be corrected
ROUNDS = 4  # of closing the legs and the trunk in turn
LANDING_SLIP = 1.0  # [m/s] more while shoe and heel pad are pressed together at foot strike
LANDING_TIME = 0.03  # [s] in which that dies out
SLIP_SPREAD = 0.05  # [m/s] a fully loaded point may slip
WORK_SPREAD = 0.002  # [J/kg] that the ground may do on a foot in one contact
PITCH_LEVER = 0.001  # [m] that the ground's mean force may pass beside the center of mass
ROLL_LEVER = 0.03  # [m] the same, sideways, in one contact
TRUNK_LIMIT = 6.0 * DEGREE  # largest oscillation that the trunk takes up
_FREE = ("pelvis_tilt", "pelvis_list", "pelvis_rotation", *(f"{name}_r" for name in LEG[:6]))
_SPREAD = dict(zip(_FREE, (3.0, 2.0, 3.0, 5.0, 3.0, 3.0, 2.0, 6.0, 4.0), strict=True))  # [deg]


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
    """Return the stride that this body can run with the motion's ground force, near its angles."""
    values = _angles(motion)
    given = values.copy()
    force = np.stack([motion.ground_force_r, motion.ground_force_l]) * body.mass * GRAVITY
    gravity = _gravity(motion.slope)
    sway = _center_sway(force.sum(axis=0) / body.mass + gravity, motion.stride_time)
    for turn in range(ROUNDS):
        values = _close_legs(body, motion, values, given, force, sway)
        _place(body, values, sway)
        if turn < ROUNDS - 1:
            _steady_trunk(body, motion, values, force, gravity, sway)
    return _result(body, motion, values, given, force, gravity)


def _angles(motion: Motion) -> FloatArray:
    """Return the given angles (frames, coordinates); toes straight, pelvis at the origin."""
    values = np.zeros((len(motion.phase), len(COORDINATES)))
    for name, curve in motion.angles.items():
        if name in INDEX and not name.startswith("mtp"):
            values[:, INDEX[name]] = curve
    return values


def _gravity(slope: float) -> FloatArray:
    """Return gravity [m/s2] in the frame of the slope: x up the slope, y normal to it."""
    return -GRAVITY * np.array([slope, 1.0, 0.0]) / np.hypot(1.0, slope)


def _center_sway(acceleration: FloatArray, period: float) -> FloatArray:
    """Return the periodic part of the center of mass' path [m] (frames, 3) by double integration."""
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


def _basis(count: int) -> tuple[FloatArray, FloatArray, list[tuple[int, int]]]:
    """Return harmonics at the right foot's and the left foot's phase, and (angle, harmonic)."""
    phase = 2.0 * np.pi * np.arange(count) / count
    right, left, kinds = [], [], []
    for angle, name in enumerate(_FREE):
        for harmonic in range(HARMONICS + 1):
            sided = name.endswith("_r")
            if not sided and (harmonic % 2 == 0) != (name == "pelvis_tilt"):
                continue  # the pelvis tilts twice a stride, lists and turns once
            for wave in (np.cos, np.sin)[: 1 if harmonic == 0 else 2]:
                right.append(wave(harmonic * phase))
                left.append(wave(harmonic * (phase + np.pi)) if sided else np.zeros(count))
                kinds.append((angle, harmonic))
    return np.array(right).T, np.array(left).T, kinds


def _close_legs(
    body: BodyModel,
    motion: Motion,
    values: FloatArray,
    given: FloatArray,
    force: FloatArray,
    sway: FloatArray,
) -> FloatArray:
    """Correct the angles so that the loaded point of the stance foot rests; one Gauss-Newton step.

    Returns the corrected values. A point's speed changes by A dq' + A' dq with its Jacobian A.
    """
    right, left, kinds = _basis(len(values))
    angle = np.array([a for a, _ in kinds])
    columns = np.array([INDEX[name] for name in _FREE])
    mirrored = np.array([INDEX[n[:-2] + "_l"] if n.endswith("_r") else INDEX[n] for n in _FREE])
    stance = np.flatnonzero(motion.contact_r & (force[0, :, 1] > 0.0))
    arm, arm_rate, lever = _pressed_point(body, motion, values, stance)
    rate_right, rate_left = (periodic_rate(x, motion.stride_time) for x in (right, left))
    speed = np.einsum("fac,fc->fa", arm, periodic_rate(values, motion.stride_time)[stance])
    speed += periodic_rate(sway, motion.stride_time)[stance]
    speed[:, 0] += motion.speed
    rows = np.zeros((*speed.shape, len(kinds)))
    for side, wave, rate in ((columns, right, rate_right), (mirrored, left, rate_left)):
        rows += arm[..., side[angle]] * rate[stance][:, None, :]
        rows += arm_rate[..., side[angle]] * wave[stance][:, None, :]
    since = stance * motion.stride_time / len(values)
    allowed = SLIP_SPREAD + LANDING_SLIP * np.exp(-since / LANDING_TIME)
    load = np.sqrt(force[0, stance, 1] / force[0, :, 1].max()) / allowed
    level = _lever_rows(body, force[0], stance, (lever, arm), right, left, angle)
    prior, prior_goal = _prior_rows(values, given, right, kinds)
    effort = force[0, stance] * (motion.stride_time / len(values) / body.mass / WORK_SPREAD)
    work, work_goal = np.einsum("fa,fak->k", effort, rows), -np.array([np.sum(effort * speed)])
    still = (rows * load[:, None, None]).reshape(-1, len(kinds))
    matrix = np.concatenate([still, work[None], level[0], prior])
    goal = np.concatenate([(-speed * load[:, None]).ravel(), work_goal, level[1], prior_goal])
    answer = np.linalg.lstsq(matrix, goal, rcond=None)[0]
    moved = values.copy()
    for i, (a, _) in enumerate(kinds):
        moved[:, columns[a]] += answer[i] * right[:, i]
        if _FREE[a].endswith("_r"):
            moved[:, mirrored[a]] += answer[i] * left[:, i]
    return moved


def _pressed_point(
    body: BodyModel, motion: Motion, values: FloatArray, stance: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the Jacobian about the center of mass of the right foot's loaded point.

    Jacobian (stance, 3, coordinates) of the material point under the force, its rate as the point
    is carried along, and where it lies from the center of mass (stance, 3) [m].
    """
    still = np.zeros_like(values)
    pose = pose_body(body, values, still, still)
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    bone, pressure = body.foot_body["r"], pressure_point(body, motion, "r")
    frames, step = len(values), motion.stride_time / len(values)
    arms = np.empty((3, len(stance), 3, values.shape[1]))
    lever = np.empty((len(stance), 3))
    jac, center = np.zeros((3, model.nv)), np.zeros((3, model.nv))
    for i, frame in enumerate(stance):
        for k, near in enumerate((frame - 1, frame, frame + 1)):
            near %= frames
            data.qpos[:] = pose.position[near]
            mujoco.mj_kinematics(model, data)
            mujoco.mj_comPos(model, data)
            mujoco.mj_jacSubtreeCom(model, data, center, 0)
            spot = data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ pressure[frame]
            mujoco.mj_jac(model, data, jac, None, spot, bone)
            arms[k, i] = (jac - center) @ pose.tangent[near]
            if k == 1:
                lever[i] = spot - data.subtree_com[0]
    return arms[1], (arms[2] - arms[0]) / (2.0 * step), lever


def _lever_rows(
    body: BodyModel,
    force: FloatArray,
    stance: FloatArray,
    lever: tuple[FloatArray, FloatArray],
    right: FloatArray,
    left: FloatArray,
    angle: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return rows by which one contact neither pitches nor rolls the body, on the whole.

    The mean pitching moment of a steady stride vanishes exactly; the roll of one step is undone by
    the next, but people step near enough under themselves that little is left.
    """
    columns = np.array([INDEX[name] for name in _FREE])[angle]
    mirrored = np.array([INDEX[n[:-2] + "_l"] if n.endswith("_r") else INDEX[n] for n in _FREE])
    place, arm = lever
    moved = arm[..., columns] * right[stance][:, None, :]
    moved += arm[..., mirrored[angle]] * left[stance][:, None, :]
    fx, fy, fz = force[stance].T
    rows = np.stack([fy @ moved[:, 0] - fx @ moved[:, 1], fy @ moved[:, 2] - fz @ moved[:, 1]])
    now = np.array([fy @ place[:, 0] - fx @ place[:, 1], fy @ place[:, 2] - fz @ place[:, 1]])
    size = np.array([PITCH_LEVER, ROLL_LEVER]) * body.mass * GRAVITY * len(right) / 2.0
    return rows / size[:, None], -now / size


def _prior_rows(
    values: FloatArray, given: FloatArray, right: FloatArray, kinds: list[tuple[int, int]]
) -> tuple[FloatArray, FloatArray]:
    """Return rows that hold each harmonic near the given angle, higher ones more firmly."""
    count = len(values)
    rows, goal = np.zeros((len(kinds), len(kinds))), np.zeros(len(kinds))
    for i, (a, harmonic) in enumerate(kinds):
        spread = _SPREAD[_FREE[a]] * DEGREE / (1.0 + (harmonic / 3.0) ** 2)
        strength = np.sqrt(40.0) / spread
        column = INDEX[_FREE[a]]
        power = right[:, i] @ right[:, i]
        drift = (values[:, column] - given[:, column]) @ right[:, i] / power
        rows[i, i], goal[i] = strength, -strength * drift
    del count
    return rows, goal


def _steady_trunk(
    body: BodyModel,
    motion: Motion,
    values: FloatArray,
    force: FloatArray,
    gravity: FloatArray,
    sway: FloatArray,
) -> None:
    """Let the trunk swing so that the pelvis needs no outside moment, in place."""
    pairs = (
        ("lumbar_extension", "pelvis_tilt", (2, 4, 6)),
        ("lumbar_bending", "pelvis_list", (1, 3, 5, 7)),
        ("lumbar_rotation", "pelvis_rotation", (1, 3, 5)),
    )
    phase = 2.0 * np.pi * np.arange(len(values)) / len(values)
    base = np.fft.rfft(_residual(body, motion, values, force, gravity), axis=0)
    for lumbar, pelvis, harmonics in pairs:
        column, row = INDEX[lumbar], INDEX[pelvis]
        probe = values.copy()
        wave = 0.02 * sum(np.cos(h * phase) for h in harmonics)
        probe[:, column] += wave
        _place(body, probe, sway)
        answer = np.fft.rfft(_residual(body, motion, probe, force, gravity), axis=0) - base
        cause = np.fft.rfft(wave)
        for h in harmonics:
            gain = answer[h, row] / cause[h]
            swing = -base[h, row] / gain * 2.0 / len(values)
            swing *= min(1.0, TRUNK_LIMIT / max(abs(swing), 1e-12))
            values[:, column] += (swing * np.exp(1j * h * phase)).real
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
    loaded = np.stack([motion.contact_r, motion.contact_l], axis=1)
    slip[..., 0] += motion.speed * loaded
    shift = values - given
    shift[:, :6][:, 3:] = 0.0
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


__all__ = ["REFERENCE_HEIGHT", "SteadyStride", "close_stride"]
