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


class Grade(StrEnum):
    """How much stands behind a sentence of advice."""

    STRONG = "strong"  # a law, or several good studies of many people that agree
    MODERATE = "moderate"  # one good study, or several small ones that agree
    WEAK = "weak"  # a small study, a model not checked for this, or experts' practice
    OPEN = "open"  # studies disagree, or none is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How far a number may be trusted, and its source."""

    origin: Origin
    source: str  # device field, paper (author, year) or assumption, in plain words
    note: str = ""
    grade: Grade | None = None  # of every sentence of advice; a measured number needs none

    def to_dict(self) -> dict[str, str]:
        """Return plain words for JSON."""
        row = {"origin": str(self.origin), "source": self.source}
        row |= {"note": self.note} if self.note else {}
        return row | ({"grade": str(self.grade)} if self.grade else {})
