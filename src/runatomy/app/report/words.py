"""Numbers and names in the words a runner reads."""

from __future__ import annotations

import math
import unicodedata
from datetime import datetime

from runatomy.terms.units import KILOCALORIE, KILOJOULE, KILOMETER, PERCENT

NOTHING = "–"  # stands where no honest value exists
Number = float | int | None


def missing(value: Number) -> bool:
    """Tell whether there is no value."""
    return value is None or not math.isfinite(value)


def duration(seconds: Number) -> str:
    """Return 1:02:09, or 2:09 under an hour."""
    if seconds is None or missing(seconds):
        return NOTHING
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"


def kilometers(meters: Number, digits: int = 2) -> str:
    """Return 11.92 km."""
    if meters is None or missing(meters):
        return NOTHING
    return f"{meters / KILOMETER:,.{digits}f} km"


def pace(speed: Number) -> str:
    """Return minutes per kilometer, 5:52 /km, from a speed in m/s."""
    if speed is None or missing(speed) or speed < 0.1:
        return NOTHING
    return f"{duration(KILOMETER / speed)} /km"


def whole(value: Number) -> str:
    """Return a whole number with separators, 1,240."""
    return NOTHING if value is None or missing(value) else f"{value:,.0f}"


def number(value: Number, digits: int = 1) -> str:
    """Return a number with so many digits and a printed minus sign, −3.2."""
    if value is None or missing(value):
        return NOTHING
    shown = f"{value:,.{digits}f}"
    return (shown[1:] if float(shown.replace(",", "")) == 0 and shown[0] == "-" else shown).replace(
        "-", "−"
    )


def kilojoules(joules: Number) -> str:
    """Return the kJ alone: whole, or one digit under ten."""
    if joules is None or missing(joules):
        return NOTHING
    value = joules / KILOJOULE
    return f"{value:.1f}" if 0.05 <= abs(value) < 9.95 else f"{value:,.0f}"


def kilocalories(joules: Number) -> str:
    """Return the kcal alone."""
    return NOTHING if joules is None or missing(joules) else f"{joules / KILOCALORIE:,.0f}"


def percent(share: Number) -> str:
    """Return a share as 24 %, with one digit under three so that small muscles differ."""
    if share is None or missing(share):
        return NOTHING
    value = share / PERCENT
    return f"{value:.1f} %" if 0.05 <= abs(value) < 2.95 else f"{value:.0f} %"


def span(low: Number, high: Number) -> str:
    """Return a range of shares as 20–28, in percent."""
    if low is None or high is None or missing(low) or missing(high):
        return ""
    digits = 0 if high / PERCENT >= 3.95 else 1
    return f"{low / PERCENT:.{digits}f}–{high / PERCENT:.{digits}f}"


def between(low: Number, high: Number, digits: int = 1) -> str:
    """Return a range as 4.9–7.8; empty where an end is missing."""
    if missing(low) or missing(high):
        return ""
    join = "–" if low is not None and low >= 0.0 else " to "
    return f"{number(low, digits)}{join}{number(high, digits)}"


def change(fraction: Number) -> str:
    """Return a change as +12 % or −3 %."""
    if fraction is None or missing(fraction):
        return NOTHING
    value = round(fraction / PERCENT)
    return "0 %" if value == 0 else f"{value:+d} %".replace("-", "−")


def grade(slope: Number) -> str:
    """Return a slope as +8.4 % or −3.0 %."""
    if slope is None or missing(slope):
        return NOTHING
    text = f"{slope / PERCENT:+.1f} %".replace("-", "−")
    return "0 %" if text[1:] == "0.0 %" else text


def day(start: str | None) -> str:
    """Return an ISO time as 4 May 2024, 07:12 UTC; empty where none is known."""
    try:
        when = datetime.fromisoformat((start or "").replace("Z", "+00:00"))
    except ValueError:
        return ""
    zone = f" {when.tzname()}" if when.tzinfo else ""
    return f"{when.day} {when:%B %Y, %H:%M}{zone}"


def clean(text: object) -> str:
    """Return a name from a file without what could move the cursor or fool the eye."""
    given = str(text)
    if given.isprintable():
        return given
    steering = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join("?" if unicodedata.category(c) in steering else c for c in given)
