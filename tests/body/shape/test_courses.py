"""Drawn courses are the paths that the engine computes lengths and moments from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.paths import path_lengths
from runatomy.body.shape.courses import Courses, courses, turned
from runatomy.body.shape.flesh import flesh_of
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.muscle import parameters

GASTROC = ("gasmed", "gaslat")  # lie on the condyles only when drawn: their length counts a detour


def placed(found: Courses, frame: int) -> np.ndarray:
    """Every point in the world at a frame."""
    local = found.local.copy()
    local[found.moving] = found.track[frame]
    turn = found.quaternion[frame, found.body]
    return found.position[frame, found.body] + turned(turn, local)


def test_drawn_paths_are_as_long_as_the_engine_says(
    body: BodyModel, closed_stride: Callable[..., SteadyStride]
) -> None:
    """Polygons along the points miss the length by less than the bow over a chord, never exceed
    it by more than the drawn middle of a wrap."""
    stride = closed_stride(3.5, 0.0)
    elements = tuple(name for name in body.muscles if not name.startswith(("Ps_", *GASTROC)))
    rows = stride.pose.position[::10]
    found = courses(body, rows, elements)
    ends = np.cumsum(found.count)
    drawn = np.empty((len(rows), len(elements)))
    for frame in range(len(rows)):
        world = placed(found, frame)
        for i, (end, count) in enumerate(zip(ends, found.count, strict=True)):
            way = world[end - count : end]
            drawn[frame, i] = np.linalg.norm(np.diff(way, axis=0), axis=1).sum()
    places = [body.muscles.index(name) for name in elements]
    length = path_lengths(body, stride.pose)[::10][:, places]
    off = np.abs(drawn - length) / length
    assert off.max() < 0.06
    assert np.median(off) < 1e-6


def test_turns_do_not_flip_between_frames(
    body: BodyModel, closed_stride: Callable[..., SteadyStride]
) -> None:
    """Halves between neighboring frames are real turns, or a bone would spin in the picture."""
    found = courses(body, closed_stride(3.5, 0.0).pose.position, ())
    dots = np.einsum("fbq,fbq->fb", found.quaternion[1:], found.quaternion[:-1])
    assert dots.min() > 0.9


def test_flesh_has_the_volumes_that_strength_comes_from(body: BodyModel) -> None:
    """Both legs together are drawn with the volume of both legs, and sides are alike."""
    flesh = flesh_of(body)
    legs = sum(piece.volume for piece in flesh if piece.element[:-2] in parameters.LEG.names)
    whole = 2.0 * parameters.leg_volumes(body.mass, body.height).sum()
    right = {p.element[:-2]: p for p in flesh if p.side == "r"}
    left = {p.element[:-2]: p for p in flesh if p.side == "l"}
    assert abs(legs / whole - 1.0) < 1e-9
    assert right.keys() == left.keys()
    for stem, piece in right.items():
        assert np.allclose(piece.breadth, left[stem].breadth, atol=0.004), stem
