"""Skeleton: bones, joints and muscle paths of the runner at chosen moments of the stride."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.analysis.plain import rounded
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bone:
    """One segment as a line through its joint centers."""

    name: str  # "pelvis", "femur", "tibia", "foot", "trunk", "head", "humerus", "forearm"
    side: str  # "right", "left" or "middle"
    points: FloatArray  # [m] (points, 3)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MuscleLine:
    """One muscle-tendon unit's path from origin to insertion."""

    element: str  # of the body model, without its side: "glmax1"
    muscle: str  # of the catalogue: "gluteus_maximus"
    group: str
    side: str  # "right" or "left"
    activation: float  # [-]; NaN where that frame was not solved
    points: FloatArray  # [m] (points, 3)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SkeletonPose:
    """The runner at one moment; x forward, y up, z to the right, the pelvis above x = z = 0."""

    label: str  # "foot strike", "mid-stance", "toe-off", "mid-swing"
    side: str  # "right" or "left": whose stride it is
    time: float  # [s]
    phase: float  # [%] of the stride
    bones: tuple[Bone, ...]
    muscles: tuple[MuscleLine, ...]
    forces: tuple[tuple[str, FloatArray, FloatArray], ...]  # (side, point [m], force [BW])
    ground: float  # [m] height of the ground

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON; millimeters are kept."""
        return {
            "label": self.label,
            "side": self.side,
            "time_s": rounded(self.time),
            "phase_percent": rounded(self.phase),
            "ground_m": rounded(self.ground, 4),
            "bones": [
                {"name": bone.name, "side": bone.side, "points_m": _listed(bone.points)}
                for bone in self.bones
            ],
            "muscles": [
                {
                    "element": line.element,
                    "muscle": line.muscle,
                    "group": line.group,
                    "side": line.side,
                    "activation": rounded(line.activation, 3),
                    "points_m": _listed(line.points),
                }
                for line in self.muscles
            ],
            "forces": [
                {"side": side, "point_m": _listed(point), "force_BW": _listed(force)}
                for side, point, force in self.forces
            ],
        }


def _listed(points: FloatArray) -> list[object]:
    rows: list[object] = points.round(3).tolist()
    return rows
