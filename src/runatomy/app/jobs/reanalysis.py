"""Reanalysis: runs whose analysis is out of date, analyzed anew; the old one stays until then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from runatomy.app.jobs.crew import Crew, Word
from runatomy.app.jobs.files.again import analyze_again
from runatomy.app.library.library import Library
from runatomy.app.library.runs.changing import known_run
from runatomy.app.library.runs.entries import UnknownRunError
from runatomy.terms.errors import AppError

LOOK = 0.2  # [s] between looks whether somebody wants it to stop


@dataclass(slots=True)
class Reanalyzed:
    """How far a reanalysis came."""

    done: int = 0
    failed: dict[str, str] = field(default_factory=dict)  # run: why; it keeps its old analysis
    stopped: bool = False


def reanalyze(
    library: Library,
    run_ids: Sequence[str],
    crew: Crew,
    *,
    on_progress: Callable[[int], None] = lambda _: None,
    cancel: Callable[[], bool] = lambda: False,
) -> Reanalyzed:
    """Analyze runs anew, one for each worker at a time; what fails keeps its old analysis.

    `on_progress` is told how many runs are decided. Where somebody wants it to stop, what is on its
    way is finished.
    """
    found = Reanalyzed()
    waiting = list(reversed(run_ids))
    while (waiting or crew.busy) and not (found.stopped and not crew.busy):
        found.stopped = found.stopped or cancel()
        while waiting and crew.free and not found.stopped:
            _send(library, waiting.pop(), crew, found)
        for word in crew.words(LOOK):
            _enter(library, word, found)
        on_progress(found.done + len(found.failed))
    return found


def _send(library: Library, run_id: str, crew: Crew, found: Reanalyzed) -> None:
    """Give a run to a worker; one that was deleted meanwhile is done."""
    try:
        with library.ledger.reading() as connection:
            run = known_run(connection, run_id)
        file = library.known_file(run.sha256)
        if file is None:
            raise AppError("its file is not known any more")
        crew.put(run_id, analyze_again, library.home, library.runner(run.runner_id), file, run)
    except UnknownRunError:
        found.done += 1
    except AppError as error:
        found.failed[run_id] = error.what


def _enter(library: Library, word: Word, found: Reanalyzed) -> None:
    """Make a new analysis the current one."""
    if word.kind != "done":
        found.failed[word.key] = str(getattr(word.value, "what", word.value))
        return
    with suppress(UnknownRunError):  # deleted meanwhile
        library.replace_analysis(word.key, word.value)
    found.done += 1
