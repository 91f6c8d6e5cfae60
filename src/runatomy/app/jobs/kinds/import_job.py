"""Import job: uploads into the library, gone on with after a crash where they were."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from runatomy.app.jobs import queue
from runatomy.app.jobs.archive import Source, open_sources
from runatomy.app.jobs.archive.item import shown
from runatomy.app.jobs.files.outcome import ImportReport
from runatomy.app.jobs.importing import import_items
from runatomy.app.jobs.kinds.ledger_journal import LedgerJournal
from runatomy.app.jobs.kinds.work import Canceled, Work
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.terms.errors import AppError


def run_import(work: Work) -> str:
    """Import what the payload names: {"folder", "names", "runner_id"}; returns the tally.

    The bytes of the names lie in `home.incoming/<folder>/000000`, `000001` and so on; they go when
    the job has ended.
    """
    sources = _sources(work.library.home, work.job.payload)
    journal = LedgerJournal(work)
    journal.list(open_sources(sources))
    import_items(
        work.library,
        open_sources(sources),
        work.job.payload.get("runner_id"),
        crew=work.crew,
        journal=journal,
        cancel=work.interrupted,
    )
    if work.canceled():
        raise Canceled(tally(work.library, work.job.id))
    work.check()
    journal.close()
    return tally(work.library, work.job.id)


def tally(library: Library, number: int) -> str:
    """Return what the files of a job came to, those of its earlier lives included."""
    found = (one.outcome for one in queue.files(library, number))
    return ImportReport(counts=Counter(one for one in found if one and one != "skipped")).tally()


def forget_uploads(library: Library) -> None:
    """Remove the uploads of imports that have ended, and those that no job speaks of."""
    open_jobs = queue.jobs(library, state="open", limit=100_000)
    kept = {job.payload.get("folder") for job in open_jobs}
    for folder in library.home.incoming.iterdir():
        if folder.name not in kept and not folder.name.startswith("."):  # a dot: still on its way
            shutil.rmtree(folder, ignore_errors=True)


def _sources(home: Home, payload: Mapping[str, Any]) -> list[Source]:
    """Return the uploads; their names are only words."""
    folder = str(payload.get("folder", ""))
    if not folder or PurePath(folder).name != folder or folder.startswith("."):
        raise AppError("the import does not say where its files lie")
    names = [str(name) for name in payload.get("names", ())]
    paths = [home.incoming / folder / f"{place:06}" for place in range(len(names))]
    return [Source(name=shown(n), content=p) for n, p in zip(names, paths, strict=True)]
