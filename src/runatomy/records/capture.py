"""Capture: markers, ground forces and muscle signals of one laboratory recording, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ForcePlate:
    """What the ground did on one plate, or on one foot where the file tells feet apart."""

    name: str
    force: FloatArray  # [N] (samples, 3) of the ground on the runner, laboratory axes
    moment: FloatArray  # [N m] (samples, 3) the same, about the laboratory's origin
    corners: FloatArray | None = None  # [m] (4, 3) of the surface, laboratory axes
    side: str | None = None  # "r" or "l" where the file says whose foot it was


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Forces:
    """Ground forces on their own clock."""

    time: FloatArray  # [s] (samples,) on the markers' clock, even
    plates: tuple[ForcePlate, ...]
    source: str = ""  # the file beside the recording that held them, and its SHA-256
    repairs: tuple[str, ...] = ()  # what was changed or lost on reading, in plain words


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Emg:
    """Muscle signals on their own clock."""

    time: FloatArray  # [s] (samples,) on the markers' clock
    channels: tuple[str, ...]  # as the file names them
    values: FloatArray  # [-] (samples, channels) arbitrary units, NaN where absent
    source: str = ""  # the file beside the recording that held them, and its SHA-256
    repairs: tuple[str, ...] = ()  # what was changed or lost on reading, in plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class LabEvent:
    """A moment that somebody marked in the file."""

    time: float  # [s] on the markers' clock
    label: str  # "Foot Strike", "Foot Off" or the file's own word
    context: str = ""  # "Left", "Right", "General"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Capture:
    """One laboratory recording; axes are the laboratory's own, NaN where nothing was seen."""

    source_name: str  # file name, or "bytes"
    source_format: str  # "c3d", "trc"
    source_sha256: str
    time: FloatArray  # [s] (frames,) even
    markers: tuple[str, ...]  # as the file names them
    position: FloatArray  # [m] (frames, markers, 3)
    forces: Forces | None = None
    emg: Emg | None = None
    events: tuple[LabEvent, ...] = ()
    up: str | None = None  # "+y", "+z" ... where the file says which axis points up
    repairs: tuple[str, ...] = ()  # what was changed or lost on reading, in plain words
    extra: Mapping[str, object] = field(default_factory=dict)  # whatever else the file held
