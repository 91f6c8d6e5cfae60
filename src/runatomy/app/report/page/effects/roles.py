"""Roles: who carried the body, who braked it and who drove it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runatomy.app.report import words
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row, halves_of, lower, speed_change
from runatomy.app.report.story import QUIET
from runatomy.terms.units import PERCENT

HEADS = (
    ("Carries", "% of the support"),
    ("Brakes", "cm/s a step"),
    ("Drives", "cm/s a step"),
    ("Outward", "cm/s a step"),
)
LEAD = (
    "Every muscle pushes the foot against the ground, and the ground pushes back on the whole "
    "body. Carries: its part of the upward push, dark in the first half of the contact, pale in "
    "the second. Brakes and drives: by how much it slows and speeds the runner in one step, and "
    "its part of what all muscles do. Outward: toward the standing foot’s side. Below zero it "
    "works against the others."
)


def roles(found: Mapping[str, Sequence[Row]] | None) -> str:
    """Return the section; empty where nobody ran."""
    if not found or not found["groups"]:
        return ""
    groups = found["groups"]
    if not any(row["support_share"] for row in groups):
        return ""
    scales = _scales(groups)
    rest = (
        ("Every muscle", "Muscle", found["muscles"], _scales(found["muscles"])),
        ("What is not muscle", "Cause", found["others"], scales),
    )
    inside = gauge.finding(sentence(groups))
    inside += _table("Muscle group", groups, scales, "Who carried, who braked, who drove")
    inside += "".join(
        gauge.more(title, _table(kind, rows, scale, title)) for title, kind, rows, scale in rest
    )
    return gauge.section("roles", "Who carried, who braked, who drove", LEAD, inside + _note(found))


def sentence(groups: Sequence[Row]) -> str:
    """Return in a sentence who carries, brakes and drives; needs two groups with a name."""
    groups = [row for row in groups if row["name"] not in QUIET]
    first, second = sorted(groups, key=lambda row: -row["support_share"])[:2]
    brake = min(groups, key=lambda row: row["braking_BW_s"])
    drive = max(groups, key=lambda row: row["propulsion_BW_s"])
    return (
        f"The body was carried most by the {lower(first)}, {_when(first)}, then by the "
        f"{lower(second)}, {_when(second)}. Of what muscles braked, the {lower(brake)} did "
        f"{words.percent(brake['part_of_braking'])}; of what they drove, the {lower(drive)} did "
        f"{words.percent(drive['part_of_propulsion'])}."
    )


def _when(row: Row) -> str:
    early, late = (words.percent(part) for part in halves_of(row))
    return f"{early} of the support early and {late} late in the contact"


def _note(found: Mapping[str, Sequence[Row]]) -> str:
    error = found.get("footing_error_BW")
    if not error:
        return ""
    forward, normal, _ = (words.number(float(value), 2) for value in error)  # type: ignore[arg-type]
    told = (
        "How the foot stands on the ground is a model too: it rolls without slipping. That leaves "
        f"{normal} body weights of the upward and {forward} of the forward force unexplained (root "
        "mean square over the contact)."
    )
    return element("p", text(told), class_="note")


def _scales(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the largest support and the largest change of speed, which bars are drawn against."""
    support = max(sum(map(abs, halves_of(row))) for row in rows)
    along = max(max(row["propulsion_BW_s"], -row["braking_BW_s"]) for row in rows)
    return max(support, 1e-9), max(along, 1e-9)


def _table(kind: str, rows: Sequence[Row], scales: tuple[float, float], caption: str) -> str:
    lines = [_line(row, *scales) for row in rows]
    return gauge.sheet("roles", caption, ((kind, ""), *HEADS), lines)


def _line(row: Row, support: float, along: float) -> str:
    braking, propulsion = row["braking_BW_s"], row["propulsion_BW_s"]
    shown = (
        gauge.halves(halves_of(row), support) + _value(row["support_share"] / PERCENT),
        gauge.halves((-braking, 0.0), along) + _value(speed_change(-braking)),
        gauge.halves((0.0, propulsion), along) + _value(speed_change(propulsion)),
        _value(speed_change(row["outward_BW_s"])),
    )
    braked, driven = row["part_of_braking"], row["part_of_propulsion"]
    under = (_timed(row), _part(braked, "braking"), _part(driven, "driving"), "")
    cells = [
        (", ".join(head), cell, small)
        for head, cell, small in zip(HEADS, shown, under, strict=True)
    ]
    return gauge.line((row["plain"], row["latin"] or ""), cells)


def _value(value: float) -> str:
    return element("b", words.number(value, 1))


def _timed(row: Row) -> str:
    if row["early_support_share"] is None:
        return ""
    early, late = (words.number(part / PERCENT, 1) for part in halves_of(row))
    return f"{early} early, {late} late"


def _part(share: float | None, of: str) -> str:
    return "" if share is None else f"{words.percent(share)} of {of}"
