"""Pieces: stretches of a motion that one search can hold, and their nodes among its frames."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from runatomy.muscle.clock import Clock, StrideClock, TrialClock
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import MechanicsError

STEP = 0.015  # [s] between nodes, at most
WINDOW, MARGIN = 0.85, 0.10  # [s] of a recording searched at once, and at each end not kept


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Piece:
    """Frames `first` to `last` on nodes of their own, of which some are kept."""

    first: int
    last: int  # the last frame itself; in a steady stride the first one, come round again
    keep: slice  # frames
    mesh: Mesh

    @property
    def _places(self) -> FloatArray:
        """Return the nodes' places in frames from the first one."""
        span, count = self.last - self.first, self.mesh.nodes
        return np.asarray(np.arange(count) * (span / (count if self.mesh.cyclic else count - 1)))

    def at_nodes(self, values: FloatArray) -> FloatArray:
        """Return values (frames, ...) of the motion at the nodes, by cubic splines."""
        inside = values if self.mesh.cyclic else values[self.first : self.last + 1]
        frames = np.arange(self.last - self.first + 1.0)
        return self._spline(self._closed(inside), frames, self._places)

    def at_frames(self, values: FloatArray, *, straight: bool) -> FloatArray:
        """Return values (nodes, ...) at the frames that are kept, by straight lines or splines."""
        wanted = np.arange(self.keep.start, self.keep.stop) - float(self.first)
        places = self._places
        if self.mesh.cyclic:
            places = np.append(places, self.last - self.first)
        closed = self._closed(values)
        if not straight:
            return self._spline(closed, places, wanted)
        low = np.clip(np.searchsorted(places, wanted, side="right") - 1, 0, len(places) - 2)
        share = (wanted - places[low]) / (places[low + 1] - places[low])
        share = share.reshape(-1, *[1] * (values.ndim - 1))
        return np.asarray(closed[low] * (1.0 - share) + closed[low + 1] * share)

    def _closed(self, values: FloatArray) -> FloatArray:
        """Return values with the first one again at the end of a steady stride."""
        return np.concatenate([values, values[:1]]) if self.mesh.cyclic else values

    def _spline(self, values: FloatArray, places: FloatArray, wanted: FloatArray) -> FloatArray:
        from scipy.interpolate import CubicSpline  # a fifth of a second: only who solves waits

        ends = "periodic" if self.mesh.cyclic else "not-a-knot"
        return np.asarray(CubicSpline(places, values, bc_type=ends)(wanted))


def pieces(clock: Clock, frames: int) -> tuple[Piece, ...]:
    """Return a steady stride whole, a recording in windows that overlap."""
    if isinstance(clock, StrideClock):
        nodes = 2 * int(np.ceil(clock.period / STEP / 2.0))  # even: both legs at the same phases
        mesh = Mesh(step=clock.period / nodes, nodes=nodes, cyclic=True)
        return (Piece(first=0, last=frames, keep=slice(0, frames), mesh=mesh),)
    if not isinstance(clock, TrialClock):
        raise MechanicsError(
            f"{type(clock).__name__} is no clock of a motion", mend="Use StrideClock or TrialClock."
        )
    total, margin = (frames - 1) * clock.step, round(MARGIN / clock.step)
    count = max(1, int(np.ceil((total - 2.0 * MARGIN) / (WINDOW - 2.0 * MARGIN))))
    cuts = np.round(np.linspace(0, frames, count + 1)).astype(int)
    found = []
    for start, end in pairwise(cuts):
        first, last = max(0, int(start) - margin), min(frames - 1, int(end) - 1 + margin)
        span = (last - first) * clock.step
        nodes = int(np.ceil(span / STEP)) + 1
        mesh = Mesh(step=span / (nodes - 1), nodes=nodes, cyclic=False)
        found.append(Piece(first=first, last=last, keep=slice(int(start), int(end)), mesh=mesh))
    return tuple(found)
