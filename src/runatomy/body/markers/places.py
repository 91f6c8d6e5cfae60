"""Places: where on the reference body the landmarks lie, and how well hands find them.

The marker set of Rajagopal et al. (2016) where it has the landmark; skin and marker are in it.
Others from the bones of that model (as `myo-sim` ships them) with 10 to 15 mm of skin and marker,
and the trochanter and iliac crest from the models of Fukuchi et al. (2017), at reference size.
Spread: palpation repeats within 5 to 20 mm (Della Croce et al. 2005). Centers of joints, as
laboratories compute them, are known better: halfway between two landmarks their errors cancel.
Regression finds the hip to 4 to 5 mm along each axis (Hara et al. 2016), beside the landmarks' own
errors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.body.segments import BACK_IN_PELVIS, Vector
from runatomy.terms.arrays import FloatArray
from runatomy.terms.landmarks import MarkerPlace


@dataclass(frozen=True, slots=True)
class Place:
    """Where a landmark lies on its bone."""

    bone: str  # without its side
    point: Vector  # [m] in the bone's frame, right side, at reference size
    spread: float  # [m] standard deviation of finding it


LANDMARK_PLACE: dict[str, Place] = {
    "asis": Place("pelvis", (0.0095, 0.0181, 0.1285), 0.008),
    "psis": Place("pelvis", (-0.1550, 0.0350, 0.0450), 0.008),
    "sacrum": Place("pelvis", (-0.1550, 0.0350, 0.0), 0.010),  # midway between the PSIS
    "iliac_crest": Place("pelvis", (-0.0455, 0.0608, 0.1474), 0.025),
    "hip_center": Place("pelvis", (-0.0563, -0.0785, 0.0773), 0.004),
    "hip_guess": Place("pelvis", (-0.0563, -0.0785, 0.0773), 0.010),  # a center by regression
    "trochanter": Place("femur", (-0.0235, -0.0318, 0.0756), 0.020),
    "knee_lateral": Place("femur", (0.0, -0.4040, 0.0500), 0.010),
    "knee_medial": Place("femur", (0.0, -0.4040, -0.0500), 0.010),
    "knee_center": Place("femur", (0.0, -0.4040, 0.0), 0.004),
    "patella": Place("femur", (0.0680, -0.3900, 0.0), 0.030),  # glides with the knee
    "tibial_tuberosity": Place("tibia", (0.0400, -0.0630, 0.0050), 0.012),
    "fibula_head": Place("tibia", (-0.0180, -0.0560, 0.0550), 0.012),
    "ankle_lateral": Place("tibia", (-0.0050, -0.3888, 0.0530), 0.008),
    "ankle_medial": Place("tibia", (0.0060, -0.3888, -0.0380), 0.008),
    "ankle_center": Place("tibia", (0.0005, -0.3888, 0.0075), 0.004),
    "heel": Place("calcn", (-0.0250, 0.0200, -0.0050), 0.010),
    "toe": Place("toes", (0.0620, 0.0050, -0.0020), 0.015),  # beyond the metatarsal heads
    "metatarsal_1": Place("calcn", (0.1860, 0.0220, -0.0460), 0.012),
    "metatarsal_2": Place("calcn", (0.2050, 0.0297, -0.0300), 0.012),  # over its head, on the shoe
    "metatarsal_5": Place("calcn", (0.1450, 0.0249, 0.0590), 0.012),
    "acromion": Place("torso", (-0.0030, 0.4250, 0.1300), 0.015),
    "clavicle": Place("torso", (0.0400, 0.3800, 0.0), 0.012),  # the notch between the clavicles
    "c7": Place("torso", (-0.0850, 0.4350, 0.0), 0.012),
    "sternum": Place("torso", (0.0930, 0.2300, 0.0), 0.020),  # the xiphoid process
    "t10": Place("torso", (-0.0920, 0.1650, 0.0), 0.020),
    "shoulder_center": Place("humerus", (0.0, 0.0, 0.0), 0.015),
    "elbow_lateral": Place("humerus", (0.0150, -0.2800, 0.0400), 0.012),
    "elbow_medial": Place("humerus", (0.0023, -0.2860, -0.0460), 0.012),
    "elbow_center": Place("humerus", (0.0086, -0.2830, -0.0030), 0.012),
    "wrist_radius": Place("radius", (0.0005, -0.2250, 0.0500), 0.012),
    "wrist_ulna": Place("radius", (-0.0220, -0.2250, -0.0220), 0.012),
}
CENTERS = ("hip_center", "knee_center", "ankle_center", "shoulder_center", "elbow_center")
LOOSE = (*CENTERS, "patella")
BONE_OF_SEGMENT = {"hand": "radius", "head": "torso"}  # others are named as their segment
# The torso's frame here lies at the first lumbar vertebra's joint, the published one at the back's.
TORSO_IN_PELVIS: Vector = (-0.1040, 0.1112, 0.0)  # [m] standing straight
SIDE_SIGN = {"r": 1.0, "l": -1.0}
CLUSTER_SPREAD = 0.1  # [m] of a marker of which only the segment is known


def split_side(name: str) -> tuple[str, str]:
    """Return a name without its side, and the side ("" on the midline)."""
    return (name[:-2], name[-1]) if name.endswith(("_r", "_l")) else (name, "")


def bone_of(place: MarkerPlace) -> str:
    """Return the bone of the chain that carries a marker."""
    if place.landmark is not None:
        stem, side = split_side(place.landmark)
        bone = LANDMARK_PLACE[stem].bone
        return bone if bone in ("pelvis", "torso") else f"{bone}_{side}"
    stem, side = split_side(place.segment)
    bone = BONE_OF_SEGMENT.get(stem, stem)
    return f"{bone}_{side}" if side else bone


def point_of(landmark: str) -> tuple[FloatArray, float]:
    """Return where a landmark lies [m] in its bone's frame at reference size, and its spread."""
    stem, side = split_side(landmark)
    place = LANDMARK_PLACE[stem]
    point = np.array(place.point) * (1.0, 1.0, SIDE_SIGN.get(side, 1.0))
    if place.bone == "torso":
        point += np.subtract(BACK_IN_PELVIS, TORSO_IN_PELVIS)
    return point, place.spread


