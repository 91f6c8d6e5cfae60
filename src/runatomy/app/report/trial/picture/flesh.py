"""Flesh: a muscle's path as a tendon's line with a tapered belly on it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.terms.arrays import FloatArray

STATIONS = 17  # along the shape
TENDON = 0.0025  # [m] half width
WIDEST = 0.026  # [m] half width; broader sheets are drawn this broad
ROUND = 0.60  # [-] mean of the squared outline of a belly over its largest
MASS = 75.0  # [kg] of the runner with these volumes


class Belly(NamedTuple):
    """Where a muscle's flesh lies along its path, and how much of it there is.

    Volumes are the shares of Handsfield et al. (2014) for 75 kg, split evenly where a muscle has
    several paths; the places along the path are judged from anatomy. They serve the drawing alone.
    """

    volume: float  # [cm3]
    start: float = 0.0  # [-] of the path
    end: float = 1.0
    peak: float = 0.45  # [-] of the belly
    full: float = 0.6  # exponent of the outline: small is blunt, large is slender
    bow: float = 0.0  # [m] how far the belly lies before the path, behind it where negative


BELLIES: dict[str, Belly] = {
    "addbrev": Belly(110, 0.0, 1.0),
    "addlong": Belly(169, 0.03, 1.0, 0.6),
    "addmagDist": Belly(147, 0.0, 0.9, 0.4),
    "addmagIsch": Belly(147, 0.0, 0.8, 0.4),
    "addmagMid": Belly(147, 0.0, 0.95, 0.4),
    "addmagProx": Belly(147, 0.0, 0.95, 0.4),
    "bflh": Belly(218, 0.06, 0.84, 0.5, bow=-0.006),
    "bfsh": Belly(105, 0.0, 0.92),
    "edl": Belly(78, 0.0, 0.62, 0.4),
    "ehl": Belly(30, 0.05, 0.6),
    "fdl": Belly(32, 0.0, 0.5),
    "fhl": Belly(81, 0.0, 0.48, bow=-0.004),
    "gaslat": Belly(158, 0.03, 0.49, 0.5, bow=-0.014),
    "gasmed": Belly(270, 0.03, 0.53, 0.5, bow=-0.016),
    "glmax1": Belly(297, 0.0, 0.97, 0.45, 0.45, bow=-0.008),
    "glmax2": Belly(297, 0.0, 0.97, 0.45, 0.45, bow=-0.008),
    "glmax3": Belly(297, 0.0, 0.97, 0.45, 0.45, bow=-0.006),
    "glmed1": Belly(87, 0.0, 0.96, 0.45, 0.5),
    "glmed2": Belly(87, 0.0, 0.96, 0.45, 0.5),
    "glmed3": Belly(87, 0.0, 0.96, 0.45, 0.5),
    "glmin1": Belly(30, 0.0, 0.85),
    "glmin2": Belly(30, 0.0, 0.85),
    "glmin3": Belly(30, 0.0, 0.85),
    "grac": Belly(109, 0.0, 0.72, 0.35),
    "iliacus": Belly(185, 0.0, 0.85),
    "perbrev": Belly(36, 0.0, 0.66, 0.4),
    "perlong": Belly(95, 0.0, 0.48, 0.4),
    "piri": Belly(46, 0.0, 0.8),
    "psoas": Belly(180, 0.0, 0.85),
    "recfem": Belly(283, 0.04, 0.72, 0.42, bow=0.012),
    "sart": Belly(171, 0.0, 0.9, 0.4, bow=0.01),
    "semimem": Belly(258, 0.26, 0.95, 0.55, bow=-0.004),
    "semiten": Belly(194, 0.03, 0.7, 0.45, bow=-0.01),
    "soleus": Belly(464, 0.0, 0.74, 0.42, 0.5, bow=-0.012),
    "tfl": Belly(80, 0.0, 0.32, 0.5, bow=0.006),
    "tibant": Belly(143, 0.0, 0.64, 0.36, bow=0.006),
    "tibpost": Belly(111, 0.0, 0.66),
    "vasint": Belly(287, 0.0, 0.72, 0.5, bow=0.006),
    "vaslat": Belly(870, 0.0, 0.82, 0.5, bow=0.006),
    "vasmed": Belly(452, 0.0, 0.84, 0.6, bow=0.006),
}
OTHER = Belly(60)


def flesh(points: FloatArray, element: str, mass: float = MASS) -> tuple[FloatArray, FloatArray]:
    """Return tendon and belly of a muscle along its path (points, 2 or 3) [m].

    The tendon is a line (stations, 2) [m], forward and up, the belly a closed outline (corners, 2);
    a third direction is seen from its end and only lengthens the path. `mass` [kg] of the runner
    scales the flesh. Both are empty where the path has no length.
    """
    path = _even(_soft(np.asarray(points, dtype=float)), np.linspace(0.0, 1.0, STATIONS))
    if not len(path):
        return np.empty((0, 2)), np.empty((0, 2))
    belly = BELLIES.get(element, OTHER)
    length = float(_lengths(path).sum())
    within = np.linspace(0.0, 1.0, STATIONS)
    middle = _even(path, belly.start + (belly.end - belly.start) * within)[:, :2]
    outline = _outline(belly, within)
    along = np.gradient(middle, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]])
    across /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    middle = middle + across * (belly.bow * np.sin(np.pi * within))[:, None]
    half = TENDON + (_thickness(belly, length, mass) - TENDON) * outline
    away = across * half[:, None]
    return path[:, :2], np.concatenate([middle + away, (middle - away)[::-1]])


def _outline(belly: Belly, within: FloatArray) -> FloatArray:
    """Return the belly's thickness over its largest, along the belly."""
    place = within ** (np.log(0.5) / np.log(belly.peak))  # the peak to 0.5
    return np.asarray((4.0 * place * (1.0 - place)) ** belly.full)


def _thickness(belly: Belly, length: float, mass: float) -> float:
    """Return half the width [m] of the belly's thickest place, from its volume and length."""
    volume = belly.volume * 1e-6 * mass / MASS
    own = np.pi * ROUND * (belly.end - belly.start) * length
    return float(min(np.sqrt(volume / own), WIDEST))


def _soft(points: FloatArray, times: int = 3) -> FloatArray:
    """Return a line without corners: each cut at a quarter and three quarters (Chaikin 1974)."""
    for _ in range(times if len(points) > 2 else 0):
        cut = np.stack([0.75 * points[:-1] + 0.25 * points[1:],
                        0.25 * points[:-1] + 0.75 * points[1:]], axis=1)  # fmt: skip
        points = np.concatenate([points[:1], cut.reshape(-1, points.shape[1])[1:-1], points[-1:]])
    return points


def _even(points: FloatArray, places: FloatArray) -> FloatArray:
    """Return the line at these shares of its length; empty where it has none."""
    steps = _lengths(points)
    if not steps.sum() > 0.0:
        return np.empty((0, points.shape[1]))
    at = np.concatenate([[0.0], np.cumsum(steps)])
    return np.column_stack([np.interp(places * at[-1], at, column) for column in points.T])


def _lengths(points: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.norm(np.diff(points, axis=0), axis=1))
