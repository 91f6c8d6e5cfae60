"""Reading: the bytes of one file to runs in the library's folder, by a worker process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from runatomy.app.jobs.archive.item import RECORDINGS
from runatomy.app.jobs.files.run_entry import run_entry
from runatomy.app.library.analyses import write_analysis
from runatomy.app.library.files.originals import keep_original
from runatomy.app.library.home import Home
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runs.entries import FileEntry, NewRun, run_id_of
from runatomy.app.library.series.recipe import recipe_of
from runatomy.terms.errors import (
    AppError,
    AtlasError,
    DamagedFileError,
    NotARunError,
    RunatomyError,
)

if TYPE_CHECKING:
    from runatomy.records.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file that is to be read."""

    data: bytes  # gzip taken off
    sha256: str
    name: str
    origin: str
    title: str | None = None  # what its owner called it
    notes: tuple[str, ...] = ()  # what was lost in unpacking


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a file came to; originals and analyses are written, the ledger knows nothing yet."""

    file: FileEntry
    runs: tuple[NewRun, ...] = ()


def warm() -> None:
    """Open what every file needs, so that the first is not slower than the others."""
    import pyarrow.parquet  # noqa: F401

    import runatomy.analysis
    import runatomy.records.readers.table  # noqa: F401
    from runatomy.mechanics.atlas.lookup import load_atlas

    load_atlas()


def settle(home: Home, runner: RunnerEntry, given: Given) -> Settled:
    """Read and analyze a file, and write its original and its analyses.

    Errors of the file become its outcome. Raises AppError where the library's folder cannot be
    written and AtlasError where no file can be analyzed.
    """
    try:
        runs = _read(given)
        suffix = "." + runs[0].source_format
        keep_original(home, given.data, suffix)
        title = given.title if len(runs) == 1 else None
        found = tuple(
            _analyzed(home, runner, run, given, part, title) for part, run in enumerate(runs)
        )
    except (AppError, AtlasError):
        raise
    except Exception as error:
        return _refused(given, error)
    return Settled(file=file_entry(given, "runs", suffix), runs=found)


def _read(given: Given) -> tuple[Run, ...]:
    from runatomy.records.readers import read_runs

    runs = read_runs(given.data, given.name)
    return tuple(replace(run, repairs=(*given.notes, *run.repairs)) for run in runs)


def _analyzed(
    home: Home, runner: RunnerEntry, run: Run, given: Given, part: int, title: str | None
) -> NewRun:
    """Analyze one run of a file and write the analysis."""
    from runatomy.analysis import analyze_run

    profile = runner.profile_at(run.start)
    analysis = analyze_run(run, profile)
    number = run_id_of(given.sha256, part)
    written = write_analysis(home, number, recipe_of(profile), analysis, run)
    return NewRun(entry=run_entry(run, analysis, number, runner.key, part, title), analysis=written)


def _refused(given: Given, error: Exception) -> Settled:
    """Return what a file that holds no run to be had comes to, in the reader's own words."""
    kinds = ((NotARunError, "not_a_run"), (DamagedFileError, "damaged"))
    outcome = next((name for kind, name in kinds if isinstance(error, kind)), "unreadable")
    known = isinstance(error, RunatomyError)
    message = str(getattr(error, "what", error))
    if not known:
        message = f"unexpected {type(error).__name__}: {message}"
    entry = file_entry(given, outcome, suffix_of(given.name), message)
    return Settled(file=entry)


def file_entry(given: Given, outcome: str, suffix: str, message: str | None = None) -> FileEntry:
    """Return a file as the ledger keeps it."""
    return FileEntry(
        sha256=given.sha256,
        name=given.name,
        suffix=suffix,
        size=len(given.data),
        origin=given.origin,
        outcome=outcome,
        message=message,
    )


def suffix_of(name: str) -> str:
    """Return the suffix that a name claims, packing aside; empty where it is none of ours."""
    suffix = "." + name.lower().removesuffix(".gz").rpartition(".")[2]
    return suffix if suffix in RECORDINGS else ""
