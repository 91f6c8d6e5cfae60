"""Lookup: the atlas opened, and the nodes and weights that stand for a condition."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.encode import AtlasArchive, checksum
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.errors import AtlasError

FLAT = 0.03  # [-] a slope up to this counts as level where the grid knows only level strides
CORNERS = tuple(itertools.product((0, 1), repeat=3))  # of a cell, by speed, slope, step rate
TOGETHER = 512  # conditions in one product: larger ones would be given to threads, at a loss
FILE, SUM = "atlas.zip", "atlas.sha256"


@dataclass(frozen=True, eq=False, kw_only=True)
class Nodes:
    """For each condition the eight nodes of the grid around it, and their weights."""

    index: IntArray  # (conditions, 8) flat index into (speeds, slopes, rates)
    weight: FloatArray  # [-] (conditions, 8) sums to 1
    outside: BoolArray  # (conditions,) True where the nearest edge of the grid stands in

    def row(self, row: int) -> Nodes:
        """Return those of one condition alone."""
        some = slice(row, row + 1)
        return Nodes(index=self.index[some], weight=self.weight[some], outside=self.outside[some])

    def interpolate(self, table: Any, dtype: Any = None) -> Any:
        """Return a quantity of the grid (nodes, columns) at each condition.

        Conditions between the same eight nodes are done together, as a product of matrices. The
        answer is as precise as the table; `dtype` is what it is kept in, where that is another.
        """
        order, cuts = self._cells
        weight = self._weight.astype(table.dtype, copy=False)
        found = np.empty((len(order), table.shape[1]), dtype=dtype or table.dtype)
        for rows in itertools.starmap(slice, itertools.pairwise(cuts)):
            some = order[rows]
            found[some] = weight[rows] @ table[self.index[some[0]]]
        return found

    @functools.cached_property
    def _cells(self) -> tuple[IntArray, list[int]]:
        """The conditions in an order that brings those of one cell together, and where to cut it.

        A cell is known by its first and last corner.
        """
        first, last = self.index[:, 0], self.index[:, -1]
        key = first * (int(last.max(initial=0)) + 1) + last
        order = np.argsort(key, kind="stable")
        starts = np.flatnonzero(np.diff(key[order], prepend=-1))
        ends = [*starts[1:].tolist(), len(order)]
        cuts = [
            k for a, b in zip(starts.tolist(), ends, strict=False) for k in range(a, b, TOGETHER)
        ]
        return order, [*cuts, len(order)]

    @functools.cached_property
    def _weight(self) -> FloatArray:
        """The weights in the order of the cells."""
        return np.asarray(self.weight[self._cells[0]])

    def spread(self, amount: FloatArray, count: int) -> FloatArray:
        """Return how much of an amount (conditions,) falls on each of `count` nodes."""
        parts = (self.weight * amount[:, None]).T.ravel()
        return np.asarray(np.bincount(self.index.T.ravel(), parts, count), dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Atlas:
    """Every muscle at every condition of the grid, per kilogram and per body weight."""

    archive: AtlasArchive
    sha256: str

    @property
    def muscles(self) -> tuple[str, ...]:
        """Names of the muscles, as in the catalogue."""
        return tuple(str(name) for name in self.archive["muscles"])

    @property
    def version(self) -> str:
        """Version of the atlas' contents."""
        return str(self.archive.notes["version"])

    def table(self, name: str) -> Any:
        """Return a quantity (nodes, muscles), nodes flat in the order speed, slope, rate."""
        array = self.archive[name]
        return np.asarray(array.reshape(-1, *array.shape[3:]), dtype=np.float32)

    def nodes(self, speed: FloatArray, slope: FloatArray, step_rate: FloatArray) -> Nodes:
        """Return the nodes around each condition (conditions,) [m/s], [-], [1/s].

        Beyond the grid the nearest edge stands in and `outside` says so. Step rate is placed
        relative to the preferred one at that speed and slope.
        """
        grid = self.archive
        shape = grid["valid"].shape
        s0, sw, out_speed = _bracket(grid["speeds"], speed)
        g0, gw, out_slope = _bracket(grid["slopes"], slope)
        preferred = grid["preferred_rate"]
        corner = [preferred[s0 + a, g0 + b] for a in (0, 1) for b in (0, 1)]
        here = (corner[0] * (1 - gw) + corner[1] * gw) * (1 - sw)
        here = here + (corner[2] * (1 - gw) + corner[3] * gw) * sw
        r0, rw, out_rate = _bracket(grid["rates"], step_rate / here)
        first = (s0 * shape[1] + g0) * shape[2] + r0
        step = np.array([(a * shape[1] + b) * shape[2] + c for a, b, c in CORNERS])
        index = step[:, None] + first  # one corner after the other, as they are used
        pair = [(1 - sw) * (1 - gw), (1 - sw) * gw, sw * (1 - gw), sw * gw]
        weight = np.stack([part * share for part in pair for share in (1 - rw, rw)])
        outside = out_speed | out_slope | out_rate
        return self._within(index.T, weight.T, outside, np.abs(slope) > FLAT)

    def _within(
        self, index: IntArray, weight: FloatArray, outside: BoolArray, hilly: BoolArray
    ) -> Nodes:
        """Replace nodes that do not exist (hills beyond 6 m/s) by the level one beside them."""
        grid = self.archive
        exists = grid["valid"].reshape(-1)[index]
        if exists.all():
            return Nodes(index=index, weight=weight, outside=outside)
        level = int(np.argmin(np.abs(grid["slopes"])))
        _, slopes, rates = grid["valid"].shape
        missing = ~exists & (weight > 1e-9)
        flat = (index // (slopes * rates) * slopes + level) * rates + index % rates
        index = np.where(exists, index, flat)
        return Nodes(index=index, weight=weight, outside=outside | (missing.any(axis=1) & hilly))

    def info(self) -> dict[str, object]:
        """Return what the atlas is and how well its strides closed, in plain values."""
        grid = self.archive
        keys = ("speeds", "slopes", "rates")
        ranges = {key: [float(grid[key][0]), float(grid[key][-1]), len(grid[key])] for key in keys}
        return {
            **grid.notes,
            "sha256": self.sha256,
            "strides": int(grid["valid"].sum()),
            "muscles": len(self.muscles),
            "grid": ranges,
            "closure": self.closure(),
        }

    def closure(self) -> dict[str, float]:
        """Return how well the strides closed: the worst of the grid, in plain names.

        Reserves are what muscles could not give, in percent of each moment's peak; the level ones
        are the worst of 2.5 to 4.5 m/s at the usual step rate.
        """
        grid = self.archive
        valid = np.asarray(grid["valid"])
        level = np.zeros_like(valid)
        usual = (np.argmin(np.abs(grid["slopes"])), np.argmin(np.abs(grid["rates"] - 1.0)))
        near = (grid["speeds"] >= 2.4) & (grid["speeds"] <= 4.6)
        level[near, usual[0], usual[1]] = True
        reserve, names = grid["reserve_share"], list(grid.notes["shared"])  # type: ignore[call-overload]
        short = np.abs(grid["joint_work"].sum(axis=-1) - grid["climb_work"])
        worst = {
            f"level reserve {name.removesuffix('_r')} [%]": 100.0 * reserve[level][:, i].max()
            for i, name in enumerate(names)
            if not name.endswith("_l")
        }
        return {name: round(float(value), 2) for name, value in worst.items()} | {
            "joint work off the climb's, median [J/kg]": round(float(np.median(short[valid])), 3),
            "joint work off the climb's, worst [J/kg]": round(float(short[valid].max()), 3),
            "frames not solved": float(grid["unsolved"][valid].sum()),
        }


def _bracket(axis: FloatArray, value: FloatArray) -> tuple[IntArray, FloatArray, BoolArray]:
    """Return the lower node, the share of the upper one, and where the axis had to be left."""
    slack = 1e-6 * float(axis[-1] - axis[0])
    outside = ~((value >= axis[0] - slack) & (value <= axis[-1] + slack))
    inside = np.clip(np.nan_to_num(value, nan=float(axis[0])), axis[0], axis[-1])
    lower = np.clip(np.searchsorted(axis, inside, side="right") - 1, 0, len(axis) - 2)
    share = (inside - axis[lower]) / (axis[lower + 1] - axis[lower])
    return lower.astype(np.int64), share, outside


def open_atlas(data: bytes, expected: str | None = None) -> Atlas:
    """Open an encoded atlas; AtlasError where it is damaged or its checksum is another."""
    found = checksum(data)
    if expected is not None and found != expected:
        raise AtlasError(
            "the atlas' checksum does not agree: the file was changed or cut",
            mend="Reinstall Runatomy, or run: runatomy atlas build",
        )
    return Atlas(archive=AtlasArchive(data), sha256=found)


@functools.cache
def load_atlas() -> Atlas:
    """Open the atlas that ships with the package, once."""
    folder = resources.files("runatomy.mechanics.atlas") / "data"
    try:
        data = (folder / FILE).read_bytes()
        expected = (folder / SUM).read_text().split()[0]
    except FileNotFoundError as error:
        raise AtlasError("no atlas is installed", mend="Build one: runatomy atlas build") from error
    return open_atlas(data, expected)
