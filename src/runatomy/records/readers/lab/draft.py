"""Draft: markers as a file gives them, and how they become a Capture of plausible size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from runatomy.records.capture import Capture, Emg, Forces, LabEvent
from runatomy.records.readers.clock import counted
from runatomy.records.readers.draft import Source
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import DamagedFileError, RecordError
from runatomy.terms.units import CENTIMETER, MILLIMETER

FEWEST = 3  # frames of a recording
TALLEST = 2.8  # [m] of a runner's markers, from end to end
SMALLEST = 0.3  # [m] of a whole set of markers
SMALLEST_PART = 0.05  # [m] of a few markers, which may all sit on one foot
LIKELY = 0.7  # [m] of a whole set by whose size another unit than the stated one is believed
LIKELY_PART, LIKELY_MOST = 0.5, 2.6  # [m] of a few markers; of any
WHOLE_SET = 12  # markers from which on a set is thought to span the body, or both feet
FAR = 1000.0  # [m] no laboratory is wider: a number that means "not seen"
LOOKS = 100  # frames from which the size is told

UNITS: Mapping[str, float] = {
    "mm": MILLIMETER,
    "millimeter": MILLIMETER,
    "millimeters": MILLIMETER,
    "cm": CENTIMETER,
    "centimeter": CENTIMETER,
    "centimeters": CENTIMETER,
    "m": 1.0,
    "meter": 1.0,
    "meters": 1.0,
    "in": 0.0254,
    "inch": 0.0254,
    "inches": 0.0254,
    "ft": 0.3048,
}
_SLIPS = (1e-3, 1e3, 1e-2, 1e2, 1e-1, 1e1)  # between millimeters, centimeters and meters


@dataclass(slots=True, eq=False, kw_only=True)
class Markers:
    """Where markers were, as the file says it."""

    names: Sequence[str]
    position: FloatArray  # (frames, markers, 3) in the file's unit, NaN where not seen
    unit: str  # as written; "" where there is none
    repairs: list[str] = field(default_factory=list)  # in plain words

    def meters(self, where: str) -> float:
        """Return how many meters one of the file's units is, and blank what was never seen.

        Raises DamagedFileError where nothing was seen, RecordError where no runner has that size.
        """
        self._check(where)
        zero = self.position == 0.0
        self._blank("of exactly (0, 0, 0)", zero[..., 0] & zero[..., 1] & zero[..., 2])
        if not np.isfinite(self.position).any():
            raise DamagedFileError("no marker was seen in any frame", where=where)
        factor = self._unit(where)
        with np.errstate(invalid="ignore"):
            far = np.abs(self.position) > FAR / factor
        self._blank(f"farther than {FAR:.0f} m", far[..., 0] | far[..., 1] | far[..., 2])
        return factor

    def _check(self, where: str) -> None:
        frames, markers = self.position.shape[:2]
        if not markers:
            raise RecordError(
                "it holds no markers",
                where=where,
                mend="Give the file with the markers' trajectories, not forces or signals alone.",
            )
        if frames < FEWEST:
            raise RecordError(
                f"it holds {counted(frames, 'frame')}; a recording needs at least {FEWEST}",
                where=where,
                mend="Give the whole trial: a run needs some strides.",
            )

    def _blank(self, what: str, where: np.ndarray) -> None:
        """Set to NaN the places that mean "not seen"."""
        if count := int(where.sum()):
            self.position = np.where(where[:, :, None], np.nan, self.position)
            self.repairs.append(f"{counted(count, 'position')} {what}: taken as not seen")

    def _unit(self, where: str) -> float:
        """Return the meters in one of the file's units, mended where it plainly is another."""
        size = _size(self.position)
        smallest = SMALLEST if len(self.names) >= WHOLE_SET else SMALLEST_PART
        plain = self.unit.strip().lower().rstrip(".")
        if plain not in UNITS:
            return self._guess(size, smallest, where)
        factor = UNITS[plain]
        if np.isnan(size) or smallest <= size * factor <= TALLEST:
            return factor
        least = LIKELY if len(self.names) >= WHOLE_SET else LIKELY_PART
        slip = next((s for s in _SLIPS if least <= size * factor * s <= LIKELY_MOST), None)
        if slip is None:
            raise RecordError(
                f"its markers span {_plain(size * factor)} m in {self.unit}, which no runner does",
                where=where,
                mend="Check the unit of length that the file states, and stray markers.",
            )
        self.repairs.append(
            f"the file says {self.unit}, by which the markers would span {_plain(size * factor)} "
            f"m; read as {_unit_name(factor * slip)}: {size * factor * slip:.2f} m"
        )
        return factor * slip

    def _guess(self, size: float, smallest: float, where: str) -> float:
        """Return the meters in a unit that the file does not name."""
        said = f"the unit {self.unit!r} is not known" if self.unit.strip() else "no unit is given"
        for factor in (MILLIMETER, 1.0, CENTIMETER):
            if smallest <= size * factor <= TALLEST:
                name = _unit_name(factor)
                self.repairs.append(f"{said}; {name} fit, by which the markers span "
                                    f"{size * factor:.2f} m")  # fmt: skip
                return factor
        raise RecordError(
            f"{said}, and its markers span {_plain(size)} of it, which no runner does",
            where=where,
            mend="State the unit of length (mm, cm or m) in the file's header.",
        )


