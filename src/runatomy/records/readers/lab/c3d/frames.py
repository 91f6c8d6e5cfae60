"""Frames: the measurements of a C3D file, as far as they are there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from runatomy.records.readers.clock import counted
from runatomy.records.readers.lab.c3d.binary import Machine
from runatomy.records.readers.lab.c3d.parameters import BLOCK, Parameters
from runatomy.records.readers.lab.clock import RATES
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import DamagedFileError

_MEND = "Copy it again from the camera system, or export it anew."
_HIGHEST = 65_535  # the largest frame number that the header has room for


@dataclass(frozen=True, slots=True)
class Layout:
    """How the measurements are laid out."""

    points: int  # markers and computed outputs in a frame
    channels: int  # analog
    samples: int  # of each channel in a frame
    first: int  # number of the first frame
    frames: int  # that the file promises
    begin: int  # [bytes] where they start
    scale: float  # [file's unit] of a whole number; below zero where floats are stored

    @property
    def words(self) -> int:
        """Numbers in a frame."""
        return 4 * self.points + self.channels * self.samples

    @property
    def step(self) -> int:
        """Bytes in a frame."""
        return self.words * (4 if self.scale < 0.0 else 2)

    @property
    def size(self) -> int:
        """Bytes in all frames."""
        return self.frames * self.step


@dataclass(slots=True, eq=False, kw_only=True)
class Frames:
    """What was measured."""

    rate: float  # [Hz] of the frames
    samples: int  # of analog channels in a frame
    first: int  # number of the first frame
    position: FloatArray  # (frames, points, 3) in the file's unit, NaN where not valid
    analog: FloatArray  # (frames * samples, channels) scaled to the channels' units
    repairs: list[str] = field(default_factory=list)  # in plain words


def read_frames(data: bytes, parameters: Parameters, name: str) -> Frames:
    """Return the whole frames that a C3D file holds; those lost at its end are told.

    Raises DamagedFileError where no frame is left, or its rate is nowhere stated.
    """
    layout, repairs = _layout(data, parameters, name)
    there = (len(data) - layout.begin) // layout.step if layout.step else 0
    frames = min(layout.frames, there)
    if layout.points and frames < 1:
        raise DamagedFileError("not one frame of its measurements is left", where=name, mend=_MEND)
    if frames < layout.frames:
        lost = layout.frames - frames
        repairs.append(
            f"the file is cut off: {lost} of {counted(layout.frames, 'frame')} lost at its end"
        )
    words = _words(
        data[layout.begin : layout.begin + frames * layout.step], layout, parameters.machine
    )
    words = words.reshape(frames, layout.words)
    points = words[:, : 4 * layout.points].reshape(frames, layout.points, 4)
    return Frames(
        rate=_rate(data, parameters, name, repairs),
        samples=layout.samples,
        first=layout.first,
        position=_positions(points, layout.scale),
        analog=_analog(words[:, 4 * layout.points :], layout, parameters),
        repairs=repairs,
    )


def _layout(data: bytes, parameters: Parameters, name: str) -> tuple[Layout, list[str]]:
    """Return the layout by the header; by the parameters where only they fit the file's length."""
    machine, repairs = parameters.machine, list[str]()
    words = machine.integers(data[:24], unsigned=True)
    points, analog, first, last, samples = (int(words[i]) for i in (1, 2, 3, 4, 9))
    scale = _scale(machine.one_float(data[12:16]), parameters)
    begin = _begin(int(words[8]), parameters, len(data))
    if begin is None:
        raise DamagedFileError(
            "it is cut off: its measurements would lie beyond its end", where=name, mend=_MEND
        )
    samples = samples if analog else 0
    channels = analog // samples if samples else 0
    header = Layout(points, channels, samples, first, last - first + 1, begin, scale)
    stated = _stated(header, parameters)
    counts = _frame_counts(header, parameters)
    for layout in (header, stated):
        for count in counts:
            full = replace(layout, frames=count)
            if full.size <= len(data) - begin < full.size + BLOCK:
                if layout != header:
                    repairs.append("the header does not fit the file's length; the parameters do")
                return full, repairs
    return replace(header if header.words else stated, frames=counts[0]), repairs


def _scale(header: float, parameters: Parameters) -> float:
    """Return the scale of whole numbers, by the header or else by the parameters."""
    stated = parameters.number("POINT", "SCALE")
    usable = (
        one for one in (header, stated) if one is not None and np.isfinite(one) and one != 0.0
    )
    return next(usable, -1.0)


def _begin(block: int, parameters: Parameters, length: int) -> int | None:
    """Return the byte at which the measurements begin; None where it is nowhere in the file."""
    for one in (block, parameters.whole("POINT", "DATA_START")):
        if one is not None and one >= 2 and (one - 1) * BLOCK < length:
            return (one - 1) * BLOCK
    return None


