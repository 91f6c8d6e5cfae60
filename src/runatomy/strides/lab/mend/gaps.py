"""Short gaps in the tracks of markers, filled; longer ones left, and told."""

from __future__ import annotations

import numpy as np

from runatomy.strides.lab.mend.tracks import Tracks, counted, spans, told_times
from runatomy.terms.arrays import BoolArray, FloatArray

ALONE = 0.1  # [s] filled by the marker's own curve; the field's habit is 10 frames at 100 Hz
NAMED = 3  # markers that are named where many are lost together
TOGETHER = 0.2  # [s] filled from three others of the segment, which keep the shape


def fill_gaps(tracks: Tracks) -> Tracks:
    """Return the tracks with gaps of up to 0.1 s filled, 0.2 s where three neighbors are seen.

    Neighbors on the same segment carry the marker's place in the segment, blended from before to
    after the gap; alone, a cubic with the speeds at both edges stands in. Gaps at either end of the
    recording stay. What stays unknown is told by marker and time.
    """
    position = tracks.position.copy()
    filled = np.zeros(tracks.filled.shape, dtype=bool)
    clusters = tracks.clusters()
    for column in np.flatnonzero(~tracks.known.all(axis=0)):
        mates = next(c for c in clusters.values() if column in c)
        for first, after in spans(~tracks.known[:, column]):
            if first == 0 or after == tracks.time.size:
                continue
            made = _carried(tracks, int(column), mates, first, after)
            if made is None:
                made = _curved(tracks, int(column), first, after)
            if made is not None:
                position[first:after, column] = made
                filled[first:after, column] = True
    done = tracks.changed(position, filled)
    return done.changed(position, warnings=[*_told_filled(tracks, filled), *_told_missing(done)])


def _told_filled(tracks: Tracks, filled: BoolArray) -> list[str]:
    """What was filled, in one line."""
    names = [
        f"{tracks.markers[m].name} ({counted(int(filled[:, m].sum()), 'frame')})"
        for m in np.flatnonzero(filled.any(axis=0))
    ]
    return [f"Short gaps were filled: {', '.join(names)}."] if names else []


def _told_missing(tracks: Tracks) -> list[str]:
    """What stays unknown; markers that are lost together are told together."""
    missing = ~tracks.known
    alike: dict[bytes, list[int]] = {}
    for m in np.flatnonzero(missing.any(axis=0)).tolist():
        alike.setdefault(missing[:, m].tobytes(), []).append(m)
    return [
        f"{_names([tracks.markers[m].name for m in same])} stay{'s' * (len(same) == 1)} unknown in "
        f"{counted(int(missing[:, same[0]].sum()), 'frame')}: "
        f"{told_times(tracks.time, missing[:, same[0]])}."
        for same in alike.values()
    ]


def _names(names: list[str]) -> str:
    """The markers' names, or how many they are where they are many."""
    if len(names) > NAMED:
        return f"{len(names)} markers ({', '.join(names[:NAMED])} …)"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _carried(
    tracks: Tracks, column: int, mates: list[int], first: int, after: int
) -> FloatArray | None:
    """The gap from at least three mates that are seen all through it; None where they are not."""
    rows = slice(first - 1, after + 1)
    seen = tracks.known[rows]
    others = [m for m in mates if m != column and seen[:, m].all()]
    if len(others) < 3 or tracks.time[after] - tracks.time[first - 1] > TOGETHER + 1e-9:
        return None
    shape = tracks.position[rows][:, others]
    turn, center = _frames(shape)
    here = tracks.position[[first - 1, after], column]
    before = turn[0].T @ (here[0] - center[0])
    later = turn[-1].T @ (here[1] - center[-1])
    share = np.linspace(0.0, 1.0, shape.shape[0])[1:-1, None]
    inside = (1.0 - share) * before + share * later
    made: FloatArray = center[1:-1] + np.einsum("tij,tj->ti", turn[1:-1], inside)
    return made


def _frames(shape: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Turn from the first frame's axes to each, and the center of the markers, frame by frame."""
    center = shape.mean(axis=1)
    own = shape - center[:, None]
    u, _, vt = np.linalg.svd(np.einsum("tmi,mj->tij", own, own[0]))
    sign = np.sign(np.linalg.det(u @ vt))
    u[:, :, 2] *= sign[:, None]  # no mirror image
    return u @ vt, center


def _curved(tracks: Tracks, column: int, first: int, after: int) -> FloatArray | None:
    """The gap by a cubic between its edges; None where it is too long."""
    time, track = tracks.time, tracks.position[:, column]
    length = float(time[after] - time[first - 1])
    if length > ALONE + 1e-9:
        return None
    slope = [_speed(time, track, first - 1, -1), _speed(time, track, after, 1)]
    s = ((time[first:after] - time[first - 1]) / length)[:, None]
    made: FloatArray = (
        (2.0 * s**3 - 3.0 * s**2 + 1.0) * track[first - 1]
        + (3.0 * s**2 - 2.0 * s**3) * track[after]
        + length * (s * (1.0 - s) ** 2 * slope[0] - s**2 * (1.0 - s) * slope[1])
    )
    return made


def _speed(time: FloatArray, track: FloatArray, edge: int, step: int) -> FloatArray:
    """Speed at the edge of a gap from the two known frames beside it; the chord where unknown."""
    beside = edge + step
    if 0 <= beside < time.size and not np.isnan(track[beside]).any():
        slope: FloatArray = (track[beside] - track[edge]) / (time[beside] - time[edge])
        return slope
    return np.zeros(3)
