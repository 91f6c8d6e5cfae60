"""Motion of a recording: the body fitted to its markers, and how it moved."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from runatomy.body.coordinates import COORDINATES
from runatomy.body.markers import FittedBody, Followed, MarkerCloud, fit_body, follow_markers
from runatomy.body.model import BodyModel
from runatomy.body.pose import Pose, pose_body
from runatomy.mechanics.trial_mechanics import TrialKinematics
from runatomy.muscle.clock import TrialClock
from runatomy.strides.captured_run import CapturedMarker, CapturedRun
from runatomy.strides.lab import StandingPose
from runatomy.strides.lab.names.spelling import renamed
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.low_pass import low_pass


class RecordedMotion(NamedTuple):
    """A body and its motion."""

    body: BodyModel
    pose: Pose
    kinematics: TrialKinematics  # its center of mass still unknown
    known: BoolArray  # (frames,) pelvis, hips and knees were seen
    warnings: tuple[str, ...]


def recorded_motion(
    run: CapturedRun, standing: StandingPose | None, mass: float, height: float, cutoff: float
) -> RecordedMotion:
    """Fit the body of this mass [kg] and height [m] to the markers, and follow them.

    Coordinates are low-passed at `cutoff` [Hz] after the markers were followed: zero lag, fourth
    order over both passes.
    """
    track = run.track
    running = _cloud(track.markers, track.position)
    still = None
    if standing is not None:
        still = _cloud(standing.markers, standing.position[None])
        still = replace(still, names=renamed(still.names, running.names))
    fitted = fit_body(still, running, mass, height)
    followed = follow_markers(fitted, running)
    clock = TrialClock(_step(track.time))
    value = low_pass(followed.value, 1.0 / clock.step, cutoff)
    rate = clock.rate(value)
    pose = pose_body(fitted.body, value, rate, clock.rate(rate))
    kinematics = _kinematics(track.time, fitted, followed, value, rate, cutoff)
    warnings = (*fitted.warnings, *followed.warnings)
    return RecordedMotion(fitted.body, pose, kinematics, followed.solved, warnings)


def _cloud(markers: tuple[CapturedMarker, ...], position: FloatArray) -> MarkerCloud:
    """Return markers as the body's floor knows them."""
    return MarkerCloud(
        names=tuple(marker.name for marker in markers),
        places=tuple(marker.place for marker in markers),
        position=position,
    )


def _step(time: FloatArray) -> float:
    """Return the time between frames [s]."""
    return float((time[-1] - time[0]) / (len(time) - 1))


def _kinematics(
    time: FloatArray,
    fitted: FittedBody,
    followed: Followed,
    value: FloatArray,
    rate: FloatArray,
    cutoff: float,
) -> TrialKinematics:
    """Return the motion as a noun."""
    return TrialKinematics(
        time=time,
        coordinates=COORDINATES,
        value=value,
        rate=rate,
        tracked=followed.tracked,
        at_limit=followed.at_limit,
        markers=followed.markers,
        marker_segment=followed.marker_segment,
        marker_error=followed.marker_error,
        center=np.full((len(time), 3), np.nan),
        cutoff=cutoff,
        segment_scale=dict(fitted.segment_scale),
        scaling=fitted.scaling,
    )
