"""Pose: the runner at one moment, seen from the side of the stride's leg, running to the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite

import numpy as np

from runatomy.analysis.trial.skeleton import MuscleLine, SkeletonPose
from runatomy.app.report import words
from runatomy.app.report.body_map_style import DARK, LIGHT, color
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.picture.arrow import arrow
from runatomy.app.report.trial.picture.bones import (
    ARM,
    LEG,
    MIDDLE,
    MILLI,
    arm_points,
    leg_points,
    middle_points,
    used,
)
from runatomy.app.report.trial.picture.flesh import flesh
from runatomy.muscle.anatomy import muscle_named
from runatomy.terms.arrays import FloatArray

ROOM = (70.0, 80.0, 60.0)  # [mm] beside, above and below the runner
INSIDE = -0.004  # [m] muscles this far inside of the bones are drawn beneath them
OTHER = {"right": "left", "left": "right"}


def frame(poses: Sequence[SkeletonPose]) -> tuple[float, float, float, float]:
    """Return left, top, width and height [mm] of a box that holds each of the poses."""
    corners = np.concatenate([_reach(pose) for pose in poses])
    left, right = corners[:, 0].min() - ROOM[0], corners[:, 0].max() + ROOM[0]
    top, low = corners[:, 1].max() + ROOM[1], corners[:, 1].min() - ROOM[2]
    return float(left), float(-top), float(right - left), float(top - low)


def pose_svg(
    pose: SkeletonPose, box: tuple[float, float, float, float], mass: float, key: str
) -> str:
    """Return a pose in a box of `frame`: far limbs, trunk, near leg with its muscles, force.

    `mass` [kg] of the runner scales the flesh; `key` begins the ids of the drawn pieces.
    """
    near, far = pose.side, OTHER[pose.side]
    outward = 1.0 if near == "right" else -1.0
    legs = {side: leg_points(pose, side) for side in (near, far)}
    arms = {side: arm_points(pose, side) for side in (near, far)}
    inner, outer = _by_depth(pose.muscles, near, legs[near], outward)
    beneath, above = _by_depth(pose.muscles, far, legs[far], outward)
    distant = _muscles([*beneath, *above], mass)
    ground = -MILLI * pose.ground
    middle = middle_points(pose)
    inside = [
        element("line", class_="sk-ground", x1=f"{box[0]:.0f}", x2=f"{box[0] + box[2]:.0f}",
                y1=f"{ground:.0f}", y2=f"{ground:.0f}"),
        element("g", used(ARM, arms[far], key), used(LEG, legs[far], key), distant,
                class_="sk-far"),
        element("g", used(MIDDLE[:1], middle, key), class_="sk-bones"),
        _muscles(inner, mass),
        element("g", used(MIDDLE[1:], middle, key), used(LEG, legs[near], key),
                used(ARM, arms[near], key), class_="sk-bones"),
        _muscles(outer, mass),
        *(arrow(point, force, side == near) for side, point, force in pose.forces),
    ]  # fmt: skip
    viewed = " ".join(f"{number:.0f}" for number in box)
    return element("svg", *inside, class_="sk", viewBox=viewed, role="img", aria_label=told(pose))


def told(pose: SkeletonPose) -> str:
    """Return what a screen reader says of a pose: the moment, the force, the busiest muscles."""
    busy = sorted(
        {line.muscle: line.activation for line in pose.muscles
         if line.side == pose.side and isfinite(line.activation)}.items(),
        key=lambda item: -item[1],
    )[:3]  # fmt: skip
    parts = [f"The skeleton at {pose.label} of the {pose.side} leg."]
    parts += [
        f"Ground force on the {side} foot {np.linalg.norm(force):.1f} times body weight."
        for side, _, force in pose.forces
    ]
    if busy:
        named = ", ".join(
            f"{muscle_named(name).plain.lower()} {words.percent(value)}" for name, value in busy
        )
        parts.append(f"Busiest: {named}.")
    return " ".join(parts)


def _by_depth(
    lines: Iterable[MuscleLine], side: str, leg: Mapping[str, FloatArray], outward: float
) -> tuple[list[MuscleLine], list[MuscleLine]]:
    """Return a leg's muscles that lie inside of its bones and those outside, the inmost first."""
    if not {"hip", "knee", "ankle"} <= leg.keys():
        return [], [line for line in lines if line.side == side]
    bone = np.concatenate(
        [np.linspace(leg[a], leg[b], 20) for a, b in (("hip", "knee"), ("knee", "ankle"))]
    )
    mine = [(_outside(line.points, bone, outward), line) for line in lines if line.side == side]
    mine.sort(key=lambda pair: pair[0])
    inner = [line for away, line in mine if away < INSIDE]
    return inner, [line for _, line in mine[len(inner) :]]


def _outside(points: FloatArray, bone: FloatArray, outward: float) -> float:
    """Return how far [m] a path runs outside of the leg's line through its joints, on average."""
    seen = points[:, None, :2] - bone[None, :, :2]
    nearest = bone[np.argmin((seen**2).sum(axis=2), axis=1)]
    return float(np.mean(outward * (points[:, 2] - nearest[:, 2])))


def _muscles(lines: Iterable[MuscleLine], mass: float) -> str:
    return "".join(_muscle(line, mass) for line in lines)


def _muscle(line: MuscleLine, mass: float) -> str:
    tendon, belly = flesh(line.points, line.element, mass)
    if not len(belly):
        return ""
    named = muscle_named(line.muscle)
    known = isfinite(line.activation)
    value = words.percent(line.activation) if known else "not solved"
    title = element("title", text(f"{named.plain} ({named.latin}), {line.side}: {value}"))
    paint = (
        f"--l:{color(line.activation, LIGHT)};--d:{color(line.activation, DARK)}" if known else None
    )
    flesh_class = "sk-muscle" if known else "sk-muscle sk-none"
    return element("path", d=_path(tendon), class_="sk-tendon") + element(
        "path", title, d=_path(belly) + "z", class_=flesh_class, style=paint
    )


def _path(outline: FloatArray) -> str:
    points = np.round(outline * [MILLI, -MILLI]).astype(int)
    steps = " ".join(map(str, np.diff(points, axis=0).ravel().tolist())).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{steps}"


def _reach(pose: SkeletonPose) -> FloatArray:
    """Return points [mm] that the picture must hold, forward and up."""
    found = [bone.points[:, :2] for bone in pose.bones]
    found.append(np.array([[0.0, pose.ground]]))
    return np.asarray(MILLI * np.concatenate(found))
