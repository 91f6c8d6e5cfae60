"""TissueLoad: what one tendon, joint or bone of a leg felt."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from runatomy.terms.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class TissueLoad:
    """What one tissue felt: the mean of both legs."""

    name: str  # of loads.tissue.CATALOGUE
    plain: str
    latin: str
    unit: str  # "BW" (body weights), or "BW m" of a bending moment
    peak_BW: float  # [unit] largest, of the mean step or of the run's hardest  # noqa: N815
    per_step: float  # [unit s] impulse of one step of this leg, as `counted_impulse` counts
    per_km: float  # [unit s] impulse of this leg's steps in one kilometer; NaN where not moving
    strain: float | None  # [-] a tendon's largest
    energy_J: float | None  # [J] that a tendon gives back in each step  # noqa: N815
    low: float | None  # [unit] of peak_BW, 5th percentile over runners and assumptions
    high: float | None  # [unit] of peak_BW, 95th percentile
    evidence: Evidence

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON: six significant digits, None where not finite."""
        row: dict[str, object] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Evidence):
                value = value.to_dict()
            elif isinstance(value, float):
                value = float(f"{value:.6g}") if math.isfinite(value) else None
            row[field.name] = value
        return row
