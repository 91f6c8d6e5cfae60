"""Bundle: sizes of segments, places of markers and poses of a few frames, found together.

One weighted least-squares problem: markers were seen with noise, landmarks lie on the bone within
their spread, segments are as large as the runner's height says within the spread of proportions,
joints are bent as usual within theirs. From a standing pose one frame tells sizes; without it some
frames of the run tell sizes and places (Reinbolt et al. 2005 fit their models so).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from runatomy.body.chain import Chain, ChainPose, pose_chain
from runatomy.body.markers.posture import Posture
from runatomy.body.markers.solve import LONGEST_STEP, Attached, marker_points
from runatomy.body.scale import SIZED, sized_with
from runatomy.body.segments import Vector
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

# The pelvis has three sizes, the others one.
SIZES: tuple[str, ...] = ("pelvis x", "pelvis y", "pelvis z", *list(SIZED)[1:])
SIZE_SPREAD = np.array([0.12] * 3 + [0.06] * (len(SIZES) - 3))  # [-] about the height's share
ENOUGH = 1e-5  # [rad | m | -] the longest step that counts as none


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bundle:
    """What is sought: start values, and then the answer."""

    values: FloatArray  # [rad | m] (frames, FOLLOWED)
    sizes: FloatArray  # [-] (SIZES,) over the reference body's
    shift: FloatArray  # [m] (markers, 3) of markers from their landmarks, in the bones' frames


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Evidenced:
    """What is known."""

    chain: Chain  # at reference size
    attached: Attached  # markers at reference size
    seen: FloatArray  # [m] (frames, markers, 3)
    weight: FloatArray  # [1/m2] (frames, markers) zero where unseen
    shift_weight: FloatArray  # [1/m2] (markers,) infinite for those that stay on their landmark
    posture: Posture
    usual_size: float  # [-] the runner's height over the reference body's


def sizes_by_segment(sizes: FloatArray) -> dict[str, Vector]:
    """Return sizes (SIZES,) as x, y, z of each segment."""
    rows: dict[str, Vector] = {"pelvis": (float(sizes[0]), float(sizes[1]), float(sizes[2]))}
    for name, size in zip(SIZES[3:], sizes[3:], strict=True):
        rows[name] = (float(size),) * 3
    return rows


def size_columns(bone: str) -> list[int]:
    """Return which of SIZES stretch a bone along its x, y and z."""
    name = sized_with(bone)
    return [0, 1, 2] if name == "pelvis" else [SIZES.index(name)] * 3


def fit_bundle(known: Evidenced, start: Bundle, steps: int = 30) -> Bundle:
    """Return the poses, sizes and places that fit best, by Gauss-Newton."""
    now = start
    columns = np.array([size_columns(known.chain.bones[b].name) for b in known.attached.bone])
    loose = np.flatnonzero(np.isfinite(known.shift_weight))
    for _ in range(steps):
        chain = known.chain.sized(sizes_by_segment(now.sizes), known.usual_size)
        point = known.attached.point * now.sizes[columns] + now.shift
        pose = pose_chain(chain, now.values)
        points = marker_points(pose, replace(known.attached, point=point))
        slopes = _slopes(known, pose, points, columns)
        move, change = _step(known, now, known.seen - points, slopes, loose)
        now = _moved(known, now, move, change, loose)
        if max(np.abs(move).max(), np.abs(change).max()) < ENOUGH:
            break
    return now


class Slopes(NamedTuple):
    """How markers move with what is sought, (frames, markers, 3, each)."""

    own: FloatArray  # with coordinates
    growth: FloatArray  # with SIZES
    turn: FloatArray  # with their shift on the bone: the bone's turn


def _slopes(known: Evidenced, pose: ChainPose, points: FloatArray, columns: IntArray) -> Slopes:
    """Return how the markers, now at `points` (frames, markers, 3), move."""
    frames, markers = known.weight.shape
    own = np.zeros((frames, markers, 3, len(pose.twist)))
    growth = np.empty((frames, markers, 3, len(SIZES)))
    turns = np.empty((frames, markers, 3, 3))
    origins = _growth(known.chain, pose)
    for bone in np.unique(known.attached.bone):
        mine = np.flatnonzero(known.attached.bone == bone)
        moved = np.asarray(known.chain.bones[bone].moved_by)
        twist = pose.twist[moved].transpose(2, 0, 1)[:, None]  # (frames, 1, n, 6)
        speed = twist[..., :3] + np.cross(twist[..., 3:], points[:, mine, None])
        own[:, mine[:, None], :, moved] = speed.transpose(1, 2, 0, 3)
        turn = pose.frame(int(bone))[1]
        turns[:, mine] = turn[:, None]
        grown = np.repeat(origins[bone][:, None], len(mine), axis=1)
        for axis, column in enumerate(columns[mine[0]]):
            arm = known.attached.point[mine, axis, None]
            grown[..., column] += turn[:, None, :, axis] * arm
        growth[:, mine] = grown
    return Slopes(own, growth, turns)


def _growth(reference: Chain, pose: ChainPose) -> list[FloatArray]:
    """Return how each bone's origin moves with SIZES, (frames, 3, SIZES); slides left out."""
    rows: list[FloatArray] = []
    for i, bone in enumerate(reference.bones):
        own = np.zeros((pose.twist.shape[2], 3, len(SIZES)))
        if bone.parent >= 0:
            own += rows[bone.parent]
            turn = pose.frame(bone.parent)[1]
            for axis, column in enumerate(size_columns(reference.bones[bone.parent].name)):
                own[:, :, column] += turn[:, :, axis] * reference.hinge[i, axis]
        turn = pose.frame(i)[1]
        for axis, column in enumerate(size_columns(bone.name)):
            own[:, :, column] -= turn[:, :, axis] * reference.anchor[i, axis]
        rows.append(own)
    return rows


