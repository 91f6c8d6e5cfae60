"""Table: every check with its limits, their source and its cure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runatomy.analysis.trial.trust.row import TrustRow
from runatomy.app.report import words
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.checks.verdicts import badge

OPTION = re.compile(r"--[a-z][a-z-]*")
HEADS = ("Check", "Value", "Limits", "Verdict", "How to mend it")


def trust_table(rows: Sequence[TrustRow]) -> str:
    """Return the table of checks in the analysis' order, the limits' sources beneath it."""
    sources = list(dict.fromkeys(row.source for row in rows if not words.missing(row.good)))
    heads = (element("th", title, scope="col") for title in HEADS)
    befores = ["", *(row.mend for row in rows)]
    lines = [_row(row, sources, before) for row, before in zip(rows, befores, strict=False)]
    caption = element("caption", "Every check of the trial, with its limits.", class_="hidden")
    inside = element(
        "table",
        caption,
        element("thead", element("tr", *heads)),
        element("tbody", *lines),
        class_="trust",
    )
    notes = (element("li", text(source), id=f"source-{n}") for n, source in enumerate(sources, 1))
    return element(
        "div", inside, class_="scroll", tabindex=0, role="region", aria_label="Table of checks"
    ) + element("ol", *notes, class_="sources", aria_label="Sources of the limits")


def _row(row: TrustRow, sources: Sequence[str], before: str) -> str:
    """Return a check; a cure that is the same as `before` is not told again."""
    number = 0 if words.missing(row.good) else sources.index(row.source) + 1
    link = element("a", str(number), href=f"#source-{number}", aria_label=f"source {number}")
    source = element("sup", link) if number else ""
    return element(
        "tr",
        element("th", text(row.name[:1].upper() + row.name[1:]),
                element("small", text(row.told[:1].upper() + row.told[1:])), scope="row"),
        element("td", text(_value(row.value, row.unit)), class_="figure"),
        element("td", _limits(row, source)),
        element("td", badge(row.verdict)),
        element("td", _mend(row.mend, before), class_=None if row.mend else "quiet"),
    )  # fmt: skip


def _mend(mend: str, before: str) -> str:
    """Return the cure; an option of the command line stays in one piece."""
    if mend and mend == before:
        return "As above."
    return OPTION.sub(r"<code>\g<0></code>", text(mend or words.NOTHING))


def _value(value: float, unit: str) -> str:
    if words.missing(value):
        return words.NOTHING
    if unit == "m":
        return f"{words.number(1000.0 * value, 1)} mm"
    if unit == "1":
        return words.number(value, 0 if float(value).is_integer() else 2)
    return f"{words.number(value, 1)} {unit}"


def _limits(row: TrustRow, source: str) -> str:
    """Return the limits, a line each; where good lies above usable, more is better."""
    if words.missing(row.good):
        return words.NOTHING
    sign = "≥" if not words.missing(row.usable) and row.good > row.usable else "≤"
    good = text(f"good {sign} {_limit(row.good, row.unit)}")
    if words.missing(row.usable):
        return element("span", good, source, class_="limit")
    usable = text(f"usable {sign} {_limit(row.usable, row.unit)}")
    return element("span", good, class_="limit") + element("span", usable, source, class_="limit")


def _limit(value: float, unit: str) -> str:
    value, unit = (1000.0 * value, "mm") if unit == "m" else (value, unit)
    return f"{value:g}" if unit == "1" else f"{value:g} {unit}"
