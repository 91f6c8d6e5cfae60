"""Finding: one trouble of a library: what, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What can ail a library."""

    NO_LIBRARY = "no library"
    NO_ROOM = "little room"
    PERMISSIONS = "permissions"
    CORRUPT_LEDGER = "corrupt ledger"
    OLDER_LEDGER = "older ledger"
    NEWER_LEDGER = "newer ledger"
    FOREIGN_KEY = "broken reference"
    MISSING_ORIGINAL = "missing original"
    ALTERED_ORIGINAL = "altered original"
    MISSING_ANALYSIS = "missing analysis"
    ALTERED_ANALYSIS = "altered analysis"
    NO_CURRENT = "no analysis"
    TWO_CURRENT = "two analyses"
    STALE = "out of date"
    OLDER_ANALYSIS = "older analysis"
    DEAD_JOB = "dead job"
    LEFTOVER = "leftover"
    ORPHAN = "unknown original"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One trouble of a library."""

    trouble: Trouble
    what: str
    where: str  # file, run or table
    mend: str  # what a person can do
    mendable: bool = False  # --mend does it
    run_ids: tuple[str, ...] = ()  # to analyze again

    @property
    def serious(self) -> bool:
        """Tell whether the library is not healthy with it."""
        return self.trouble not in (Trouble.STALE, Trouble.OLDER_ANALYSIS)

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"trouble": str(self.trouble), "what": self.what, "where": self.where,
                "mend": self.mend, "mendable": self.mendable, "serious": self.serious}  # fmt: skip


def counted(count: int, noun: str) -> str:
    """Return so many of something in words: 1 run, 2,000 runs."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
