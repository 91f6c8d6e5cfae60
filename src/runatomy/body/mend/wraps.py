"""Wraps: where muscles of the leg lie on bone in Rajagopal et al. (2016) but not in `myo-sim` 0.2.

Gluteus maximus (two of its three parts) and psoas run straight through the pelvis there, iliacus
lies on a ball instead of a cylinder, and the gastrocnemii leave out the femur's condyles. Each
mend does nothing where a later release has made it.

Marks that tell the engine on which side a path passes are moved from glmax3's cylinder, and taken
from the back's, where a slightly different body would send the path the other way round. Nothing
changes on the reference body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.body.coordinates import SIDES
from runatomy.body.segments import Vector
from runatomy.terms.arrays import FloatArray

HALF_LENGTH = 0.05  # [m] drawn only: the engine's cylinders have no ends
BESIDE = 0.01  # [m] how far off the cylinder the mark lies that tells the path's side


@dataclass(frozen=True, slots=True, kw_only=True)
class Cylinder:
    """A cylinder that a muscle's path may not enter, on the right side; mirror z for the left."""

    name: str
    bone: str  # body, without its side for those of a leg
    center: Vector  # [m] in the bone's frame
    axis: Vector  # [-]
    radius: float  # [m]
    toward: Vector | None = None  # [-] from the axis to the path's side; None: the shorter way


# The tendon's wrap lies between its second and third point.
MISSING: dict[str, Cylinder] = {
    "glmax1": Cylinder(
        name="Gmax1_at_pelvis",
        bone="pelvis",
        center=(-0.077, -0.099, 0.061),
        axis=(0.434966, 0.508427, 0.743170),
        radius=0.04,
        toward=(-0.541, -0.512, 0.667),
    ),
    "glmax2": Cylinder(
        name="Gmax2_at_pelvis",
        bone="pelvis",
        center=(-0.080, -0.083, 0.068),
        axis=(0.380188, 0.630440, 0.676756),
        radius=0.04,
        toward=(-0.10, -0.69, 0.71),
    ),
    "psoas": Cylinder(
        name="PS_at_brim",
        bone="pelvis",
        center=(-0.074, -0.060, 0.0656),
        axis=(-0.266731, 0.238433, 0.933810),
        radius=0.05,
    ),
}
CONDYLES = Cylinder(
    name="Gastroc_at_condyles",
    bone="femur",
    center=(0.005, -0.41, 0.0),
    axis=(0.0, 0.0, 1.0),
    radius=0.025,
    toward=(-0.745, 0.667, 0.0),
)
# The engine sends a path the long way round once the point nearest to the axis lies more than a
# quarter turn from the mark. That of glmax3 stands a quarter turn from the attachment on the
# pelvis. Here it stands 40 degrees from it, amid all that serve up to 120 degrees of hip flexion.
MARK_OF_GLMAX3: Vector = (-0.194, -0.976, 0.098)  # [-] from the axis
# The trunk's paths turn by little more than a quarter at most, some so near to their cylinders that
# to the engine the way round the far side can be as near to the mark. The shorter way is right.
UNMARKED = ("IL_", "LTpL_", "LTpT_R", "rect_abd_")

# [m] where the gastrocnemii meet the shank's own cylinder with the knee 10 degrees bent
ON_SHANK: dict[str, Vector] = {
    "gasmed": (-0.0508, -0.0428, -0.0188),
    "gaslat": (-0.0475, -0.0400, 0.0160),
}


def mend_wraps(mujoco: Any, spec: Any) -> None:
    """Put the missing cylinders under gluteus maximus and psoas, and mend that of iliacus."""
    tendons = {tendon.name: tendon for tendon in spec.tendons}
    for side in SIDES:
        for muscle, cylinder in MISSING.items():
            tendon = tendons[f"{muscle}_{side}_tendon"]
            if not _wraps(tendon):
                _lay_over(spec, tendon, *_add(mujoco, spec, cylinder, side))
        tendon = tendons[f"iliacus_{side}_tendon"]
        for geom in _wraps(tendon):
            if geom.type == mujoco.mjtGeom.mjGEOM_SPHERE:
                geom.type = mujoco.mjtGeom.mjGEOM_CYLINDER
                geom.size = (geom.size[0], HALF_LENGTH, 0.0)
                _lay_over(spec, tendon, geom.name, "")
        _mark(spec, tendons[f"glmax3_{side}_tendon"], MARK_OF_GLMAX3, side)


def _wraps(tendon: Any) -> list[Any]:
    """Return the geoms that a tendon lies on."""
    targets = (path.target for path in tendon.path)
    return [target for target in targets if type(target).__name__ == "MjsGeom"]


