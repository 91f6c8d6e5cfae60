"""Figure: a finding's value and range as they are read."""

from __future__ import annotations

from runatomy.app.report import words
from runatomy.app.report.rows import Row

WHOLE = 9.95  # from which on a figure is told without a digit behind the point
TENS = 100.0  # from which on the ends of a range are told in tens
RATIO = "×"  # the unit of a ratio


def figure(row: Row) -> str:
    """Return a finding's value with its unit; a range alone where only that is known; else empty.

    A ratio is told as times.
    """
    if not words.missing(row.get("value")):
        return _with_unit(words.number(row["value"], _digits(row)), row)
    return _with_unit(_span(row), row) if _span(row) else ""


def figure_range(row: Row) -> str:
    """Return a finding's range without its unit; empty where there is none, or no value in it."""
    return "" if words.missing(row.get("value")) else _span(row)


def basis(row: Row) -> str:
    """Return in a few words how sure a finding is: the grade of its evidence."""
    grade = row["evidence"].get("grade")
    if grade == "open":
        return "open question"
    return f"{grade} evidence" if grade else ""


def _span(row: Row) -> str:
    low, high = row.get("low"), row.get("high")
    if words.missing(low) or words.missing(high) or low is None or high is None:
        return ""
    ends = (words.number(_told(low), _digits(row)), words.number(_told(high), _digits(row)))
    return "" if ends[0] == ends[1] else ("–" if low >= 0.0 else " to ").join(ends)


def _told(end: float) -> float:
    return end if abs(end) < TENS else 10.0 * round(end / 10.0)


def _digits(row: Row) -> int:
    known = [abs(row[key]) for key in ("value", "low", "high") if not words.missing(row.get(key))]
    return 0 if max(known, default=0.0) >= WHOLE else 1


def _with_unit(shown: str, row: Row) -> str:
    return f"{shown} {row.get('unit') or RATIO}"
