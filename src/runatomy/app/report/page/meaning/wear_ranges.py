"""WearRanges: what the run asked of each tissue against an easy run of the same length."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from runatomy.advice.wear import TOO_WIDE
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row

LEAST, MOST = 0.5, 2.0  # [-] between which the scale reaches at least
CAPTION = (
    "Times an easy run as long, each step weighed by its peak. The line is what different studies "
    "would make of it; where they differ more than fivefold no number is told. The scale is "
    "logarithmic, the upright an easy run."
)


class WearRange(NamedTuple):
    """Wear over that of an easy run of the same length [-]."""

    plain: str
    low: float
    usual: float
    high: float


def wear_ranges(tissues: Sequence[Row]) -> str:
    """Return a line for each tissue, the most asked first; empty where wear is not known."""
    rows = sorted(filter(None, map(_ratios, tissues)), key=lambda row: -row.low)
    if not rows:
        return ""
    least = min(LEAST, *(row.low for row in rows))
    most = max(MOST, *(row.high for row in rows))
    lines = element("ul", *(_line(row, least, most) for row in rows))
    style = f"--one:{_place(1.0, least, most):.3f}"
    caption = element("figcaption", text(CAPTION))
    return element("figure", lines, caption, class_="wears", style=style)


def _ratios(row: Row) -> WearRange | None:
    """Return a tissue's ratios; the distance follows from its impulse, told per kilometer."""
    if not row.get("wear_km") or not row.get("per_km"):
        return None
    distance = float(row["total"]) / float(row["per_km"])
    ends = (float(row[key]) / distance for key in ("wear_low_km", "wear_km", "wear_high_km"))
    return WearRange(str(row["plain"]), *ends)


def _place(ratio: float, least: float, most: float) -> float:
    """Return where a ratio lies on the scale, 0 to 1."""
    return math.log(max(ratio, least) / least) / math.log(most / least)


def _line(row: WearRange, least: float, most: float) -> str:
    low, at, high = (_place(ratio, least, most) for ratio in (row.low, row.usual, row.high))
    drawn = element(
        "i", aria_hidden="true", style=f"--low:{low:.3f};--share:{at:.3f};--high:{high:.3f}"
    )
    told = "–" if row.high > TOO_WIDE * row.low else f"{_times(row.usual)} ×"
    value = element("b", told)
    span = element("small", text(f"{_times(row.low)}–{_times(row.high)}"))
    return element("li", element("span", text(row.plain)), drawn, element("span", value, span))


def _times(ratio: float) -> str:
    return words.number(ratio, 0 if ratio >= 9.95 else 1)
