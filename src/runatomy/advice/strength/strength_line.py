"""StrengthLine: one exercise of a session, with its dose and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.strength.dose import Dose
from runatomy.advice.strength.exercise import Exercise
from runatomy.terms.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthLine:
    """One exercise of a session."""

    exercise: Exercise
    dose: Dose
    why: str
    evidence: Evidence  # of the reason; that of the dose is the dose's own

    @property
    def amount(self) -> str:
        """Return sets and repetitions: "3 × 8–10 each leg"."""
        low, high = self.dose.repetitions
        unit = " s" if self.exercise.held else ""
        sides = self.exercise.single_leg or self.exercise.slot == "hip_side"
        side = " each side" if sides and not self.exercise.single_leg else ""
        side = " each leg" if self.exercise.single_leg else side
        return f"{self.dose.sets} × {low}–{high}{unit}{side}"

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "exercise": self.exercise.to_dict(),
            "sets": self.dose.sets,
            "repetitions": list(self.dose.repetitions),
            "held_s": self.exercise.held,
            "amount": self.amount,
            "effort": self.dose.effort,
            "why": self.why,
            "evidence": self.evidence.to_dict(),
            "dose_evidence": self.dose.evidence.to_dict(),
        }
