"""Two markers of one segment that exchange their names for some frames, put right.

The line from one to the other turns round between two frames and keeps its length, which no bone
does. The names that hold for most of the frames are taken as the right ones.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks, counted, told_times
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

TURNED = -0.7  # cosine of the turn between two frames: more than 134 degrees
SAME = 0.25  # by which the length may change meanwhile
NEAR = 0.05  # [s] unseen for longer, a foot may really have turned


def undo_swaps(tracks: Tracks) -> Tracks:
    """Return the tracks with exchanged markers of one segment put right, flagged and told."""
    pairs = [p for columns in tracks.clusters().values() for p in combinations(columns, 2)]
    if not pairs or tracks.time.size < 2:
        return tracks
    first, second = np.array(pairs).T
    flipped = _flips(tracks.position[:, second] - tracks.position[:, first], tracks.time)
    position = tracks.position
    filled = np.zeros(tracks.filled.shape, dtype=bool)
    warnings = []
    for pair in np.flatnonzero(flipped.any(axis=0)):
        one, other = int(first[pair]), int(second[pair])
        wrong = np.cumsum(flipped[:, pair]) % 2 == 1
        wrong = ~wrong if wrong.mean() > 0.5 else wrong
        position = _exchanged(position, one, other, wrong)
        filled[:, [one, other]] |= wrong[:, None]
        names = f"{tracks.markers[one].name} and {tracks.markers[other].name}"
        warnings.append(
            f"{names} are exchanged in {counted(int(wrong.sum()), 'frame')} and were put right: "
            f"{told_times(tracks.time, wrong)}."
        )
    return tracks.changed(position, filled, warnings)


def _flips(line: FloatArray, time: FloatArray) -> BoolArray:
    """Where the line between two markers turned round since they were last seen together.

    line: (frames, pairs, 3), NaN where one of them is unknown.
    """
    before = _last_seen(~np.isnan(line[:, :, 0]))
    earlier = np.take_along_axis(line, np.maximum(before, 0)[:, :, None], axis=0)
    length, past = np.linalg.norm(line, axis=2), np.linalg.norm(earlier, axis=2)
    turned = np.einsum("tpk,tpk->tp", line, earlier) < TURNED * length * past
    kept = np.abs(length - past) < SAME * past
    soon = time[:, None] - time[np.maximum(before, 0)] <= max(NEAR, 1.5 * (time[1] - time[0]))
    found: BoolArray = turned & kept & soon & (before >= 0)
    return found


def _last_seen(seen: BoolArray) -> IntArray:
    """The latest frame before each in which the pair was seen; -1 where there is none."""
    frame = np.where(seen, np.arange(seen.shape[0])[:, None], -1)
    latest = np.maximum.accumulate(frame, axis=0)
    before: IntArray = np.concatenate([np.full((1, seen.shape[1]), -1), latest[:-1]])
    return before


def _exchanged(position: FloatArray, one: int, other: int, where: BoolArray) -> FloatArray:
    """The positions with two markers exchanged in some frames."""
    changed = position.copy()
    changed[where, one], changed[where, other] = position[where, other], position[where, one]
    return changed
