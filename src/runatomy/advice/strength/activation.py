"""Activation: how hard one exercise makes one muscle work, as a study measured it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runatomy.muscle.anatomy import muscle_named
from runatomy.terms.evidence import Evidence, Grade, Origin

Says = Literal["mean", "peak", "over", "under"]  # what the figure is: "over 45 %" is a bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """How hard an exercise makes a muscle work, of its electrical activity in a maximal effort.

    Figures of different studies do not compare: loads, electrodes and maximal efforts differ.
    """

    muscle: str  # of the catalogue of muscles
    percent: float  # [% MVIC] maximal voluntary isometric contraction
    spread: float | None = None  # [% MVIC] standard deviation between people, where given
    says: Says = "mean"
    load: str  # what was lifted: "body weight", "10 at most (10RM)"
    people: str  # "13 trained women"
    source: str  # author (year) and journal
    read: Literal["paper", "review", "transcription"] = "paper"  # where the figure was read

    @property
    def group(self) -> str:
        """Return the muscle group."""
        return muscle_named(self.muscle).group

    def evidence(self) -> Evidence:
        """Return the evidence: measured, on few people, by surface electrodes."""
        note = f"{self.people}; {self.load}"
        if self.read == "transcription":
            note += "; read in a transcription of the paper"
        return Evidence(origin=Origin.MEASURED, source=self.source, note=note, grade=Grade.WEAK)

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "muscle": self.muscle,
            "group": self.group,
            "percent_MVIC": self.percent,
            "spread": self.spread,
            "says": self.says,
            "load": self.load,
            "people": self.people,
            "read": self.read,
            "evidence": self.evidence().to_dict(),
        }
