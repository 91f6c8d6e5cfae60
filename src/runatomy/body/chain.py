"""Chain: the bones that carry markers, as arrays, so that all frames are posed at once.

The compiled body's own numbers, followed by MuJoCo's own rules: bones in the order of the tree,
each bone's joints in turn, about their axis through their anchor. Doing this in numpy over the
frames takes a tenth of one `mj_kinematics` a frame; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.mend.patella import DEGREE
from runatomy.body.model import reference_model
from runatomy.body.scale import SLIDE, size_of
from runatomy.body.segments import Vector
from runatomy.terms.arrays import FloatArray

# The forearm's own turn, which the body model has not; it keeps wrist markers from bending the
# elbow. Place and axis of the radius in the ulna's frame, right side (Rajagopal et al. 2016).
FOREARM_TURN = ("pro_sup_r", "pro_sup_l")
RADIUS_IN_ULNA = (-0.006727, -0.013007, 0.026083)  # [m]
RADIUS_AXIS = (0.056398, 0.998406, 0.001953)
FOLLOWED: tuple[str, ...] = (*COORDINATES, *FOREARM_TURN)
POWERS = np.arange(DEGREE + 1)


@dataclass(frozen=True, slots=True, eq=False)
class ChainJoint:
    """One joint of a bone, driven by one coordinate."""

    slides: bool
    axis: FloatArray  # [-] (3,) in the bone's frame
    coordinate: int  # in FOLLOWED
    curve: FloatArray  # (powers,) polynomial of the coordinate

    def follow(self, x: FloatArray) -> tuple[FloatArray, FloatArray | float]:
        """Return the joint's value and slope for these values of its coordinate."""
        if not (self.curve[0] or self.curve[2:].any()):
            return x * self.curve[1], float(self.curve[1])
        basis = x ** POWERS[:, None]
        return self.curve @ basis, (self.curve[1:] * POWERS[1:]) @ basis[:-1]


@dataclass(frozen=True, slots=True, eq=False)
class ChainBone:
    """One bone: where it hangs, and what moves it."""

    name: str
    parent: int  # place in the chain; -1 for the world
    joints: tuple[ChainJoint, ...]
    moved_by: tuple[int, ...]  # coordinates that move it, its own and its ancestors'
    leads: tuple[int, ...] = ()  # coordinates that it is the last to follow: all it carries does


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Bones in the order of the tree, with their sizes."""

    bones: tuple[ChainBone, ...]
    hinge: FloatArray  # [m] (bones, 3) the joint's center in the parent's frame, unbent
    anchor: FloatArray  # [m] (bones, 3) the same center in the bone's own frame
    stretch: FloatArray  # [-] (bones,) by which sliding joints are longer

    def index(self, name: str) -> int:
        """Return the place of a bone in the chain."""
        return next(i for i, bone in enumerate(self.bones) if bone.name == name)

    def sized(self, sizes: Mapping[str, Vector], usual: float) -> Chain:
        """Return the chain of a runner with these sizes of segments, `usual` where not given."""
        each = np.array([size_of(bone.name, sizes, usual) for bone in self.bones])
        parent = np.array([bone.parent for bone in self.bones])
        free = (parent < 0)[:, None]  # the pelvis' own slides are the world's
        above = np.where(free, 1.0, each[parent])
        return replace(
            self,
            hinge=self.hinge * above,
            anchor=self.anchor * each,
            stretch=self.stretch * np.cbrt(np.prod(above, axis=1)),
        )


@dataclass(frozen=True, slots=True, eq=False)
class ChainPose:
    """The chain at each frame."""

    place: tuple[FloatArray, ...]  # [m] of each bone's origin, (3, frames)
    turn: tuple[FloatArray, ...]  # [-] from the bone's frame to the world's, (3, 3, frames)
    twist: FloatArray  # (FOLLOWED, 6, frames) velocity at the world's origin, and turning

    def frame(self, bone: int) -> tuple[FloatArray, FloatArray]:
        """Return a bone's origin (frames, 3) and its turn (frames, 3, 3)."""
        return self.place[bone].T, self.turn[bone].transpose(2, 0, 1)


@cache
def chain_to(bones: frozenset[str]) -> Chain:
    """Return the reference body's chain to these bones ("radius_r", "radius_l" beside its own)."""
    model, coupling = reference_model()
    links: list[ChainBone] = []
    hinge, anchor = [], []
    where = {0: -1}
    for bone in _with_ancestors(bones):
        name, parent = str(model.body(bone).name), where[int(model.body_parentid[bone])]
        joints = [j for j in range(model.njnt) if model.jnt_bodyid[j] == bone]
        own = tuple(joint for j in joints for joint in _joint(model, coupling, j))
        where[bone] = len(links)
        links.append(ChainBone(name, parent, own, _moved_by(links, parent, own)))
        anchor.append(model.jnt_pos[joints[0]] if joints else np.zeros(3))
        hinge.append(model.body_pos[bone] + anchor[-1])
    for name in sorted(bones):
        if name.startswith("radius_"):
            links.append(_radius(links, name[-1]))
            hinge.append(RADIUS_IN_ULNA * np.array([1.0, 1.0, 1.0 if name[-1] == "r" else -1.0]))
            anchor.append(np.zeros(3))
    return Chain(_led(links), np.array(hinge), np.array(anchor), np.ones(len(links)))


