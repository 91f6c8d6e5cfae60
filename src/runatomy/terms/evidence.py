"""Evidence: how far a number may be trusted, and its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a number comes from."""

    MEASURED = "measured"  # the device or the laboratory wrote it
    DERIVED = "derived"  # computed from measured numbers by definition or geometry
    MODELED = "modeled"  # a validated model's answer
    ASSUMED = "assumed"  # nobody measured it; a usual value stands in
    UNKNOWN = "cannot tell"  # no honest value exists


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How far a number may be trusted, and its source."""

    origin: Origin
    source: str  # device field, paper (author, year) or assumption, in plain words
    note: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return plain words for JSON."""
        row = {"origin": str(self.origin), "source": self.source}
        return row | ({"note": self.note} if self.note else {})
