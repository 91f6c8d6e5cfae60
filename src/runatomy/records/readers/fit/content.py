"""What a FIT file says, decoded: records as columns, everything else as messages by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from runatomy.records.readers.fit import frames
from runatomy.records.readers.fit.developer import (
    DeveloperField,
    Message,
    developer_fields,
    text,
)
from runatomy.records.readers.fit.mend import mend, pieces, with_known_types
from runatomy.records.readers.fit.raw import RawRecords
from runatomy.terms.arrays import FloatArray, IntArray

# global message numbers that are decoded; the rest is counted, for it is frequent or undocumented
DECODED = frozenset(
    (*range(11), 12, 13, 15, 18, 19, 21, 23, 26, 27, *range(30, 36), 37, 38, 39, 49, 51, 53, 72)
) | {103, 106, 142, 148, 206, 207, 216, 312, 313}


class UndecodableError(Exception):
    """The decoder at hand refuses the file."""


@dataclass(slots=True)
class FitContent:
    """What a FIT file says, before anything is made of it."""

    records: dict[str, FloatArray]  # field name -> (record,), NaN where absent; time is Unix [s]
    messages: dict[str, list[Message]]
    developer: list[DeveloperField] = field(default_factory=list)
    sport_rows: IntArray = field(default_factory=lambda: np.zeros(0, np.int64))
    intervals: FloatArray | None = None  # [s] from beat to beat
    counted: dict[str, int] = field(default_factory=dict)  # messages that were not decoded
    repairs: list[str] = field(default_factory=list)  # in plain words

    def first(self, kind: str) -> Message:
        """Return the first message of a kind, or an empty one."""
        return next(iter(self.messages.get(kind, ())), {})


def read_content(data: bytes) -> FitContent:
    """Return what the file says; damage is leapt over and told in `repairs`.

    Raises UndecodableError where nothing can be recovered.
    """
    try:
        return _decode_fast(data)
    except (UndecodableError, frames.FrameError, ImportError):
        mended, lost = mend(data)
    try:
        content = _decode_fast(mended)
    except (UndecodableError, frames.FrameError, ImportError):
        from runatomy.records.readers.fit.slow import decode_slow

        content = decode_slow(mended)
    if not (content.records or content.messages or content.counted):
        raise UndecodableError(lost[0])
    content.repairs[:0] = lost
    return content


def _decode_fast(data: bytes) -> FitContent:
    """Decode a sound file with fitfast, records as columns and the few other messages as rows."""
    layouts = frames.walk(data)
    known = with_known_types(data, layouts)
    if known is not data:
        data, layouts = known, frames.walk(known)
    records = _fitfast("records", data)
    few = _few(data, layouts)
    messages: dict[str, list[Message]] = _fitfast("parse", few)
    names = {text(one.get("field_name")) for one in messages.get("field_description", ())}
    if names & records.keys():
        records = _native(data, layouts, records, names)
    raw = RawRecords(data, layouts)
    developer, lost = developer_fields(raw, messages)
    _expand_compressed(raw, records)
    return FitContent(
        records=records,
        messages=messages,
        developer=developer,
        sport_rows=_sport_rows(raw, layouts),
        intervals=_beats(data, layouts),
        counted=_counted(layouts),
        repairs=lost,
    )


def _fitfast(name: str, data: bytes) -> dict:  # type: ignore[type-arg]
    """Call fitfast; whatever its native part throws becomes UndecodableError."""
    import fitfast

    try:
        return dict(getattr(fitfast, name)(data))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic in the native part is no Exception
        raise UndecodableError(str(error)) from error


def _few(data: bytes, layouts: Sequence[frames.Layout]) -> bytes:
    """Return the file without its many records, so that the rest is quick to decode."""
    kept = [one for one in layouts if one.number in DECODED]
    return data if any(one.squeezed for one in kept) else pieces(data, kept)


def _native(
    data: bytes,
    layouts: Sequence[frames.Layout],
    records: dict[str, FloatArray],
    names: set[str],
) -> dict[str, FloatArray]:
    """Return the columns without those of developers, who may reuse a native field's name."""
    if any(name.replace("_", "").isalnum() and name.islower() for name in names):
        rest = [one for one in layouts if one.number != frames.FIELD_DESCRIPTION]
        return dict(_fitfast("records", pieces(data, rest)))
    return {name: column for name, column in records.items() if name not in names}


def _expand_compressed(raw: RawRecords, records: dict[str, FloatArray]) -> None:
    """Add speed and distance from the three-byte field 8 that old devices write."""
    triples = raw.column(8, "u1")
    if triples.shape[1] != 3:
        return
    known = ~np.isnan(triples[:, 0]) & (triples != 255).any(axis=1)
    low, mid, high = triples[known].T
    speed, distance = np.full(len(triples), np.nan), np.full(len(triples), np.nan)
    speed[known] = (low + 256 * (mid % 16)) / 100.0  # 12 bits of 1/100 m/s
    sixteenths = mid // 16 + 16 * high  # 12 bits of 1/16 m, rolling over
    distance[known] = (np.cumsum(np.diff(sixteenths, prepend=0.0) % 4096)) / 16.0
    for name, column in (("speed", speed), ("distance", distance)):
        old = records.get(name, np.full(len(column), np.nan))
        records[name] = np.where(np.isnan(old), column, old)


def _sport_rows(raw: RawRecords, layouts: Sequence[frames.Layout]) -> IntArray:
    """Return how many records precede each sport message."""
    places = sorted(at for one in layouts if one.number == frames.SPORT for at in one.offsets)
    return np.searchsorted(raw.positions, np.asarray(places, np.int64)).astype(np.int64)


def _beats(data: bytes, layouts: Sequence[frames.Layout]) -> FloatArray | None:
    """Return the intervals between heart beats [s], or None."""
    found = []
    for one in layouts:
        place = one.offset_of(0) if one.number == frames.HRV else None
        if place is None or place[1] % 2:
            continue
        for at in one.offsets:
            found.append(np.frombuffer(data, f"{one.order}u2", place[1] // 2, at + place[0]))
    values = np.concatenate(found).astype(np.float64) if found else np.zeros(0)
    values = values[values != 0xFFFF] * 1e-3
    return values if len(values) else None


def _counted(layouts: Sequence[frames.Layout]) -> dict[str, int]:
    """Return how many messages of each kind were not decoded."""
    counts: dict[str, int] = {}
    for one in layouts:
        if one.number not in DECODED and one.number not in (frames.RECORD, frames.HRV):
            name = f"message {one.number}"
            counts[name] = counts.get(name, 0) + len(one.offsets)
    return {name: count for name, count in counts.items() if count}
