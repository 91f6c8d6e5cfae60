"""Surface: a closed sheet of triangles, and the same with fewer of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray, IntArray

HELD = 0.05  # [-] of the quadric's own size that pulls a corner to the mean of those it replaces


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Surface:
    """Triangles over shared corners, each with the direction it faces."""

    corners: FloatArray  # [m] (corners, 3)
    normals: FloatArray  # [-] (corners, 3) outward, of unit length
    triangles: IntArray  # (triangles, 3) counter-clockwise seen from outside


def surface_of(corners: FloatArray, triangles: IntArray) -> Surface:
    """Return the surface of triangles (n, 3) over corners [m] (m, 3); equal corners are joined."""
    found, place = np.unique(corners.round(7), axis=0, return_inverse=True)
    shared = place.reshape(-1)[triangles]
    return Surface(corners=found, normals=_normals(found, shared), triangles=shared)


def simplified(surface: Surface, cell: float) -> Surface:
    """Return the surface with all corners within a cell of this size [m] drawn together.

    Each new corner lies where the planes of the triangles around it meet best (Lindstrom 2000),
    and keeps the mean direction of the corners that it replaces, so that it is shaded as they were.
    """
    box = np.floor(surface.corners / cell).astype(np.int64)
    _, group = np.unique(box, axis=0, return_inverse=True)
    group, count = group.reshape(-1), int(group.max()) + 1
    corners = _meeting_points(surface, group, count, cell)
    normals = _unit(_gathered(surface.normals, group, count))
    triangles = group[surface.triangles]
    a, b, c = triangles.T
    kept = triangles[(a != b) & (b != c) & (a != c)]
    _, first = np.unique(np.sort(kept, axis=1), axis=0, return_index=True)
    used, place = np.unique(kept[np.sort(first)], return_inverse=True)
    return Surface(
        corners=corners[used],
        normals=normals[used],
        triangles=place.reshape(-1, 3).astype(np.int64),
    )


def _meeting_points(surface: Surface, group: IntArray, count: int, cell: float) -> FloatArray:
    """Return for each group the point nearest to the planes of its triangles, inside its cell."""
    points = surface.corners[surface.triangles]
    facing = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    mean = _gathered(surface.corners, group, count) / np.bincount(group, minlength=count)[:, None]
    matrix, right = np.zeros((count, 3, 3)), np.zeros((count, 3))
    outer = facing[:, :, None] * facing[:, None, :]
    for corner in range(3):
        owner = group[surface.triangles[:, corner]]
        distance = np.einsum("ti,ti->t", facing, points[:, 0] - mean[owner])
        np.add.at(matrix, owner, outer)
        np.add.at(right, owner, facing * distance[:, None])
    size = np.trace(matrix, axis1=1, axis2=2)[:, None, None] + 1e-30
    shift = np.linalg.solve(matrix + HELD * size * np.eye(3), right[..., None])[..., 0]
    return np.asarray(mean + np.clip(shift, -0.5 * cell, 0.5 * cell))


def _gathered(values: FloatArray, group: IntArray, count: int) -> FloatArray:
    """Return the sum of the rows of each group."""
    return np.stack([np.bincount(group, column, count) for column in values.T], axis=1)


def _normals(corners: FloatArray, triangles: IntArray) -> FloatArray:
    """Return the direction of each corner: the mean of its triangles', by their area."""
    points = corners[triangles]
    facing = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    total = _gathered(np.repeat(facing, 3, axis=0), triangles.reshape(-1), len(corners))
    return _unit(total)


def _unit(vectors: FloatArray) -> FloatArray:
    """Return vectors of length one."""
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-30))
