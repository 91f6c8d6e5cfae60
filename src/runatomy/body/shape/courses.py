"""Courses: where every muscle runs over a motion, as points that ride on the bones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import mujoco
import numpy as np

from runatomy.body.model import BodyModel
from runatomy.terms.arrays import FloatArray, IntArray

SITE, SPHERE, CYLINDER, PULLEY = 3, 4, 5, 2  # mujoco's mjtWrap
NO_GEOM = 0  # wrap_obj below this is a site (-1) or a pulley (-2)
BEND = 3  # points that tell the way around one surface: where it is met, half way, where it is left


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Courses:
    """Points of every muscle from origin to insertion, and the bones they ride on.

    A fixed point never moves on its bone; a moving one, on a surface that the muscle wraps around,
    has a place for every frame.
    """

    elements: tuple[str, ...]  # of the body model
    count: IntArray  # (elements,) points of each, one element behind the other
    body: IntArray  # (points,) the body that each point rides on
    local: FloatArray  # [m] (points, 3) in that body's frame; of moving points the first frame's
    moving: IntArray  # (moving,) which points move
    track: FloatArray  # [m] (frames, moving, 3) their places in the body's frame
    position: FloatArray  # [m] (frames, bodies, 3)
    quaternion: FloatArray  # [-] (frames, bodies, 4) w, x, y, z; neighbors in time on one side


class _Bend(NamedTuple):
    """One surface on a muscle's way, between two of its fixed points."""

    tendon: int
    geom: int
    before: int  # sites
    after: int


def courses(body: BodyModel, joints: FloatArray, elements: tuple[str, ...]) -> Courses:
    """Return the courses of these elements over joint positions (frames, joints) [rad | m]."""
    model = body.mujoco_model
    places, bends, counts = _layout(body, elements)
    data, frames = mujoco.MjData(model), len(joints)
    position = np.empty((frames, model.nbody, 3))
    quaternion = np.empty((frames, model.nbody, 4))
    track = np.empty((frames, BEND * len(bends), 3))
    for frame, joint in enumerate(joints):
        data.qpos[:] = joint
        mujoco.mj_kinematics(model, data)
        mujoco.mj_tendon(model, data)
        position[frame], quaternion[frame] = data.xpos, data.xquat
        _follow(model, data, bends, track[frame])
    moving = np.flatnonzero([site < 0 for site, _ in places])
    local = np.array([model.site_pos[site] if site >= 0 else (0.0, 0.0, 0.0) for site, _ in places])
    local = local.reshape(-1, 3)
    if frames:
        local[moving] = track[0]
    return Courses(
        elements=elements,
        count=np.array(counts),
        body=np.array([bone for _, bone in places]),
        local=local,
        moving=moving,
        track=track,
        position=position,
        quaternion=_continuous(quaternion),
    )


def turned(quaternion: FloatArray, vectors: FloatArray) -> FloatArray:
    """Return vectors (..., 3) turned by quaternions (..., 4) w, x, y, z."""
    w, axis = quaternion[..., :1], quaternion[..., 1:]
    once = np.cross(axis, vectors)
    return np.asarray(vectors + 2.0 * (w * once + np.cross(axis, once)))


def _layout(
    body: BodyModel, elements: tuple[str, ...]
) -> tuple[list[tuple[int, int]], list[_Bend], list[int]]:
    """Return (site or -1, body) of every point, the surfaces in order, and points by element."""
    model = body.mujoco_model
    places: list[tuple[int, int]] = []
    bends: list[_Bend] = []
    counts = []
    for element in elements:
        tendon = body.tendon_index[body.muscles.index(element)]
        before = len(places)
        for site, bend in _stops(model, tendon):
            if bend is None:
                places.append((site, int(model.site_bodyid[site])))
            else:
                places += [(-1, int(model.geom_bodyid[bend.geom]))] * BEND
                bends.append(bend)
        counts.append(len(places) - before)
    return places, bends, counts


def _stops(model: Any, tendon: int) -> list[tuple[int, _Bend | None]]:
    """Return a tendon's sites and surfaces from origin to insertion.

    Branches behind the first only mend the length (`add_condyles`); the surface of the second one,
    the condyles, is met first on the way.
    """
    start, count = int(model.tendon_adr[tendon]), int(model.tendon_num[tendon])
    kinds = model.wrap_type[start : start + count]
    objects = model.wrap_objid[start : start + count]
    pulleys = np.flatnonzero(kinds == PULLEY)
    end = int(pulleys[0]) if len(pulleys) else count
    surfaces = [i for i in range(count) if kinds[i] in (SPHERE, CYLINDER)]
    stops: list[tuple[int, _Bend | None]] = []
    for i in range(end):
        if kinds[i] == SITE:
            stops.append((int(objects[i]), None))
            continue
        ends = int(objects[i - 1]), int(objects[i + 1])
        stops.append((-1, _Bend(tendon, int(objects[i]), *ends)))
    for i in surfaces:
        if end < i:
            ends = int(objects[i - 1]), int(objects[i + 1])
            stops.insert(1, (-1, _Bend(tendon, int(objects[i]), *ends)))
    return stops


def _follow(model: Any, data: Any, bends: list[_Bend], track: FloatArray) -> None:
    """Fill in where each surface is met, followed and left, in its body's frame."""
    points = np.asarray(data.wrap_xpos).reshape(-1, 3)
    owners = np.asarray(data.wrap_obj).reshape(-1)
    for place, bend in enumerate(bends):
        way = _around(model, data, bend, points, owners)
        bone = model.geom_bodyid[bend.geom]
        turn = data.xmat[bone].reshape(3, 3)
        track[BEND * place : BEND * (place + 1)] = (way - data.xpos[bone]) @ turn


def _around(model: Any, data: Any, bend: _Bend, points: FloatArray, owners: IntArray) -> FloatArray:
    """Return the way around a surface (3, 3) [m]; straight where the muscle is off it."""
    first, count = int(data.ten_wrapadr[bend.tendon]), int(data.ten_wrapnum[bend.tendon])
    met = np.flatnonzero(owners[first : first + count] == bend.geom)
    if len(met) < 2:
        a, b = data.site_xpos[bend.before], data.site_xpos[bend.after]
        return np.asarray(a + np.array([[0.25], [0.5], [0.75]]) * (b - a))
    start, end = points[first + met[0]], points[first + met[1]]
    turn, center = data.geom_xmat[bend.geom].reshape(3, 3), data.geom_xpos[bend.geom]
    middle = (0.5 * (start + end) - center) @ turn
    radius = float(model.geom_size[bend.geom, 0])
    across = (
        slice(0, 2) if model.geom_type[bend.geom] == mujoco.mjtGeom.mjGEOM_CYLINDER else slice(3)
    )
    size = float(np.linalg.norm(middle[across]))
    if size > 0.2 * radius:  # nearer to the axis the way is half around: no side is the nearer one
        middle[across] *= max(radius / size, 1.0)
    return np.array([start, center + turn @ middle, end])


def _continuous(quaternion: FloatArray) -> FloatArray:
    """Return the quaternions (frames, bodies, 4) with signs that never flip in time."""
    dots = np.einsum("fbq,fbq->fb", quaternion[1:], quaternion[:-1])
    signs = np.cumprod(np.where(dots < 0.0, -1.0, 1.0), axis=0)
    return np.concatenate([quaternion[:1], quaternion[1:] * signs[..., None]])
