"""Analyses: one Parquet file each, written by any process and known once the ledger says so."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from runatomy.app.library.files.shelf import put
from runatomy.app.library.home import Home
from runatomy.app.library.runs.entries import LoadRow, NewAnalysis
from runatomy.app.library.series.effort import effort_of
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.analysis.run_analysis import RunAnalysis
    from runatomy.app.library.series.run_series import RunSeries
    from runatomy.records.run import Run

MEND = "Run: runatomy doctor. Analyzing the run anew brings it back."


def write_analysis(
    home: Home, run_id: str, recipe: str, analysis: RunAnalysis, run: Run
) -> NewAnalysis:
    """Write an analysis' file and return what the ledger is to know of it.

    Needs no ledger: safe in any process. The file's name ends with its content's SHA-256, so that
    no file is ever changed under a reader. Raises AppError where it cannot be written.
    """
    from runatomy.app.library.series.table import parquet_of

    answer = analysis.to_dict()
    content = parquet_of(series_of(analysis, run), answer)
    digest = sha256(content).hexdigest()
    name = f"{run_id}-{recipe}-{digest[:8]}.parquet"
    path = f"{run_id[:2]}/{name}"
    put(home.analyses / path, content)
    made = analysis.provenance
    energy = float(analysis.total["energy_J"])  # type: ignore[arg-type]
    return NewAnalysis(
        run_id=run_id,
        recipe=recipe,
        version=made.version,
        atlas=made.atlas_sha256 or "",
        path=path,
        sha256=digest,
        size=len(content),
        energy_J=energy,
        warnings=len(analysis.warnings),
        mass_kg=float(analysis.runner["mass_kg"]),  # type: ignore[arg-type]
        effort=effort_of(answer),
        loads=load_rows(answer, energy),
    )


def series_of(analysis: RunAnalysis, run: Run) -> RunSeries:
    """Return the series that is kept of an analysis, with the track of its run."""
    from runatomy.app.library.series.run_series import RunSeries
    from runatomy.app.library.series.track import track_of

    rows, mechanics = analysis.conditions, analysis.mechanics
    latitude, longitude = track_of(run, rows.time) or (None, None)
    return RunSeries(
        time_s=rows.time,
        duration_s=rows.duration,
        gait=rows.gait,
        distance_m=rows.distance,
        altitude_m=rows.altitude,
        speed_m_s=rows.speed,
        slope=rows.slope,
        step_rate_spm=rows.step_rate * 60.0,
        heart_rate_bpm=rows.heart_rate_bpm,
        ventilation_lpm=mechanics.breath.ventilation.lpm,
        power_W=mechanics.group_power.sum(axis=1),
        group_power_W={
            name: mechanics.group_power[:, i] for i, name in enumerate(mechanics.groups)
        },
        latitude_deg=latitude,
        longitude_deg=longitude,
    )


def load_rows(answer: Mapping[str, Any], energy: float) -> tuple[LoadRow, ...]:
    """Return what groups, muscles and tissues carried, from an analysis in plain values."""
    rows = [
        LoadRow(
            kind=kind,
            name=load["name"],
            side=load.get("side") or "",
            energy_J=load["energy_J"],
            energy_low_J=_part(load["low"], energy),
            energy_high_J=_part(load["high"], energy),
            positive_J=load["positive_work_J"],
            negative_J=load["negative_work_J"],
            peak_BW=load["peak_force_BW"],
            mean_activation=load["mean_activation"],
            unusual_J=load.get("unusual_braking_J"),
        )
        for kind, loads in (("group", answer["groups"]), ("muscle", answer["muscles"]))
        for load in loads
    ]
    rows += [
        LoadRow(
            kind="tissue",
            name=row["name"],
            side=row.get("side") or "",
            peak_BW=row["peak_BW"],
            impulse_BWs=row["total"],
            wear_km=row.get("wear_km"),
            wear_low_km=row.get("wear_low_km"),
            wear_high_km=row.get("wear_high_km"),
        )
        for row in answer["tissues"]
    ]
    return tuple(rows)


def read_analysis(home: Home, path: str, digest: str) -> bytes:
    """Return an analysis' bytes as they were written; AppError where they are gone or changed."""
    where = home.analyses / path
    try:
        content = where.read_bytes()
    except OSError as error:
        raise AppError(
            f"an analysis cannot be read ({(error.strerror or 'unknown reason').lower()})",
            where=str(where),
            mend=MEND,
        ) from error
    if sha256(content).hexdigest() != digest:
        raise AppError(
            "an analysis is no longer what it was: the disk changed it",
            where=str(where),
            mend=MEND,
        )
    return content


def _part(share: float | None, whole: float) -> float | None:
    """Return a share of the whole [J], rounded to whole joules: it is a wide range anyway."""
    return None if share is None else float(round(share * whole))
