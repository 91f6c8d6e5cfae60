"""Outcome: what became of one file of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

# name: what a tally says of so many of them
OUTCOMES = {
    "imported": "imported",
    "duplicate": "already in the library",
    "twin": "the same run from another file",
    "not_a_run": "not a run",
    "damaged": "damaged",
    "unreadable": "unreadable",
    "skipped": "no recording",
}
GOOD = ("imported", "duplicate", "twin")
FAILED = ("damaged", "unreadable")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one file of an import."""

    name: str
    origin: str  # the file, folder or archive it was given as
    named: bool  # given by itself, not found in a folder or an archive
    outcome: str  # one of OUTCOMES
    message: str | None = None  # why, where it was refused
    run_ids: tuple[str, ...] = ()
    sha256: str | None = None  # of the unpacked bytes

    @property
    def failed(self) -> bool:
        """Whether its owner should look at it; other sports found in a folder are no failure."""
        return self.outcome in FAILED or (self.outcome == "not_a_run" and self.named)


@dataclass(slots=True)
class ImportReport:
    """How many files came to what."""

    counts: Counter[str] = field(default_factory=Counter)  # by outcome
    runs: int = 0  # new in the library
    failed: int = 0
    canceled: bool = False

    def count(self, one: FileOutcome) -> None:
        """Count a file."""
        self.counts[one.outcome] += 1
        self.runs += len(one.run_ids) if one.outcome in ("imported", "twin") else 0
        self.failed += one.failed

    def tally(self) -> str:
        """Return the counts in a line: "12 imported, 3 already in the library, 1 damaged"."""
        found = [
            f"{self.counts[name]:,} {words}"
            for name, words in OUTCOMES.items()
            if self.counts[name]
        ]
        text = ", ".join(found) or "no files"
        return f"stopped; {text}" if self.canceled else text
