"""TRC: markers as text, a row a frame."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from runatomy.records.capture import Capture
from runatomy.records.readers.clock import counted
from runatomy.records.readers.draft import Source
from runatomy.records.readers.lab.clock import Ticks, even_clock
from runatomy.records.readers.lab.draft import Markers, capture_of
from runatomy.records.readers.lab.text.grid import (
    Grid,
    fields,
    grid,
    line_at,
    plain,
    separator_of,
    words,
)
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import DamagedFileError

_HEAD = 20  # lines in which the names of the markers are looked for
_AXES = re.compile(r"[\s,;]*[XYZ]\d*([\s,;]+[XYZ]\d*)*[\s,;]*$", re.IGNORECASE)
_NAMES = re.compile(rb"[\s\"]*frame\s*#?", re.IGNORECASE)
_MEND = "Export it again as TRC: three header lines, the markers' names, then a line a frame."


def read_trc(data: bytes, name: str) -> Capture:
    """Return the markers of a TRC file; NaN where a field is empty, or all three are zero.

    Its axes, unit of length aside, are the file's own. Raises RecordError, or DamagedFileError
    where no marker or no clock can be recovered.
    """
    source = Source.of(data, name, "trc")
    lines, body = _parted(plain(data), name)
    header = _header(lines)
    separator = separator_of(lines[-1])
    labels, first = _labels(lines[-1], separator, name)
    table = grid(body, first + 3 * len(labels), separator, "frame")
    _drop_cut(table, body, header)
    if not len(table.values):
        raise DamagedFileError("it holds no frames", where=name, mend=_MEND)
    if len(table.values) == 1:
        ticks = Ticks(0.0, 1.0, 1, np.arange(1), np.arange(1))  # refused for its one frame below
    else:
        ticks = even_clock(
            table.values[:, first - 1], name, rate=_number(header.get("datarate")), noun="frame"
        )
    markers = Markers(
        names=labels,
        position=ticks.spread(_triplets(table.values[:, first:])),
        unit=header.get("units", ""),
        repairs=table.repairs + ticks.repairs,
    )
    markers.names = _named(labels, markers.position.shape[1], markers.repairs)
    _promised(header, markers)
    return capture_of(markers, markers.meters(name), source, ticks.time, extra={"header": header})


def _parted(text: bytes, name: str) -> tuple[list[bytes], bytes]:
    """Return the header's lines, down to the markers' names, and the lines of numbers."""
    at = 0
    lines: list[bytes] = []
    while at < len(text) and len(lines) < _HEAD:
        line, at = line_at(text, at)
        lines.append(line)
        if _NAMES.match(line):
            below, after = line_at(text, at)
            return lines, text[after if _AXES.match(words(below)) else at :]
    raise DamagedFileError("no line with the markers' names is in it", where=name, mend=_MEND)


def _header(lines: list[bytes]) -> dict[str, str]:
    """Return what the header states, names in small letters."""
    for names, values in pairwise(lines):
        if b"datarate" in names.lower() or b"nummarkers" in names.lower():
            keys, stated = fields(names, separator_of(names)), fields(values, separator_of(values))
            return {key.lower(): value for key, value in zip(keys, stated, strict=False) if key}
    return {}


def _labels(line: bytes, separator: str | None, name: str) -> tuple[list[str], int]:
    """Return the markers' names, and how many columns stand before the first marker."""
    named = fields(line, separator)
    times = [index for index, one in enumerate(named) if one.lower().startswith("time")]
    if not times:
        raise DamagedFileError("it has no time column", where=name, mend=_MEND)
    first = times[0] + 1
    rest = named[first:]
    by_threes = separator and all(index % 3 == 0 for index, one in enumerate(rest) if one)
    return (rest[::3] if by_threes else [one for one in rest if one]), first


def _triplets(columns: FloatArray) -> FloatArray:
    """Return the columns as (frames, markers, 3); columns beyond whole markers are left out."""
    whole = columns.shape[1] // 3
    return columns[:, : 3 * whole].reshape(len(columns), whole, 3)


def _named(labels: list[str], markers: int, repairs: list[str]) -> list[str]:
    """Return a name for every marker: a number where the file has none."""
    names = [one or f"*{index + 1}" for index, one in enumerate(labels[:markers])]
    names += [f"*{index + 1}" for index in range(len(names), markers)]
    if bare := sum(1 for index in range(markers) if index >= len(labels) or not labels[index]):
        repairs.append(f"{counted(bare, 'marker')} without a name called by number, as *1")
    return names


def _drop_cut(table: Grid, body: bytes, header: dict[str, str]) -> None:
    """Drop a last line whose last number may be cut, in a file that promises more frames."""
    promised = _number(header.get("numframes"))
    cut = any("cut off" in line for line in table.repairs)
    if promised and not body.endswith(b"\n") and not cut and len(table.values) < promised:
        table.values = table.values[:-1]
        table.repairs.append("the last line may be cut off; dropped")


def _promised(header: dict[str, str], markers: Markers) -> None:
    """Say where the header promises another number of frames or markers."""
    frames, found = markers.position.shape[:2]
    for key, number, noun in (("numframes", frames, "frame"), ("nummarkers", found, "marker")):
        promised = _number(header.get(key))
        if promised is not None and promised != number:
            markers.repairs.append(
                f"the header promises {counted(int(promised), noun)}, {number} are there"
            )


def _number(text: str | None) -> float | None:
    """Return a header's number; None where there is none, or none above zero."""
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if 0.0 < value < 1e9 else None
