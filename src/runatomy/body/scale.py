"""Scale: the reference body made as heavy and as tall as the runner, as a whole or by segment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from runatomy.body.mend.stretch import stretch_wraps, surfaces_of
from runatomy.body.segments import TRUNK, Segment, Vector
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import BodyError

LUMBAR_MASS_SHARE = 0.29  # [-] of the trunk; proportions of Christophy et al. (2012) in `myo-sim`
SLIDE = 2  # MuJoCo's number for a sliding joint

# Segments that are sized on their own, and the bones that follow them; all others follow the torso.
SIZED: dict[str, tuple[str, ...]] = {
    "pelvis": ("Full Body", "sacrum", "myolegs_root", "pelvis"),
    "torso": (),
    "femur": ("femur", "patella"),
    "tibia": ("tibia",),
    "foot": ("talus", "calcn", "toes"),
    "humerus": ("humerus",),
    "forearm": ("forearm", "radius", "hand"),
}
LIKELY = (0.6, 1.6)  # [-] sizes outside are no runner's


def trunk_core(
    origins: FloatArray, torso_origin: FloatArray, back: FloatArray
) -> tuple[list[Segment], Segment]:
    """Split the published trunk among five vertebrae and the thorax, its sums kept exactly.

    `origins` (5, 3), `torso_origin` (3,) and `back` (3,) [m] are in the pelvis frame. Returns the
    vertebral segments and the thorax with the head. Raises BodyError if the rest is not a body.
    """
    share = LUMBAR_MASS_SHARE * TRUNK.mass / len(origins)
    forward = np.array([0.03, 0.018, 0.0])  # [m] soft tissue lies before the vertebra
    level = Segment(share, (0.03, 0.018, 0.0), (0.008, 0.012, 0.006))
    whole = back + np.asarray(TRUNK.center)
    mass = TRUNK.mass - share * len(origins)
    moment = TRUNK.mass * whole - share * (origins + forward).sum(axis=0)
    center = moment / mass
    offsets = np.array([*(origins + forward - whole), center - whole])
    masses = np.array([share] * len(origins) + [mass])
    own = np.asarray(TRUNK.inertia) - len(origins) * np.asarray(level.inertia)
    inertia = own - sum(m * _spread(d) for m, d in zip(masses, offsets, strict=True))
    product = float((masses * offsets[:, 0] * offsets[:, 1]).sum())  # the published trunk has none
    tensor = np.diag(inertia)
    tensor[0, 1] = tensor[1, 0] = product
    a, b, c = np.linalg.eigvalsh(tensor)
    if a <= 0.0 or a + b < c:
        raise BodyError("the trunk cannot be split: its thorax would have no real inertia")
    x, y, z = (float(v) for v in center - torso_origin)
    i, j, k = (float(v) for v in inertia)
    return [level] * len(origins), Segment(mass, (x, y, z), (i, j, k), product)


def _spread(offset: FloatArray) -> FloatArray:
    """Return the diagonal of the parallel-axis term of a unit mass at this offset."""
    return np.full(3, float(offset @ offset)) - offset**2


def scale_model(model: Any, coupling: FloatArray, mass: float, length: float) -> None:
    """Scale a compiled model in place by these factors of mass and length; no joint turns.

    Sliding joints carried by a coupling (the knee's) scale with length too.
    """
    for field in ("body_pos", "body_ipos", "site_pos", "geom_pos", "geom_size", "jnt_pos"):
        getattr(model, field)[:] *= length
    model.body_mass[:] *= mass
    model.body_inertia[:] *= mass * length**2
    coupling[carried_slides(model)] *= length


def carried_slides(model: Any) -> list[int]:
    """Return the sliding joints that follow a coordinate: all but the pelvis' own three."""
    return [j for j in range(model.njnt) if model.jnt_type[j] == SLIDE and j > 2]


def sized_with(bone: str) -> str:
    """Return the segment of SIZED whose size a bone follows."""
    stem = bone[:-2] if bone.endswith(("_r", "_l")) else bone
    return next((name for name, bones in SIZED.items() if stem in bones), "torso")


def size_of(bone: str, sizes: Mapping[str, Vector], usual: float) -> FloatArray:
    """Return the factors (3,) of a bone: its side's own, both sides', or the usual one."""
    name = sized_with(bone)
    sided = f"{name}_{bone[-1]}" if bone.endswith(("_r", "_l")) else name
    return np.asarray(sizes.get(sided, sizes.get(name, (usual,) * 3)), dtype=np.float64)


def check_sizes(sizes: Mapping[str, Vector]) -> None:
    """Raise BodyError where a segment is unknown or its size no runner's."""
    known = {*SIZED, *(f"{name}_{side}" for name in SIZED for side in "rl")}
    for name, size in sizes.items():
        if name not in known:
            raise BodyError(
                f"{name!r} is not a segment that can be sized",
                mend=f"Use some of: {', '.join(SIZED)}.",
            )
        if len(size) != 3 or not all(LIKELY[0] <= x <= LIKELY[1] for x in size):
            raise BodyError(
                f"the {name} would be {size} times the reference body's",
                mend="Check the units of the markers and the runner's height.",
            )


def scale_by_segment(model: Any, coupling: FloatArray, mass: float, sizes: FloatArray) -> None:
    """Scale a compiled model in place: mass by a factor, each bone by its own sizes (bodies, 3).

    A joint stays where both bones meet: its place moves with the parent's size, its anchor with
    its own. What muscles wrap around grows as `stretch_wraps` says.
    """
    surfaces = surfaces_of(model, coupling[:, :, 0].sum(axis=1))
    _move_joints(model, sizes)
    model.body_ipos[:] *= sizes
    model.site_pos[:] *= sizes[model.site_bodyid]
    model.body_mass[:] *= mass
    for bone in range(model.nbody):
        _grow_inertia(model, bone, mass, sizes[bone])
    for joint in carried_slides(model):
        parent = model.body_parentid[model.jnt_bodyid[joint]]
        coupling[joint] *= _slide_growth(sizes[parent], model.jnt_axis[joint])
    stretch_wraps(model, surfaces, sizes, coupling[:, :, 0].sum(axis=1))


def _slide_growth(size: FloatArray, axis: FloatArray) -> float:
    """Return how a slide grows with the bone that it slides on: the patella's along its axis.

    The knee's own slides, of some millimeters along oblique axes, grow by the mean size.
    """
    straight = np.abs(axis).max() == 1.0
    return float(np.abs(axis) @ size) if straight else float(np.cbrt(np.prod(size)))


def _move_joints(model: Any, sizes: FloatArray) -> None:
    """Move every bone and joint anchor; bones hang unturned on their parents."""
    anchor = np.zeros((model.nbody, 3))
    anchor[model.jnt_bodyid] = model.jnt_pos  # one anchor a bone
    model.body_pos[:] = sizes[model.body_parentid] * (model.body_pos + anchor) - sizes * anchor
    model.jnt_pos[:] *= sizes[model.jnt_bodyid]


def _grow_inertia(model: Any, bone: int, mass: float, size: FloatArray) -> None:
    """Scale a bone's inertia [kg m2]: second moments of mass grow with the square of each size."""
    if np.ptp(size) == 0.0:
        model.body_inertia[bone] *= mass * size[0] ** 2
        return
    import mujoco

    frame = np.empty(9)
    mujoco.mju_quat2Mat(frame, model.body_iquat[bone])
    turn = frame.reshape(3, 3)
    inertia = turn @ np.diag(model.body_inertia[bone]) @ turn.T
    moments = (0.5 * np.trace(inertia) * np.eye(3) - inertia) * np.outer(size, size)
    values, axes = np.linalg.eigh(mass * (np.trace(moments) * np.eye(3) - moments))
    axes[:, 2] *= np.linalg.det(axes)
    model.body_inertia[bone] = values
    mujoco.mju_mat2Quat(model.body_iquat[bone], np.ascontiguousarray(axes).ravel())
