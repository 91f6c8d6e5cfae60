"""Posed: the body in the runner's axes, and when its feet stand, by the markers alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from runatomy.records.capture import Capture
from runatomy.strides.lab.axes.heading import face, toward
from runatomy.strides.lab.axes.vertical import find_up
from runatomy.strides.lab.mend.gaps import fill_gaps
from runatomy.strides.lab.mend.known import known_tracks
from runatomy.strides.lab.mend.order import put_in_order
from runatomy.strides.lab.mend.strays import drop_strays
from runatomy.strides.lab.mend.swaps import undo_swaps
from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.strides.lab.steps.feet import Foot, feet_of
from runatomy.strides.lab.steps.going import Going, check_running, going_of
from runatomy.strides.lab.steps.stance import Stance, find_stances
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import StrideError

SIDEWAYS = 60.0  # [degrees] between where the body faces and where it goes
STILL = 0.05  # [m] by which the feet of somebody who stands move about


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Posed:
    """The body in the runner's axes: x forward, y up, z right."""

    tracks: Tracks
    turn: FloatArray  # [-] (3, 3) these axes = turn @ laboratory's axes
    feet: tuple[Foot, Foot]  # right, left
    stances: tuple[Stance, ...]  # right, then left, each in order of time
    going: Going


def pose(capture: Capture, marker_map: Mapping[str, str] | None = None) -> Posed:
    """Return the mended markers in the runner's axes, and the stances they show.

    Forward is where the belt comes from on a treadmill, where the pelvis goes over ground, and
    where the body faces if neither is clear. Raises StrideError where too few markers are known, up
    or right cannot be told, nobody moves, or it is walking, backward or sideways.
    """
    where = capture.source_name
    tracks = drop_strays(undo_swaps(known_tracks(capture, marker_map)))
    up, told = find_up(tracks, capture.forces, capture.up, where)
    facing = face(tracks, up, where)
    tracks = fill_gaps(put_in_order(tracks, facing))
    tracks = tracks.changed(tracks.position @ facing.T, warnings=told)
    feet = feet_of(tracks)
    stances = tuple(stance for foot in feet for stance in find_stances(tracks, foot))
    _check_moving(tracks, feet, stances, where)
    _check_not_backward(tracks, feet, stances, where)
    check_running(stances, where)
    going = going_of(tracks, stances)
    ahead = toward(np.eye(3), _forward(going, where))
    return Posed(
        tracks=tracks.changed(tracks.position @ ahead.T),
        turn=ahead @ facing,
        feet=feet,
        stances=tuple(replace(stance, ground=ahead @ stance.ground) for stance in stances),
        going=replace(going, body=ahead @ going.body, ground=ahead @ going.ground),
    )


def _check_moving(
    tracks: Tracks, feet: Sequence[Foot], stances: Sequence[Stance], where: str
) -> None:
    """Refuse a standing pose given as a run."""
    if stances:
        return
    moved = [np.ptp(_known(tracks.center(foot.whole)), axis=0).max() for foot in feet]
    if max(moved) < STILL:
        raise StrideError(
            "nobody runs here: the feet stay where they are",
            where=where,
            mend="If this is the standing pose, give it as the static trial.",
        )


def _check_not_backward(
    tracks: Tracks, feet: Sequence[Foot], stances: Sequence[Stance], where: str
) -> None:
    """Refuse running backward: the foot is in the air where it passes the body backward."""
    height = {foot.side: tracks.center(foot.ball)[:, 1] for foot in feet}
    over = [
        float(np.interp(s.middle, tracks.time, height[s.side]) - np.nanmean(height[s.side]))
        for s in stances
        if np.isfinite(s.middle)
    ]
    if over and float(np.nanmedian(over)) > 0.0:
        raise _backward(where, "backward")


def _backward(where: str, how: str) -> StrideError:
    """What is said of a body that does not go where it faces."""
    return StrideError(
        f"the body does not go where it faces, but {how}",
        where=where,
        mend="Runatomy takes forward running only; check the marker names if it was.",
    )


def _known(position: FloatArray) -> FloatArray:
    """Frames in which a point is known."""
    return position[~np.isnan(position[:, 0])]


def _forward(going: Going, where: str) -> FloatArray:
    """Direction of running in axes that face with the body; where it is unclear, where it faces."""
    forward = going.forward
    if forward is None:
        return np.array([1.0, 0.0, 0.0])
    aside = float(np.degrees(np.arctan2(abs(forward[2]), forward[0])))
    if aside > SIDEWAYS:
        raise _backward(where, f"{aside:.0f} degrees beside it")
    return forward
