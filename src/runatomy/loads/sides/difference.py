"""SideDifference: left against right of one quantity, and whether it stands out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from runatomy.terms.evidence import Evidence


class Lean(StrEnum):
    """What can be said of left against right."""

    EVEN = "even"  # within the measurement's error
    WITHIN_NORMAL = "within normal"  # real, and as large as in healthy runners
    LEFT = "more on the left"  # beyond both
    RIGHT = "more on the right"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDifference:
    """Left against right of one quantity; left less right over their mean."""

    what: str  # "ground contact time"
    value: float | None  # [%] None where nobody can tell
    low: float | None  # [%] 5th percentile, error and spread together
    high: float | None  # [%] 95th percentile
    normal: float | None  # [%] up to which healthy runners differ; None where not known
    lean: Lean
    evidence: Evidence


def lean_of(low: float | None, high: float | None, normal: float | None) -> Lean:
    """Return what a difference between `low` and `high` [%] means.

    Where zero lies between them it is even; beyond `normal` it must lie on the whole to lean.
    Without a known normal nothing but even can be told.
    """
    if low is None or high is None or not math.isfinite(low) or not math.isfinite(high):
        return Lean.CANNOT_TELL
    if low <= 0.0 <= high:
        return Lean.EVEN
    if normal is None:
        return Lean.CANNOT_TELL
    if low > normal:
        return Lean.LEFT
    return Lean.RIGHT if high < -normal else Lean.WITHIN_NORMAL


def from_symmetry_angle(percent: float) -> float:
    """Return the difference over the mean [%] of a symmetry angle [%] (Zifchock et al.).

    The angle of left over right from 45 degrees, in percent of 90 degrees.
    """
    ratio = math.tan(math.radians(45.0 + 0.9 * percent))
    return 200.0 * (ratio - 1.0) / (ratio + 1.0)
