"""Asymmetry: where right and left differ beyond the strides' spread, and where nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple

from runatomy.analysis.trial.strides.asymmetry import Asymmetry
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.lines import SIDES
from runatomy.app.report.trial.sides.compared import compared

REACH = 4.0  # times the noise that a difference's picture reaches
# unit of the analysis: factor, decimals and unit on the page
SCALES = {
    "s": (1000.0, 0, "ms"),
    "m": (1000.0, 0, "mm"),
    "1": (100.0, 1, "%"),
    "deg": (1.0, 1, "°"),
    "BW": (1.0, 2, "BW"),
    "BW s": (1.0, 3, "BW·s"),
    "N m/kg": (1.0, 2, "N·m/kg"),
    "J/kg": (1.0, 2, "J/kg"),
}


class Count(NamedTuple):
    """How many measures were compared, and in how many the sides differ."""

    compared: int
    differ: int


def asymmetry(analysis: TrialAnalysis) -> str:
    """Return where the sides differ, and folded away where nobody can tell."""
    rows = compared(analysis.asymmetry)
    differ = [(name, row) for name, row in rows if row.larger in SIDES]
    alike = [(name, row) for name, row in rows if row.larger not in SIDES]
    found = _comparison(differ, "Measures in which the sides differ.") if differ else ""
    if alike:
        summary = element("summary", f"{len(alike)} measures in which nobody can tell")
        inside = _comparison(alike, "Measures in which nobody can tell the sides apart.")
        found += element("details", summary, inside, class_="more")
    return found


def counted(analysis: TrialAnalysis) -> Count:
    """Return how many measures the page compares, and in how many the sides differ."""
    rows = compared(analysis.asymmetry)
    return Count(len(rows), sum(row.larger in SIDES for _, row in rows))


def _comparison(rows: Sequence[tuple[str, Asymmetry]], caption: str) -> str:
    ways = element("small", "← right larger · left larger →")
    titles = ("Measure", "Right", "Left", "Difference against its noise" + ways, "In words")
    heads = (element("th", title, scope="col") for title in titles)
    inside = element(
        "table",
        element("caption", caption, class_="hidden"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_compared(name, row) for name, row in rows)),
        class_="compared",
    )
    return element("div", inside, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _compared(name: str, row: Asymmetry) -> str:
    factor, digits, unit = SCALES.get(row.unit, (1.0, 2, row.unit))
    right, left = (words.number(factor * v, digits) for v in (row.right, row.left))
    noise = (row.high - row.low) / 2.0
    picture = words.NOTHING
    if isfinite(noise) and noise > 0.0:
        below = row.right < 0.0 and row.left < 0.0  # troughs: the deeper one is the larger
        toward = -row.difference if below else row.difference
        at = max(-1.0, min(1.0, toward / noise / REACH))
        picture = element("span", class_="against", aria_hidden="true",
                          style=f"--at:{at:.3f};--zone:{1.0 / REACH:.3f}")  # fmt: skip
        picture += element("small", text(
            f"{words.number(factor * row.difference, digits)} ± "
            f"{words.number(factor * noise, digits)} {unit}"))  # fmt: skip
    return element(
        "tr",
        element("th", text(name), element("small", text(f", {unit}")), scope="row"),
        element("td", text(right)),
        element("td", text(left)),
        element("td", picture),
        element("td", text(row.words), class_=None if row.larger in SIDES else "quiet"),
    )
