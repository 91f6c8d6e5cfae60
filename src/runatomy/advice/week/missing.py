"""Missing: runs that nobody can tell any more, named wherever a sum goes on without them."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.advice.finding import Finding
from runatomy.loads.effort.lost_run import LostRun
from runatomy.terms.evidence import Evidence, Grade, Origin

SHOWN = 3  # runs that are named
LONGEST = 40  # characters of a name
SOURCE = "The original recording is gone, and the analysis is of an older version"


def missing_of(lost: Sequence[LostRun], share: float) -> str:
    """Return in a sentence which runs a sum has not, and how large they are; else nothing."""
    if not lost:
        return ""
    return (
        f" Without {_named(lost)}: {_gone(lost)}. {_part(lost, share)}; the upper end leaves room "
        "for it."
    )


def untold_for(key: str, what: str, lost: Sequence[LostRun], share: float) -> Finding:
    """Return that `what` cannot be told, as too much of the running is lost."""
    return Finding(
        key=key,
        text=f"{what} cannot be told without {_named(lost)}: {_gone(lost)}. {_part(lost, share)}. "
        "Import the file again, or bring it back from a backup.",
        evidence=Evidence(origin=Origin.UNKNOWN, source=SOURCE, grade=Grade.OPEN),
    )


def _named(lost: Sequence[LostRun]) -> str:
    told = [f"“{_short(one.name)}” of {one.day:%B} {one.day.day}" for one in lost[:SHOWN]]
    if len(lost) > SHOWN:
        told.append(f"{len(lost) - SHOWN} more")
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _gone(lost: Sequence[LostRun]) -> str:
    if len(lost) == 1:
        return "its original file is gone and its analysis is of an older version"
    return "their original files are gone and their analyses are of an older version"


def _part(lost: Sequence[LostRun], share: float) -> str:
    return f"{'It' if len(lost) == 1 else 'They'} made up {max(share, 0.01):.0%} of the running"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
