"""TissueWear: what one tissue of one leg carried in a run, and how much of it was wear."""

from __future__ import annotations

import math
from dataclasses import dataclass

from runatomy.terms.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class TissueWear:
    """What one tissue of one leg carried in a run: the mean of both legs.

    Wear is told in easy kilometers: as many level kilometers at the easy pace would weigh the same,
    step by step, with peaks raised to the exponent. Load and wear of two runs add up.
    """

    name: str  # of loads.tissue.CATALOGUE
    plain: str
    unit: str  # of the peak: "BW", or "BW m"
    peak: float  # [unit] of the hardest second
    peak_low: float  # [unit] 5th percentile over runners and assumptions
    peak_high: float  # [unit] 95th percentile
    load: float  # [unit s] impulse of the run's steps, as `counted_impulse` counts
    easy_load: float  # [km] of the easy pace that would add up to the same impulse
    wear: float  # [km] of the easy pace that would wear as much, by the usual exponent
    wear_low: float  # [km] the least of the three exponents
    wear_high: float  # [km] the most of the three exponents
    distance: float  # [km] that was run
    evidence: Evidence  # of the exponent

    @property
    def load_ratio(self) -> float:
        """Return load over that of the same distance at the easy pace [-]; NaN without one."""
        return self.easy_load / self.distance if self.distance > 0.0 else math.nan

    @property
    def wear_ratio(self) -> tuple[float, float, float]:
        """Return low, usual and high wear over that of the same distance at the easy pace [-]."""
        if self.distance <= 0.0:
            return math.nan, math.nan, math.nan
        low, usual, high = self.wear_low, self.wear, self.wear_high
        return low / self.distance, usual / self.distance, high / self.distance

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        low, usual, high = self.wear_ratio
        whole = {
            "peak": self.peak, "peak_low": self.peak_low, "peak_high": self.peak_high,
            "load": self.load, "easy_load_km": self.easy_load, "load_ratio": self.load_ratio,
            "wear_km": self.wear, "wear_low_km": self.wear_low, "wear_high_km": self.wear_high,
            "wear_ratio": usual, "wear_ratio_low": low, "wear_ratio_high": high,
        }  # fmt: skip
        figures = {k: float(f"{v:.6g}") if math.isfinite(v) else None for k, v in whole.items()}
        return {"name": self.name, "plain": self.plain, "unit": self.unit, **figures,
                "evidence": self.evidence.to_dict()}  # fmt: skip