def is_loose(place: MarkerPlace) -> bool:
    """Return whether a place is none that a marker keeps to: a joint's center, or the kneecap."""
    return place.landmark is not None and split_side(place.landmark)[0] in LOOSE


def hip_centers(seen: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the hips' centers [m] by regression on the pelvis; landmarks and centers (frames, 3).

    Hara et al. (2016) on leg length where standing ankles are seen, else Harrington et al. (2007)
    on the pelvis' width and depth. Empty where a landmark of the pelvis is missing.
    """
    back = [seen[name] for name in ("psis_r", "psis_l") if name in seen]
    back = back or [seen[name] for name in ("sacrum",) if name in seen]
    if not back or "asis_r" not in seen or "asis_l" not in seen:
        return {}
    front = 0.5 * (seen["asis_r"] + seen["asis_l"])
    across, ahead = seen["asis_r"] - seen["asis_l"], front - np.mean(back, axis=0)
    width, depth = (float(np.nanmean(np.linalg.norm(v, axis=1))) for v in (across, ahead))
    z = across / np.linalg.norm(across, axis=1, keepdims=True)
    y = np.cross(z, ahead)
    y /= np.linalg.norm(y, axis=1, keepdims=True)
    leg = _leg_length(seen) if len(front) == 1 else None
    if leg is not None:
        x_, y_, z_ = 0.011 - 0.063 * leg, -0.009 - 0.078 * leg, 0.008 + 0.086 * leg
    else:
        x_, y_, z_ = -0.24 * depth - 0.0099, -0.30 * width - 0.0109, 0.33 * width + 0.0073
    middle = front + x_ * np.cross(y, z) + y_ * y
    return {f"hip_guess_{side}": middle + sign * z_ * z for side, sign in SIDE_SIGN.items()}


def middle_centers(seen: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return centers of knees and ankles [m], halfway between two landmarks (frames, 3)."""
    centers = {}
    for joint in ("knee", "ankle"):
        for side in SIDE_SIGN:
            ends = [seen.get(f"{joint}_{end}_{side}") for end in ("lateral", "medial")]
            if ends[0] is not None and ends[1] is not None:
                centers[f"{joint}_center_{side}"] = 0.5 * (ends[0] + ends[1])
    return centers


def _leg_length(seen: Mapping[str, FloatArray]) -> float | None:
    """Return the mean distance [m] from the anterior iliac spine to the ankle, standing."""
    for ankle in ("ankle_medial", "ankle_center", "ankle_lateral"):
        legs = [
            float(np.linalg.norm(seen[f"{ankle}_{side}"][0] - seen[f"asis_{side}"][0]))
            for side in SIDE_SIGN
            if f"{ankle}_{side}" in seen
        ]
        if legs:
            return sum(legs) / len(legs)
    return None


# [m] standard deviation of a marker on moving skin, by bone; assumed. That those of the pelvis, on
# bony spines, are the firmest is borne out by the horizontal force left at the pelvis: it falls on
# four recordings, by up to a quarter, since arms and shoes no longer turn the pelvis.
NOISE: dict[str, float] = {"pelvis": 0.007}
USUAL_NOISE = 0.010  # [m] on all other bones


def noise_of(bones: Sequence[str]) -> FloatArray:
    """Return the standard deviation [m] of markers on these bones."""
    return np.array([NOISE.get(bone, USUAL_NOISE) for bone in bones])


# Where the markers of a cluster are about, right side, at reference size [m].
MIDDLE: dict[str, Vector] = {
    "pelvis": (-0.08, 0.04, 0.0),
    "torso": (0.0, 0.22, 0.0),
    "femur": (0.03, -0.22, 0.05),
    "tibia": (0.02, -0.20, 0.03),
    "calcn": (0.05, 0.03, 0.0),
    "toes": (0.03, 0.01, -0.01),
    "humerus": (0.0, -0.15, 0.03),
    "forearm": (0.0, -0.10, 0.03),
    "radius": (0.0, -0.23, 0.01),
}


def middle_of(bone: str) -> FloatArray:
    """Return about where the markers of a cluster are [m], in the bone's frame."""
    stem, side = split_side(bone)
    return np.array(MIDDLE[stem]) * (1.0, 1.0, SIDE_SIGN.get(side, 1.0))
