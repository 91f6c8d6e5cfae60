"""Files that the ledger does not know, and analyses that are not the latest."""

from __future__ import annotations

from collections.abc import Iterator

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble, counted
from runatomy.app.library.upkeep.tidy import leftovers, orphans


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


def stale_findings(home: Home) -> Iterator[Finding]:
    """Yield in one finding all runs analyzed by another version, or for another body."""
    from runatomy.app.library.library import Library

    with Library.open(home, create=False) as library:
        stale = tuple(library.stale_runs())
    if stale:
        yield Finding(
            trouble=Trouble.STALE,
            what=f"{counted(len(stale), 'run')} analyzed by another version, or for another mass "
            "or height: to be used, but not the latest",
            where="analyses",
            mend="runatomy serve makes them anew in the background.",
            run_ids=stale,
        )
