"""Figure: one measured answer, and what it may be at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured answer; without a limit it has no verdict."""

    what: str
    unit: str  # "x" for a ratio
    middle: float  # median over the rounds
    best: float  # least of the rounds; of a ratio, the ratio of both sides' least
    limit: float | None = None  # both should stay at or below it
    note: str = ""

    @property
    def leads(self) -> bool:
        """Tell whether it answers the question rather than being a part of the answer."""
        return self.limit is not None or self.unit == "x"

    @property
    def verdict(self) -> str:
        """Return met or missed; unsure where median and best disagree, empty without a limit."""
        if self.limit is None:
            return ""
        within = [self.middle <= self.limit, self.best <= self.limit]
        return "met" if all(within) else "unsure" if any(within) else "missed"

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "verdict": self.verdict}


def figure(
    what: str,
    values: Sequence[float],
    unit: str,
    limit: float | None = None,
    note: str = "",
    *,
    scale: float = 1.0,
) -> Figure:
    """Return what the rounds gave, times `scale`."""
    middle, best = float(median(values)) * scale, float(min(values)) * scale
    return Figure(what=what, unit=unit, middle=middle, best=best, limit=limit, note=note)


def ratio(
    what: str,
    ours: Sequence[float],
    yardstick: Sequence[float],
    limit: float | None = None,
    note: str = "",
) -> Figure:
    """Return ours over the yardstick, measured side by side in the same rounds.

    The median is that of the rounds' own ratios, since both sides of a round met the same noise.
    """
    middle = float(median(a / b for a, b in zip(ours, yardstick, strict=True)))
    best = min(ours) / min(yardstick)
    return Figure(what=what, unit="x", middle=middle, best=best, limit=limit, note=note)
