"""Finding: one thing worth saying to a runner, with its figure, its range and its evidence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence


class Weight(StrEnum):
    """How much attention a finding asks for."""

    INFO = "info"  # good to know
    NOTICE = "notice"  # worth a thought before the next run
    CAUTION = "caution"  # worth changing something


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing worth saying to a runner; every sentence stands on its evidence.

    Raises RunatomyError where the evidence has no grade, or the range does not hold the value.
    """

    key: str  # stable, "topic.what", e.g. "fuel.fat_share"
    text: str  # one or two sentences in plain words, figures included
    value: float | None = None  # [unit] None where nobody can tell
    low: float | None = None  # [unit] 5th percentile, or the least that is likely
    high: float | None = None  # [unit] 95th percentile, or the most
    unit: str = ""  # "kJ", "%", "g", "" of a ratio
    evidence: Evidence
    facts: tuple[str, ...] = ()  # keys of `advice.facts` it rests on
    weight: Weight = Weight.INFO
    professional: str = ""  # when to see one, where that belongs to it

    def __post_init__(self) -> None:
        if self.evidence.grade is None:
            raise RunatomyError(
                f"the finding {self.key} has no grade", mend="Give its evidence a Grade."
            )
        if self.value is not None and not self._holds(self.value):
            raise RunatomyError(
                f"the range of the finding {self.key} does not hold its value",
                where=f"{self.low} to {self.high} for {self.value}",
                mend="Order low, value, high.",
            )

    def _holds(self, value: float) -> bool:
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        return low <= value <= high

    @property
    def topic(self) -> str:
        """Return what it is about: the first word of its key."""
        return self.key.partition(".")[0]

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "key": self.key,
            "topic": self.topic,
            "text": self.text,
            "value": _rounded(self.value),
            "low": _rounded(self.low),
            "high": _rounded(self.high),
            "unit": self.unit,
            "weight": str(self.weight),
            "professional": self.professional,
            "facts": list(self.facts),
            "evidence": self.evidence.to_dict(),
        }


def _rounded(value: float | None) -> float | None:
    """Return six significant digits, None where nobody can tell."""
    return None if value is None or not math.isfinite(value) else float(f"{value:.6g}")
