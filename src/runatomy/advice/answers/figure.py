"""Figure: one number that the engine computed, with its range, ready to be said."""

from __future__ import annotations

from dataclasses import dataclass

RUNNERS = "runners and assumptions, 5th to 95th percentile"
SPEEDS = "speeds of 2.5 to 4.5 m/s and step rates within 8 %"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that the engine computed; `low` <= `value` <= `high`."""

    what: str  # in plain words: "share of the energy of an easy run"
    value: float  # [unit]
    low: float  # [unit]
    high: float  # [unit]
    unit: str  # "%" (a share, 0 to 1), "x" (a ratio), "% of the stride", "BW", "W", "N"
    over: str = RUNNERS  # what the range ranges over

    @property
    def text(self) -> str:
        """Return value and range as a person says them: "16 % (9 to 25)"."""
        digits = _digits(self.value, self.unit)
        value, low, high = (shown(x, self.unit, digits) for x in (self.value, self.low, self.high))
        if self.unit == "% of the stride":  # a stride ends where the next begins
            low = f"{shown(-self.low, self.unit)} before foot strike" if self.low < 0.0 else low
            over = shown(self.high - 1.0, self.unit)
            high = f"{over} after foot strike" if self.high > 1.0 else high
        return f"{_with_unit(value, self.unit)} ({low} to {high})"

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "what": self.what,
            "value": _six(self.value),
            "low": _six(self.low),
            "high": _six(self.high),
            "unit": self.unit,
            "over": self.over,
            "text": self.text,
        }


def figure_of(what: str, three: tuple[float, float, float], unit: str) -> Figure:
    """Return a figure from low, usual and high, its range widened to hold the usual value."""
    low, value, high = three
    return Figure(what=what, value=value, low=min(low, value), high=max(high, value), unit=unit)


def shown(value: float, unit: str, digits: int = 0) -> str:
    """Return a number as it is read in its unit; shares and phases in percent."""
    scale = 100.0 if unit in ("%", "% of the stride") else 1.0
    return f"{scale * value:.{digits}f}".replace("-", "−")


def _digits(value: float, unit: str) -> int:
    """Return how many digits behind the point a figure of this size can bear."""
    if unit == "%":
        return 1 if 0.0005 < abs(value) < 0.0295 else 0
    if unit == "x":
        return 2 if abs(value) < 1.95 else 1
    return {"BW": 1, "MJ": 1}.get(unit, 0)


def _with_unit(value: str, unit: str) -> str:
    return f"{value} times" if unit == "x" else f"{value} {unit}".rstrip()


def _six(value: float) -> float:
    return float(f"{value:.6g}")
