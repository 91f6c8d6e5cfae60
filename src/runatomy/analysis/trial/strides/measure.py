"""Measure: one number of every stride, as the mean and spread of one side's strides."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.analysis.plain import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number of every stride, as the mean and spread of one side's strides."""

    side: str  # "right" or "left": whose foot strike begins the strides
    kind: str  # "stride", "joint", "foot", "muscle", "group", "tissue" or "cause"
    name: str  # "hip_flexion", "soleus", "calves", "ground", "stride"
    measure: str  # "peak_force", "positive_work" ...
    unit: str
    mean: float  # NaN without a stride
    sd: float  # sample standard deviation between strides; NaN under two strides
    n: int  # strides
    low: float = float("nan")  # of the mean, 5th percentile over strides and assumptions
    high: float = float("nan")  # 95th percentile; NaN where the model adds no doubt of its own

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return {
            "side": self.side,
            "kind": self.kind,
            "name": self.name,
            "measure": self.measure,
            "unit": self.unit,
            "mean": rounded(self.mean),
            "sd": rounded(self.sd),
            "n": self.n,
            "low": rounded(self.low),
            "high": rounded(self.high),
        }