def _size(position: FloatArray) -> float:
    """Return how far the markers lie apart along their longest axis, in the middle frame.

    The outermost twentieth at each end does not count: it may be stray reflections.
    """
    looks = np.sort(position[:: max(1, len(position) // LOOKS)], axis=1)  # NaN comes last
    seen = np.isfinite(looks).sum(axis=1)
    rank = np.maximum(seen - 1, 0) * 0.05
    low, high = np.floor(rank).astype(int), np.ceil(seen - 1 - rank).clip(0).astype(int)
    ends = [np.take_along_axis(looks, end[:, None], axis=1)[:, 0] for end in (low, high)]
    spans = (ends[1] - ends[0]).max(axis=1)[(seen >= 2).all(axis=1)]
    return float(np.median(spans)) if len(spans) else float("nan")


def _plain(number: float) -> str:
    """Return a number without an exponent, to three digits."""
    return (
        f"{number:.0f}" if number >= 100.0 else f"{number:.3g}" if number >= 1e-3 else "under 0.001"
    )


def _unit_name(factor: float) -> str:
    names = {MILLIMETER: "millimeters", CENTIMETER: "centimeters", 1.0: "meters"}
    return next((n for f, n in names.items() if abs(f / factor - 1.0) < 1e-6), f"{factor:g} m")


def unique(names: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the names with a number behind those that were there before, and a word on them."""
    taken: set[str] = set(names)
    seen: set[str] = set()
    out: list[str] = []
    for name in names:
        new, number = name, 2
        while new in seen:
            new = f"{name}_{number}"
            number += 1
            if new in taken and new not in seen:
                new = name  # the next number: another marker bears this name
        seen.add(new)
        out.append(new)
    renamed = [f"{new}" for old, new in zip(names, out, strict=True) if old != new]
    note = f"names that repeat another are numbered: {', '.join(renamed)}"
    return tuple(out), [note] if renamed else []


def capture_of(
    markers: Markers,
    factor: float,
    source: Source,
    time: FloatArray,
    *,
    forces: Forces | None = None,
    emg: Emg | None = None,
    events: tuple[LabEvent, ...] = (),
    up: str | None = None,
    notes: Sequence[str] = (),
    extra: Mapping[str, object] | None = None,
) -> Capture:
    """Return the Capture; `factor` [m] is the file's unit of length, `notes` come after ours."""
    names, renamed = unique(markers.names)
    position = markers.position * factor
    seen = np.asarray(np.isfinite(position).any(axis=(0, 2)))
    dark = [name for name, once in zip(names, seen, strict=True) if not once]
    never = [f"never seen: {', '.join(dark)}"] if dark else []
    return Capture(
        source_name=source.name,
        source_format=source.format,
        source_sha256=source.sha256,
        time=read_only(time),
        markers=names,
        position=read_only(position),
        forces=forces,
        emg=emg,
        events=events,
        up=up,
        repairs=(*markers.repairs, *renamed, *never, *notes),
        extra=extra or {},
    )
