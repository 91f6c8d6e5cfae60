"""Packing: neighboring bellies push each other aside until they fill the limb without overlap."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from drawing.flesh import Flesh
from drawing.stand import Array, Standing

GIVE = 0.32  # share of an overlap taken back in one round
HOME = 0.02  # share of the way back to the model's own path taken in one round
MIDDLE = 0.6  # no node nearer to the middle of the body than this share of its radius


def pack(muscles: list[Flesh], standing: Standing, rounds: int = 80) -> None:
    """Move the strands' nodes, in place, so that bellies rest beside each other and on the bone."""
    moving = [muscle for muscle in muscles if muscle.plan.pack]
    strands = [(k, s) for k, muscle in enumerate(moving) for s in muscle.strands]
    owner = np.concatenate([np.full(len(s.nodes), k) for k, s in strands])
    home = np.concatenate([s.nodes for _, s in strands])
    radius = np.concatenate([s.radius for _, s in strands])
    cuts = np.cumsum([len(m.strands) * len(m.strands[0].nodes) for m in moving])[:-1]
    bones = cKDTree(bone_points(standing))
    nodes = home.copy()
    for _ in range(rounds):
        shift = _apart(nodes, radius, owner) + _off_bone(nodes, radius, bones)
        shift += HOME * (home - nodes)
        moved = np.split(nodes + shift - home, cuts)
        nodes = home + np.concatenate(
            [_even(part, m) for part, m in zip(moved, moving, strict=True)]
        )
        nodes[:, 0] = np.minimum(nodes[:, 0], -MIDDLE * radius)
    for muscle, part in zip(moving, np.split(nodes, cuts), strict=True):
        for strand, own in zip(muscle.strands, np.split(part, len(muscle.strands)), strict=True):
            strand.nodes = own


def bone_points(standing: Standing) -> Array:
    """Return points spread over the right leg's and the pelvis' bones."""
    wanted = {"femur_r", "tibia_r", "pelvis", "patella_r", "talus_r", "calcn_r", "sacrum"}
    wanted |= {"humerus_r", "ulna_r", "radius_r"}
    clouds = []
    for bone in standing.bones:
        if bone.body in wanted:
            corners = bone.triangles
            clouds += [corners.reshape(-1, 3), corners.mean(axis=1), corners[:, :2].mean(axis=1)]
    return np.concatenate(clouds)


def _apart(nodes: Array, radius: Array, owner: Array) -> Array:
    """Return the push between overlapping balls of different muscles."""
    tree = cKDTree(nodes)
    pairs = tree.query_pairs(2 * radius.max(), output_type="ndarray")
    pairs = pairs[owner[pairs[:, 0]] != owner[pairs[:, 1]]]
    one, other = pairs.T
    gap = nodes[one] - nodes[other]
    distance = np.linalg.norm(gap, axis=1) + 1e-9
    overlap = radius[one] + radius[other] - distance
    hit = overlap > 0
    one, other, gap = one[hit], other[hit], gap[hit] / distance[hit, None]
    yields = radius[other] / (radius[one] + radius[other])  # the slender one gives way
    total, count = np.zeros_like(nodes), np.zeros(len(nodes))
    for node, push in ((one, overlap[hit] * yields), (other, overlap[hit] * (yields - 1))):
        np.add.at(total, node, gap * push[:, None])
        np.add.at(count, node, 1)
    # a node meets several of one neighbor: less than the sum of the pushes, more than the mean
    shift: Array = GIVE * total / np.sqrt(np.maximum(count, 1))[:, None]
    return shift


def _off_bone(nodes: Array, radius: Array, bones: cKDTree) -> Array:
    """Return the push off the nearest bone; a belly may flatten a little against it."""
    distance, index = bones.query(nodes)
    away = (nodes - bones.data[index]) / (distance + 1e-9)[:, None]
    depth = np.clip(0.85 * radius - distance, 0.0, None)
    push: Array = 0.5 * away * depth[:, None]
    return push


def _even(moved: Array, muscle: Flesh) -> Array:
    """Keep ends in place, the strands of a muscle together, the displacement smooth along them."""
    count = len(muscle.strands[0].nodes)
    field = moved.reshape(len(muscle.strands), count, 3)
    if muscle.plan.kind == "belly":
        field = 0.3 * field + 0.7 * field.mean(axis=0)
    fade = np.minimum(1.0, np.minimum(np.arange(count), np.arange(count)[::-1]) / 4)
    field = field * fade[:, None]
    for _ in range(3):
        field[:, 1:-1] = 0.5 * field[:, 1:-1] + 0.25 * (field[:, :-2] + field[:, 2:])
    if muscle.plan.kind == "sheet":
        field[1:-1] = 0.5 * field[1:-1] + 0.25 * (field[:-2] + field[2:])
    return field.reshape(-1, 3)
