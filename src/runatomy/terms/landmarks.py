"""Landmarks: the points of the body that markers are put on, by the names that every floor uses.

A marker either sits on a landmark, whose place on the bone is known, or is one of a cluster, of
which only the segment is known; its place is then found from a standing pose or from the motion.
"""

from __future__ import annotations

from dataclasses import dataclass

SIDED: dict[str, str] = {  # landmark without its side -> segment without its side
    "asis": "pelvis",
    "psis": "pelvis",
    "iliac_crest": "pelvis",
    "hip_center": "pelvis",
    "trochanter": "femur",
    "knee_lateral": "femur",
    "knee_medial": "femur",
    "knee_center": "femur",
    "patella": "femur",
    "tibial_tuberosity": "tibia",
    "fibula_head": "tibia",
    "ankle_lateral": "tibia",
    "ankle_medial": "tibia",
    "ankle_center": "tibia",
    "heel": "calcn",
    "metatarsal_1": "calcn",
    "metatarsal_2": "calcn",
    "metatarsal_5": "calcn",
    "toe": "calcn",
    "acromion": "torso",
    "shoulder_center": "humerus",
    "elbow_lateral": "humerus",
    "elbow_medial": "humerus",
    "elbow_center": "humerus",
    "wrist_radius": "forearm",
    "wrist_ulna": "forearm",
}
MIDLINE: dict[str, str] = {
    "sacrum": "pelvis",
    "clavicle": "torso",
    "sternum": "torso",
    "c7": "torso",
    "t10": "torso",
}
SIDED_SEGMENTS = ("femur", "tibia", "calcn", "toes", "humerus", "forearm", "hand")

LANDMARKS: dict[str, str] = MIDLINE | {
    f"{name}_{side}": f"{segment}_{side}" if segment in SIDED_SEGMENTS else segment
    for name, segment in SIDED.items()
    for side in "rl"
}
SEGMENTS: tuple[str, ...] = (
    "pelvis",
    "torso",
    "head",
    *(f"{name}_{side}" for name in SIDED_SEGMENTS for side in "rl"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerPlace:
    """Where on the body a marker sits: on a landmark, or somewhere on a segment."""

    segment: str  # one of SEGMENTS
    landmark: str | None = None  # one of LANDMARKS; None for a marker of a cluster
