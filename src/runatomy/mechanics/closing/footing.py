"""Footing: leg and pelvis angles corrected so that the loaded point of the stance foot rests."""

from __future__ import annotations

import mujoco
import numpy as np

from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel
from runatomy.body.pose import pose_body
from runatomy.mechanics.closing.foot import pressure_point
from runatomy.muscle.clock import periodic_rate
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray, IntArray
from runatomy.terms.units import DEGREE, GRAVITY

HARMONICS = 9  # of the stride in which angles may be corrected
SLIP_SPREAD = 0.05  # [m/s] a fully loaded point may slip
LANDING_SLIP = 1.0  # [m/s] more while shoe and heel pad are pressed together at foot strike
LANDING_TIME = 0.03  # [s] in which that dies out
WORK_SPREAD = 0.002  # [J/kg] that the ground may do on a foot in one contact
PITCH_LEVER = 0.001  # [m] that the ground's mean force may pass beside the center of mass
# [m] the same, sideways, in one contact, at these speeds [m/s]; assumed. Recordings of five runners
# (Rajagopal, BMClab, Dorn and two of Fukuchi) have 1 to 2 cm. Faster, the hips would then be asked
# for more than the abductors of the model can give: a seventh of the moment is missing at 4.5 m/s,
# with 3 cm a twentieth.
ROLL_LEVER = ((3.5, 0.02), (4.5, 0.03))
STIFFNESS = 40.0  # rows of the prior that one harmonic counts as

# Angles that may be corrected and how far, one standard deviation [deg] of the slowest change: that
# between 23 runners in stance (Fukuchi et al. 2017); of the subtalar joint assumed.
SPREAD = {
    "pelvis_tilt": 4.2,
    "pelvis_list": 2.4,
    "pelvis_rotation": 2.5,
    "hip_flexion_r": 5.0,
    "hip_adduction_r": 3.0,
    "hip_rotation_r": 5.6,
    "knee_angle_r": 4.5,
    "ankle_angle_r": 3.5,
    "subtalar_angle_r": 4.0,
}
FREE = tuple(SPREAD)
COLUMN = np.array([INDEX[name] for name in FREE])
MIRROR = np.array([INDEX[n[:-2] + "_l"] if n.endswith("_r") else INDEX[n] for n in FREE])


def rest_stance_foot(
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
    stance = np.flatnonzero(motion.contact_r & (force[0, :, 1] > 0.0))
    arm, arm_rate, lever = _pressed_point(body, motion, values, stance)
    rate_right, rate_left = (periodic_rate(x, motion.stride_time) for x in (right, left))
    speed = np.einsum("fac,fc->fa", arm, periodic_rate(values, motion.stride_time)[stance])
    speed += periodic_rate(sway, motion.stride_time)[stance]
    speed[:, 0] += motion.speed
    rows = np.zeros((*speed.shape, len(kinds)))
    for side, wave, rate in ((COLUMN, right, rate_right), (MIRROR, left, rate_left)):
        rows += arm[..., side[angle]] * rate[stance][:, None, :]
        rows += arm_rate[..., side[angle]] * wave[stance][:, None, :]
    since = stance * motion.stride_time / len(values)
    allowed = SLIP_SPREAD + LANDING_SLIP * np.exp(-since / LANDING_TIME)
    load = np.sqrt(force[0, stance, 1] / force[0, :, 1].max()) / allowed
    roll = float(np.interp(motion.speed, *np.transpose(ROLL_LEVER)))
    level = _lever_rows(body, force[0], stance, (lever, arm), right, left, angle, roll)
    prior, prior_goal = _prior_rows(values, given, right, kinds)
    effort = force[0, stance] * (motion.stride_time / len(values) / body.mass / WORK_SPREAD)
    work, work_goal = np.einsum("fa,fak->k", effort, rows), -np.array([np.sum(effort * speed)])
    still = (rows * load[:, None, None]).reshape(-1, len(kinds))
    matrix = np.concatenate([still, work[None], level[0], prior])
    goal = np.concatenate([(-speed * load[:, None]).ravel(), work_goal, level[1], prior_goal])
    answer = np.linalg.lstsq(matrix, goal, rcond=None)[0]
    moved = values.copy()
    for i, (a, _) in enumerate(kinds):
        moved[:, COLUMN[a]] += answer[i] * right[:, i]
        if FREE[a].endswith("_r"):
            moved[:, MIRROR[a]] += answer[i] * left[:, i]
    return moved


def _basis(count: int) -> tuple[FloatArray, FloatArray, list[tuple[int, int]]]:
    """Return harmonics at the right foot's and the left foot's phase, and (angle, harmonic)."""
    phase = 2.0 * np.pi * np.arange(count) / count
    right, left, kinds = [], [], []
    for angle, name in enumerate(FREE):
        for harmonic in range(HARMONICS + 1):
            sided = name.endswith("_r")
            if not sided and (harmonic % 2 == 0) != (name == "pelvis_tilt"):
                continue  # the pelvis tilts twice a stride, lists and turns once
            for wave in (np.cos, np.sin)[: 1 if harmonic == 0 else 2]:
                right.append(wave(harmonic * phase))
                left.append(wave(harmonic * (phase + np.pi)) if sided else np.zeros(count))
                kinds.append((angle, harmonic))
    return np.array(right).T, np.array(left).T, kinds


def _pressed_point(
    body: BodyModel, motion: Motion, values: FloatArray, stance: IntArray
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
    stance: IntArray,
    lever: tuple[FloatArray, FloatArray],
    right: FloatArray,
    left: FloatArray,
    angle: IntArray,
    roll: float,
) -> tuple[FloatArray, FloatArray]:
    """Return rows by which one contact neither pitches nor rolls the body, on the whole.

    `roll` [m] is how far the mean force may pass beside the center of mass.
    The mean pitching moment of a steady stride vanishes exactly; the roll of one step is undone by
    the next, but people step near enough under themselves that little is left.
    """
    place, arm = lever
    moved = arm[..., COLUMN[angle]] * right[stance][:, None, :]
    moved += arm[..., MIRROR[angle]] * left[stance][:, None, :]
    fx, fy, fz = force[stance].T
    rows = np.stack([fy @ moved[:, 0] - fx @ moved[:, 1], fy @ moved[:, 2] - fz @ moved[:, 1]])
    now = np.array([fy @ place[:, 0] - fx @ place[:, 1], fy @ place[:, 2] - fz @ place[:, 1]])
    size = np.array([PITCH_LEVER, roll]) * body.mass * GRAVITY * len(right) / 2.0
    return rows / size[:, None], -now / size


def _prior_rows(
    values: FloatArray, given: FloatArray, right: FloatArray, kinds: list[tuple[int, int]]
) -> tuple[FloatArray, FloatArray]:
    """Return rows that hold each harmonic near the given angle, higher ones more firmly."""
    rows, goal = np.zeros((len(kinds), len(kinds))), np.zeros(len(kinds))
    for i, (a, harmonic) in enumerate(kinds):
        spread = SPREAD[FREE[a]] * DEGREE / (1.0 + (harmonic / 3.0) ** 2)
        strength = np.sqrt(STIFFNESS) / spread
        column = COLUMN[a]
        power = right[:, i] @ right[:, i]
        drift = (values[:, column] - given[:, column]) @ right[:, i] / power
        rows[i, i], goal[i] = strength, -strength * drift
    return rows, goal
