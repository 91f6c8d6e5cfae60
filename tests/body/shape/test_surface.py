"""A surface with fewer triangles still is the same shape, facing the same way."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.body.shape.surface import Surface, simplified, surface_of


def ball(fine: int) -> Surface:
    """A ball of radius 0.1 m as a fine net of longitudes and latitudes."""
    turn, rise = np.meshgrid(
        np.linspace(0.0, 2.0 * np.pi, 2 * fine + 1),
        np.linspace(-0.5 * np.pi, 0.5 * np.pi, fine + 1),
    )
    points = np.stack(
        [np.cos(rise) * np.cos(turn), np.cos(rise) * np.sin(turn), np.sin(rise)], axis=-1
    ).reshape(-1, 3)
    wide = 2 * fine + 1
    corner = (np.arange(fine)[:, None] * wide + np.arange(2 * fine)).reshape(-1, 1)
    triangles = np.concatenate(
        [corner + np.array([0, 1, wide + 1]), corner + np.array([0, wide + 1, wide])]
    )
    return surface_of(0.1 * points, triangles)


def volume(surface: Surface) -> float:
    """Volume inside a surface whose triangles face outward."""
    a, b, c = np.moveaxis(surface.corners[surface.triangles], 1, 0)
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6.0)


@pytest.mark.parametrize("cell", [0.02, 0.04])
def test_fewer_triangles_keep_the_shape(cell: float) -> None:
    """A ball stays a ball: corners on its surface, directions outward, volume nearly whole."""
    fine = ball(40)
    coarse = simplified(fine, cell)
    radius = np.linalg.norm(coarse.corners, axis=1)
    outward = np.einsum("ij,ij->i", coarse.normals, coarse.corners) / radius
    assert len(coarse.triangles) < 0.6 * len(fine.triangles)
    assert np.abs(radius - 0.1).max() < 0.15 * cell
    assert outward.min() > 0.95
    assert volume(coarse) == pytest.approx(volume(fine), rel=0.08)


def test_no_triangle_is_a_line_or_doubled() -> None:
    """What falls together is left out, and every corner that stays is used."""
    coarse = simplified(ball(30), 0.05)
    corners = np.sort(coarse.triangles, axis=1)
    assert (np.diff(corners, axis=1) > 0).all()
    assert len(np.unique(corners, axis=0)) == len(corners)
    assert len(np.unique(coarse.triangles)) == len(coarse.corners)
