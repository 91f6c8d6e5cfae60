"""Stances that the recording cuts: told by markers that rest where it begins or ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.strides.lab.steps.heights import Heights
from runatomy.terms.arrays import FloatArray, IntArray

RESTING = 0.03  # [s] for which a marker must rest at the cut
MOVES = 0.005  # [m] by which it may move meanwhile
BESIDE = 0.015  # [m] by which it may be off the height at which it stands otherwise


def left_ground(heights: Heights, middles: IntArray, above: float) -> float | None:
    """Return when a foot that stands as the recording begins leaves the ground [s]; None if none.

    middles: frames of the stances that are seen; above: [m] over its rest at which a marker is off.
    """
    moments = [
        heights.crossing(int(marker), 0, rest + above, heights.time.size - 1)
        for marker in np.flatnonzero(heights.on_ball)
        if (rest := _rest(heights, int(marker), middles)) is not None
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def came_down(heights: Heights, middles: IntArray, above: float) -> float | None:
    """Return when a foot that stands as the recording ends came down [s]; None if it does not."""
    mirrored = replace(
        heights,
        time=-heights.time[::-1],
        height=heights.height[::-1],
        known=heights.known[::-1],
    )
    flipped = heights.time.size - 1 - middles
    moments = [
        mirrored.crossing(marker, 0, rest + above, heights.time.size - 1)
        for marker in range(heights.on_ball.size)
        if (rest := _rest(mirrored, marker, flipped)) is not None
    ]
    last = max((moment for moment in moments if moment is not None), default=None)
    return None if last is None else -last


def _rest(heights: Heights, marker: int, middles: IntArray) -> float | None:
    """Height at which a marker rests as the recording begins [m]; None where it does not."""
    begin: FloatArray = heights.height[: heights.frames(RESTING) + 1, marker]
    known = heights.known[: begin.size, marker].all()
    stands = [found[1] for m in middles if (found := heights.lowest(marker, int(m))) is not None]
    if not known or not stands or float(np.ptp(begin)) > MOVES:
        return None
    usual = float(np.median(stands))
    return float(begin.min()) if abs(float(begin.mean()) - usual) < BESIDE else None
