"""Doctor: everything that can ail a library, looked for and told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep import members
from runatomy.app.library.upkeep.checks.files import file_findings
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble
from runatomy.app.library.upkeep.checks.folder import folder_findings
from runatomy.app.library.upkeep.checks.ledger import ledger_findings
from runatomy.app.library.upkeep.checks.state import state_findings
from runatomy.app.library.upkeep.checks.unknown import stale_findings, unknown_findings

Progress = Callable[[int, int], None]  # bytes done, bytes in all
UNUSABLE = (Trouble.NO_LIBRARY, Trouble.CORRUPT_LEDGER, Trouble.NEWER_LEDGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was looked at, and what was found."""

    findings: tuple[Finding, ...]
    runs: int
    files: int  # originals and analyses looked at
    size: int  # bytes of them

    @property
    def healthy(self) -> bool:
        """Tell whether nothing serious was found."""
        return not any(finding.serious for finding in self.findings)


def examine(home: Home, *, quick: bool = False, on_progress: Progress | None = None) -> Examination:
    """Look a library over without changing it.

    `quick` looks at the files' sizes instead of reading them. Findings are in the order in which
    they should be mended; below a ledger that cannot be used nothing else is looked at.
    """
    found = list(folder_findings(home))
    if not any(one.trouble in UNUSABLE for one in found):
        found += ledger_findings(home, quick=quick)
    if any(one.trouble in (*UNUSABLE, Trouble.OLDER_LEDGER) for one in found):
        return Examination(findings=tuple(found), runs=0, files=0, size=0)
    try:
        return _whole(home, found, quick, on_progress or (lambda done, total: None))
    except sqlite3.Error as error:
        fault = Finding(trouble=Trouble.CORRUPT_LEDGER, what=f"the ledger cannot be read: {error}",
                        where=str(home.ledger), mend="See runatomy doctor --mend.",
                        mendable=True)  # fmt: skip
        return Examination(findings=(*found, fault), runs=0, files=0, size=0)


def _whole(home: Home, found: list[Finding], quick: bool, on_progress: Progress) -> Examination:
    """Look at the rest, with a ledger that can be read."""
    with members.reading(home.ledger) as connection:
        named = members.named_files(connection, home.root)
        runs = connection.execute("SELECT count(*) FROM runs").fetchone()[0]
        found += state_findings(connection)
    size, done = sum(one.size for one in named), 0

    def seen(more: int) -> None:
        nonlocal done
        done += more
        on_progress(done, size)

    found += file_findings(home, named, quick=quick, on_file=seen)
    found += unknown_findings(home)
    found += stale_findings(home)
    return Examination(findings=tuple(found), runs=runs, files=len(named), size=size)
