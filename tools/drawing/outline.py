"""Outlines: regions of a pixel image traced as closed paths, smoothed, thinned and written as SVG."""

from __future__ import annotations

import contourpy
import numpy as np
from scipy import ndimage

from drawing.stand import Array

SOFT = 1.6  # [px] how far a region's edge is smoothed


def partition(label: Array, count: int, soft: float = SOFT) -> tuple[Array, Array, Array]:
    """Return, pixel by pixel, the strongest smoothed region, its strength and the runner-up's."""
    best = np.full(label.shape, -1.0)
    second = np.full(label.shape, -1.0)
    owner = np.full(label.shape, -1)
    for region in range(-1, count):
        mask = label == region
        if not mask.any():
            continue
        strength = ndimage.gaussian_filter(mask.astype(np.float32), soft)
        wins = strength > best
        second = np.where(wins, best, np.maximum(second, strength))
        best = np.where(wins, strength, best)
        owner[wins] = region
    return owner, best, second


def without_specks(label: Array, least: int) -> Array:
    """Give connected regions smaller than `least` pixels to their neighbors."""
    tidy = label.copy()
    for region in np.unique(label):
        pieces, _ = ndimage.label(label == region)
        small = np.bincount(pieces.ravel()) < least
        small[0] = False
        tidy[small[pieces]] = -9
    gone = tidy == -9
    nearest = ndimage.distance_transform_edt(gone, return_distances=False, return_indices=True)
    return tidy[tuple(nearest)]


def trace(field: Array, level: float = 0.0) -> list[Array]:
    """Return closed lines around where a field is above a level, in pixels (column, row)."""
    padded = np.pad(field, 1, constant_values=field.min() if field.min() < level else level - 1)
    return [line - 1 for line in contourpy.contour_generator(z=padded).lines(level)]


def thin(line: Array, tolerance: float) -> Array:
    """Drop points that lie within a tolerance of the line without them (Douglas and Peucker 1973)."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last <= first + 1:
            continue
        chord = line[last] - line[first]
        away = line[first + 1 : last] - line[first]
        length = float(np.hypot(*chord))
        if length < 1e-9:
            distance = np.hypot(*away.T)
        else:
            distance = np.abs(chord[0] * away[:, 1] - chord[1] * away[:, 0]) / length
        worst = int(distance.argmax())
        if distance[worst] > tolerance:
            keep[first + 1 + worst] = True
            stack += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return line[keep]


def area(line: Array) -> float:
    """Return the area a closed line encloses."""
    x, y = line.T
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def svg(line: Array, closed: bool) -> str:
    """Write a line in whole tenths of a unit as a path: one move, then relative steps."""
    points = np.round(line * 10).astype(int)
    points = points[np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])]
    if len(points) < 2:
        return ""
    text = f"M{points[0][0]} {points[0][1]}l"
    steps = np.diff(points, axis=0)
    steps = steps[:-1] if closed else steps
    parts: list[str] = []
    for number in steps.ravel():
        parts.append(str(number) if not parts or number < 0 else f" {number}")
    return text + "".join(parts) + ("z" if closed else "")
