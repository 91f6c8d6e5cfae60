"""Breath: how much air was moved, and what the muscles that moved it took of the energy."""

from __future__ import annotations

from runatomy.app.report import words
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.page.element import element, text
from runatomy.app.report.rows import Row, energy_span

HEADS = (("Muscles of breathing", ""), ("Energy", "kJ, and its range"))
LEAD = (
    "Breathing has muscles of its own. Their energy is part of the whole and is taken off before "
    "the others share the rest. How the three share it among themselves is assumed, so their "
    "ranges are wide. That breaths keep step with the feet is not claimed."
)


def breath(found: Row | None, total: Row) -> str:
    """Return the section; empty where nobody ran."""
    if not found or not found.get("energy_J"):
        return ""
    facts = element("dl", *(_fact(*fact) for fact in _facts(found, total)), class_="facts quiet")
    most = max(row["high_J"] for row in found["groups"])
    table = gauge.sheet(
        "breaths", "Energy of breathing", HEADS, [_line(row, most) for row in found["groups"]]
    )
    source = str(found["told_by"]).rstrip(".")
    told = element("p", text(f"How the air is known. {source}."), class_="note")
    return gauge.section("breath", "Breath", LEAD, facts + table + told)


def _facts(found: Row, total: Row) -> list[tuple[str, str, str]]:
    air = words.between(found["ventilation_low_lpm"], found["ventilation_high_lpm"], 0)
    gross = f"{words.percent(found.get('gross_share'))} with resting included"
    return [
        ("Air in a minute", f"{words.whole(found['ventilation_lpm'])} L", f"{air} L"),
        ("Air in all", f"{words.whole(found['air_l'])} L", "while running"),
        ("Effort", words.percent(found.get("of_max")), "of the most you could breathe"),
        ("Energy", f"{words.kilojoules(found['energy_J'])} kJ", f"{_kilojoules(found)} kJ"),
        (
            "Share of the energy",
            words.percent(found.get("energy_share")),
            f"{energy_span(found, total)} %; {gross}",
        ),
    ]


def _kilojoules(row: Row) -> str:
    return f"{words.kilojoules(row['low_J'])}–{words.kilojoules(row['high_J'])}"


def _fact(name: str, value: str, note: str) -> str:
    figure = element("dd", text(value), element("small", text(note)))
    return element("div", element("dt", text(name)), figure)


def _line(row: Row, most: float) -> str:
    bar = gauge.gauge(row["energy_J"], most, row["low_J"], row["high_J"])
    value = element("b", words.kilojoules(row["energy_J"]))
    part = ", the part that breathes" if row["name"] == "abdominals" else ""
    return gauge.line((row["plain"] + part, ""), [("Energy, kJ", bar + value, _kilojoules(row))])
