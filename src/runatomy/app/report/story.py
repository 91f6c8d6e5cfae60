"""The run in a few sentences, from its figures."""

from __future__ import annotations

from runatomy.app.report import words
from runatomy.app.report.rows import Row, lower, ranked

NOTABLE = 0.03  # a change against the level worth a sentence
QUIET = ("other", "diaphragm", "intercostals")  # groups that no sentence is about


def sentences(analysis: Row) -> list[str]:
    """Return what a friend who knows anatomy would say of the run."""
    groups = [row for row in ranked(analysis["groups"]) if row["name"] not in QUIET]
    if not groups or not groups[0].get("energy_J"):
        return ["No running was found in this recording, so there is no load to show."]
    told = [_most(groups), _hardest(groups[0])]
    return [" ".join(sentence for sentence in told if sentence), *filter(None, [_slopes(groups)])]


def _most(groups: list[Row]) -> str:
    first = groups[0]
    share = words.percent(first.get("energy_share"))
    span = words.span(first.get("low"), first.get("high"))
    most = f"The {lower(first)} did the most: {share} of the muscles’ energy"
    most += f" ({span} %)" if span else ""
    others = [lower(row) for row in groups[1:3]]
    return most + (f", then the {' and the '.join(others)}." if others else ".")


def _hardest(row: Row) -> str:
    if row.get("hardest_at_s") is None:
        return ""
    where = (
        f" at {words.kilometers(row['hardest_at_m'], 1)}"
        if row.get("hardest_at_m") is not None
        else ""
    )
    return f"The peak came {words.duration(row['hardest_at_s'])} into the run{where}."


def _slopes(groups: list[Row]) -> str:
    changes = [row for row in groups[:8] if not words.missing(row.get("change_vs_level"))]
    if not changes:
        return ""
    more = max(changes, key=lambda row: row["change_vs_level"])
    less = min(changes, key=lambda row: row["change_vs_level"])
    told = [
        f"the {lower(row)} used {abs(row['change_vs_level']):.0%} {word}".replace("%", " %")
        for row, word in ((more, "more"), (less, "less"))
        if (row["change_vs_level"] > 0) == (word == "more")
        and abs(row["change_vs_level"]) >= NOTABLE
    ]
    if not told:
        return (
            "The slopes changed little: on the level, the same time would have asked much the same."
        )
    return f"Against the same time on the level, {' and '.join(told)}."
