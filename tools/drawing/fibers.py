"""Fibers: fine lines along a muscle's strands wherever its belly is in sight."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from drawing.canvas import FINE, View
from drawing.flesh import Flesh, Strand, fine
from drawing.outline import on_canvas, path, thin
from drawing.scene import FULL
from drawing.stand import Array

ACROSS = {"sheet": (0.0,), "bundle": (-0.3, 0.3), "belly": (-0.35, 0.35)}  # of the half width
ACROSS_ONE = (-0.72, -0.38, 0.0, 0.38, 0.72)  # of a belly of one strand
SPACING = 0.010  # [m] between the fibers of a sheet
SHORTEST = 9.0  # [units]
HIDDEN = 0.006  # [m] behind the surface in sight


def fibers(muscle: Flesh, view: View, own: npt.NDArray[np.bool_]) -> str:
    """Return the muscle's fibers in sight as one path of open lines."""
    lines = []
    for strand in _chosen(muscle):
        for share in ACROSS_ONE if len(muscle.strands) == 1 else ACROSS[muscle.plan.kind]:
            lines += _seen(fine(strand, 0.002), share, view, own)
    return "".join(path(on_canvas(thin(line, 0.3), view.facing), closed=False) for line in lines)


def bands(muscle: Flesh, view: View) -> str:
    """Return the tendinous bands across the belly as one path of open lines."""
    lines = []
    for share in muscle.plan.bands if view.facing < 0 else ():  # on the belly alone
        place = int(share * (len(muscle.strands[0].nodes) - 1))
        nodes = np.array([strand.nodes[place] for strand in muscle.strands])
        nodes[:, 2] += 0.004 * np.sin(np.linspace(0.0, np.pi, len(nodes)))
        column, row, _ = view.place(nodes)
        lines.append(np.column_stack([column, row]) / FINE)
    return "".join(path(on_canvas(line, view.facing), closed=False) for line in lines)


def _chosen(muscle: Flesh) -> list[Strand]:
    strands = muscle.strands
    if muscle.plan.kind != "sheet":
        return strands
    pairs = pairwise(strands)
    gap = np.median([np.linalg.norm(a.nodes - b.nodes, axis=1).max() for a, b in pairs])
    return strands[:: max(1, round(SPACING / gap))]


def _seen(strand: Strand, share: float, view: View, own: npt.NDArray[np.bool_]) -> list[Array]:
    """Return the pieces in sight of the line that runs a share of the half width off the middle."""
    if len(strand.nodes) < 4:
        return []
    along = np.gradient(strand.nodes, axis=0)
    side = np.column_stack([along[:, 2], np.zeros(len(along)), -along[:, 0]])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    nodes = strand.nodes + share * FULL * strand.radius[:, None] * side
    column, row, near = view.place(nodes)
    c = np.clip(column.astype(int), 0, own.shape[1] - 1)
    r = np.clip(row.astype(int), 0, own.shape[0] - 1)
    surface = near + FULL * strand.radius * np.sqrt(1 - share**2)
    shown = own[r, c] & (strand.belly > 0.12) & (column > 0)
    shown &= surface > view.depth[r, c] - HIDDEN
    turns = np.flatnonzero(np.diff(np.concatenate([[0], shown.astype(int), [0]])))
    line = np.column_stack([column, row]) / FINE
    pieces = [line[a + 2 : b - 2] for a, b in zip(turns[::2], turns[1::2], strict=True)]
    return [piece for piece in pieces if len(piece) > 3 and _length(piece) > SHORTEST]


def _length(line: Array) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
