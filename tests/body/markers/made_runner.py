"""A made runner: bones of known sizes, markers of known places, motion of known angles.

Markers are carried by MuJoCo's own kinematics, not by the chain that is tested.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import mujoco
import numpy as np

from body.poses import still
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.markers import FittedBody, MarkerCloud
from runatomy.body.markers.places import bone_of, point_of, split_side
from runatomy.body.model import BodyModel, build_body_by_segment
from runatomy.body.scale import size_of
from runatomy.body.segments import Vector
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.landmarks import LANDMARKS, MarkerPlace

MASS, HEIGHT = 66.0, 1.74  # [kg], [m]
SIZES: dict[str, Vector] = {
    "pelvis": (1.05, 0.98, 1.08),
    "torso": (1.0, 1.0, 1.0),
    "femur": (1.08, 1.08, 1.08),
    "tibia": (1.00, 1.00, 1.00),
    "foot": (1.06, 1.06, 1.06),
    "humerus": (0.98, 0.98, 0.98),
    "forearm": (1.02, 1.02, 1.02),
}
CLUSTERS: dict[str, tuple[Vector, ...]] = {  # [m] right side
    "femur": ((0.06, -0.18, 0.05), (0.02, -0.25, 0.07), (0.07, -0.30, 0.02)),
    "tibia": ((0.04, -0.15, 0.03), (0.01, -0.22, 0.05), (0.03, -0.28, 0.01)),
    "humerus": ((0.03, -0.08, 0.03), (0.01, -0.15, 0.05), (0.04, -0.20, 0.02)),
    "forearm": ((0.02, -0.08, 0.03), (-0.02, -0.15, 0.02), (0.01, -0.22, -0.03)),
}
LEFT_OUT = ("hip_guess", "patella", "wrist_radius", "wrist_ulna", "toe")
PLACES: dict[str, MarkerPlace] = {
    name: MarkerPlace(segment=segment, landmark=name)
    for name, segment in LANDMARKS.items()
    if split_side(name)[0] not in LEFT_OUT
}
PLACES |= {
    f"{bone}{i}_{side}": MarkerPlace(segment=f"{bone}_{side}")
    for bone, points in CLUSTERS.items()
    for i in range(len(points))
    for side in "rl"
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MadeRunner:
    """A runner of whom everything is known."""

    body: BodyModel
    points: dict[str, FloatArray]  # [m] (3,) on the bone

    def cloud(self, values: FloatArray, names: list[str] | None = None) -> MarkerCloud:
        """Where the markers are in a motion (frames, coordinates)."""
        names = list(PLACES) if names is None else names
        model = self.body.mujoco_model
        data, joints = mujoco.MjData(model), still(self.body, values).position
        position = np.empty((len(values), len(names), 3))
        bones = [model.body(bone_of(PLACES[name])).id for name in names]
        for frame in range(len(values)):
            data.qpos[:] = joints[frame]
            mujoco.mj_kinematics(model, data)
            for k, (name, bone) in enumerate(zip(names, bones, strict=True)):
                turn = data.xmat[bone].reshape(3, 3)
                position[frame, k] = data.xpos[bone] + turn @ self.points[name]
        places = tuple(PLACES[name] for name in names)
        return MarkerCloud(names=tuple(names), places=places, position=position)

    def fitted(self) -> FittedBody:
        """The runner's body with every marker where it truly sits."""
        count = len(PLACES)
        return FittedBody(
            body=self.body,
            markers=tuple(PLACES),
            places=tuple(PLACES.values()),
            bone=tuple(bone_of(place) for place in PLACES.values()),
            point=np.array([self.points[name] for name in PLACES]),
            segment_scale={},
            scaling=Evidence(origin=Origin.MODELED, source="made"),
            landmark_error=np.zeros(count),
            standing=None,
        )


@cache
def made_runner() -> MadeRunner:
    """A runner with long thighs and a broad pelvis."""
    points = {}
    for name, place in PLACES.items():
        size = size_of(bone_of(place), SIZES, 1.0)
        if place.landmark is not None:
            points[name] = point_of(place.landmark)[0] * size
        else:
            stem, side = split_side(name)
            mirror = (1.0, 1.0, 1.0 if side == "r" else -1.0)
            points[name] = np.multiply(CLUSTERS[stem[:-1]][int(stem[-1])], mirror) * size
    return MadeRunner(body=build_body_by_segment(MASS, HEIGHT, SIZES), points=points)


def firm(names: list[str]) -> list[str]:
    """The markers that are followed: none on the centers of joints."""
    return [name for name in names if "_center" not in name]


def standing_values() -> FloatArray:
    """A person standing, not quite straight."""
    values = np.zeros((1, len(COORDINATES)))
    for name, angle in (
        ("pelvis_tilt", -0.1), ("pelvis_ty", 0.95), ("pelvis_rotation", 0.3),
        ("hip_flexion_r", 0.08), ("hip_flexion_l", 0.05), ("hip_rotation_r", -0.1),
        ("knee_angle_r", 0.06), ("knee_angle_l", 0.03), ("ankle_angle_r", -0.05),
        ("lumbar_extension", 0.1), ("arm_add_r", -0.2), ("arm_add_l", -0.2),
        ("elbow_flex_r", 0.3), ("elbow_flex_l", 0.3),
    ):  # fmt: skip
        values[0, INDEX[name]] = angle
    return values


def running_values(frames: int, rate: float = 100.0) -> FloatArray:
    """A smooth run of two legs half a stride apart, arms against them."""
    time = np.arange(frames) / rate
    values = np.zeros((frames, len(COORDINATES)))
    wave = {side: 2.0 * np.pi * 1.4 * time + shift for side, shift in (("r", 0.0), ("l", np.pi))}
    values[:, INDEX["pelvis_tx"]] = 0.3 * time
    values[:, INDEX["pelvis_ty"]] = 0.95 + 0.04 * np.cos(2.0 * wave["r"])
    values[:, INDEX["pelvis_tilt"]] = -0.2 + 0.05 * np.sin(2.0 * wave["r"])
    values[:, INDEX["pelvis_list"]] = 0.08 * np.sin(wave["r"])
    values[:, INDEX["pelvis_rotation"]] = 0.1 * np.cos(wave["r"])
    values[:, INDEX["lumbar_extension"]] = -0.05 + 0.05 * np.cos(2.0 * wave["r"])
    values[:, INDEX["lumbar_bending"]] = -0.1 * np.sin(wave["r"])
    values[:, INDEX["lumbar_rotation"]] = -0.2 * np.cos(wave["r"])
    for side, phase in wave.items():
        swing = {
            "hip_flexion": 0.3 + 0.6 * np.cos(phase), "hip_adduction": 0.1 * np.sin(phase),
            "hip_rotation": 0.1 * np.cos(phase), "knee_angle": 0.9 + 0.7 * np.sin(phase),
            "ankle_angle": 0.3 * np.sin(phase + 1.0),
            "arm_flex": -0.3 - 0.4 * np.cos(phase), "arm_add": -0.3 + 0.05 * np.sin(phase),
            "arm_rot": 0.1 * np.sin(phase), "elbow_flex": 1.6 + 0.3 * np.cos(phase),
        }  # fmt: skip
        for name, angle in swing.items():
            values[:, INDEX[f"{name}_{side}"]] = angle
    return values


def with_position(cloud: MarkerCloud, position: FloatArray) -> MarkerCloud:
    """The same markers elsewhere."""
    return replace(cloud, position=position)
