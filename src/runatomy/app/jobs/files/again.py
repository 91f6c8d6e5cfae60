"""Again: a run in the library analyzed anew from its original, by a worker process."""

from __future__ import annotations

from runatomy.app.library.analyses import write_analysis
from runatomy.app.library.files.originals import read_original
from runatomy.app.library.home import Home
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runs.entries import FileEntry, NewAnalysis, RunEntry
from runatomy.app.library.series.recipe import recipe_of
from runatomy.terms.errors import AppError


def analyze_again(home: Home, runner: RunnerEntry, file: FileEntry, entry: RunEntry) -> NewAnalysis:
    """Write a new analysis of a run, for the ledger to make it the current one.

    Raises AppError where the original is gone or tells of fewer runs than before, and whatever
    reading and analyzing it raise.
    """
    from runatomy.analysis import analyze_run
    from runatomy.records.readers import read_runs

    data = read_original(home, file.sha256, file.suffix)
    runs = read_runs(data, file.name)
    if entry.part >= len(runs):
        raise AppError(
            f"the file holds {len(runs)} runs now, and this was number {entry.part + 1}",
            where=file.name,
            mend="The run keeps its old analysis.",
        )
    run = runs[entry.part]
    profile = runner.profile_at(run.start)
    analysis = analyze_run(run, profile)
    return write_analysis(home, entry.id, recipe_of(profile), analysis, run)
