"""Span: a usual value with the range that nine in ten likely lie in."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.errors import RunatomyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A usual value with the range that nine in ten likely lie in; the unit is the owner's.

    Raises RunatomyError where low, usual and high are not in order.
    """

    low: float  # 5th percentile, or the least that is likely
    usual: float
    high: float  # 95th percentile, or the most

    def __post_init__(self) -> None:
        if not self.low <= self.usual <= self.high:
            raise RunatomyError(
                "a range does not hold its value",
                where=f"{self.low:g} to {self.high:g} for {self.usual:g}",
                mend="Order low, usual, high.",
            )

    @classmethod
    def around(cls, low: float, usual: float, high: float) -> Span:
        """Return the span with its ends moved out to its usual value where they cross it."""
        return cls(low=min(low, usual), usual=usual, high=max(high, usual))

    @property
    def width(self) -> float:
        """Return how far low and high are apart."""
        return self.high - self.low

    def __mul__(self, factor: float) -> Span:
        """Return all three times a factor of zero or more."""
        return Span(low=self.low * factor, usual=self.usual * factor, high=self.high * factor)

    def __add__(self, other: Span) -> Span:
        """Return the sum of two that err alike, as two runs of one runner do."""
        return Span(
            low=self.low + other.low, usual=self.usual + other.usual, high=self.high + other.high
        )

    def to_dict(self) -> dict[str, float]:
        """Return six significant digits for JSON."""
        return {
            name: float(f"{value:.6g}")
            for name, value in (("low", self.low), ("usual", self.usual), ("high", self.high))
        }
