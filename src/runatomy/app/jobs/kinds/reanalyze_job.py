"""Reanalyze job: runs that are out of date, in the background; imports come first."""

from __future__ import annotations

from runatomy.app.jobs import queue
from runatomy.app.jobs.kinds.work import Paused, Work
from runatomy.app.jobs.reanalysis import reanalyze
from runatomy.app.library.library import Library


def run_reanalyze(work: Work) -> str:
    """Analyze the payload's runs anew, without any all that are out of date.

    Begun again after a pause or a crash, it goes on where it was.
    """
    named, before = work.job.payload.get("run_ids"), work.job.done
    runs = list(named)[before:] if named else work.library.stale_runs()
    total = before + len(runs)
    found = reanalyze(
        work.library,
        runs,
        work.crew,
        on_progress=lambda done: work.tell(before + done, total),
        cancel=lambda: work.interrupted() or work.makes_room(),
    )
    work.tell(before + found.done + len(found.failed), total, now=True)
    work.check()
    if found.stopped:
        raise Paused
    failed = f", {len(found.failed):,} kept as they were" if found.failed else ""
    return f"{before + found.done:,} runs analyzed anew{failed}"


def submit_stale(library: Library) -> int | None:
    """Queue a reanalysis where runs are out of date and none is queued; returns its number."""
    if any(job.kind == "reanalyze" for job in queue.jobs(library, state="open")):
        return None
    if not (stale := library.stale_runs()):
        return None
    return queue.submit(library, "reanalyze", f"Analyze {len(stale):,} runs anew", {})
