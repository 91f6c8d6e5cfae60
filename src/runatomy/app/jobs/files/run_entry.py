"""Run entry: what the ledger keeps of a run, from the recording and its analysis."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from runatomy.app.library.runs.entries import RunEntry
from runatomy.records.readers.title import one_line

if TYPE_CHECKING:
    from runatomy.analysis import RunAnalysis
    from runatomy.records.run import Run

FIGURES = ("duration_s", "moving_s", "distance_m", "ascent_m", "descent_m")
# What to call a run that has no name: a word of its sub-sport, then its sport.
KINDS = {
    "treadmill": "Treadmill run",
    "indoor running": "Indoor run",
    "trail": "Trail run",
    "track": "Track run",
    "virtual": "Virtual run",
    "walking": "Walk",
    "hiking": "Hike",
}
# The hour of the day from which a run is called so.
HOURS = ((5, "Morning run"), (11, "Midday run"), (14, "Afternoon run"), (18, "Evening run"))
NIGHT = "Night run"
LATE = 22  # [h]


def run_entry(
    run: Run, analysis: RunAnalysis, number: str, runner_id: int, part: int, title: str | None
) -> RunEntry:
    """Return a run as the ledger keeps it; `title` is what its owner called it in an export.

    Without a title it bears the name in its recording, else its kind or time of day.
    """
    summary: dict[str, Any] = dict(analysis.run)
    figures: dict[str, Any] = {name: float(summary[name]) for name in FIGURES}
    return RunEntry(
        id=number,
        sha256=run.source_sha256,
        part=part,
        runner_id=runner_id,
        start=run.start,
        name=(title and one_line(title)) or run.name or kind_of(run),
        sport=run.sport,
        device=analysis.provenance.device,
        heart_rate_bpm=_heart_rate(analysis),
        **figures,
    )


def kind_of(run: Run) -> str:
    """Return what to call a run that has no name: its kind, else its time of day."""
    told = f"{run.sub_sport or ''} {run.sport}".lower().replace("_", " ")
    return next((name for word, name in KINDS.items() if word in told), time_of_day(run.start))


def time_of_day(start: datetime | None) -> str:
    """Return what a run is called by the hour it began, on this machine's clock."""
    if start is None:
        return "Run"
    hour = start.astimezone().hour
    if hour >= LATE:
        return NIGHT
    return next((name for first, name in reversed(HOURS) if hour >= first), NIGHT)


def _heart_rate(analysis: RunAnalysis) -> float | None:
    """Return the mean heart rate [1/min] while the timer ran; None where none was measured."""
    beats, time = analysis.conditions.heart_rate_bpm, analysis.conditions.duration
    known = np.isfinite(beats) & (time > 0.0)
    return float(np.average(beats[known], weights=time[known])) if known.any() else None
