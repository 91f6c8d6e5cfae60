"""Bones: the surfaces of `myo-sim`'s full body, on the bodies of the reference runner."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.body import segments
from runatomy.body.model import BodyModel, build_body
from runatomy.body.shape.full_body import full_body
from runatomy.body.shape.surface import Surface, simplified, surface_of
from runatomy.terms.arrays import FloatArray

FINENESS = {  # [m] of the cells by the start of the mesh' name; bones not named here stay whole
    "torso_geom_13": 0.0085,  # the ribs
    "torso_geom": 0.0065,
    "lumbar": 0.0065,
    "hat_skull": 0.0085,
    "hat_jaw": 0.0075,
    "hat_cervical": 0.0075,
    "foot": 0.0075,
    "bofoot": 0.0065,
    "scapula": 0.007,
    "clavicle": 0.0,
    "humerus": 0.0,
    "ulna": 0.0,
    "radius": 0.0,
}
HAND = 0.0055  # [m] cells of the hand's bones
SHOULDER = ("clavicle", "scapula")


def bone_surfaces(body: BodyModel | None = None) -> dict[str, Surface]:
    """Return the surface of each bone in the frame of its body, by the body's name, simplified.

    Of the reference runner unless another uniform body is given only for its frames. Raises
    BodyError where `mujoco` or `myo-sim` is missing.
    """
    ours = _origins(body or build_body())
    data, bones = full_body()
    pieces: dict[str, list[Surface]] = {}
    for bone in bones:
        frame = data.body(bone.owner)
        placed = bone.corners @ frame.xmat.reshape(3, 3).T + frame.xpos
        target, local = _hung(bone.owner, placed, data, ours)
        surface = surface_of(local, bone.triangles)
        cell = _cell(bone.name, bone.owner, target)
        pieces.setdefault(target, []).append(simplified(surface, cell) if cell else surface)
    return {name: _joined(found) for name, found in pieces.items()}


def _cell(name: str, owner: str, target: str) -> float:
    """Return the size of the cells [m] that a mesh is simplified by; 0 keeps it."""
    for start, cell in FINENESS.items():
        if name.startswith(start):
            return cell
    return HAND if target.startswith("forearm") else 0.0


def _origins(body: BodyModel) -> dict[str, FloatArray]:
    """Return the names of the runner's bodies and where the shoulder joint lies in the torso."""
    model = body.mujoco_model
    return {str(model.body(i).name): np.array(model.body_pos[i]) for i in range(model.nbody)}


def _hung(
    owner: str, points: FloatArray, data: Any, ours: dict[str, FloatArray]
) -> tuple[str, FloatArray]:
    """Return the runner's body that a bone belongs to, and the points in its frame.

    Legs and trunk are the same bodies in both models. The runner's arms are hung on the trunk by
    Rajagopal et al. (2016): shoulder blade and collarbone are shifted to that shoulder, upper arm
    and forearm laid along its lines.
    """
    side = owner[-2:] if owner.endswith(("_r", "_l")) else ""
    if owner.startswith(SHOULDER):
        torso = data.body("torso")
        local = (points - torso.xpos) @ torso.xmat.reshape(3, 3)
        joint = (data.body(f"humerus{side}").xpos - torso.xpos) @ torso.xmat.reshape(3, 3)
        return "torso", local + (ours[f"humerus{side}"] - joint)
    if owner in ours and not owner.startswith("humerus"):
        frame = data.body(owner)
        return owner, (points - frame.xpos) @ frame.xmat.reshape(3, 3)
    mirror = np.array([1.0, 1.0, -1.0 if side == "_l" else 1.0])
    ends = [data.body(f"{name}{side}").xpos for name in ("humerus", "ulna", "lunate")]
    if owner.startswith("humerus"):
        return owner, _laid(points, ends[0], ends[1], mirror * segments.ELBOW_IN_HUMERUS, data)
    return f"forearm{side}", _laid(
        points, ends[1], ends[2], mirror * segments.HAND_IN_FOREARM, data
    )


def _laid(
    points: FloatArray, start: FloatArray, end: FloatArray, along: FloatArray, data: Any
) -> FloatArray:
    """Return points turned and stretched so that the line from start to end becomes `along`."""
    upright = data.body("torso").xmat.reshape(3, 3)  # its axes are forward, up, right
    line, local = (end - start) @ upright, (points - start) @ upright
    size = np.linalg.norm(along) / np.linalg.norm(line)
    a, b = line / np.linalg.norm(line), along / np.linalg.norm(along)
    v, c = np.cross(a, b), float(a @ b)
    k = np.array([[0.0, -v[2], v[1]], [v[2], 0.0, -v[0]], [-v[1], v[0], 0.0]])
    turn = np.eye(3) + k + k @ k / (1.0 + c)
    return np.asarray(size * local @ turn.T)


def _joined(surfaces: list[Surface]) -> Surface:
    """Return several surfaces as one."""
    starts = np.cumsum([0, *(len(s.corners) for s in surfaces)])[:-1]
    return Surface(
        corners=np.concatenate([s.corners for s in surfaces]),
        normals=np.concatenate([s.normals for s in surfaces]),
        triangles=np.concatenate(
            [s.triangles + start for s, start in zip(surfaces, starts, strict=True)]
        ),
    )
