"""The scene: which balls and triangles are painted for bone, tendon, flesh and skin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from drawing.canvas import View
from drawing.flesh import Flesh, Strand, dense
from drawing.stand import Array, Bone, Standing

Kind = Literal["muscle", "plain", "tendon", "wall", "bone", "skin", "head"]
FULL = 1.10  # bellies are painted a little fuller than packed: no light between them
HAND = ("mc_r", "ph", "thumb", "lunate", "scaph", "pisif", "triqu", "capit", "trapez", "hamate")
FOOT = ("calcn_r", "toes_r", "talus_r")
RAY = np.array([0.96, -0.28])  # across the toes, in the plane of the ground


@dataclass(frozen=True, slots=True)
class Part:
    """One region of the drawing."""

    name: str
    kind: Kind
    smooth: bool = False  # a sheet, whose shading is blurred more


class Scene:
    """Paints a view and remembers what each label stands for."""

    def __init__(self, facing: int) -> None:
        self.view = View(facing)
        self.parts: list[Part] = []

    def label(self, name: str, kind: Kind, smooth: bool = False) -> int:
        """Return the label of a part, the same for the same part."""
        part = Part(name, kind, smooth)
        if part not in self.parts:
            self.parts.append(part)
        return self.parts.index(part)

    def muscle(self, muscle: Flesh) -> None:
        """Paint a muscle's belly and its tendon."""
        plan = muscle.plan
        own = {"tendon": ("tendon", "tendon"), "wall": ("wall", "wall")}.get(plan.role)
        name, kind = own or (plan.name, plan.role)
        even = plan.kind == "sheet" or plan.strands > 2
        belly = self.label(name, kind, smooth=even)  # type: ignore[arg-type]
        tendon = self.label("tendon", "tendon")
        for strand in dense(muscle):
            pale = _pale(muscle, strand)
            for which, label in ((~pale, belly), (pale, tendon)):
                self.view.balls(strand.nodes[which], FULL * strand.radius[which], label)

    def bones(self, standing: Standing) -> None:
        """Paint the right half's bones; head, hand and foot under skin."""
        for bone in standing.bones:
            if bone.body.endswith("_l") or bone.name.endswith("_l") or bone.body == "neck":
                continue
            if bone.body == "head":
                self._skin(_corners(bone), 0.009, "head", "head")
            elif any(word in bone.body for word in HAND):
                self._skin(_corners(bone)[::12], 0.0052, _digit(bone.body), "skin")
            elif bone.body in FOOT:
                for ray, corners in _rays(bone):
                    self._skin(corners, 0.0050, ray, "skin")
            else:
                self._bone(bone)

    def _bone(self, bone: Bone) -> None:
        triangles = bone.triangles
        if bone.name == "torso_geom_13":  # the rib cage: close the gaps between the ribs
            inside = _corners(bone)[::3] * [0.93, 0.70, 1.0] + [0.0, 0.057, 0.0]
            beside = (inside[:, 0] < 0.004) & ((inside[:, 0] < -0.03) | (inside[:, 1] > 0.19))
            self._skin(inside[beside], 0.011, "wall", "wall")
            triangles = triangles - [0.0, 0.007 * self.view.facing, 0.0]  # beneath the flesh
        if bone.body == "patella_r" and self.view.facing < 0:
            triangles = triangles - [0.0, 0.016, 0.0]  # seen through the tendon it lies in
        self.view.triangles(triangles, self.label(bone.body, "bone"))

    def _skin(self, points: Array, radius: float, name: str, kind: Kind) -> None:
        size = np.full(len(points), radius)
        self.view.balls(points, size, self.label(name, kind, smooth=True))


def _pale(muscle: Flesh, strand: Strand) -> Array:
    plan = muscle.plan
    if plan.kind != "belly" or not plan.tendon:
        return np.zeros(len(strand.nodes), dtype=bool)
    along = np.linspace(0.0, 1.0, len(strand.nodes))
    beyond = (along > sum(plan.span) / 2) | (not plan.fleshy)
    return (strand.belly < 0.06) & beyond


def _corners(bone: Bone) -> Array:
    corners: Array = np.unique(np.round(bone.triangles.reshape(-1, 3), 4), axis=0)
    return corners


def _digit(body: str) -> str:
    """Return which finger a bone of the hand belongs to: 2proxph_r, midph2_r, firstmc_r, …"""
    if "thumb" in body or "firstmc" in body:
        return "thumb"
    numbers = [letter for letter in body if letter.isdigit()]
    return f"finger {numbers[0]}" if "ph" in body and numbers else "palm"


def _rays(bone: Bone) -> list[tuple[str, Array]]:
    """Split a foot's mesh into its single bones and name each after its toe, or the hind foot."""
    corners, index = np.unique(
        np.round(bone.triangles.reshape(-1, 3), 5), axis=0, return_inverse=True
    )
    faces = index.reshape(-1, 3)
    edges = np.concatenate([faces[:, :2], faces[:, 1:]])
    net = coo_matrix((np.ones(len(edges)), edges.T), (len(corners), len(corners)))
    count, piece = connected_components(net, directed=False)
    pieces = [corners[piece == k] for k in range(count)]
    if bone.body != "toes_r":
        return [("hind foot", part) for part in pieces]
    across = np.array([part[:, :2].mean(axis=0) @ RAY for part in pieces])
    order = np.argsort(across)
    toe = np.empty(count, dtype=int)
    toe[order] = np.concatenate([[0], np.cumsum(np.diff(across[order]) > 0.007)])
    return [(f"toe {number}", part) for number, part in zip(toe, pieces, strict=True)]
