"""Outlines: edges traced as closed lines, thinned and written as SVG paths."""

from __future__ import annotations

import contourpy
import numpy as np

from drawing.canvas import FINE, HALF
from drawing.stand import Array

LEAST = 8.0  # [units2] smaller outlines are left out


def trace(field: Array, level: float, whole: bool, least: float = LEAST) -> list[Array]:
    """Return closed lines around where a field is above a level.

    Args:
        field: pixels of the right half, or of the whole width if `whole`.

    Returns:
        Lines in units: distance from the middle of the body (right positive), from the top.
    """
    padded = np.pad(field, 1, constant_values=level - 1.0)
    lines: list[Array] = contourpy.contour_generator(z=padded).lines(level)  # type: ignore[assignment]
    shift = np.array([HALF if whole else 0.0, 0.0])
    placed = [(line - 0.5) / FINE - shift for line in lines]
    return [line for line in placed if _area(line) >= least]


def on_canvas(line: Array, facing: int) -> Array:
    """Place a line on the canvas: the runner's right is left in front, right from behind."""
    placed: Array = np.column_stack([HALF + facing * line[:, 0], line[:, 1]])
    return placed


def thin(line: Array, tolerance: float) -> Array:
    """Drop points that lie within a tolerance of the line without them (Douglas, Peucker 1973)."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last <= first + 1:
            continue
        distance = _distance(line[first + 1 : last], line[first], line[last])
        worst = int(distance.argmax())
        if distance[worst] > tolerance:
            keep[first + 1 + worst] = True
            stack += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return line[keep]


def path(line: Array, closed: bool = True) -> str:
    """Write a line, rounded to tenths of a unit, as one move and relative steps."""
    points = np.round(line * 10).astype(int)
    points = points[np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])]
    if len(points) < 2:
        return ""
    steps = np.diff(points, axis=0)
    steps = steps[:-1] if closed else steps
    return _numbers("M", points[0]) + _numbers("l", steps.ravel()) + ("z" if closed else "")


def paths(lines: list[Array], facing: int, tolerance: float) -> str:
    """Write closed lines as one path on the canvas."""
    return "".join(path(on_canvas(thin(line, tolerance), facing)) for line in lines)


def _numbers(command: str, tenths: Array) -> str:
    """Write numbers as briefly as SVG allows: no leading zero, no needless separator."""
    text, pointed = command, True
    for tenth in tenths:
        whole, rest = divmod(abs(int(tenth)), 10)
        number = (str(whole) if whole or not rest else "") + (f".{rest}" if rest else "")
        sign = "-" if tenth < 0 else ""
        bare = text[-1].isalpha() or sign or (number[0] == "." and pointed)
        text += ("" if bare else " ") + sign + number
        pointed = "." in number
    return text


def _distance(points: Array, start: Array, end: Array) -> Array:
    chord, away = end - start, points - start
    length = float(np.hypot(*chord))
    if length < 1e-9:
        return np.asarray(np.hypot(*away.T))
    return np.asarray(np.abs(chord[0] * away[:, 1] - chord[1] * away[:, 0]) / length)


def _area(line: Array) -> float:
    x, y = line.T
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2
