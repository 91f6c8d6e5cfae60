"""Tables for other programs: CSV and Parquet, the same columns in both."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from runatomy.app.report import words

Columns = dict[str, Sequence[Any]]

# Columns of the table of groups, muscles and tissues, in order.
FIELDS = (
    "level", "name", "plain", "latin", "group", "side", "energy_J", "energy_share", "low", "high",
    "positive_work_J", "negative_work_J", "tendon_stored_J", "tendon_returned_J", "tendon_share",
    "braking_share", "peak_force_BW", "peak_force_low_BW", "peak_force_high_BW", "mean_activation",
    "peak_activation", "hardest_at_s", "hardest_at_m", "hardest_power_W", "level_energy_J",
    "change_vs_level", "unusual_braking_J",
)  # fmt: skip
ROLES = (
    "support_share", "early_support_share", "braking_BW_s", "propulsion_BW_s", "outward_BW_s",
    "part_of_braking", "part_of_propulsion",
)  # fmt: skip
# A tissue's own columns, from its fields: its low and high are not those of a share of energy.
LOADS = {
    "load_unit": "unit", "peak_load": "peak_BW", "peak_load_low": "low", "peak_load_high": "high",
    "load_per_step": "per_step", "load_per_step_low": "per_step_low",
    "load_per_step_high": "per_step_high", "load_per_km": "per_km", "load_total": "total",
    "peak_strain": "strain", "returned_per_step_J": "energy_J", "wear_km": "wear_km",
    "wear_low_km": "wear_low_km", "wear_high_km": "wear_high_km",
}  # fmt: skip
COLUMNS = (*FIELDS, *ROLES, *LOADS)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a text that starts so


def table(analysis: Mapping[str, Any]) -> Columns:
    """Return columns: second by second where the analysis holds its series, else a row for each
    group, muscle and tissue, and for what else moves the body.
    """
    return _series(analysis["series"]) if analysis.get("series") else _rows(analysis)


def to_csv(analysis: Mapping[str, Any]) -> str:
    """Return the table as CSV (RFC 4180), empty where there is no value."""
    return csv_of(table(analysis))


def csv_of(columns: Columns) -> str:
    """Return columns as CSV (RFC 4180), empty where there is no value."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(zip(*(map(_cell, values) for values in columns.values()), strict=True))
    return text.getvalue()


def to_parquet(analysis: Mapping[str, Any]) -> bytes:
    """Return the table as Parquet; run, runner and provenance are in the file's metadata."""
    about = {
        key: analysis[key] for key in ("schema", "run", "runner", "provenance") if key in analysis
    }
    return parquet_of(table(analysis), about)


def parquet_of(columns: Columns, about: Mapping[str, Any]) -> bytes:
    """Return columns as Parquet, `about` as JSON in the file's metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = pa.table({name: _array(pa, values) for name, values in columns.items()})
    arrow = arrow.replace_schema_metadata({"runatomy": json.dumps(about)})
    sink = io.BytesIO()
    pq.write_table(arrow, sink, compression="zstd")
    return sink.getvalue()


def _array(pa: Any, values: Sequence[Any]) -> Any:
    """Return what `pa.array` would, which loads pandas where there is one: 0.3 s for nothing."""
    kinds = {type(value) for value in values} - {type(None)}
    known = np.array([value is not None for value in values], dtype=bool)
    where = pa.py_buffer(np.packbits(known, bitorder="little"))
    if kinds == {str}:
        texts = [(value or "").encode() for value in values]
        ends = np.cumsum([0, *map(len, texts)]).astype(np.int32)
        held = pa.py_buffer(ends), pa.py_buffer(b"".join(texts))
        return pa.StringArray.from_buffers(len(texts), *held, where)
    if kinds and kinds <= {int, float}:
        kind = np.int64 if kinds == {int} else np.float64
        numbers = np.array([value or 0 for value in values], dtype=kind)
        arrow = pa.from_numpy_dtype(numbers.dtype)
        return pa.Array.from_buffers(arrow, len(numbers), [where, pa.py_buffer(numbers)])
    return pa.array(list(values))


def _rows(analysis: Mapping[str, Any]) -> Columns:
    rows = [*_muscles(analysis), *_tissues(analysis)]
    run = analysis["run"]
    name = words.clean(run.get("name") or "")
    columns: Columns = {
        "run": [name] * len(rows),
        "start": [run.get("start")] * len(rows),
    }
    return columns | {field: [row.get(field) for row in rows] for field in COLUMNS}


def _muscles(analysis: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return groups, muscles (a role is both legs' in each side's row) and other causes."""
    roles = analysis.get("roles") or {"groups": (), "muscles": (), "others": ()}
    rows = []
    for level in ("group", "muscle"):
        known = {role["name"]: {key: role.get(key) for key in ROLES} for role in roles[f"{level}s"]}
        rows += [
            {"level": level, **row, **known.get(row["name"], {})} for row in analysis[f"{level}s"]
        ]
    return rows + [{"level": "cause", **role} for role in roles["others"]]


def _tissues(analysis: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the tissues, their figures under the names of their own columns."""
    return [
        {"level": "tissue"}
        | {key: tissue[key] for key in ("name", "plain", "latin")}
        | {column: tissue.get(field) for column, field in LOADS.items()}
        for tissue in analysis.get("tissues", ())
    ]


def _series(series: Mapping[str, Any]) -> Columns:
    columns: Columns = {}
    for name, values in series.items():
        if isinstance(values, Mapping):
            kind = name.split("_")[0]  # group_power_W -> group
            columns |= {f"{kind}_{key}_W": list(curve) for key, curve in values.items()}
        elif values is not None:
            columns[name] = list(values)
    return columns


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
