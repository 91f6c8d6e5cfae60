"""Fact: what was published, on whom, and how much stands behind it."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.evidence import Evidence, Grade, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What was published, on whom, and how much stands behind it."""

    key: str  # "topic.what", e.g. "fat.jogging_against_lifting"
    says: str  # one sentence, figures with their unit and spread
    people: str  # "155 overweight adults, 8 months"; "" of a law or a method
    source: str  # author (year) and journal
    doi: str = ""
    grade: Grade

    def evidence(self, origin: Origin = Origin.MODELED, note: str = "") -> Evidence:
        """Return the evidence of a sentence that rests on this fact."""
        return Evidence(origin=origin, source=self.source, note=note, grade=self.grade)

    def to_dict(self) -> dict[str, str]:
        """Return plain words for JSON."""
        return {
            "key": self.key,
            "says": self.says,
            "people": self.people,
            "source": self.source,
            "doi": self.doi,
            "grade": str(self.grade),
        }
