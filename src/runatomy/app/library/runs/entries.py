"""Entries: files and runs as the ledger knows them, and what is handed in to be entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from runatomy.loads.effort.run_effort import RunEffort
from runatomy.terms.errors import AppError

OUTCOMES = ("runs", "not_a_run", "damaged", "unreadable")


class UnknownRunError(AppError):
    """A run that the library does not hold."""


class WentAwayError(AppError):
    """A file that was to be entered, taken away by a deletion of the same run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """One file that came: what it was called, and what became of it."""

    sha256: str  # of the unpacked bytes
    name: str
    suffix: str
    size: int  # bytes
    origin: str | None = None  # the archive or folder it came from, in words
    added_at: datetime | None = None  # None: now
    outcome: str  # one of OUTCOMES
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEntry:
    """One run as the ledger knows it."""

    id: str
    sha256: str  # of its file
    part: int = 0  # place in the file: a multisport recording may hold several
    runner_id: int
    start: datetime | None  # UTC
    name: str
    note: str = ""
    sport: str = "running"
    device: str | None = None
    duration_s: float
    moving_s: float
    distance_m: float
    ascent_m: float
    descent_m: float
    heart_rate_bpm: float | None = None  # mean
    twin_of: str | None = None  # the same run from another file: kept, not counted
    added_at: datetime | None = None


class LoadRow(NamedTuple):
    """What one group, muscle or tissue carried in a run, as the ledger keeps it.

    A tuple, since seventy of each run go from one process to another, and into the ledger.
    """

    kind: str  # "group", "muscle" or "tissue"
    name: str
    side: str = ""  # "left" or "right" where the device told the sides apart
    energy_J: float | None = None  # noqa: N815 - the unit's own letter
    energy_low_J: float | None = None  # noqa: N815
    energy_high_J: float | None = None  # noqa: N815
    positive_J: float | None = None  # noqa: N815
    negative_J: float | None = None  # noqa: N815
    peak_BW: float | None = None  # noqa: N815
    impulse_BWs: float | None = None  # of one leg, over the run  # noqa: N815
    mean_activation: float | None = None
    unusual_J: float | None = None  # braking work the level would not ask  # noqa: N815
    wear_km: float | None = None  # of a tissue, in easy kilometers
    wear_low_km: float | None = None
    wear_high_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnalysis:
    """An analysis whose file is written, and which the ledger does not know yet."""

    run_id: str
    recipe: str
    version: str  # of Runatomy
    atlas: str  # SHA-256 of the atlas
    path: str  # within the folder of analyses
    sha256: str
    size: int  # bytes
    energy_J: float  # noqa: N815
    warnings: int
    mass_kg: float | None = None  # of the runner that day
    effort: RunEffort | None = None  # of heart and fuel
    loads: tuple[LoadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """A run to be entered together with its analysis."""

    entry: RunEntry
    analysis: NewAnalysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a file that was handed in."""

    new: bool  # False: its bytes were known, and nothing changed
    runs: tuple[RunEntry, ...]  # with `twin_of` as it was found


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow(RunEntry):
    """A run with what its current analysis says."""

    energy_J: float  # noqa: N815
    group_energy_J: Mapping[str, float] = field(default_factory=dict)  # noqa: N815
    stale: bool = False  # made by another version, atlas or runner's profile than today's
    stays: bool = False  # stale for good: its original is gone, so nothing can make it anew


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSums:
    """Sums over runs, twins left out."""

    runs: int = 0
    distance_m: float = 0.0
    moving_s: float = 0.0
    ascent_m: float = 0.0
    energy_J: float = 0.0  # noqa: N815


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """Some of the runs that were asked for, and how many there are in all."""

    rows: tuple[RunRow, ...]
    total: int
    sums: RunSums


def run_id_of(sha256: str, part: int = 0) -> str:
    """Return the name of a run: the beginning of its file's SHA-256, and its place in the file."""
    return f"{sha256[:16]}-{part}"
