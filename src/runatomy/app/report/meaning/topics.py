"""Topics: the findings of a run in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from runatomy.app.report.rows import Row

# In the order in which they are told: what to eat and how the heart did first, legs last.
TOPICS: dict[str, str] = {
    "heart": "Heart and breath",
    "fuel": "Fuel",
    "wear": "Tendons, joints and bones",
    "sides": "Left and right",
}
WEIGHTS: dict[str, tuple[str, str]] = {  # the most pressing first: its mark, and the mark in words
    "caution": ("▲", "Worth a change"),
    "notice": ("◆", "Worth a thought"),
    "info": ("○", "Good to know"),
}
INFORMS = "Runatomy informs; it does not diagnose."


def by_topic(findings: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Return each topic's title with its findings, the most pressing first; no empty one.

    A topic that is not in TOPICS comes last, under its own name.
    """
    held: dict[str, list[Row]] = {topic: [] for topic in TOPICS}
    for row in findings:
        held.setdefault(str(row["topic"]), []).append(row)
    return [(title_of(topic), sorted(rows, key=_pressing)) for topic, rows in held.items() if rows]


def most_useful(findings: Iterable[Row], count: int) -> list[Row]:
    """Return the most useful findings: by weight, then each topic's first before any second."""
    placed = [
        (_pressing(row), place, turn, row)
        for turn, (_, rows) in enumerate(by_topic(findings))
        for place, row in enumerate(_apart(rows))
    ]
    return [row for *_, row in sorted(placed, key=lambda one: one[:3])[:count]]


def title_of(topic: str) -> str:
    """Return a topic in words."""
    return TOPICS.get(topic, topic.replace("_", " ").capitalize())


def _apart(rows: Sequence[Row]) -> list[Row]:
    """Return a topic's findings with those that can tell something before those that cannot."""
    return sorted(rows, key=lambda row: (_pressing(row), not _tells(row)))


def _tells(row: Row) -> bool:
    return bool(row["evidence"].get("origin") != "cannot tell" or row.get("professional"))


def _pressing(row: Row) -> int:
    weights = list(WEIGHTS)
    return weights.index(row["weight"]) if row["weight"] in weights else len(weights)
