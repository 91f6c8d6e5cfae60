"""Pulls: what every muscle does to the part of the body below a cut, for each newton it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import mujoco
import numpy as np

from runatomy.body.cuts.cut import Cut
from runatomy.body.model import BodyModel
from runatomy.body.pose import Pose
from runatomy.terms.arrays import FloatArray, IntArray

SITE, PULLEY = -1, -2  # what the engine writes in place of a wrapping shape


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CutPulls:
    """What a newton in each muscle does to the part below each cut, in the world's axes."""

    force: FloatArray  # [-] (frames, cuts, muscles, 3)
    moment: FloatArray  # [m] (frames, cuts, muscles, 3) about the cut's center


def cut_pulls(body: BodyModel, pose: Pose, cuts: tuple[Cut, ...], muscles: IntArray) -> CutPulls:
    """Return the pull of these muscles (indices into the body's) on what lies below each cut.

    A muscle is a string under one tension: it pulls the part below along every straight piece of
    its path that crosses the cut, so via points and wraps count as they are. By virtual work this
    is minus the change of its length as the part below is moved or turned as a whole.
    """
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    fixed = _fixed(model)
    column = np.full(model.ntendon, -1)
    column[[body.tendon_index[i] for i in muscles]] = np.arange(len(muscles))
    frames = len(pose.position)
    center, up = np.empty((2, frames, len(cuts), 3))
    found = []
    for frame in range(frames):
        data.qpos[:] = pose.position[frame]
        mujoco.mj_kinematics(model, data)
        mujoco.mj_comPos(model, data)
        mujoco.mj_tendon(model, data)
        found.append(_pieces(model, data, fixed, column, frame))
        center[frame] = [cut.place(data) for cut in cuts]
        up[frame] = [cut.up(data) for cut in cuts]
    pieces = _Pieces(*(np.concatenate(arrays, axis=-1) for arrays in zip(*found, strict=True)))
    shape = (frames, len(muscles))
    pulls = [_crossing(c, pieces, center[:, i], up[:, i], shape) for i, c in enumerate(cuts)]
    return CutPulls(
        force=np.stack([force for force, _ in pulls], axis=1),
        moment=np.stack([moment for _, moment in pulls], axis=1),
    )


class _Fixed(NamedTuple):
    """What does not change with the posture, in the order of the paths."""

    site_bone: IntArray  # of each point that a path is tied to
    share: FloatArray  # of the tension in each branch that a pulley begins


class _Pieces(NamedTuple):
    """The straight pieces of the paths, each from one point to the next."""

    frame: IntArray  # (pieces,)
    muscle: IntArray  # (pieces,)
    share: FloatArray  # [-] (pieces,) of the muscle's tension
    point: FloatArray  # [m] (2, 3, pieces)
    bone: IntArray  # (2, pieces)


def _fixed(model: Any) -> _Fixed:
    """Read the paths of all tendons."""
    kinds = mujoco.mjtWrap
    sites = model.wrap_objid[model.wrap_type == int(kinds.mjWRAP_SITE)]
    divisor = model.wrap_prm[model.wrap_type == int(kinds.mjWRAP_PULLEY)]
    return _Fixed(model.site_bodyid[sites], 1.0 / divisor)


def _pieces(model: Any, data: Any, fixed: _Fixed, column: IntArray, frame: int) -> _Pieces:
    """Return the pieces of the wanted muscles' paths (column by tendon, -1 for the others)."""
    tendon = np.repeat(np.arange(model.ntendon), data.ten_wrapnum)
    what = np.ravel(data.wrap_obj)[: len(tendon)]
    point = np.reshape(data.wrap_xpos, (-1, 3))[: len(tendon)]
    bone = np.where(what >= 0, model.geom_bodyid[what], -1)
    bone[what == SITE] = fixed.site_bone
    share = np.ones(len(tendon))
    share[what == PULLEY] = fixed.share
    begins = (np.diff(tendon, prepend=-1) != 0) | (what == PULLEY)
    branch = np.maximum.accumulate(np.where(begins, np.arange(len(tendon)), 0))
    solid = (tendon[1:] == tendon[:-1]) & (what[1:] != PULLEY) & (what[:-1] != PULLEY)
    first = np.flatnonzero(solid & (column[tendon[:-1]] >= 0))
    ends = np.stack([first, first + 1])
    point, bone = point.T[:, ends].swapaxes(0, 1), bone[ends]
    when = np.full(len(first), frame)
    return _Pieces(when, column[tendon[first]], share[branch[first]], point, bone)


def _crossing(
    cut: Cut, pieces: _Pieces, center: FloatArray, up: FloatArray, shape: tuple[int, int]
) -> tuple[FloatArray, FloatArray]:
    """Return force and moment (frames, muscles, 3) of the pieces that cross one cut."""
    away = pieces.point - center[pieces.frame].T
    height = np.einsum("eip,ip->ep", away, up[pieces.frame].T)
    inside = cut.holds(pieces.bone, height)
    some = np.flatnonzero(inside[0] != inside[1])
    below = np.where(inside[0, some], 0, 1)
    here = away[below, :, some]
    way = away[1 - below, :, some] - here
    way *= (pieces.share[some] / np.linalg.norm(way, axis=1))[:, None]
    place = pieces.frame[some] * shape[1] + pieces.muscle[some]
    return tuple(  # type: ignore[return-value]
        np.stack(
            [np.bincount(place, rows, minlength=shape[0] * shape[1]) for rows in vectors.T], axis=1
        ).reshape(*shape, 3)
        for vectors in (way, np.cross(here, way))
    )
