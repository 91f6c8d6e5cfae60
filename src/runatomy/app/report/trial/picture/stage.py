"""Stage: the poses of one stride beside each other, with the scale of activation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

import numpy as np

from runatomy.analysis.trial.skeleton import SkeletonPose
from runatomy.app.report import words
from runatomy.app.report.body_map_style import DARK, LIGHT
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.picture.bones import defined
from runatomy.app.report.trial.picture.pose import frame, pose_svg

LEAST = 0.05  # [body weights] a smaller force is not told
KEY = "sk"  # begins the ids of the drawn pieces


def stage(poses: Sequence[SkeletonPose], mass: float) -> str:
    """Return the poses as figures; `mass` [kg] of the runner scales the flesh. Empty without."""
    if not poses:
        return ""
    ground = min(pose.ground for pose in poses)  # one floor, where each pose found its own
    poses = [replace(pose, ground=ground) for pose in poses]
    box = frame(poses)
    shapes = element("svg", element("defs", defined(KEY)), class_="sk-defs", aria_hidden="true")
    figures = (_figure(pose, pose_svg(pose, box, mass, KEY)) for pose in poses)
    solved = any(isfinite(line.activation) for pose in poses for line in pose.muscles)
    return element("div", shapes, *figures, class_="stage") + (_legend() if solved else "")


def _figure(pose: SkeletonPose, drawn: str) -> str:
    told = [f"{words.number(pose.phase, 0)} % of the stride"]
    told += [
        f"{size:.1f} × body weight under the {side} foot"
        for side, size in ((side, np.linalg.norm(force)) for side, _, force in pose.forces)
        if size >= LEAST
    ]
    head = element("b", text(pose.label.capitalize()))
    lines = (element("span", text(line)) for line in told)
    return element("figure", drawn, element("figcaption", head, *lines))


def _legend() -> str:
    light, dark = (f"linear-gradient(90deg,{','.join(scale)})" for scale in (LIGHT, DARK))
    ticks = (
        element("span", text(words.percent(part)), style=f"left:{100 * part:.0f}%")
        for part in (0.0, 0.5, 1.0)
    )
    return element(
        "div",
        element("div", class_="ramp", style=f"--l:{light};--d:{dark}"),
        element("div", *ticks, class_="ticks"),
        element("p", "activation at this moment, of all the muscle can do", class_="means"),
        class_="legend",
    )
