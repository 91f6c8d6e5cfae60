"""Markers that leave the body for some frames: another's place, a reflection, a slipped label."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks, counted, told_times
from runatomy.terms.arrays import BoolArray, FloatArray

SLACK = 0.012  # [m] by which skin and shoe may always change a distance on one segment
MOST = 0.05  # [m] and by which they never do
WIDE = 6.0  # times the usual change of a distance, which is allowed too
OFTEN = 1.5  # times the change that 5 % of the frames exceed, too: toes bend at every push-off
PEAK = 1.2  # times as far off as the frames beside it
ROUNDS = 3  # markers of one segment that may be astray together
JUMP = 0.03  # [m] beside the curve through the neighbors in time, for a marker on its own
LOOSE = ("torso", "head", "humerus", "forearm", "hand")  # more than one bone, or far from rigid


def drop_strays(tracks: Tracks) -> Tracks:
    """Return the tracks with NaN where a marker left its segment, told by marker and time.

    On a segment the distances between markers stay; one whose distances to most of the others are
    off by more than 12 mm (24 mm on trunk and arms) and more than is usual for them in this
    recording is astray. A marker that jumps beside its own curve by more than 30 mm for a frame is
    astray too.
    """
    position = tracks.position
    astray = _jumps(position)
    for segment, columns in tracks.clusters().items():
        loose = 2.0 if segment.partition("_")[0] in LOOSE else 1.0
        astray[:, columns] |= _off_shape(position[:, columns], loose)
    astray &= tracks.known
    if not astray.any():
        return tracks
    warnings = [
        f"{tracks.markers[m].name} leaves its place on the body in "
        f"{counted(int(astray[:, m].sum()), 'frame')}, not used there: "
        f"{told_times(tracks.time, astray[:, m])}."
        for m in np.flatnonzero(astray.any(axis=0))
    ]
    return tracks.changed(np.where(astray[:, :, None], np.nan, position), warnings=warnings)


def _off_shape(position: FloatArray, loose: float) -> BoolArray:
    """Which markers of one segment are off its shape: (frames, markers).

    Of a pair alone nobody can say which one it was: neither is blamed.
    """
    frames, count = position.shape[:2]
    astray = np.zeros((frames, count), dtype=bool)
    if count < 3:
        return astray
    first, second = np.array(list(combinations(range(count), 2))).T
    excess, known = _excess(position[:, first] - position[:, second], loose)
    odd = np.flatnonzero((excess > 0.0).any(axis=1))
    if odd.size:
        square = np.zeros((odd.size, count, count))
        square[:, first, second] = square[:, second, first] = excess[odd]
        judged = np.zeros(square.shape, dtype=bool)
        judged[:, first, second] = judged[:, second, first] = known[odd]
        astray[odd] = _blamed(square, judged)
    return astray


def _blamed(excess: FloatArray, judged: BoolArray) -> BoolArray:
    """Which markers are off to most of the others: (frames, markers); both: (frames, n, n).

    The worst is taken out and the rest judged again, so that one astray does not blame its mates.
    """
    astray = np.zeros(excess.shape[:2], dtype=bool)
    for _ in range(ROUNDS):
        off = (excess > 0.0).sum(axis=2)
        worst = np.where((off > 1) & (off > 0.5 * judged.sum(axis=2)), excess.sum(axis=2), 0.0)
        row = np.flatnonzero(worst.max(axis=1) > 0.0)
        if not row.size:
            break
        column = worst[row].argmax(axis=1)
        astray[row, column] = True
        excess[row, column] = excess[row, :, column] = 0.0
        judged[row, column] = judged[row, :, column] = False
    return astray


def _excess(line: FloatArray, loose: float) -> tuple[FloatArray, BoolArray]:
    """By how much each distance is off beyond what is usual [m], and where it is known."""
    length = np.linalg.norm(line, axis=2)
    known = ~np.isnan(length)
    off = np.abs(length - _at(length, known, 0.5))
    often = np.maximum(loose * SLACK, OFTEN * _at(off, known, 0.95))
    limit = np.maximum(np.minimum(often, loose * MOST), WIDE * 1.4826 * _at(off, known, 0.5))
    return np.where(known, np.maximum(off - limit, 0.0), 0.0), known


def _at(values: FloatArray, known: BoolArray, share: float) -> FloatArray:
    """Quantile of each column over the frames in which it is known; 0 where it never is."""
    place = int(share * (values.shape[0] - 1))
    if known.all():  # partition is several times quicker than numpy's quantile
        found: FloatArray = np.partition(values, place, axis=0)[place]
        return found
    columns = (values[known[:, c], c] for c in range(values.shape[1]))
    return np.array([np.quantile(column, share) if column.size else 0.0 for column in columns])


def _jumps(position: FloatArray) -> BoolArray:
    """Single frames beside the cubic through the two frames before and the two after."""
    jumped = np.zeros(position.shape[:2], dtype=bool)
    if position.shape[0] < 9:
        return jumped
    p = position
    beside = p[2:-2] - (4.0 * (p[1:-3] + p[3:-1]) - p[:-4] - p[4:]) / 6.0
    off = np.nan_to_num(np.linalg.norm(beside, axis=2))
    usual = _at(off, np.ones(off.shape, dtype=bool), 0.95)
    # The neighbors of a spike look off too, by two thirds of it; those of a step by as much.
    peak = np.ones(off.shape, dtype=bool)
    peak[1:] &= off[1:] > PEAK * off[:-1]
    peak[:-1] &= off[:-1] > PEAK * off[1:]
    jumped[2:-2] = peak & (off > np.maximum(JUMP, 10.0 * usual))
    return jumped