def _led(links: list[ChainBone]) -> tuple[ChainBone, ...]:
    """Return the bones with the coordinates that each is the last to follow (the spine shares)."""
    last = {joint.coordinate: i for i, bone in enumerate(links) for joint in bone.joints}
    return tuple(
        replace(bone, leads=tuple(c for c, owner in last.items() if owner == i))
        for i, bone in enumerate(links)
    )


def _with_ancestors(bones: frozenset[str]) -> list[int]:
    """Return the bodies of these bones and all between them and the world, parents first."""
    model, _ = reference_model()
    needed: set[int] = set()
    for name in bones:
        bone = int(model.body(name.replace("radius", "forearm")).id)
        while bone > 0:
            needed.add(bone)
            bone = int(model.body_parentid[bone])
    return sorted(needed)


def _joint(model: object, coupling: FloatArray, joint: int) -> list[ChainJoint]:
    """Return a joint of the body as one of the chain; none where no coordinate drives it."""
    slides, axis = model.jnt_type[joint] == SLIDE, model.jnt_axis[joint]  # type: ignore[attr-defined]
    drivers = np.flatnonzero(np.abs(coupling[joint]).sum(axis=1))
    return [ChainJoint(bool(slides), axis, int(c), coupling[joint, c]) for c in drivers]


def _moved_by(links: list[ChainBone], parent: int, own: tuple[ChainJoint, ...]) -> tuple[int, ...]:
    """Return the coordinates that move a bone."""
    before = links[parent].moved_by if parent >= 0 else ()
    return tuple(dict.fromkeys((*before, *(joint.coordinate for joint in own))))


def _radius(links: list[ChainBone], side: str) -> ChainBone:
    """Return the radius, which turns on the forearm's ulna."""
    parent = next(i for i, bone in enumerate(links) if bone.name == f"forearm_{side}")
    x, y, z = np.divide(RADIUS_AXIS, np.linalg.norm(RADIUS_AXIS))
    # The mirror image of a turn about (x, y, z) is one about (-x, -y, z).
    axis = np.array([x, y, z] if side == "r" else [-x, -y, z])
    line = np.array([0.0, 1.0, 0.0, 0.0, 0.0])
    own = (ChainJoint(False, axis, FOLLOWED.index(f"pro_sup_{side}"), line),)
    return ChainBone(f"radius_{side}", parent, own, _moved_by(links, parent, own))


def pose_chain(chain: Chain, values: FloatArray) -> ChainPose:
    """Return the chain posed by coordinates (frames, FOLLOWED) [rad | m]."""
    x = np.ascontiguousarray(values.T)
    frames = x.shape[1]
    place: list[FloatArray] = []
    turn: list[FloatArray] = []
    ground = (np.zeros((3, frames)), np.eye(3)[:, :, None] * np.ones(frames))
    twist = np.zeros((x.shape[0], 6, frames))
    for i, bone in enumerate(chain.bones):
        start, way = (place[bone.parent], turn[bone.parent]) if bone.parent >= 0 else ground
        pivot = start + _along(way, chain.hinge[i])
        for joint in bone.joints:
            value, slope = joint.follow(x[joint.coordinate])
            axis = _along(way, joint.axis)
            if joint.slides:
                stretch = chain.stretch[i]
                pivot = pivot + axis * (value * stretch)
                twist[joint.coordinate, :3] += axis * (slope * stretch)
            else:
                twist[joint.coordinate, :3] += _cross(pivot, axis) * slope
                twist[joint.coordinate, 3:] += axis * slope
                way = _turned(way, axis, joint.axis, value)
        place.append(pivot - _along(way, chain.anchor[i]))
        turn.append(way)
    return ChainPose(tuple(place), tuple(turn), twist)


def _along(turn: FloatArray, vector: FloatArray) -> FloatArray:
    """Return a constant vector (3,) of a bone's frame in the world's, (3, frames)."""
    total = np.zeros((3, turn.shape[2]))
    for k, x in enumerate(vector.tolist()):
        if x:
            total += turn[:, k] * x
    return total


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    """Return the vector product over frames, (3, frames) each."""
    c = np.empty_like(a)
    c[0] = a[1] * b[2] - a[2] * b[1]
    c[1] = a[2] * b[0] - a[0] * b[2]
    c[2] = a[0] * b[1] - a[1] * b[0]
    return c


def _turned(turn: FloatArray, axis: FloatArray, own: FloatArray, angle: FloatArray) -> FloatArray:
    """Turn a frame about an axis, given in the world's (3, frames) and in its own (3,) axes."""
    c, s = np.cos(angle), np.sin(angle)
    k = int(np.argmax(np.abs(own)))
    if abs(own[k]) == 1.0:  # one of the frame's own axes: only the other two turn
        i, j = (k + 1) % 3, (k + 2) % 3
        s = s * own[k]
        result = turn.copy()
        result[:, i] = turn[:, i] * c + turn[:, j] * s
        result[:, j] = turn[:, j] * c - turn[:, i] * s
        return result
    x, y, z = own.tolist()
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])  # Rodrigues' formula
    rest = axis[:, None] * (own[:, None] * (1.0 - c))
    return np.asarray(turn * c + np.matmul(cross.T, turn) * s + rest)
