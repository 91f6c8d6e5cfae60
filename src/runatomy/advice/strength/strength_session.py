"""StrengthSession: the exercises of one day."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.strength.dose import MAIN, Stage
from runatomy.advice.strength.strength_line import StrengthLine

SET_TIME = 35.0  # [s] of a set, assumed
REST = {Stage.LEARN: 60.0, Stage.BUILD: 90.0, Stage.HEAVY: 150.0, Stage.LIGHT: 60.0}  # [s] practice
SHORT_REST = 30.0  # [s] of what supports
WARM_UP = 300.0  # [s]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthSession:
    """The exercises of one day."""

    title: str
    stage: Stage
    lines: tuple[StrengthLine, ...]

    @property
    def single_leg(self) -> bool:
        """Return whether each leg works on its own in it."""
        return any(line.exercise.single_leg and _of_leg(line) for line in self.lines)

    @property
    def seconds(self) -> float:
        """Return about how long it takes [s], warming up included."""
        sides = [2 if line.exercise.single_leg else 1 for line in self.lines]
        work = sum(line.dose.sets * n for line, n in zip(self.lines, sides, strict=True))
        pauses = sum(
            line.dose.sets * (REST[self.stage] if line.exercise.slot in MAIN else SHORT_REST)
            for line in self.lines
        )
        return WARM_UP + SET_TIME * work + pauses

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "title": self.title,
            "stage": str(self.stage),
            "single_leg": self.single_leg,
            "duration_s": self.seconds,
            "exercises": [line.to_dict() for line in self.lines],
        }


def _of_leg(line: StrengthLine) -> bool:
    """Tell whether it stands on or lifts one leg, rather than moving an arm with it."""
    return line.exercise.slot in MAIN
