"""Findings: sentences with their figure, their grade, and all that stands behind them."""

from __future__ import annotations

from collections.abc import Iterable

from runatomy.advice.facts.fact import Fact
from runatomy.app.report.meaning.figure import basis, figure, figure_range
from runatomy.app.report.meaning.sources import facts_of
from runatomy.app.report.meaning.topics import WEIGHTS
from runatomy.app.report.page.basis import origin_badge
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row


def findings_list(rows: Iterable[Row]) -> str:
    """Return the findings of a topic as a list."""
    return element("ul", *map(_said, rows), class_="said")


def _said(row: Row) -> str:
    parts = [element("p", _mark(str(row["weight"])), text(row["text"]))]
    if row.get("professional"):
        parts.append(element("p", text(row["professional"]), class_="see"))
    parts.append(element("details", element("summary", _small(row)), _behind(row)))
    return element("li", *parts, class_=row["weight"])


def _mark(weight: str) -> str:
    """Return how pressing a finding is, as a sign and in words; of the usual ones words are heard.

    The sign's shape tells it without its color.
    """
    sign, said = WEIGHTS.get(weight, WEIGHTS["info"])
    look = "hidden" if weight == "info" else None
    return element("i", sign, aria_hidden="true") + element("b", text(f"{said}. "), class_=look)


def _small(row: Row) -> str:
    """Return figure, range, grade and source in a line."""
    shown, span = figure(row), figure_range(row)
    parts = [element("b", text(shown)) + (text(f" ({span})") if span else "")] if shown else []
    parts += [text(part) for part in (basis(row), row["evidence"]["source"]) if part]
    return " · ".join(parts)


def _behind(row: Row) -> str:
    """Return how a finding is known: its origin and note, then the published facts."""
    known = row["evidence"]
    note = text(f". {known['note']}") if known.get("note") else ""
    facts = element("ul", *map(_fact, facts_of(row))) if facts_of(row) else ""
    return element("p", origin_badge(str(known["origin"])), note) + facts


def _fact(fact: Fact) -> str:
    who = ", ".join(part for part in (fact.people, fact.source) if part)
    return element("li", text(fact.says), element("small", text(f" {who}; {fact.grade}.")))
