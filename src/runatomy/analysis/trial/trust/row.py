"""TrustRow: one thing that tells how far a trial may be believed, with its limit and its cure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runatomy.analysis.plain import rounded
from runatomy.mechanics.trial_mechanics import TrialKinematics
from runatomy.terms.evidence import Origin


class Verdict(StrEnum):
    """How far numbers may be believed, by one of the things that tell."""

    GOOD = "good"  # within the published limit, or what the best laboratories reach
    USABLE = "usable"  # beyond it, but not so far that the picture changes
    BAD = "do not trust"
    CANNOT_TELL = "cannot tell"  # nothing in the recording tells


SEVERITY = {Verdict.GOOD: 0, Verdict.CANNOT_TELL: 1, Verdict.USABLE: 2, Verdict.BAD: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRow:
    """One thing that tells how far a trial may be believed, with its limit and its cure."""

    key: str  # "marker_rms": stays the same between versions
    name: str  # in plain words: "marker error, RMS"
    value: float  # NaN where there is none
    unit: str
    good: float  # the limit of "good" in the unit; NaN where none applies
    usable: float  # the limit of "usable"
    source: str  # of the limits
    verdict: Verdict
    told: str  # what was found, in a sentence
    mend: str  # how to mend it, in plain words; "" where nothing need be done

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        row = {name: rounded(getattr(self, name)) for name in self.__slots__}
        return row | {"verdict": str(self.verdict)}


def judged(value: float, good: float, usable: float) -> Verdict:
    """Return the verdict on a value whose size should stay below the limits."""
    size = abs(value)
    if size != size:
        return Verdict.CANNOT_TELL
    if size <= good:
        return Verdict.GOOD
    return Verdict.USABLE if size <= usable else Verdict.BAD


def by_standing(known: TrialKinematics) -> bool:
    """Tell whether a standing trial sized the segments."""
    return known.scaling.origin in (Origin.MEASURED, Origin.DERIVED)


def percent(value: float) -> str:
    """Return a share [%] in words that do not round it to nothing."""
    if 0.0 < value < 0.1:
        return "less than 0.1 %"
    return f"{value:.0f} %" if value == 0.0 or value >= 9.95 else f"{value:.1f} %"