def _stated(header: Layout, parameters: Parameters) -> Layout:
    """Return the layout that the parameters describe, the header's where they do not."""
    points = parameters.whole("POINT", "USED")
    channels = parameters.whole("ANALOG", "USED")
    rate, analog_rate = parameters.number("POINT", "RATE"), parameters.number("ANALOG", "RATE")
    samples = header.samples
    if channels and rate and analog_rate and 0.0 < analog_rate / rate < 10_000.0:
        samples = max(1, round(analog_rate / rate))
    return replace(
        header,
        points=header.points if points is None else points,
        channels=header.channels if channels is None else channels,
        samples=samples if channels or channels is None else 0,
    )


def _frame_counts(header: Layout, parameters: Parameters) -> list[int]:
    """Return how many frames there may be, the likeliest first; long files overflow the header."""
    start, end = _field(parameters, "ACTUAL_START_FIELD"), _field(parameters, "ACTUAL_END_FIELD")
    counts = [end - start + 1] if start is not None and end is not None else []
    full = header.first + header.frames - 1 >= _HIGHEST
    stated = [parameters.whole("POINT", one) for one in ("LONG_FRAMES", "FRAMES")]
    known = [one for one in stated if one is not None]
    counts += [*known, header.frames] if full else [header.frames, *known]
    return [one for one in counts if 0 < one < 2**31] or [0]


def _field(parameters: Parameters, name: str) -> int | None:
    """Return a frame number that is stored as two halves, the lower one first."""
    halves = parameters.values("TRIAL", name, unsigned=True)
    if len(halves) < 1 or not np.isfinite(halves).all():
        return None
    number = int(halves[0]) + (65_536 * int(halves[1]) if len(halves) > 1 else 0)
    return number if number > 0 else None


def first_frame(parameters: Parameters) -> int | None:
    """Return the number of the first frame within the trial, where the file says it."""
    return _field(parameters, "ACTUAL_START_FIELD")


def _words(data: bytes, layout: Layout, machine: Machine) -> FloatArray:
    return machine.floats(data) if layout.scale < 0.0 else machine.integers(data).astype(float)


def _rate(data: bytes, parameters: Parameters, name: str, repairs: list[str]) -> float:
    """Return the frames' rate [Hz] by the parameters, or else by the header."""
    stated, header = parameters.number("POINT", "RATE"), parameters.machine.one_float(data[20:24])
    good = [one for one in (stated, header) if one is not None and RATES[0] <= one <= RATES[1]]
    if not good:
        raise DamagedFileError("its frame rate is nowhere stated", where=name, mend=_MEND)
    if len(good) == 2 and abs(good[0] / good[1] - 1.0) > 1e-3:
        repairs.append(
            f"the header says {good[1]:g} Hz, POINT:RATE {good[0]:g} Hz; the latter counts"
        )
    return good[0]


def _positions(points: FloatArray, scale: float) -> FloatArray:
    """Return the coordinates (frames, points, 3), NaN where the residual says "not valid"."""
    with np.errstate(invalid="ignore"):
        position = points[:, :, :3] * (1.0 if scale < 0.0 else scale)
        seen = np.isfinite(position[:, :, 0] + position[:, :, 1] + position[:, :, 2])
        position[~seen | ~(points[:, :, 3] >= 0.0)] = np.nan
    return position


def _analog(words: FloatArray, layout: Layout, parameters: Parameters) -> FloatArray:
    """Return the channels (samples, channels), offset and scale applied; NaN for no number."""
    raw = words.reshape(-1, layout.channels) if layout.channels else np.zeros((0, 0))
    unsigned = parameters.text("ANALOG", "FORMAT").upper() == "UNSIGNED"
    if unsigned and layout.scale > 0.0:
        raw = raw % 65_536.0
    offset = _per_channel(
        parameters.long_values("ANALOG", "OFFSET", unsigned=unsigned), layout, 0.0
    )
    scale = _per_channel(parameters.long_values("ANALOG", "SCALE"), layout, 1.0)
    general = parameters.number("ANALOG", "GEN_SCALE")
    with np.errstate(invalid="ignore", over="ignore"):
        out = (raw - offset) * (scale * (1.0 if general is None else general))
    out[~np.isfinite(out)] = np.nan
    return out


def _per_channel(values: FloatArray, layout: Layout, missing: float) -> FloatArray:
    """Return one value a channel; what the file leaves out, or is no number, is `missing`."""
    out = np.full(layout.channels, missing)
    count = min(len(values), layout.channels)
    out[:count] = np.where(np.isfinite(values[:count]), values[:count], missing)
    return out
