"""Full body: the bones of `myo-sim`'s full body, and where it holds them standing upright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.body.model import engines, quiet
from runatomy.terms.arrays import FloatArray, IntArray

CURL = 0.85  # [rad] of every finger joint: a runner's loose fist
FINGERS = ("mcp", "pm", "md", "mp_flexion", "ip_flexion")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bone:
    """One bone as its file has it."""

    name: str
    owner: str  # name of its body
    corners: FloatArray  # [m] (n, 3) in the frame of that body
    triangles: IntArray  # (m, 3)


def full_body() -> tuple[Any, Iterator[Bone]]:
    """Return MuJoCo's data of the body standing with loose fists, and its bones one by one.

    Compiled with all its bones the model takes three hundred megabytes. So they are taken out of
    it, and each is compiled alone and forgotten, which takes a third. Raises BodyError where
    `mujoco` or `myo-sim` is missing.
    """
    mujoco, _ = engines()
    import myo_sim

    with quiet():
        spec = myo_sim.load_spec("myofullbody")
        bones = _taken_out(spec)
        model = spec.compile()
    data = mujoco.MjData(model)
    for joint in range(model.njnt):
        name = str(model.joint(joint).name)
        if name.startswith(FINGERS) and "flexion" in name:
            data.qpos[model.jnt_qposadr[joint]] = CURL
    mujoco.mj_kinematics(model, data)
    return data, _each(model, bones)


def _taken_out(spec: Any) -> dict[str, Any]:
    """Take the bones out of a body; returns by name a model of its own for each."""
    import mujoco

    meshes = {mesh.name: mesh for mesh in spec.meshes}
    found = {}
    for geom in spec.geoms:
        if geom.type != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        found[geom.name] = _alone(spec, meshes[geom.meshname])
        # A ball in its place tells where it lies; its size moves nothing here.
        geom.type, geom.size, geom.meshname = mujoco.mjtGeom.mjGEOM_SPHERE, [0.01, 0.0, 0.0], ""
    for mesh in meshes.values():
        spec.delete(mesh)
    return found


def _alone(spec: Any, mesh: Any) -> Any:
    """Return a model, not yet compiled, that holds one mesh where its file has it."""
    import mujoco

    alone = mujoco.MjSpec()
    alone.modelfiledir, alone.meshdir = spec.modelfiledir, spec.meshdir
    alone.add_mesh(
        name=mesh.name,
        file=mesh.file,
        inertia=mesh.inertia,
        scale=mesh.scale.copy(),
        refpos=mesh.refpos.copy(),
        refquat=mesh.refquat.copy(),
    )
    place = alone.worldbody.add_body()
    place.add_geom(type=mujoco.mjtGeom.mjGEOM_MESH, meshname=mesh.name, contype=0, conaffinity=0)
    return alone


def _each(model: Any, bones: dict[str, Any]) -> Iterator[Bone]:
    """Compile one bone after the other, and let go of it: it keeps its mesh in memory."""
    import mujoco

    turn = np.zeros(9)
    for name in tuple(bones):
        corners, triangles = _compiled(bones.pop(name))
        ball = model.geom(name)
        mujoco.mju_quat2Mat(turn, ball.quat)
        yield Bone(
            name=name,
            owner=str(model.body(ball.bodyid[0]).name),
            corners=corners @ turn.reshape(3, 3).T + ball.pos,
            triangles=triangles,
        )


def _compiled(alone: Any) -> tuple[FloatArray, IntArray]:
    """Return corners (n, 3) [m] and triangles (m, 3) of a mesh where its file has them.

    The compiler moves a mesh to its center and turns it, which is undone here.
    """
    import mujoco

    with quiet(), _forgetful():
        model = alone.compile()
    data = mujoco.MjData(model)
    mujoco.mj_kinematics(model, data)
    corners = np.array(model.mesh_vert, dtype=np.float64)
    placed = corners @ data.geom_xmat[0].reshape(3, 3).T + data.geom_xpos[0]
    return placed, np.array(model.mesh_face, dtype=np.int64)


@contextmanager
def _forgetful() -> Iterator[None]:
    """Keep no mesh that was read: MuJoCo holds every one in case it is compiled again."""
    import mujoco

    held = mujoco.mj_getCache()
    before = mujoco.mj_getCacheCapacity(held)
    mujoco.mj_setCacheCapacity(held, 0)
    try:
        yield
    finally:
        mujoco.mj_setCacheCapacity(held, before)