def _add(mujoco: Any, spec: Any, cylinder: Cylinder, side: str) -> tuple[str, str]:
    """Add a cylinder and the mark of the path's side; returns their names ("" without a mark)."""
    mirror = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0])
    leg = cylinder.bone != "pelvis"
    bone = spec.body(f"{cylinder.bone}_{side}" if leg else cylinder.bone)
    center = np.array(cylinder.center)
    geom = bone.add_geom(
        name=f"{cylinder.name}_{side}",
        type=mujoco.mjtGeom.mjGEOM_CYLINDER,
        pos=center * mirror,
        quat=_turn_z_to(np.array(cylinder.axis) * mirror),
        size=(cylinder.radius, HALF_LENGTH, 0.0),
    )
    if cylinder.toward is None:
        return str(geom.name), ""
    toward = np.array(cylinder.toward)
    place = center + (cylinder.radius + BESIDE) * toward / np.linalg.norm(toward)
    mark = bone.add_site(name=f"{cylinder.name}_site_{side}", pos=place * mirror)
    return str(geom.name), str(mark.name)


def _mark(spec: Any, tendon: Any, toward: Vector, side: str) -> None:
    """Move the mark of a path's side to this direction from the axis of its only cylinder."""
    (geom,) = _wraps(tendon)
    mirror = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0])
    away = (geom.size[0] + BESIDE) * np.array(toward) / np.linalg.norm(toward)
    spec.site(f"Gmax3_at_pelvis_site_glmax3_{side}").pos = geom.pos + away * mirror


def _turn_z_to(axis: FloatArray) -> FloatArray:
    """Return the quaternion that lays the z axis along this one, either way around."""
    x, y, z = axis / np.linalg.norm(axis) * (1.0 if axis[2] > 0.0 else -1.0)
    turn = np.array([1.0 + z, -y, x, 0.0])
    return np.asarray(turn / np.linalg.norm(turn))


def _lay_over(spec: Any, tendon: Any, geom: str, mark: str) -> None:
    """Make the tendon anew, with a wrap behind its second point."""
    targets = [path.target for path in tendon.path]
    name = tendon.name
    points = [target.name for target in targets if type(target).__name__ == "MjsSite"]
    spec.delete(tendon)
    tendon = spec.add_tendon(name=name)
    for place, point in enumerate(points):
        tendon.wrap_site(point)
        if place == 1:
            tendon.wrap_geom(geom, mark)


def add_condyles(mujoco: Any, spec: Any) -> None:
    """Lay the gastrocnemii on the condyles too, from 25 degrees of knee flexion to extension.

    The engine allows one wrap between two points, and the shank's is there already. So the way over
    the condyles to a point of the shank is added to each path as a branch, and the straight way to
    the same point as another, which `take_straight_ways_off` subtracts: what stays is the detour,
    zero where the path clears the condyles.
    """
    tendons = {tendon.name: tendon for tendon in spec.tendons}
    for side in SIDES:
        mirror = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0])
        geom, mark = _add(mujoco, spec, CONDYLES, side)
        for muscle, place in ON_SHANK.items():
            tendon = tendons[f"{muscle}_{side}_tendon"]
            if len(_wraps(tendon)) > 1:
                continue
            head, shank = tendon.path[0].target.name, f"{muscle}_shank_{side}"
            spec.body(f"tibia_{side}").add_site(name=shank, pos=np.array(place) * mirror)
            tendon.wrap_pulley(1.0)
            tendon.wrap_site(head)
            tendon.wrap_geom(geom, mark)
            tendon.wrap_site(shank)
            tendon.wrap_pulley(1.0)
            tendon.wrap_site(head)
            tendon.wrap_site(shank)


def take_straight_ways_off(mujoco: Any, model: Any) -> None:
    """Let the last branch of the gastrocnemii count negatively; the compiler allows none such."""
    for muscle in ON_SHANK:
        for side in SIDES:
            tendon = model.tendon(f"{muscle}_{side}_tendon").id
            start = model.tendon_adr[tendon]
            kinds = model.wrap_type[start : start + model.tendon_num[tendon]]
            pulleys = np.flatnonzero(kinds == mujoco.mjtWrap.mjWRAP_PULLEY)
            model.wrap_prm[start + pulleys[-1:]] = -1.0


def forget_marks(mujoco: Any, model: Any) -> None:
    """Let the paths of the back and of rectus abdominis take the shorter way round, in place."""
    for tendon in range(model.ntendon):
        if model.tendon(tendon).name.startswith(UNMARKED):
            start = model.tendon_adr[tendon]
            path = slice(start, start + model.tendon_num[tendon])
            on = model.wrap_type[path] == int(mujoco.mjtWrap.mjWRAP_CYLINDER)
            model.wrap_prm[path][on] = -1.0  # the engine's "none"