def _step(
    known: Evidenced, now: Bundle, error: FloatArray, slopes: Slopes, loose: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Return the steps of coordinates (frames, n), and of sizes and places.

    The poses of all frames are eliminated (Schur), the shared unknowns solved, the poses put back.
    """
    matrix, pull, cross = _pose_equations(known, now, error, slopes, loose)
    rest, need = _shared_equations(known, now, error, slopes, loose)
    solved = np.linalg.solve(matrix, np.concatenate((pull[:, :, None], cross), axis=2))
    through = cross.transpose(0, 2, 1)
    reduced = rest - (through @ solved[:, :, 1:]).sum(axis=0)
    change = np.linalg.solve(reduced, need - (through @ solved[:, :, :1]).sum(axis=0)[:, 0])
    return solved[:, :, 0] - solved[:, :, 1:] @ change, change


def _pose_equations(
    known: Evidenced, now: Bundle, error: FloatArray, slopes: Slopes, loose: IntArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return each frame's matrix, right side, and coupling to the shared unknowns."""
    frames, markers, _, n = slopes.own.shape
    own = slopes.own.reshape(frames, 3 * markers, n)
    heavy = own * np.repeat(known.weight, 3, axis=1)[:, :, None]
    across = heavy.transpose(0, 2, 1)
    matrix = across @ own
    pull = (across @ error.reshape(frames, -1, 1))[:, :, 0]
    size = across @ slopes.growth.reshape(frames, 3 * markers, -1)
    parts = heavy.reshape(frames, markers, 3, n)[:, loose].transpose(0, 1, 3, 2)
    place = (parts @ slopes.turn[:, loose]).transpose(0, 2, 1, 3).reshape(frames, n, -1)
    cross = np.concatenate((size, place), axis=2)
    diagonal, posture = np.arange(n), known.posture
    matrix[:, diagonal, diagonal] += posture.weight
    pull += posture.weight * (posture.usual - now.values)
    held = _held(known, now, pull)
    matrix = np.where(held[:, :, None] | held[:, None, :], 0.0, matrix)
    matrix[:, diagonal, diagonal] += np.where(held, 1.0, 0.0)
    return matrix, np.where(held, 0.0, pull), np.where(held[:, :, None], 0.0, cross)


def _shared_equations(
    known: Evidenced, now: Bundle, error: FloatArray, slopes: Slopes, loose: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Return the matrix and right side of sizes and places; a place's own block is a rotation's."""
    count, w = len(SIZES), known.weight[:, :, None, None]
    grown, turn = slopes.growth * w, slopes.turn * w
    rest = np.zeros((count + 3 * len(loose),) * 2)
    rest[:count, :count] = np.einsum("fmia,fmib->ab", grown, slopes.growth)
    mixed = np.einsum("fmia,fmij->maj", grown, slopes.turn)[loose]
    rest[:count, count:] = mixed.transpose(1, 0, 2).reshape(count, -1)
    rest[count:, :count] = rest[:count, count:].T
    own = known.weight.sum(axis=0)[loose] + known.shift_weight[loose]
    shifts = np.arange(count, len(rest))
    rest[shifts, shifts] = np.repeat(own, 3)
    rest[np.arange(count), np.arange(count)] += SIZE_SPREAD**-2.0
    need = np.empty(len(rest))
    need[:count] = np.einsum("fmia,fmi->a", grown, error)
    need[:count] += SIZE_SPREAD**-2.0 * (known.usual_size - now.sizes)
    pulled = np.einsum("fmij,fmi->mj", turn, error)
    held = known.shift_weight[loose, None] * now.shift[loose]
    need[count:] = (pulled[loose] - held).ravel()
    return rest, need


def _held(known: Evidenced, now: Bundle, pull: FloatArray) -> BoolArray:
    """Return which coordinates stay: not free, or pushing against their limit."""
    posture = known.posture
    low = (now.values <= posture.low) & (pull < 0.0)
    return low | ((now.values >= posture.high) & (pull > 0.0)) | ~posture.free


def _moved(
    known: Evidenced, now: Bundle, move: FloatArray, change: FloatArray, loose: IntArray
) -> Bundle:
    """Return the bundle after a step, angles held to a step's length and to their limits."""
    move = move.copy()
    turns = np.ones(move.shape[1], dtype=bool)
    turns[3:6] = False
    move[:, turns] = np.clip(move[:, turns], -LONGEST_STEP, LONGEST_STEP)
    values = np.clip(now.values + move, known.posture.low, known.posture.high)
    shift = now.shift.copy()
    shift[loose] += change[len(SIZES) :].reshape(-1, 3)
    sizes = now.sizes + np.clip(change[: len(SIZES)], -0.1, 0.1)
    return Bundle(values=values, sizes=sizes, shift=shift)
