"""Files that the ledger does not know, and analyses that are not the latest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runatomy.app.library.clock import day_of
from runatomy.app.library.home import Home
from runatomy.app.library.runs.entries import RunRow
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble, counted
from runatomy.app.library.upkeep.tidy import leftovers, orphans

NAMED = 5  # runs that a finding names


def unknown_findings(home: Home) -> Iterator[Finding]:
    """Yield the leftovers, and in one finding all recordings that only an earlier ledger knew."""
    for leftover in leftovers(home):
        yield Finding(
            trouble=Trouble.LEFTOVER,
            what=f"the ledger does not know it ({leftover.size:,} bytes)",
            where=leftover.path.relative_to(home.root).as_posix(),
            mend="runatomy doctor --mend removes it; so does runatomy serve.",
            mendable=True,
        )
    older = len(orphans(home))
    if older:
        yield Finding(
            trouble=Trouble.ORPHAN,
            what=f"{counted(older, 'recording')} older than the ledger, and unknown to it: an "
            "earlier ledger was lost, or removed",
            where="originals",
            mend="runatomy doctor --mend imports them.",
            mendable=True,
        )


def _names(runs: Sequence[RunRow], count: int) -> str:
    """Return what runs are called, and how many more there are."""
    told = [f"{run.name} ({day_of(run.start)})" if run.start else run.name for run in runs]
    return ", ".join(told) + (f" and {count - len(runs):,} more" if count > len(runs) else "")


def stale_findings(home: Home) -> Iterator[Finding]:
    """Yield in one finding all runs analyzed by another version, or for another body.

    Those whose originals are gone are another finding, which names the newest of them: nothing
    makes them anew.
    """
    from runatomy.app.library.library import Library

    with Library.open(home, create=False) as library:
        stale, stays = tuple(library.stale_runs()), tuple(library.lasting_runs())
        newest = [library.run(run_id) for run_id in stays[:NAMED]]
    if stays:
        yield Finding(
            trouble=Trouble.OLDER_ANALYSIS,
            what=f"{counted(len(stays), 'run')} analyzed by another version, or for another mass "
            f"or height, and kept so, as the original is gone: {_names(newest, len(stays))}",
            where="analyses",
            mend="Import the file again, or bring it back from a backup (runatomy restore --into); "
            "then runatomy serve makes the analysis anew.",
            run_ids=stays,
        )
    if stale:
        yield Finding(
            trouble=Trouble.STALE,
            what=f"{counted(len(stale), 'run')} analyzed by another version, or for another mass "
            "or height: to be used, but not the latest",
            where="analyses",
            mend="runatomy serve makes them anew in the background.",
            run_ids=stale,
        )
