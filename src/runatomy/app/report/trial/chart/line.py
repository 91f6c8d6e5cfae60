"""Line: one side's mean over a stride with its spread, and the SVG paths that draw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray, IntArray

Height = Callable[[FloatArray], FloatArray]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Line:
    """One side's mean over a stride, 0 to 100 %, with its spread."""

    look: str  # class of the style sheet: "right", "left", "measured", "modeled"
    mean: FloatArray  # (points,) NaN without a stride
    sd: FloatArray | None = None  # (points,) None under two strides
    toe_off: float = float("nan")  # [%] of the stride

    @property
    def known(self) -> bool:
        """Whether there is anything to draw."""
        return bool(np.isfinite(self.mean).all())

    @property
    def low(self) -> FloatArray:
        """Mean less the spread; the mean where the spread is not known."""
        return self._away(-1.0)

    @property
    def high(self) -> FloatArray:
        """Mean and the spread; the mean where the spread is not known."""
        return self._away(1.0)

    def _away(self, times: float) -> FloatArray:
        if self.sd is None or not np.isfinite(self.sd).all():
            return self.mean
        return np.asarray(self.mean + times * self.sd)


def drawn(line: Line, left: int, step: int, height: Height, *, floor: float = -np.inf) -> str:
    """Return band and mean of a line as SVG paths in whole units.

    `left` is where the stride begins, `step` how far its points lie apart, `height` gives the
    place of values; the band is cut off at `floor`, below which no value lies.
    """
    if not line.known:
        return ""
    mean = height(line.mean)
    found = ""
    if line.high is not line.mean:
        above, below = height(line.high), height(np.maximum(line.low, floor))
        found = f'<path class="band {line.look}" d="{_band(above, below, left, step)}"/>'
    return found + f'<path class="mean {line.look}" d="{_path(mean, left, step)}"/>'


def _path(heights: FloatArray, left: int, step: int) -> str:
    rows = np.round(heights).astype(int)
    return f"M{left} {rows[0]}l" + _steps(_pairs(step, np.diff(rows)))


def _band(above: FloatArray, below: FloatArray, left: int, step: int) -> str:
    top, low = np.round(above).astype(int), np.round(below).astype(int)
    turn = np.array([[0, low[-1] - top[-1]]])
    around = [_pairs(step, np.diff(top)), turn, _pairs(-step, np.diff(low[::-1]))]
    return f"M{left} {top[0]}l{_steps(np.concatenate(around))}z"


def _pairs(step: int, rises: IntArray) -> IntArray:
    return np.column_stack([np.full(len(rises), step), rises])


def _steps(pairs: IntArray) -> str:
    """Write pairs as briefly as SVG allows: a minus sign needs no space before it."""
    return " ".join(map(str, pairs.ravel().tolist())).replace(" -", "-")
