"""CapturedRun: a laboratory recording turned to the runner's axes, feet and strides told apart.

Axes: x forward, y up, z to the runner's right; the origin stays the laboratory's.
"""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.evidence import Evidence
from runatomy.terms.landmarks import MarkerPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedMarker:
    """One marker: its name in the file, and where on the body it sits."""

    name: str
    place: MarkerPlace


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarkerTrack:
    """Where the recognized markers were, in the runner's axes."""

    time: FloatArray  # [s] (frames,)
    markers: tuple[CapturedMarker, ...]
    position: FloatArray  # [m] (frames, markers, 3) not low-passed; NaN where it stays unknown
    filled: BoolArray  # (frames, markers) interpolated over a short gap, or a mended swap
    turn: FloatArray  # [-] (3, 3) runner's axes = turn @ laboratory's axes


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FootForce:
    """The ground's force on one foot, low-passed, on the markers' clock; zero in the air."""

    side: str  # "r" or "l"
    force: FloatArray  # [N] (frames, 3)
    point: FloatArray  # [m] (frames, 3) center of pressure; zero in the air
    moment: FloatArray  # [N m] (frames, 3) free moment about the point
    contact: BoolArray  # (frames,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footfall:
    """One contact of one foot with the ground."""

    side: str  # "r" or "l"
    strike: float  # [s] foot strike
    toe_off: float  # [s]
    plate: str | None  # whose force it was; None where the contact was seen by markers alone
    whole: bool  # the recording holds all of it, and all of its force


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedStride:
    """One stride, from a foot's strike to the same foot's next."""

    side: str  # "r" or "l"
    start: float  # [s]
    end: float  # [s]
    toe_off: float  # [s] of the foot that began it
    speed: float  # [m/s] over the ground or the belt
    step_rate: float  # [1/s] steps, both feet counted: 2 / (end - start)
    contact_time: float  # [s]
    duty_factor: float  # [-] contact time over step time (half the stride)
    vertical_movement: float  # [m] from lowest to highest of the pelvis markers' mean
    forces_whole: bool  # every contact in it has its whole force


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CapturedRun:
    """A laboratory recording as strides of a runner."""

    source_name: str
    track: MarkerTrack
    feet: tuple[FootForce, ...]  # right, left; empty where the recording holds no forces
    footfalls: tuple[Footfall, ...]  # in order of time
    strides: tuple[CapturedStride, ...]  # of both feet, in order of time
    cutoff: float  # [Hz] low pass of forces; the same is meant for joint angles
    speed: float  # [m/s] mean over the strides; NaN where it cannot be told
    speed_evidence: Evidence
    treadmill: bool
    mean_vertical_force: float  # [N] over whole strides, as recorded; NaN without forces
    events_from: str  # "force" or "markers"
    warnings: tuple[str, ...] = ()  # what was found, mended or left out, in plain words
