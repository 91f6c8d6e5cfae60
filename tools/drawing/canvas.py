"""The canvas: balls and triangles seen from one side, the nearest surface kept for every pixel."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from drawing.stand import Array

SCALE = 562.0  # [units/m] the body stands in a canvas 1000 units high
HEIGHT, HALF = 1000, 250  # [units]
FINE = 3  # pixels per unit
GROUND = 0.040  # [m] the canvas' lower edge


@dataclass(slots=True, eq=False)
class View:
    """One side of the right half of the body; pixel column 0 lies at the middle of the body."""

    facing: int  # -1 seen from the front, +1 seen from the back
    depth: Array = field(init=False)  # [m] toward the viewer, larger is nearer
    label: npt.NDArray[np.int32] = field(init=False)
    light: Array = field(init=False)  # [-] how much the surface faces the light

    def __post_init__(self) -> None:
        shape = (HEIGHT * FINE, HALF * FINE)
        self.depth = np.full(shape, -np.inf)
        self.label = np.full(shape, -1, dtype=np.int32)
        self.light = np.zeros(shape)

    def place(self, points: Array) -> tuple[Array, Array, Array]:
        """Return pixel column, pixel row and nearness of points in space."""
        column = -points[..., 0] * SCALE * FINE
        row = (HEIGHT - (points[..., 2] - GROUND) * SCALE) * FINE
        return column, row, points[..., 1] * self.facing

    def balls(self, nodes: Array, radius: Array, label: int) -> None:
        """Draw balls."""
        columns, rows, near = self.place(nodes)
        for c, r, z, size in zip(columns, rows, near, radius, strict=True):
            self._ball(float(c), float(r), float(z), float(size), label)

    def _ball(self, c: float, r: float, z: float, size: float, label: int) -> None:
        reach = size * SCALE * FINE
        top, bottom = max(int(r - reach), 0), min(int(r + reach) + 2, self.depth.shape[0])
        left, right = max(int(c - reach), 0), min(int(c + reach) + 2, self.depth.shape[1])
        if top >= bottom or left >= right:
            return
        up = (np.arange(top, bottom)[:, None] - r) / reach
        side = (np.arange(left, right)[None, :] - c) / reach
        inside = 1 - up**2 - side**2
        front = np.sqrt(np.maximum(inside, 0.0))
        window = (slice(top, bottom), slice(left, right))
        nearer = (inside > 0) & (z + size * front > self.depth[window])
        self.depth[window][nearer] = (z + size * front)[nearer]
        self.label[window][nearer] = label
        self.light[window][nearer] = (0.90 * front - 0.43 * up)[nearer]

    def triangles(self, corners: Array, label: int) -> None:
        """Draw triangles."""
        normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12
        toward = np.abs(normal[:, 1])
        light = 0.90 * toward + 0.43 * normal[:, 2]
        edge = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
        steps = np.ceil(edge * SCALE * FINE / 0.6).astype(int) + 1
        for count in np.unique(steps):
            self._samples(corners[steps == count], light[steps == count], int(count), label)

    def _samples(self, corners: Array, light: Array, count: int, label: int) -> None:
        u, v = np.meshgrid(np.arange(count + 1) / count, np.arange(count + 1) / count)
        u, v = u[u + v <= 1.0001], v[u + v <= 1.0001]
        weights = np.stack([1 - u - v, u, v])
        points = np.einsum("tkc,ks->tsc", corners, weights).reshape(-1, 3)
        shade = np.repeat(light, len(u))
        columns, rows, near = self.place(points)
        c, r = np.round(columns).astype(int), np.round(rows).astype(int)
        ok = (c >= 0) & (c < self.depth.shape[1]) & (r >= 0) & (r < self.depth.shape[0])
        c, r, near, shade = c[ok], r[ok], near[ok], shade[ok]
        order = np.argsort(near)
        c, r, near, shade = c[order], r[order], near[order], shade[order]
        nearer = near > self.depth[r, c]
        c, r, near, shade = c[nearer], r[nearer], near[nearer], shade[nearer]
        self.depth[r, c] = near  # sorted: of several on one pixel the last, the nearest, stays
        self.light[r, c] = shade
        self.label[r, c] = label
