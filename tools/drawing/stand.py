"""The standing body: every muscle path and bone surface of the model in one quiet pose.

Axes of everything here: x to the runner's left with 0 in the middle of the body, y to the back,
z up, in meters. The right half lies at x < 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mujoco
import myo_sim
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

POSE = {  # [rad] both sides alike
    "hip_adduction": -0.07,
    "hip_rotation": -0.10,
    "shoulder_elv": 0.20,
    "elbow_flexion": 0.06,
    "pro_sup": -1.25,
}
MESH = 7  # mujoco's mjGEOM_MESH


@dataclass(frozen=True, slots=True, eq=False)
class Bone:
    """One bone's surface."""

    name: str
    body: str
    triangles: Array  # [m] (faces, 3 corners, 3)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The model stood upright: paths by element name, bones, and where each body's origin lies."""

    paths: dict[
        str, Array
    ]  # [m] (points, 3) from origin to insertion, curves around bones included
    force: dict[str, float]  # [N] maximal force of the element
    bones: tuple[Bone, ...]
    origins: dict[str, Array]  # [m] (3,) by body


def stand() -> Standing:
    """Pose the model and read off its paths and surfaces."""
    model, data = myo_sim.load("myofullbody")
    data.qpos[:] = _pose(model)
    mujoco.mj_forward(model, data)
    middle = np.array([_middle(model, data), 0.0, 0.0])
    return Standing(
        paths={name: path - middle for name, path in _paths(model, data)},
        force={
            model.actuator(a).name: float(model.actuator_gainprm[a, 2]) for a in range(model.nu)
        },
        bones=tuple(_bones(model, data, middle)),
        origins={model.body(b).name: np.array(data.xpos[b]) - middle for b in range(model.nbody)},
    )


def _pose(model: mujoco.MjModel) -> Array:
    """Return joint coordinates of the pose, the coupled ones following their drivers."""
    start = np.array(model.qpos0)
    pose = start.copy()
    address = {model.joint(j).name: model.jnt_qposadr[j] for j in range(model.njnt)}
    for joint, angle in POSE.items():
        for side in ("_r", "_l"):
            pose[address[joint + side]] = angle
    for row in range(model.neq):
        follower, driver = model.eq_obj1id[row], model.eq_obj2id[row]
        at = model.jnt_qposadr[follower]
        lead = 0.0
        if driver >= 0:
            there = model.jnt_qposadr[driver]
            lead = pose[there] - start[there]
        pose[at] = start[at] + np.polyval(model.eq_data[row][:5][::-1], lead)
    return pose


def _middle(model: mujoco.MjModel, data: mujoco.MjData) -> float:
    """Return x of the plane between the two legs."""
    return float(data.body("femur_r").xpos[0] + data.body("femur_l").xpos[0]) / 2


def _paths(model: mujoco.MjModel, data: mujoco.MjData) -> list[tuple[str, Array]]:
    points = data.wrap_xpos.reshape(-1, 3)
    found = []
    for actuator in range(model.nu):
        tendon = model.actuator_trnid[actuator, 0]
        first, count = data.ten_wrapadr[tendon], data.ten_wrapnum[tendon]
        found.append((model.actuator(actuator).name, np.array(points[first : first + count])))
    return found


def _bones(model: mujoco.MjModel, data: mujoco.MjData, middle: Array) -> list[Bone]:
    found = []
    for geom in range(model.ngeom):
        if model.geom_type[geom] != MESH:
            continue
        mesh = model.geom_dataid[geom]
        at, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
        face_at, faces = model.mesh_faceadr[mesh], model.mesh_facenum[mesh]
        corners = np.array(model.mesh_vert[at : at + count], dtype=np.float64)
        world = corners @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom] - middle
        triangles = world[model.mesh_face[face_at : face_at + faces]]
        body = model.body(model.geom_bodyid[geom]).name
        found.append(Bone(model.geom(geom).name, body, triangles))
    return found
