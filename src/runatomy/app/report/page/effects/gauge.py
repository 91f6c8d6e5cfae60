"""Gauge: a small bar in a table, with the range or the halves of its value."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.app.report import words
from runatomy.app.report.page.element import element, text

Cell = tuple[str, str, str]  # its column's title, what is shown (HTML), what stands under it (text)


def gauge(value: float, most: float, low: float | None = None, high: float | None = None) -> str:
    """Return a bar of a value against the largest, with a thin line for its range."""
    ends = (0.0, 0.0) if low is None or high is None else (low, high)
    share, left, right = (min(1.0, max(0.0, v) / most) if most else 0.0 for v in (value, *ends))
    style = f"--share:{share:.4f};--low:{left:.4f};--high:{right:.4f}"
    look = "gauge" if right > left else "gauge bare"
    return element("span", class_=look, style=style, aria_hidden="true")


def halves(parts: Sequence[float], most: float) -> str:
    """Return a bar of two parts, the first dark and the second pale; none below zero is drawn."""
    drawn = (
        element("i", class_=look, style=f"--w:{max(part, 0.0) / most if most else 0.0:.4f}")
        for look, part in zip(("early", "late"), parts, strict=True)
    )
    return element("span", *drawn, class_="twin", aria_hidden="true")


def sheet(look: str, caption: str, heads: Sequence[tuple[str, str]], lines: Sequence[str]) -> str:
    """Return a table that scrolls by itself; `heads` are titles with their units."""
    titles = (
        element("th", text(title), element("small", text(unit)) if unit else "", scope="col")
        for title, unit in heads
    )
    inside = element(
        "table",
        element("caption", text(caption), class_="hidden"),
        element("thead", element("tr", *titles)),
        element("tbody", *lines),
        class_=f"effects {look}",
    )
    return element("div", inside, class_="scroll", tabindex=0, role="region", aria_label=caption)


def line(head: tuple[str, str], cells: Sequence[Cell]) -> str:
    """Return one row: its name over a small one, then its cells."""
    small = element("small", text(head[1])) if head[1] else ""
    made = (
        element("td", shown, element("small", text(under)) if under else "", data_title=title,
                class_="none" if shown == words.NOTHING else None)
        for title, shown, under in cells
    )  # fmt: skip
    return element("tr", element("th", text(head[0]), small, scope="row"), *made)


def more(title: str, inside: str) -> str:
    """Return something folded away under a title."""
    return element("details", element("summary", text(title)), inside, class_="more")


def finding(told: str) -> str:
    """Return what a section found, in a sentence."""
    return element("p", text(told), class_="finding") if told else ""


def section(key: str, title: str, lead: str, inside: str) -> str:
    """Return a section with its heading, empty where nothing stands in it."""
    if not inside:
        return ""
    head = element("h2", text(title), id=f"h-{key}")
    return element("section", head, element("p", text(lead), class_="lead"), inside, id=key,
                   aria_labelledby=f"h-{key}")  # fmt: skip
