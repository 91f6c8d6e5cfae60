"""Moments: what joints give on the level, against inverse dynamics of runners in a laboratory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from tools.validation.claim import Claim, Theme, aside, listed
from tools.validation.solved import Closed, Strides

from runatomy.terms.arrays import FloatArray

SPEEDS = (2.5, 3.5, 4.5)  # [m/s]
RUNNERS = ("RBDS001", "SUB0041", "SUB0042", "SUB0044")
FAULTY = ("SUB0042", 4.5)
JOINTS = {  # joint: coordinate, sign of the recorded moment against ours, name of its extension
    "hip": ("hip_flexion_r", 1.0, "extending"),
    "knee": ("knee_angle_r", -1.0, "extending"),
    "ankle": ("ankle_angle_r", -1.0, "pushing down"),
}
SOURCE = "Fukuchi 2017, curves of four runners"

Curves = dict[tuple[str, str, float], FloatArray]  # (joint, "Mom" or "Pow", speed): (legs, n)


def moments(strides: Strides, shared: Path) -> Theme:
    """Return joint moments and powers beside recorded ones, or a sentence where they are absent."""
    title, folder = "Joint moments and powers", shared / "curves"
    if not folder.is_dir():
        return Theme(title=title, intro="The recordings were not there when this page was written.")
    curves = _curves(folder)
    at = listed(SPEEDS, "{:g}") + " m/s"
    return Theme(
        title=title,
        intro=(
            "For information: means of both legs of four runners (three at 4.5 m/s, where one is "
            "faulty) of Fukuchi et al. (2017), sagittal plane, against ours. Moments and powers "
            f"of these recordings did not enter the normal stride. At {at}; N·m/kg and W/kg."
        ),
        claims=tuple(row for joint in JOINTS for row in _rows(strides, curves, joint)),
    )


def _rows(strides: Strides, curves: Curves, joint: str) -> list[Claim]:
    coordinate, sign, extending = JOINTS[joint]

    def beside(what: str, kind: str, measure: Callable[[FloatArray], FloatArray]) -> Claim:
        turned = sign if kind == "Mom" else 1.0
        published = [float(measure(turned * curves[joint, kind, v]).mean()) for v in SPEEDS]
        ours = [
            float(measure(_ours(strides.closed(v), coordinate, kind)[None]).mean()) for v in SPEEDS
        ]
        return aside(f"{joint.capitalize()}: {what}", SOURCE, listed(published), listed(ours))

    def at(phase: int) -> Callable[[FloatArray], FloatArray]:
        return lambda x: -x[:, phase]

    rows = [
        beside(f"largest {extending} moment", "Mom", lambda x: (-x).max(axis=1)),
        beside(f"{extending} moment at 15 % of the stride", "Mom", at(15)),
        beside(f"{extending} moment at 25 % of the stride", "Mom", at(25)),
        beside("mean positive power", "Pow", lambda x: np.maximum(x, 0.0).mean(axis=1)),
        beside("mean negative power", "Pow", lambda x: np.minimum(x, 0.0).mean(axis=1)),
    ]
    if joint == "hip":
        rows.insert(1, beside("largest bending moment", "Mom", lambda x: x.max(axis=1)))
    return rows


def _ours(closed: Closed, coordinate: str, kind: str) -> FloatArray:
    return closed.moment(coordinate) if kind == "Mom" else closed.power(coordinate)


def _curves(folder: Path) -> Curves:
    """Return recorded moments and powers (legs, 100) from right or left foot strike."""
    found: dict[tuple[str, str, float], list[FloatArray]] = {}
    for runner in RUNNERS:
        lines = (folder / f"{runner}processed.txt").read_text(encoding="utf-8").splitlines()
        names = lines[0].split("\t")
        rows = [line.split("\t") for line in lines[1:101]]
        for joint in JOINTS:
            for kind, axis in (("Mom", "MomZ"), ("Pow", "Pow")):
                for speed in SPEEDS:
                    if (runner, speed) == FAULTY:
                        continue
                    for side in "RL":
                        column = names.index(f"{side}{joint}{axis}{10 * speed:.0f}")
                        curve = np.array([float(row[column]) for row in rows])
                        found.setdefault((joint, kind, speed), []).append(curve)
    return {key: np.stack(curves) for key, curves in found.items()}
