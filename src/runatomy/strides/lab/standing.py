"""StandingPose: where the markers are while a person stands still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runatomy.records.capture import Capture
from runatomy.strides.captured_run import CapturedMarker
from runatomy.strides.lab.axes.heading import face
from runatomy.strides.lab.axes.vertical import STANDING, find_up
from runatomy.strides.lab.mend.known import known_tracks
from runatomy.strides.lab.mend.order import put_in_order
from runatomy.strides.lab.mend.strays import drop_strays
from runatomy.strides.lab.mend.swaps import undo_swaps
from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import StrideError

STILL = 0.5  # [s] looked for; a shorter recording is taken whole
MOVING = 0.01  # [m] spread of the middle marker above which nobody stands still


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StandingPose:
    """A standing person's markers; axes: x where the body faces, y up, z to its right."""

    source_name: str
    markers: tuple[CapturedMarker, ...]
    position: FloatArray  # [m] (markers, 3) mean over the stillest part
    spread: FloatArray  # [m] (markers,) root mean square distance from it meanwhile
    start: float  # [s] of the stillest part
    end: float  # [s]
    turn: FloatArray  # [-] (3, 3) these axes = turn @ laboratory's axes
    warnings: tuple[str, ...] = ()


def standing_pose(capture: Capture, *, marker_map: Mapping[str, str] | None = None) -> StandingPose:
    """Return where the markers are in the stillest half second of a recording.

    marker_map: name -> landmark or segment. Markers that are not seen then are left out with a
    warning. Raises StrideError where too few markers are known, or where the person moves all the
    time (the middle marker by more than 10 mm): a running trial given by mistake.
    """
    part = _still(known_tracks(capture, marker_map), capture.source_name)
    up, told = find_up(part, capture.forces, capture.up, capture.source_name, STANDING)
    turn = face(part, up, capture.source_name)
    part = put_in_order(part, turn)
    mean, spread = _mean(part.position)
    known = np.flatnonzero(~np.isnan(mean[:, 0]))
    lost = [marker.name for k, marker in enumerate(part.markers) if k not in known]
    missing = (f"Not seen while standing still, left out: {', '.join(lost)}.",) if lost else ()
    return StandingPose(
        source_name=capture.source_name,
        markers=tuple(part.markers[k] for k in known),
        position=read_only(mean[known] @ turn.T),
        spread=read_only(spread[known]),
        start=float(part.time[0]),
        end=float(part.time[-1]),
        turn=read_only(turn),
        warnings=(*part.warnings, *told, *missing),
    )


def _still(tracks: Tracks, where: str) -> Tracks:
    """The stillest half second, mended."""
    first, after = _stillest(tracks)
    part = Tracks(
        time=tracks.time[first:after],
        markers=tracks.markers,
        position=tracks.position[first:after],
        filled=tracks.filled[first:after],
        warnings=tracks.warnings,
    )
    moving = float(np.nanmedian(_mean(part.position)[1]))
    if moving > MOVING:
        raise StrideError(
            f"the person moves all the time: even in the stillest half second by "
            f"{moving * 100:.0f} cm",
            where=where,
            mend="Give a recording of standing still as the static trial, or none.",
        )
    return drop_strays(undo_swaps(part))


def _stillest(tracks: Tracks) -> tuple[int, int]:
    """First frame and the frame after the last of the stillest half second."""
    frames = tracks.time.size
    window = min(frames, max(2, round(STILL * tracks.rate)))
    known = tracks.known
    steps = np.linalg.norm(np.diff(tracks.position, axis=0), axis=2)
    both = known[1:] & known[:-1]
    count = np.maximum(both.sum(axis=1), 1)
    moved = np.concatenate([[0.0], np.cumsum(np.where(both, steps, 0.0).sum(axis=1) / count)])
    way = moved[window - 1 :] - moved[: frames - window + 1]
    first = int(way.argmin())
    return first, first + window


def _mean(position: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Mean place of every marker (markers, 3) and the spread about it (markers,); NaN if unseen."""
    known = ~np.isnan(position[:, :, 0])
    count = known.sum(axis=0)
    total = np.where(known[:, :, None], position, 0.0).sum(axis=0)
    mean = np.where(count[:, None] > 0, total / np.maximum(count, 1)[:, None], np.nan)
    off = np.where(known[:, :, None], position - mean, 0.0)
    square = (off**2).sum(axis=(0, 2)) / np.maximum(count, 1)
    return mean, np.where(count > 0, np.sqrt(square), np.nan)
