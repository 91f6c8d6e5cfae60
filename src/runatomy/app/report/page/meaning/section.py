"""Section: what the run means, topic by topic, a small picture beside the sentences."""

from __future__ import annotations

from runatomy.app.report.meaning.topics import INFORMS, TOPICS, by_topic
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.page.element import element, text
from runatomy.app.report.page.meaning.findings import findings_list
from runatomy.app.report.page.meaning.fuel_split import fuel_split
from runatomy.app.report.page.meaning.wear_ranges import wear_ranges
from runatomy.app.report.page.meaning.zones import zones
from runatomy.app.report.rows import Row

LEAD = (
    "What the run asked of heart, fuel and legs, in plain words. Under each sentence: its figure, "
    f"the range it likely lies in, how strong the evidence is, and where it comes from. {INFORMS}"
)
GRADES = (
    ("Strong", "a law, or several good studies of many people that agree"),
    ("Moderate", "one good study, or several small ones that agree"),
    ("Weak", "a small study, a model not checked for this, or what experts practice"),
    ("Open", "studies disagree, or none is known"),
)
KEYS = {title: topic for topic, title in TOPICS.items()}


def meaning(analysis: Row) -> str:
    """Return the section; empty where nothing is worth saying."""
    found = by_topic(analysis.get("findings") or ())
    if not found:
        return ""
    pictures = {
        "heart": zones(analysis.get("heart")),
        "fuel": fuel_split(analysis.get("fuel")),
        "wear": wear_ranges(analysis.get("tissues") or ()),
    }
    inside = "".join(
        element(
            "div",
            element("div", element("h3", text(title)), pictures.get(KEYS.get(title, ""), "")),
            findings_list(rows),
            class_="topic",
        )
        for title, rows in found
    )
    return gauge.section("meaning", "What it means", LEAD, inside + _grades())


def _grades() -> str:
    rows = (
        element("div", element("dt", text(grade)), element("dd", text(f"{meant}.")))
        for grade, meant in GRADES
    )
    return gauge.more("What strong, moderate, weak and open mean", element("dl", *rows))
