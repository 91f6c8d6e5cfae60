"""Capture to CapturedRun: the runner's axes, the force on each foot, footfalls and strides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from runatomy.records.capture import Capture
from runatomy.strides.captured_run import CapturedRun, CapturedStride, MarkerTrack
from runatomy.strides.lab.ground.grounded import ground
from runatomy.strides.lab.posed import Posed, pose
from runatomy.strides.lab.standing import StandingPose, standing_pose
from runatomy.strides.lab.steps.footfalls import Seen, find_footfalls
from runatomy.strides.lab.steps.going import Going
from runatomy.strides.lab.steps.strides import find_strides
from runatomy.strides.lab.steps.weight import mean_vertical
from runatomy.terms.arrays import read_only
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Evidence, Origin

__all__ = ["StandingPose", "captured_run", "standing_pose"]

GRAVITY = 9.81  # [m/s2]
OFF_WEIGHT = 0.05  # share by which the mean force may differ from the weight before it is said
RATES = (110.0, 310.0)  # [1/min] of steps, from a slow jog to a sprint
BY_MARKERS = (
    "Foot strike and toe-off are told by the markers: against force plates the strike is true to "
    "about 5 ms and toe-off to 10 ms (standard deviation between recordings)."
)


def captured_run(
    capture: Capture,
    *,
    marker_map: Mapping[str, str] | None = None,
    cutoff: float = 15.0,
    force_cutoff: float | None = None,
    mass: float | None = None,
) -> CapturedRun:
    """Return a laboratory recording as strides of a runner, with the force on each foot.

    marker_map: name -> landmark or segment, beside the known sets; cutoff [Hz]: low pass of forces,
    meant for joint angles too; force_cutoff [Hz]: another one for the forces alone; mass [kg]:
    only compared with the mean vertical force. Raises StrideError where too few markers are known,
    nobody runs, or up, forward, right and left cannot be told; everything milder is in `warnings`.
    """
    filter_at = cutoff if force_cutoff is None else force_cutoff
    if not filter_at > 0.0:
        raise StrideError(
            f"a low pass at {filter_at:g} Hz leaves nothing",
            where=capture.source_name,
            mend="Give a cutoff above 0 Hz; 15 Hz is usual.",
        )
    body = pose(capture, marker_map)
    floor = ground(capture.forces, body, filter_at)
    seen, said = find_footfalls(
        floor.plates, floor.contacts, floor.sides, body.stances, capture.time, floor.height
    )
    strides, left_out = find_strides(seen, body.tracks, body.going)
    by_force = any(one.footfall.plate is not None for one in seen)
    weight = mean_vertical(floor.plates, strides)
    return CapturedRun(
        source_name=capture.source_name,
        track=_track(body),
        feet=floor.feet,
        footfalls=tuple(one.footfall for one in seen),
        strides=strides,
        cutoff=filter_at,
        speed=_speed(strides, body.going),
        speed_evidence=_speed_evidence(strides, body.going),
        treadmill=body.going.treadmill,
        mean_vertical_force=weight,
        events_from="force" if by_force else "markers",
        warnings=(
            *body.tracks.warnings,
            *floor.warnings,
            *(said if by_force else (BY_MARKERS,) if seen else ()),
            *left_out,
            *_closing(strides, seen, weight, mass),
        ),
    )


def _track(body: Posed) -> MarkerTrack:
    """The markers as a noun."""
    return MarkerTrack(
        time=read_only(body.tracks.time),
        markers=body.tracks.markers,
        position=read_only(body.tracks.position),
        filled=read_only(body.tracks.filled, np.bool_),
        turn=read_only(body.turn),
    )


def _speed(strides: Sequence[CapturedStride], going: Going) -> float:
    """Mean speed over the strides [m/s], else over the recording; NaN where nothing moves."""
    if not strides:
        return going.speed if going.forward is not None else float("nan")
    lasted = np.array([stride.end - stride.start for stride in strides])
    return float(lasted @ np.array([stride.speed for stride in strides]) / lasted.sum())


def _speed_evidence(strides: Sequence[CapturedStride], going: Going) -> Evidence:
    """What the speed rests on."""
    if not strides and going.forward is None:
        return Evidence(origin=Origin.UNKNOWN, source="nobody moves over the ground")
    if going.treadmill:
        return Evidence(
            origin=Origin.DERIVED,
            source="belt under the ball of the stance foot, from 20 to 50 % of stance",
            note="within 1 % of the set speed on six recordings (Fukuchi 2017)",
        )
    return Evidence(origin=Origin.DERIVED, source="way of the pelvis markers over the ground")


def _closing(
    strides: Sequence[CapturedStride], seen: Sequence[Seen], weight: float, mass: float | None
) -> tuple[str, ...]:
    """What to say of the whole."""
    told = []
    if not strides:
        many = {0: "no footfall", 1: "1 footfall"}.get(len(seen), f"{len(seen)} footfalls")
        told.append(f"No whole stride: {many} in the recording, and a stride needs three.")
    if strides:
        steps = 120.0 / float(np.median([stride.end - stride.start for stride in strides]))
        if not RATES[0] <= steps <= RATES[1]:
            much = "more" if steps > RATES[1] else "fewer"
            walk = "" if steps > RATES[1] else "is it a walk? Or "
            told.append(
                f"{steps:.0f} steps a minute are {much} than anybody takes who runs: {walk}check "
                "the sampling rate in the file's header. Speeds and moments depend on it."
            )
    if mass is not None and np.isfinite(weight):
        off = weight / (mass * GRAVITY) - 1.0
        if abs(off) > OFF_WEIGHT:
            told.append(
                f"The mean vertical force, {weight:.0f} N, is {100.0 * abs(off):.0f} % "
                f"{'above' if off > 0 else 'below'} the weight of {mass:g} kg."
            )
    return tuple(told)
