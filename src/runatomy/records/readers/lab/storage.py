"""StorageTable: a table of named columns over time, as OpenSim's MOT and STO files hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from runatomy.records.readers.draft import Source
from runatomy.records.readers.lab.draft import unique
from runatomy.records.readers.lab.text.grid import (
    Grid,
    fields,
    grid,
    line_at,
    plain,
    separator_of,
    words,
)
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import DamagedFileError, RecordError

_SAID = ("datarows", "datacolumns", "range")  # what older headers state without a sign
_HEAD = 200  # lines in which the header ends


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StorageTable:
    """Named columns over time, as the file writes them."""

    source: Source
    title: str  # the header's first line; "" where there is no header
    time: FloatArray  # [s] (rows,) as written: it may be uneven
    time_name: str  # as the file calls it
    columns: tuple[str, ...]  # without the time
    values: FloatArray  # (rows, columns) in the file's units, NaN where absent
    in_degrees: bool | None = None  # of angles; None where the file does not say
    header: Mapping[str, str] = field(default_factory=dict)  # whatever else it states
    repairs: tuple[str, ...] = ()  # what was changed or lost on reading, in plain words

    def column(self, name: str) -> FloatArray:
        """Return one column (rows,); raises RecordError where there is none of that name."""
        if name not in self.columns:
            raise RecordError(
                f"it has no column {name!r}",
                where=self.source.name,
                mend=f"Its columns: {', '.join(self.columns[:20])}.",
            )
        return self.values[:, self.columns.index(name)]


def read_storage(data: bytes, name: str) -> StorageTable:
    """Return the table in a MOT or STO file, or in CSV or TSV text with a time column.

    Any header is accepted, with or without a version or a number of rows, or none at all. Raises
    RecordError where no column is a time, DamagedFileError where there are no rows.
    """
    source = Source.of(data, name, "storage")
    text = plain(data)
    header, at = _header(text)
    title = next((one for one in header if one and "=" not in one), "")
    stated = _stated(header)
    label, at = _label_line(text, at, name)
    separator = separator_of(label)
    named = fields(label, separator)
    clock = _time_column(named, name)
    body = text[at:]
    table = grid(body, len(named), separator)
    if not len(table.values):
        raise DamagedFileError("it holds no rows of numbers", where=name)
    names, renamed = unique(_called(named, table.values.shape[1]))
    others = [index for index in range(len(names)) if index != clock]
    return StorageTable(
        source=source,
        title=title.removeprefix("name ").strip(),
        time=read_only(table.values[:, clock]),
        time_name=names[clock],
        columns=tuple(names[index] for index in others),
        values=read_only(np.delete(table.values, clock, axis=1)),
        in_degrees={"yes": True, "no": False}.get(stated.get("indegrees", "").lower()),
        header=stated,
        repairs=(*table.repairs, *renamed, *_missing(stated, table)),
    )


def _header(text: bytes) -> tuple[list[str], int]:
    """Return the header's lines and where it ends; none where no "endheader" closes it."""
    end = text[:65_536].lower().find(b"endheader")
    if end < 0:
        return [], 0
    lines = [words(one).strip() for one in text[:end].split(b"\n")]
    return lines, text.find(b"\n", end) + 1 or len(text)


def _stated(header: list[str]) -> dict[str, str]:
    """Return what the header states, as `nRows=10` or `datarows 10`; names in small letters."""
    out: dict[str, str] = {}
    for line in header[1:]:
        key, _, value = line.partition("=" if "=" in line else " ")
        if value and (("=" in line and " " not in key.strip()) or key.lower() in _SAID):
            out[key.strip().lower()] = value.strip()
    return out


def _label_line(text: bytes, at: int, name: str) -> tuple[bytes, int]:
    """Return the line with the columns' names, and where the rows begin."""
    for _ in range(_HEAD):
        line, at = line_at(text, at)
        if _names_time(line):
            return line, at
        if at >= len(text):
            break
    raise RecordError(
        "no line names its columns, one of them the time",
        where=name,
        mend='Give a table whose columns have names, the first of them "time".',
    )


def _names_time(line: bytes) -> bool:
    """Say whether a line names columns, one of them the time."""
    named = fields(line, separator_of(line))
    return len(named) > 1 and any(_is_time(one) for one in named) and not _all_numbers(named)


def _all_numbers(named: list[str]) -> bool:
    try:
        [float(one) for one in named]
    except ValueError:
        return False
    return True


def _is_time(name: str) -> bool:
    """Say whether a column is a time: "time", "Time (s)", "time_ms", "t", "X[s]"."""
    plain_name = name.lower().replace(" ", "").lstrip("#")
    return plain_name in ("t", "t(s)", "t[s]", "t(ms)", "x[s]", "x(s)", "sec", "seconds") or (
        plain_name.startswith("time") and plain_name[4:5] not in tuple("abcdefghijklnopqrtuvwxyz")
    )


def _time_column(named: list[str], name: str) -> int:
    for index, one in enumerate(named):
        if _is_time(one):
            return index
    raise RecordError(
        "none of its columns is a time",
        where=name,
        mend=f'Name one "time"; its columns: {", ".join(named[:12])}.',
    )


def _called(named: list[str], columns: int) -> list[str]:
    """Return a name for every column: a number where the file has none."""
    known = [one or f"column {index + 1}" for index, one in enumerate(named)]
    return known + [f"column {index + 1}" for index in range(len(named), columns)]


def _missing(stated: Mapping[str, str], table: Grid) -> list[str]:
    """Say where the header promises another number of rows."""
    promised = stated.get("nrows", stated.get("datarows", "")).strip()
    if not re.fullmatch("[0-9]{1,9}", promised) or int(promised) == len(table.values):
        return []
    return [f"the header promises {int(promised)} rows, {len(table.values)} are there"]
