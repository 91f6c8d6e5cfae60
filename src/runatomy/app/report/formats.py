"""Formats: an analysis as the bytes of each kind of file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Analysis = Mapping[str, Any]


class Format(NamedTuple):
    """One kind of file."""

    ending: str
    about: str
    write: Callable[[Analysis], bytes]
    takes_arrays: bool = False  # needs the series, as arrays
    needs: str = ""  # a package that comes with an extra


def to_json(value: object) -> bytes:
    """Return JSON, indented, with every list of plain values on one line."""
    return (_indented(value, "\n") + "\n").encode("utf-8", "backslashreplace")


def _indented(value: object, line: str) -> str:
    """Return a value as JSON whose lines begin with `line`."""
    deeper = line + " "
    if isinstance(value, Mapping) and value:
        items = (f"{_flat(str(k))}: {_indented(v, deeper)}" for k, v in value.items())
        return "{" + deeper + ("," + deeper).join(items) + line + "}"
    if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping | list | tuple):
        return "[" + deeper + ("," + deeper).join(_indented(v, deeper) for v in value) + line + "]"
    return _flat(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)  # json.dumps makes one a call


def _flat(value: object) -> str:
    return _ENCODER.encode(value)


def to_json_line(analysis: Analysis) -> bytes:
    """Return JSON on one line."""
    return (_flat(analysis) + "\n").encode("utf-8", "backslashreplace")


def to_html(analysis: Analysis) -> bytes:
    """Return the report's page."""
    from runatomy.app.report.html import render_html

    return render_html(analysis).encode("utf-8", "xmlcharrefreplace")


def to_csv(analysis: Analysis) -> bytes:
    """Return the table as CSV."""
    from runatomy.app.report import tables

    return tables.to_csv(analysis).encode("utf-8", "replace")


def to_parquet(analysis: Analysis) -> bytes:
    """Return the table as Parquet."""
    from runatomy.app.report import tables

    return tables.to_parquet(analysis)


FORMATS: dict[str, Format] = {
    "json": Format(".json", "everything, as JSON ('-': to standard output)", to_json),
    "html": Format(".html", "the report: one page, offline, prints well", to_html, True),
    "csv": Format(".csv", "groups, muscles and tissues as a table", to_csv),
    "parquet": Format(".parquet", "the same as Parquet", to_parquet, needs="pyarrow"),
}
