"""What a run's muscles did, in the terminal: to tendons, to the body, by springs, for breath."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row, energy_span, halves_of, lower, own_total
from runatomy.app.report.terminal import cells
from runatomy.terms.units import PERCENT

WIDE = 70  # columns under which the second half of a table is left out
LEAST = 0.04  # [-] of support, braking or propulsion that earns a group its line
NAMED = 2  # single muscles named for each of the three


def doing_tables(answer: Row, width: int) -> list[RenderableType]:
    """Return tissue loads, then roles and springs by group, then breath; what there is of them."""
    parts: list[RenderableType] = []
    if answer.get("tissues"):
        parts += [Text(), _tissues(answer["tissues"], width)]
    roles = answer.get("roles") or {"groups": (), "muscles": ()}
    if any(row["support_share"] for row in roles["groups"]):
        parts += [Text(), _roles(answer, width), _muscles(roles["muscles"])]
    return [*parts, *breath_lines(answer)]


def anchor_line(total: Row) -> Text | None:
    """Return how the muscles' own cost was scaled to the measured one; None where not known."""
    own = own_total(total)
    if own is None:
        return None
    factor = words.number(total["anchor_factor"], 2)
    told = f"the model’s own total {words.kilojoules(own)} kJ, times {factor} to the measured cost"
    return Text(told, style="dim")


def breath_lines(answer: Row) -> list[RenderableType]:
    """Return in a line how much air was moved and what it took; nothing where nobody ran."""
    found = answer.get("breath")
    if not found or not found.get("energy_J"):
        return []
    air = words.between(found["ventilation_low_lpm"], found["ventilation_high_lpm"], 0)
    line = Text("Breath ").append(f"{words.whole(found['ventilation_lpm'])} L/min", style="bold")
    per = f" a {answer['per']}" if answer.get("per") else ""
    line.append(f" ({air}), {words.whole(found['air_l'])} L of air{per}, ")
    line.append(words.percent(found.get("energy_share")), style="bold")
    line.append(f" of the energy ({energy_span(found, answer['total'])})")
    return [Text(), line, Text(str(found["told_by"]), style="dim")]


def _tissues(rows: Sequence[Row], width: int) -> Table:
    table = cells.blank_table(width)
    cells.add_column(table, "Tendon or joint,\none leg", left=True, wide=True)
    cells.add_column(table, "Peak, BW\n(range)")
    if width >= WIDE:
        for title in ("A step\nBW·s", "A km\nBW·s", "Stretch\n%", "Back\nJ"):
            cells.add_column(table, title)
    for row in rows:
        bent = row["unit"] != "BW"
        digits = 3 if bent else 1
        peak = Text(words.number(row["peak_BW"], digits))
        peak.append(f" ({words.between(row['low'], row['high'], digits)})", style="dim")
        strain = row["strain"]
        rest = (
            words.number(row["per_step"], digits + 1),
            words.number(row["per_km"], int(bent)),
            words.number(None if strain is None else strain / PERCENT, 1),
            words.number(row["energy_J"], 0),
        )
        name = row["plain"] + (", BW·m" if bent else "")
        table.add_row(Text(name, style="bold"), peak, *(rest if width >= WIDE else ()))
    return table


def _roles(answer: Row, width: int) -> Table:
    springs = {row["name"]: row.get("tendon_share") for row in answer["groups"]}
    table = cells.blank_table(width)
    cells.add_column(table, "Muscle group", left=True, wide=True)
    for title in ("Carries\nearly %", "\nlate %", "Brakes\n%", "Drives\n%", "Tendon\n%"):
        cells.add_column(table, title)
    for row in answer["roles"]["groups"]:
        parts = (row["part_of_braking"] or 0.0, row["part_of_propulsion"] or 0.0)
        if max(abs(row["support_share"]), *parts) < LEAST:
            continue
        values = (*halves_of(row), *parts, springs.get(row["name"]))
        shown = (words.number(None if v is None else v / PERCENT, 0) for v in values)
        table.add_row(cells.name_of(row, max(11, width - 46)), *shown)
    return table


def _muscles(rows: Sequence[Row]) -> Text:
    """Return which single muscles do most, and what the columns above them mean."""
    told = [
        f"{does} most: {'; '.join(f'{name} {words.percent(value)}' for name, value in most)}"
        for does, most in (
            ("Carry", _most(rows, lambda row: row["support_share"])),
            ("Brake", _most(rows, lambda row: row["part_of_braking"])),
            ("Drive", _most(rows, lambda row: row["part_of_propulsion"])),
        )
    ]
    about = (
        "Carries: of the support, early and late in the contact. Brakes, drives: of what muscles "
        "do. Tendon: its part of the group’s work that drives."
    )
    return Text("\n".join([*told, about]), style="dim")


def _most(rows: Sequence[Row], part: Callable[[Row], float | None]) -> list[tuple[str, float]]:
    """Return the plain names and parts of the muscles that do most."""
    known = sorted(((part(row) or 0.0, lower(row)) for row in rows), reverse=True)
    return [(name, value) for value, name in known[:NAMED]]
