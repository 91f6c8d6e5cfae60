"""Tables: a trial as columns for other programs, one row a measure, stride or point of a curve."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from runatomy.analysis.trial.strides.curve_table import POINTS, CurveTable
from runatomy.terms.errors import RunatomyError

if TYPE_CHECKING:
    import pyarrow

    from runatomy.analysis.trial.trial_analysis import TrialAnalysis

NAMED_BY_KIND = ("muscle", "group", "tissue", "cause")  # their quantities' names begin with it
Columns = dict[str, Sequence[Any]]


def measure_columns(analysis: TrialAnalysis) -> Columns:
    """Return one row for every measure of a side."""
    return _columns([row.to_dict() for row in analysis.measures])


def asymmetry_columns(analysis: TrialAnalysis) -> Columns:
    """Return one row for every measure of both sides: right against left."""
    return _columns([row.to_dict() for row in analysis.asymmetry])


def stride_columns(analysis: TrialAnalysis) -> Columns:
    """Return one row for every stride."""
    return _columns([row.to_dict() for row in analysis.strides])


def curve_columns(analysis: TrialAnalysis) -> Columns:
    """Return one row for every point of every mean curve."""
    found: dict[str, list[Any]] = {
        name: []
        for name in (
            "side", "kind", "name", "quantity", "unit", "phase_percent", "mean", "sd", "n"
        )
    }  # fmt: skip
    for table in analysis.curves:
        count = len(table.names) * POINTS
        found["name"] += [name for name in table.names for _ in range(POINTS)]
        found["phase_percent"] += list(range(POINTS)) * len(table.names)
        for key in ("side", "kind", "quantity", "unit"):
            found[key] += [getattr(table, key)] * count
        found["n"] += [len(table.value)] * count
        for key, values in (("mean", table.mean), ("sd", table.sd)):
            flat = values.ravel()
            found[key] += [v if np.isfinite(v) else None for v in flat.tolist()]
    return dict(found)


KINDS: Mapping[str, Callable[[TrialAnalysis], Columns]] = {
    "measures": measure_columns,
    "asymmetry": asymmetry_columns,
    "strides": stride_columns,
    "curves": curve_columns,
}


def columns_of(analysis: TrialAnalysis, what: str) -> Columns:
    """Return the columns of a kind of table; RunatomyError where there is no such kind."""
    if what not in KINDS:
        raise RunatomyError(
            f"a trial has no table {what!r}", mend=f"Ask for one of: {', '.join(KINDS)}."
        )
    return KINDS[what](analysis)


def to_arrow(analysis: TrialAnalysis, what: str) -> pyarrow.Table:
    """Return an Arrow table; RunatomyError where pyarrow is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise RunatomyError(
            "Arrow and Parquet need pyarrow, which is not installed",
            mend="Install it with: pip install 'runatomy[arrow]'",
        ) from error
    columns = columns_of(analysis, what)
    return pyarrow.table({name: pyarrow.array(list(rows)) for name, rows in columns.items()})


def to_xarray(analysis: TrialAnalysis) -> Any:
    """Return every stride's curves with named dimensions; RunatomyError without xarray."""
    try:
        xarray = import_module("xarray")
    except ImportError as error:
        raise RunatomyError(
            "a Dataset needs xarray, which is not installed",
            mend="Install it with: pip install xarray",
        ) from error
    names = {
        kind: tuple(dict.fromkeys(n for t in analysis.curves if t.kind == kind for n in t.names))
        for kind in dict.fromkeys(table.kind for table in analysis.curves)
    }
    quantities = dict.fromkeys((t.kind, t.quantity, t.unit) for t in analysis.curves)
    count = len(analysis.strides)
    variables = {}
    for kind, quantity, unit in quantities:
        values = np.full((count, len(names[kind]), POINTS), np.nan)
        for table in analysis.curves:
            if (table.kind, table.quantity) == (kind, quantity):
                _put(values, table, names[kind])
        label = f"{kind}_{quantity}" if kind in NAMED_BY_KIND else quantity
        variables[label] = (("stride", kind, "phase"), values, {"units": unit})
    return xarray.Dataset(
        variables,
        coords={
            "stride": np.arange(count),
            "side": ("stride", [stride.side for stride in analysis.strides]),
            "start": ("stride", [stride.start_s for stride in analysis.strides], {"units": "s"}),
            "end": ("stride", [stride.end_s for stride in analysis.strides], {"units": "s"}),
            "phase": ("phase", np.arange(POINTS), {"units": "% of stride"}),
            **{kind: list(listed) for kind, listed in names.items()},
        },
        attrs={"source": str(analysis.trial["name"]), "schema": "runatomy.trial/1"},
    )


def _put(values: np.ndarray, table: CurveTable, names: tuple[str, ...]) -> None:
    """Put a table's strides where they belong."""
    places = [names.index(name) for name in table.names]
    values[table.stride[:, None], np.array(places)] = table.value


def _columns(rows: list[dict[str, object]]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
