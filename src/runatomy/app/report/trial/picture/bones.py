"""Bones: the drawn pieces of the skeleton, and where each hangs in a pose."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from runatomy.analysis.trial.skeleton import Bone, SkeletonPose
from runatomy.terms.arrays import FloatArray

MIDDLE = ("spine", "pelvis", "ribs", "head", "girdle")
LEG = ("femur", "shank", "patella", "foot", "toes")
ARM = ("humerus", "forearm", "hand")
FOLLOWS = 0.3  # [-] of knee flexion by which the kneecap turns back against the shank
MILLI = 1000.0  # [1/m] the drawing is in millimeters


@cache
def pieces() -> Mapping[str, Any]:
    """Return the drawn pieces by name, as the package ships them."""
    text = (files("runatomy.app.report") / "data/skeleton.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)["pieces"]
    return found


def defined(key: str) -> str:
    """Return the pieces as SVG shapes to be used by `used`; `key` begins their ids."""
    return "".join(
        f'<g id="{key}-{name}"><path fill-rule="evenodd" d="{_path(piece["outline"])}"/>'
        f'<path class="sk-shade" fill-rule="evenodd" d="{_path(piece["shade"])}"/></g>'
        for name, piece in pieces().items()
    )


def used(names: Iterable[str], points: Mapping[str, FloatArray], key: str) -> str:
    """Return pieces hung between points (3,) [m] of a pose; those without points are left out."""
    found = []
    for name in names:
        start, end = (points.get(pieces()[name][which]) for which in ("from", "to"))
        if start is not None and end is not None:
            bend = FOLLOWS * _flexion(points) if name == "patella" else 0.0
            matrix = hung(start, end, pieces()[name]["length"], bend)
            found.append(f'<use href="#{key}-{name}" transform="matrix({matrix})"/>')
    return "".join(found)


def hung(start: FloatArray, end: FloatArray, length: float, turn: float = 0.0) -> str:
    """Return the SVG matrix that lays a piece [mm] between two points [m], turned by `turn` [rad].

    Along the line a piece is as long as it is seen, across it as broad as the bone is large.
    """
    line = np.asarray(end - start, dtype=float)
    seen = max(float(np.hypot(*line[:2])), 1e-6)
    size = float(np.linalg.norm(line)) * MILLI / length
    a = line[:2] * MILLI / length
    c = np.array([-line[1], line[0]]) / seen * size
    cos, sin = np.cos(turn), np.sin(turn)
    a, c = cos * a + sin * c, cos * c - sin * a
    numbers = (a[0], -a[1], c[0], -c[1], MILLI * start[0], -MILLI * start[1])
    return " ".join(f"{number:.4g}" if abs(number) < 10 else f"{number:.1f}" for number in numbers)


def leg_points(pose: SkeletonPose, side: str) -> dict[str, FloatArray]:
    """Return where hip, knee, ankle, ball and toe tip of a side lie (3,) [m]."""
    bones = {bone.name: bone for bone in pose.bones if bone.side == side}
    found = _ends(bones, "femur", "hip", "knee") | _ends(bones, "tibia", "knee", "ankle")
    return found | _ends(bones, "toes", "ball", "tip")


def arm_points(pose: SkeletonPose, side: str) -> dict[str, FloatArray]:
    """Return where shoulder, elbow and wrist of a side lie (3,) [m]."""
    bones = {bone.name: bone for bone in pose.bones if bone.side == side}
    return _ends(bones, "humerus", "shoulder", "elbow") | _ends(bones, "forearm", "elbow", "wrist")


def middle_points(pose: SkeletonPose) -> dict[str, FloatArray]:
    """Return the middle of the hips and of the shoulders, and the foot of the spine (3,) [m]."""
    trunk = [bone.points[0] for bone in pose.bones if bone.name == "trunk"]
    found = {"lumbar": trunk[0]} if trunk else {}
    for name, bone in (("hips", "femur"), ("shoulders", "humerus")):
        both = [one.points[0] for one in pose.bones if one.name == bone]
        if both:
            found[name] = np.mean(both, axis=0)
    return found


def _ends(bones: Mapping[str, Bone], name: str, first: str, last: str) -> dict[str, FloatArray]:
    bone = bones.get(name)
    return {} if bone is None else {first: bone.points[0], last: bone.points[-1]}


def _flexion(points: Mapping[str, FloatArray]) -> float:
    """Return knee flexion [rad] as it is seen from the side."""
    thigh, shank = points["knee"] - points["hip"], points["ankle"] - points["knee"]
    return float(np.arctan2(thigh[0], -thigh[1]) - np.arctan2(shank[0], -shank[1]))


def _path(lines: Iterable[list[int]]) -> str:
    """Return closed lines [mm] as SVG: one move and relative steps each."""
    return "".join(_closed(np.reshape(line, (-1, 2))) for line in lines)


def _closed(points: FloatArray) -> str:
    steps = np.diff(points, axis=0)[:-1]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z"
