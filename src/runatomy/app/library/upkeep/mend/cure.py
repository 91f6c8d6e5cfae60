"""Cure: what can be mended of an examination's findings, in the order that is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from runatomy.app.library.home import PRIVATE, Home
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble, counted
from runatomy.app.library.upkeep.checks.state import dead_jobs
from runatomy.app.library.upkeep.mend.rebuild import Importer, Kept, rebuild
from runatomy.app.library.upkeep.tidy import orphans, remove_leftovers
from runatomy.terms.errors import RunatomyError

if TYPE_CHECKING:
    from runatomy.app.library.library import Library

Again = Callable[["Library", Sequence[str]], None]  # analyzes runs again from their originals
REBUILT = (Trouble.CORRUPT_LEDGER, Trouble.FOREIGN_KEY)
ANALYZED = (Trouble.MISSING_ANALYSIS, Trouble.ALTERED_ANALYSIS, Trouble.NO_CURRENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What mending needs of floors above the library."""

    import_originals: Importer
    analyze_again: Again


def mend(home: Home, findings: Sequence[Finding], tools: Tools) -> list[str]:
    """Mend what can be mended; returns what was done, a line each.

    What cannot be mended stays as it is: a second examination tells it. Raises AppError where the
    library is in use by another process and the ledger has to be made anew.
    """
    found = {one.trouble for one in findings if one.mendable}
    done: list[str] = []
    if Trouble.PERMISSIONS in found:
        home.root.chmod(PRIVATE)
        done.append("the library is yours alone to read")
    if found & set(REBUILT):
        broken = rebuild(home, tools.import_originals)
        kept = f"; the broken one lies in {broken}" if broken else ""
        return [*done, f"the ledger was built anew from the originals{kept}"]
    steps = [step for trouble, step in STEPS.items() if trouble in found]
    if found & set(ANALYZED) or steps:
        done += _in_library(home, findings, tools, steps)
    if Trouble.LEFTOVER in found:
        tidied = remove_leftovers(home)
        done.append(f"{counted(len(tidied.removed), 'leftover')} removed ({tidied.size:,} bytes)")
    return done


def _in_library(
    home: Home, findings: Sequence[Finding], tools: Tools, steps: Sequence[Step]
) -> list[str]:
    """Mend what an open library can; opening brings an older ledger up to date."""
    from runatomy.app.library.library import Library

    with Library.open(home, create=False) as library:
        done = [step(library, tools) for step in steps]
        again = [i for one in findings if one.trouble in ANALYZED and one.mendable
                 for i in one.run_ids]  # fmt: skip
        if again:
            done.append(_analyzed(library, list(dict.fromkeys(again)), tools))
    return done


def _analyzed(library: Library, runs: list[str], tools: Tools) -> str:
    failed = []
    for run_id in runs:
        try:
            tools.analyze_again(library, [run_id])
        except RunatomyError as error:
            failed.append(f"{run_id} ({error.what})")
    done = f"{counted(len(runs) - len(failed), 'run')} analyzed again from the original"
    return done + (f"; not {', '.join(failed)}" if failed else "")


def _date_up(library: Library, tools: Tools) -> str:
    return "the ledger was brought up to date"


def _keep_newest(library: Library, tools: Tools) -> str:
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE analyses SET current = 0 WHERE current AND id NOT IN"
            " (SELECT max(id) FROM analyses WHERE current GROUP BY run_id)"
        )
    return "of several analyses of a run the newest counts"


def _requeue(library: Library, tools: Tools) -> str:
    with library.ledger.writing() as connection:
        dead = dead_jobs(connection)
        connection.executemany(
            "UPDATE jobs SET state = 'queued', owner_pid = NULL, owner_started = NULL"
            " WHERE id = ? AND state = 'running'",
            [(number,) for number, _ in dead],
        )
    return (
        f"{counted(len(dead), 'job')} of processes that are gone will be taken up by runatomy serve"
    )


def _adopt(library: Library, tools: Tools) -> str:
    found = [Kept(path=path, name=path.name, origin=None) for path in orphans(library.home)]
    tools.import_originals(library, found, library.runner().key)
    return f"{counted(len(found), 'recording')} unknown to the ledger imported"


Step = Callable[["Library", Tools], str]
STEPS: dict[Trouble, Step] = {
    Trouble.OLDER_LEDGER: _date_up,
    Trouble.TWO_CURRENT: _keep_newest,
    Trouble.DEAD_JOB: _requeue,
    Trouble.ORPHAN: _adopt,
}
