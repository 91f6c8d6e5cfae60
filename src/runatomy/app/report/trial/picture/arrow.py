"""Arrow: the ground's force on a foot, from its point."""

from __future__ import annotations

import numpy as np

from runatomy.app.report.page.element import element
from runatomy.app.report.trial.picture.bones import MILLI
from runatomy.terms.arrays import FloatArray

PER_WEIGHT = 330.0  # [mm per body weight] length of the force's arrow
LEAST = 110.0  # [mm] a shorter arrow is left out


def arrow(point: FloatArray, force: FloatArray, near: bool) -> str:
    """Return the ground's force on a foot as an arrow from its point."""
    start = MILLI * point[:2] * [1.0, -1.0]
    along = PER_WEIGHT * force[:2] * [1.0, -1.0]
    length = float(np.hypot(*along))
    if length < LEAST:
        return ""
    tip, unit = start + along, along / length
    across = np.array([-unit[1], unit[0]])
    head = [tip, tip - 50 * unit + 20 * across, tip - 38 * unit, tip - 50 * unit - 20 * across]
    corners = " ".join(f"{x:.0f},{y:.0f}" for x, y in head)
    end = tip - 40 * unit
    shaft = f"M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}"
    drawn = element("path", d=shaft) + element("polygon", points=corners)
    return element("g", drawn, class_="sk-force" if near else "sk-force sk-dim")
