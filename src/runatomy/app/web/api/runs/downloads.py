"""Downloads: a run as the files that other programs read."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.app.report.formats import to_csv, to_html
from runatomy.app.report.tables import parquet_of
from runatomy.app.web.api.answers.errors import conflict
from runatomy.app.web.api.runs.data import RunData
from runatomy.app.web.web_app import WebApp

COLUMNS = ("time_s", "duration_s", "gait", "distance_m", "altitude_m", "speed_m_s", "slope",
           "step_rate_spm", "heart_rate_bpm", "ventilation_lpm", "power_W")  # fmt: skip


def report(data: RunData) -> bytes:
    """Return the report's page; there is no position in it."""
    series = data.series()
    drawn: dict[str, Any] = {
        name: np.asarray(getattr(series, name)) for name in COLUMNS if name != "power_W"
    }
    drawn["group_power_W"] = {
        name: np.asarray(power, dtype=np.float64) for name, power in series.group_power_W.items()
    }
    return to_html({**named(data), "series": drawn})


def table(data: RunData) -> bytes:
    """Return groups, muscles and tissues as CSV."""
    return to_csv(named(data))


def second_by_second(data: RunData) -> bytes:
    """Return the series as Parquet, positions inside the privacy zone left out."""
    series, track = data.series(), data.track()
    columns: dict[str, Any] = {name: _listed(getattr(series, name)) for name in COLUMNS}
    columns |= {f"{name}_power_W": _listed(p) for name, p in series.group_power_W.items()}
    if track is not None:
        columns |= {"latitude_deg": _listed(track[0]), "longitude_deg": _listed(track[1])}
    analysis = named(data)
    return parquet_of(
        columns, {key: analysis[key] for key in ("schema", "run", "runner", "provenance")}
    )


def original(web: WebApp, data: RunData, *, whole: bool) -> tuple[bytes, str]:
    """Return the file as it came and its suffix.

    Refuses (409) while there is a privacy zone, which bytes kept as they came cannot have, unless
    `whole` says that this is known.
    """
    if web.library.preferences().privacy.on and not whole and data.track() is not None:
        raise conflict(
            "the privacy zone is on, and the original file holds every position",
            "Ask with positions=true if that is meant, or take the report or the table.",
        )
    file = web.library.known_file(data.row.sha256)
    return web.library.original(data.row.sha256), file.suffix if file else ".fit"


def named(data: RunData) -> dict[str, Any]:
    """Return the analysis with the name that the run bears in the library."""
    analysis = data.analysis()
    return {**analysis, "run": {**analysis["run"], "name": data.row.name}}


def _listed(values: Any) -> list[Any]:
    """Return a column for a table, None where nobody knows."""
    array = np.asarray(values)
    rows: list[Any] = array.tolist()
    if array.dtype.kind != "f" or np.isfinite(array).all():
        return rows
    return [value if known else None for value, known in zip(rows, np.isfinite(array), strict=True)]
