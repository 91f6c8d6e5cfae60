"""Originals and analyses: is each there, and is it what was written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble
from runatomy.app.library.upkeep.members import Named

MISSING, ALTERED, UNREADABLE = "is missing", "is not what was written", "cannot be read"
ORIGINAL_MEND = "Import the file again, or bring it back from a backup (runatomy restore --into)."
ANALYSIS_MEND = "runatomy doctor --mend analyzes the run again from its original."


def file_findings(
    home: Home, named: Sequence[Named], *, quick: bool, on_file: Callable[[int], None]
) -> Iterator[Finding]:
    """Yield what ails the files a ledger names; `quick` looks at sizes alone.

    `on_file` is told the bytes of each file looked at.
    """
    lost: set[str] = set()  # sha256 of originals that cannot be analyzed again
    for one in named:
        if not one.current:
            continue
        fault = _fault(home.root / one.name, one, quick)
        on_file(one.size)
        if fault is None:
            continue
        if one.run_id is None:
            lost.add(one.sha256[:16])  # which a run's id begins with
            yield _original(one, fault)
        else:
            yield _analysis(one, fault, mendable=one.run_id.rsplit("-", 1)[0] not in lost)


def _fault(path: Path, one: Named, quick: bool) -> str | None:
    try:
        if path.stat().st_size != one.size:
            return ALTERED
        if quick:
            return None
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return MISSING
    except OSError:
        return UNREADABLE
    return None if found == one.sha256 else ALTERED


def _original(one: Named, fault: str) -> Finding:
    missing = fault == MISSING
    return Finding(
        trouble=Trouble.MISSING_ORIGINAL if missing else Trouble.ALTERED_ORIGINAL,
        what=f"an original recording {fault}",
        where=one.name,
        mend=ORIGINAL_MEND,
    )


def _analysis(one: Named, fault: str, *, mendable: bool) -> Finding:
    missing = fault == MISSING
    return Finding(
        trouble=Trouble.MISSING_ANALYSIS if missing else Trouble.ALTERED_ANALYSIS,
        what=f"the analysis of run {one.run_id} {fault}",
        where=one.name,
        mend=ANALYSIS_MEND if mendable else ORIGINAL_MEND,
        mendable=mendable,
        run_ids=(one.run_id or "",),
    )
