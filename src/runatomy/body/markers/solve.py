"""Least squares: the pose of every frame that brings the model's markers to the seen ones.

Gauss-Newton on all frames at once. A bone's markers act on the normal equations through six
sums (as a rigid body's mass does through its inertia), so the cost does not grow with markers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.chain import Chain, ChainPose, pose_chain
from runatomy.body.markers.posture import Posture
from runatomy.terms.arrays import FloatArray, IntArray

LONGEST_STEP = 1.0  # [rad] a coordinate moves in one step


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Attached:
    """Markers on the bones of a chain."""

    bone: IntArray  # (markers,) place in the chain
    point: FloatArray  # [m] (markers, 3) in the bone's frame


def marker_points(pose: ChainPose, attached: Attached) -> FloatArray:
    """Return where the model's markers are [m], (frames, markers, 3)."""
    points = np.empty((pose.twist.shape[2], len(attached.bone), 3))
    for bone in np.unique(attached.bone):
        mine = attached.bone == bone
        place, turn = pose.frame(int(bone))
        points[:, mine] = np.matmul(attached.point[mine], turn.transpose(0, 2, 1)) + place[:, None]
    return points


def places_on_bones(pose: ChainPose, bones: list[int], position: FloatArray) -> FloatArray:
    """Return where markers (frames, markers, 3) [m] sit on their bones, (markers, 3) [m].

    The mean over the frames where each was seen; NaN where it never was.
    """
    points = np.full((len(bones), 3), np.nan)
    for marker, bone in enumerate(bones):
        good = np.isfinite(position[:, marker]).all(axis=1)
        if good.any():
            origin, turn = pose.frame(bone)
            away = position[good, marker] - origin[good]
            points[marker] = np.einsum("fij,fi->j", turn[good], away) / good.sum()
    return points


def settle(
    chain: Chain,
    attached: Attached,
    seen: FloatArray,
    weight: FloatArray,
    start: FloatArray,
    posture: Posture,
    steps: int,
    wild: float = np.inf,
    enough: float = 1e-4,
) -> FloatArray:
    """Return the coordinates (frames, coordinates) that bring the markers to where they were seen.

    `seen` (frames, markers, 3) [m], `weight` (frames, markers) [1/m2] zero where unseen, `start`
    (frames, coordinates); errors beyond `wild` [m] pull with constant force (Huber
    1964); ends with a step shorter than `enough` [rad].
    """
    values = np.clip(start, posture.low, posture.high)
    seen, weight = np.ascontiguousarray(seen.transpose(2, 1, 0)), np.ascontiguousarray(weight.T)
    diagonal = np.arange(len(posture.weight))
    for _ in range(steps):
        pose = pose_chain(chain, values)
        matrix, pull = normal_equations(chain, pose, attached, seen, weight, wild)
        matrix[:, diagonal, diagonal] += posture.weight
        pull += posture.weight * (posture.usual - values)
        move = _bounded_step(matrix, pull, values, posture)
        values = np.clip(values + move, posture.low, posture.high)
        if np.abs(move).max() < enough:
            break
    return values


def normal_equations(
    chain: Chain,
    pose: ChainPose,
    attached: Attached,
    seen: FloatArray,
    weight: FloatArray,
    wild: float,
) -> tuple[FloatArray, FloatArray]:
    """Return matrix (frames, n, n) and right side (frames, n) of the step.

    `seen` (3, markers, frames), `weight` (markers, frames). A coordinate carries all that hangs
    on its bone: what is summed there meets the twists of the coordinates above it.
    """
    n, _, frames = pose.twist.shape
    load = np.zeros((len(chain.bones), 6, 6, frames))
    wrench = np.zeros((len(chain.bones), 6, frames))
    for bone in np.unique(attached.bone):
        mine = attached.bone == bone
        point = np.matmul(attached.point[mine], pose.turn[bone]) + pose.place[bone][:, None]
        _hang(load[bone], wrench[bone], point, seen[:, mine] - point, weight[mine], wild)
    matrix, pull = np.zeros((n, n, frames)), np.zeros((n, frames))
    for i in range(len(chain.bones) - 1, -1, -1):
        bone = chain.bones[i]
        if bone.parent >= 0:
            load[bone.parent] += load[i]
            wrench[bone.parent] += wrench[i]
        if bone.leads:
            lead, all_above = np.array(bone.leads), np.array(bone.moved_by)
            twist = pose.twist[lead]
            pull[lead] = np.einsum("caf,af->cf", twist, wrench[i])
            force = np.einsum("abf,cbf->caf", load[i], twist)
            block = np.einsum("caf,daf->cdf", pose.twist[all_above], force)
            matrix[all_above[:, None], lead] = block
            matrix[lead[:, None], all_above] = block.transpose(1, 0, 2)
    return np.ascontiguousarray(matrix.transpose(2, 0, 1)), pull.T


def _hang(
    load: FloatArray,
    wrench: FloatArray,
    point: FloatArray,
    error: FloatArray,
    w: FloatArray,
    wild: float,
) -> None:
    """Hang points (3, markers, frames) on a bone: their weight (6, 6, frames) and their pull."""
    if np.isfinite(wild):
        far = np.sqrt(np.einsum("imf,imf->mf", error, error))
        w = w * np.minimum(1.0, wild / np.maximum(far, 1e-9))
    heavy = w * point
    first = heavy.sum(axis=1)
    second = np.einsum("imf,jmf->ijf", heavy, point)
    mixed = np.einsum("imf,jmf->ijf", heavy, error)
    np.einsum("mf,imf->if", w, error, out=wrench[:3])
    load[[0, 1, 2], [0, 1, 2]] = w.sum(axis=0)
    load[3:, 3:] = -second
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        load[3 + i, 3 + i] += second[0, 0] + second[1, 1] + second[2, 2]
        load[j, 3 + i] = load[3 + i, j] = -first[k]
        load[k, 3 + i] = load[3 + i, k] = first[j]
        wrench[3 + i] = mixed[j, k] - mixed[k, j]


def _bounded_step(
    matrix: FloatArray, pull: FloatArray, values: FloatArray, posture: Posture
) -> FloatArray:
    """Solve for the step; coordinates that push against their limit stay."""
    held = ((values <= posture.low) & (pull < 0.0)) | ((values >= posture.high) & (pull > 0.0))
    held |= ~posture.free
    matrix = np.where(held[:, :, None] | held[:, None, :], 0.0, matrix)
    diagonal = np.arange(matrix.shape[1])
    matrix[:, diagonal, diagonal] += np.where(held, 1.0, 0.0)
    step = np.asarray(np.linalg.solve(matrix, np.where(held, 0.0, pull)[:, :, None])[:, :, 0])
    turns = np.r_[0:3, 6 : matrix.shape[1]]
    step[:, turns] = np.clip(step[:, turns], -LONGEST_STEP, LONGEST_STEP)
    return step
