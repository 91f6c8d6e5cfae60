"""Run: one watch recording on one clock, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """One lap as the device wrote it."""

    start: float  # [s] on the run's clock
    end: float  # [s]
    summary: Mapping[str, object] = field(default_factory=dict)  # the device's own fields, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What recorded the run."""

    manufacturer: str | None = None
    product: str | None = None
    software: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserProfile:
    """What the device knows of its user."""

    mass: float | None = None  # [kg]
    height: float | None = None  # [m]
    sex: str | None = None  # "f" or "m"
    age: float | None = None  # [years]
    max_heart_rate_bpm: float | None = None  # [1/min]
    resting_heart_rate_bpm: float | None = None  # [1/min]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DeveloperChannel:
    """One extra channel that an app or a sensor added to the file."""

    name: str
    unit: str
    values: FloatArray  # [unit] (time,), NaN where absent
    source: str = ""  # application or extension name


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Run:
    """One watch recording on one clock; every array is (time,), NaN where the device was silent."""

    source_name: str  # file name, or "bytes"
    source_format: str  # "fit", "gpx", "tcx"
    source_sha256: str
    sport: str  # "running", "walking", "hiking", or "unknown" where the format has none
    sub_sport: str | None = None
    name: str | None = None  # what its owner called it, where the file says so: one line
    start: datetime | None = None  # timezone-aware UTC
    time: FloatArray  # [s] since start, strictly increasing
    latitude_deg: FloatArray | None = None  # [deg] north positive
    longitude_deg: FloatArray | None = None  # [deg] east positive
    altitude: FloatArray | None = None  # [m]
    distance: FloatArray | None = None  # [m] as the device summed it
    speed: FloatArray | None = None  # [m/s] as the device wrote it
    heart_rate_bpm: FloatArray | None = None  # [1/min]
    step_rate: FloatArray | None = None  # [1/s] steps, both feet counted
    power: FloatArray | None = None  # [W] as the device wrote it
    contact_time: FloatArray | None = None  # [s]
    contact_balance: FloatArray | None = None  # [-] share of contact time on the left foot
    vertical_oscillation: FloatArray | None = None  # [m]
    step_length: FloatArray | None = None  # [m]
    respiration_rate: FloatArray | None = None  # [1/s] breaths
    temperature: FloatArray | None = None  # [degC]
    developer: tuple[DeveloperChannel, ...] = ()
    laps: tuple[Lap, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()  # [s] timer stopped from, to
    session: Mapping[str, object] = field(default_factory=dict)  # the device's own summary, SI
    device: Device = Device()
    profile: UserProfile = UserProfile()
    barometric: bool | None = None  # altitude from a barometer; None where the file cannot tell
    repairs: tuple[str, ...] = ()  # what was changed or lost on reading, in plain words
    extra: Mapping[str, object] = field(default_factory=dict)  # whatever else the file held
