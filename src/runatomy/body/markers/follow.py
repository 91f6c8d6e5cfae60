"""Followed: how the runner moved, by the markers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.chain import pose_chain
from runatomy.body.coordinates import COORDINATES, INDEX, LUMBAR, PELVIS, SIDES
from runatomy.body.markers.cloud import MarkerCloud, exchanged
from runatomy.body.markers.fit import FittedBody
from runatomy.body.markers.posture import TRUNK_LEAN
from runatomy.body.markers.solve import marker_points
from runatomy.body.markers.trace import WILD, Trace, trace
from runatomy.body.segments import REFERENCE_HEIGHT
from runatomy.terms.arrays import BoolArray, FloatArray, read_only
from runatomy.terms.errors import BodyError
from runatomy.terms.rotation import angles_of

LEADING = (*PELVIS, *(f"{name}_{side}" for name in ("hip_flexion", "knee_angle") for side in SIDES))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Followed:
    """How the runner moved, frame by frame, not yet low-passed."""

    value: FloatArray  # [rad | m] (frames, COORDINATES)
    tracked: BoolArray  # (COORDINATES,) False: no marker tells it; held at a usual value
    lost: BoolArray  # (frames, COORDINATES) its markers were missing; lies between other frames
    at_limit: BoolArray  # (frames, COORDINATES) held back by the joint's limit
    solved: BoolArray  # (frames,) False: the pelvis, a hip or a knee was lost
    markers: tuple[str, ...]  # that were followed
    marker_segment: tuple[str, ...]
    marker_error: FloatArray  # [m] (frames, markers) from the model to the marker; NaN unseen
    wild: BoolArray  # (frames, markers) so far off that it pulled no more than at 4 cm
    warnings: tuple[str, ...] = ()  # what was exchanged or left out, in plain words


def follow_markers(fitted: FittedBody, cloud: MarkerCloud) -> Followed:
    """Return how the fitted body moved, by least squares on the markers of every frame.

    All markers count alike. Two markers of one bone whose names are exchanged through the whole
    recording are put right. Where no marker tells of the trunk it keeps upright over the turning
    pelvis, leaning forward as runners do; other untold joints keep a usual angle. Raises BodyError
    where the markers do not tell where the pelvis was.
    """
    rows = zip(fitted.markers, fitted.places, fitted.point, strict=True)
    put = {name: (place, point) for name, place, point in rows}
    if not any(name in put for name in cloud.names):
        raise _unseen_pelvis()
    bones = dict(zip(fitted.markers, fitted.bone, strict=True))
    cloud, warnings = exchanged(cloud, bones, {name: point for name, (_, point) in put.items()})
    found = trace(cloud, put, fitted.body.sizes, fitted.body.height / REFERENCE_HEIGHT, set())
    tracked = found.posture.free[: len(COORDINATES)]
    if not tracked[[INDEX[name] for name in PELVIS]].all():
        raise _unseen_pelvis()
    points = marker_points(pose_chain(found.chain, found.values), found.attached)
    error = np.linalg.norm(found.cloud.position - points, axis=2)
    return Followed(
        value=read_only(_with_trunk(found)[:, : len(COORDINATES)]),
        tracked=read_only(tracked, bool),
        lost=read_only(found.lost[:, : len(COORDINATES)], bool),
        at_limit=read_only(_at_limit(found)[:, : len(COORDINATES)], bool),
        solved=read_only(~found.lost[:, [INDEX[name] for name in LEADING]].any(axis=1), bool),
        markers=found.cloud.names,
        marker_segment=tuple(place.segment for place in found.cloud.places),
        marker_error=read_only(error),
        wild=read_only(error > WILD, bool),
        warnings=warnings,
    )


def _unseen_pelvis() -> BodyError:
    """Return the error of a run that cannot be followed."""
    return BodyError(
        "the run's markers do not tell where the pelvis was",
        mend="At least three markers of the pelvis must be seen, named as in the standing pose.",
    )


def _at_limit(found: Trace) -> BoolArray:
    """Return where a free coordinate rests on its limit."""
    limits = found.posture
    low, high = found.values <= limits.low, found.values >= limits.high
    result: BoolArray = (low | high) & limits.free
    return result


def _with_trunk(found: Trace) -> FloatArray:
    """Return the coordinates with the trunk steady in space, where no marker tells of it."""
    columns = [INDEX[name] for name in LUMBAR]
    if found.posture.free[columns].any():
        return found.values
    pelvis = pose_chain(found.chain, found.values).frame(found.chain.index("pelvis"))[1]
    ahead = pelvis[:, :, 0].mean(axis=0) * (1.0, 0.0, 1.0)
    ahead /= np.linalg.norm(ahead)
    up = np.array([0.0, 1.0, 0.0])
    x = np.cos(TRUNK_LEAN) * ahead - np.sin(TRUNK_LEAN) * up
    y = np.cos(TRUNK_LEAN) * up + np.sin(TRUNK_LEAN) * ahead
    trunk = np.stack((x, y, np.cross(x, y)), axis=1)
    values = found.values.copy()
    values[:, columns] = angles_of(pelvis.transpose(0, 2, 1) @ trunk)
    return values
