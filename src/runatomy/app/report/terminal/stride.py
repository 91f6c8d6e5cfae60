"""One stride in the terminal: what each group spends, and when it is active."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row, ranked
from runatomy.app.report.terminal import cells
from runatomy.app.report.terminal.doings import anchor_line, doing_tables

TITLES = ("Energy\nkJ/km", "Share\n(range)")
LAST_TITLES = ("Peak\nactive", "Brak-\ning", "vs\nlevel")


def render_stride(explanation: Row, width: int = 80) -> RenderableType:
    """Return one stride at given conditions, energies over one kilometer."""
    table = cells.blank_table(width)
    cells.add_column(table, "Muscle group", left=True, wide=True)
    for title in TITLES:
        cells.add_column(table, title)
    cells.add_column(table, "Active, strike\nto strike", left=True)
    for title in LAST_TITLES:
        cells.add_column(table, title)
    for row in ranked(explanation["groups"]):
        table.add_row(*_line(row, explanation["stride"], width))
    parts: list[RenderableType] = [_conditions(explanation), Text(), table]
    scaled = anchor_line(explanation.get("total") or {})
    parts += [] if scaled is None else [Text(), scaled]
    parts += doing_tables(explanation, width)
    return Group(*parts, *cells.warning_lines(explanation.get("warnings", ())))


def _line(row: Row, stride: Row, width: int) -> list[RenderableType]:
    curve = stride["groups"].get(row["name"], {}).get("activation", ())
    return [
        cells.name_of(row, width - cells.BESIDE),
        words.kilojoules(row.get("energy_J")),
        cells.share_of(row),
        cells.wave(curve, stride.get("contact_share")),
        words.percent(row.get("peak_activation")),
        words.percent(row.get("braking_share")),
        cells.change_of(row),
    ]


def _conditions(explanation: Row) -> Text:
    given = explanation["conditions"]
    line = Text("One stride at ").append(f"{given['speed_m_s']:.2f} m/s", style="bold")
    line.append(f" ({words.pace(given['speed_m_s'])}), grade {words.grade(given['slope'])}")
    line.append(f", {words.whole(given.get('step_rate_spm'))} steps a minute")
    contact = explanation["stride"].get("contact_share")
    if contact is not None:
        line.append(f"\nfoot on the ground {words.percent(contact)} of the stride", style="dim")
    if given.get("energy_per_km_J"):
        line.append(f", {words.kilojoules(given['energy_per_km_J'])} kJ a kilometer", style="dim")
    return line
