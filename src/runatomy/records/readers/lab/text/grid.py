"""Grid: the rows and columns of numbers in a text, whatever parts them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from runatomy.records.readers.clock import counted
from runatomy.records.readers.lab.text._kernels import numbers
from runatomy.terms.arrays import FloatArray, IntArray

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(slots=True, eq=False)
class Grid:
    """Numbers in rows and columns, NaN where a field is empty or no number."""

    values: FloatArray  # (rows, columns)
    repairs: list[str] = field(default_factory=list)  # in plain words


def plain(data: bytes) -> bytes:
    """Return a text without byte-order mark, its lines ended by a line feed alone, in UTF-8."""
    for mark, coding in _MARKS.items():
        if data.startswith(mark):
            data = data.decode(coding, "replace").encode()
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def words(line: bytes) -> str:
    """Return a line as text: UTF-8, or Latin-1 where it is none."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def fields(line: bytes, separator: str | None) -> list[str]:
    """Return the fields of a header line, quotes and blanks around them taken off."""
    return [one.strip().strip("\"'").strip() for one in words(line).rstrip().split(separator)]


def separator_of(line: bytes) -> str | None:
    """Return what parts the fields of a header line: tab, semicolon, comma, or None for blanks."""
    return next((one for one in "\t;," if one.encode() in line.strip()), None)


def line_at(text: bytes, at: int) -> tuple[bytes, int]:
    """Return the line that begins there, and where the next one begins."""
    end = text.find(b"\n", at)
    return (text[at:], len(text)) if end < 0 else (text[at:end], end + 1)


def grid(body: bytes, columns: int, separator: str | None, noun: str = "row") -> Grid:
    """Return the lines of numbers as rows of `columns`, or of more where most lines hold more.

    A last line that is cut off is dropped; a line that ends early is filled with NaN where its
    fields can be told apart, and dropped where only blanks part them.
    """
    whole = body.endswith(b"\n") or not body
    body = body[_first_line(body) :]
    if len(line_at(body, 0)[0].split()) == columns and b"," not in body and separator != ";":
        values, counts = numbers(body)
        if bool(np.all((counts == columns) | (counts == 0))):  # no field is empty: the usual case
            return Grid(values.reshape(-1, columns))
    body, tabbed, notes = _blanked(body, separator)
    values, counts = numbers(body)
    lines = counts[counts > 0]
    out = Grid(np.zeros((0, columns)), notes)
    if not len(lines):
        return out
    columns = max(columns, int(np.bincount(lines).argmax()))
    if not whole and lines[-1] < columns:
        values, lines = values[: -lines[-1]], lines[:-1]
        out.repairs.append("the last line is cut off; dropped")
    if bool(np.all(lines == columns)):
        out.values = values.reshape(len(lines), columns)
        return out
    out.values = _ragged(values, lines, columns)
    uneven = counted(int((lines != columns).sum()), noun)
    if tabbed:
        if bool(np.any(lines > columns)):
            over = counted(int((lines > columns).sum()), noun)
            out.repairs.append(f"{over} longer than the header; what is beyond it left out")
    else:
        out.values = out.values[lines == columns]
        out.repairs.append(f"{uneven} without the {columns} columns of the others dropped")
    return out


def _blanked(body: bytes, separator: str | None) -> tuple[bytes, bool, list[str]]:
    """Return the lines with blanks between fields and "nan" in empty ones; were fields parted?"""
    notes: list[str] = []
    if separator == "\t" and not _only_tabs(body):
        separator = None
    if separator is None:
        return body, False, notes
    if separator != "," and b"," in body:
        thousands = b"." in body
        notes.append(
            "commas between thousands left out" if thousands else "decimal commas read as points"
        )
        body = body.replace(b",", b"" if thousands else b".")
    if b'"' in body:
        body = body.replace(b'"', b"")
    if b" " in body:
        body = body.replace(b" ", b"")
    mark = separator.encode()
    if mark * 2 in body or body.startswith(mark) or b"\n" + mark in body:
        body = b"\n".join([line.rstrip(mark) for line in body.split(b"\n")])
        for _ in range(2):  # the second time for every other one of a row of empty fields
            body = body.replace(mark * 2, mark + b"nan" + mark)
        body = body.replace(b"\n" + mark, b"\nnan" + mark)
        body = b"nan" + body if body.startswith(mark) else body
    return body if mark == b"\t" else body.replace(mark, b"\t"), True, notes


def _first_line(body: bytes) -> int:
    """Return where the first line begins that holds anything."""
    at = 0
    while at < len(body):
        line, after = line_at(body, at)
        if line.strip(b" \t,;"):
            break
        at = after
    return at


def _only_tabs(body: bytes) -> bool:
    """Say whether tabs alone part the fields: taking the blanks away joins none."""
    head = body[:4096].rpartition(b"\n")[0] or body[:4096]
    return b"\t" in head and len(head.split()) == len(head.replace(b" ", b"").split())


def _ragged(values: FloatArray, lines: IntArray, columns: int) -> FloatArray:
    """Return lines of different lengths as rows, NaN behind the end of the short ones."""
    out = np.full((len(lines), columns), np.nan)
    row = np.repeat(np.arange(len(lines)), lines)
    place = np.arange(len(values)) - np.repeat(np.cumsum(lines) - lines, lines)
    within = place < columns
    out[row[within], place[within]] = values[within]
    return out
