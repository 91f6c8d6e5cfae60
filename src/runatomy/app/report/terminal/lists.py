"""Lists in the terminal: several runs, the catalogue of muscles, facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row, ranked
from runatomy.app.report.terminal import cells

NAMES = 30  # columns for a muscle's names


def render_runs(rows: Sequence[Row], width: int = 80) -> RenderableType:
    """Return several runs as one table, a row each (analyses without their series)."""
    table = cells.blank_table(width)
    cells.add_column(table, "Run", left=True)
    for title in ("Distance", "Time", "Climb", "Energy"):
        cells.add_column(table, title)
    cells.add_column(table, "Worked most", left=True, wide=True)
    for row in rows:
        table.add_row(*_run(row, width // 3))
    return table


def render_muscles(rows: Iterable[Row], width: int = 80) -> RenderableType:
    """Return the catalogue of muscles, group by group."""
    parts: list[RenderableType] = []
    for group, members in groupby(rows, key=lambda row: (row["group"], row["group_plain"])):
        title = Text(str(group[1]), style="bold yellow")
        parts += [title.append(f"  {group[0]}", style="not bold dim"), _members(members, width)]
    return Group(*parts)


def render_facts(facts: Mapping[str, Any], width: int = 80) -> RenderableType:
    """Return names and values as two columns."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts.items():
        label = Text(str(name).replace("_", " "), style="bold")
        table.add_row(label, Text(_told(value)))
    return table


def _run(row: Row, room: int) -> list[RenderableType]:
    run = row["run"]
    name = words.clean(run.get("name") or "Run")
    most = [cells.name_of(g, 12).plain for g in ranked(row["groups"])[:3] if g["energy_J"]]
    return [
        Text(name if len(name) <= room else name[: room - 1] + "…", style="bold"),
        words.kilometers(run.get("distance_m")),
        words.duration(run.get("duration_s")),
        f"{words.whole(run.get('ascent_m'))} m",
        f"{words.kilojoules(row['total']['energy_J'])} kJ",
        Text(", ".join(most) or "no running found"),
    ]


def _members(members: Iterable[Row], width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=NAMES)
    table.add_column(width=width - NAMES - 2)
    for row in members:
        name = Text(f"{row['plain']}\n", style="bold")
        name.append(str(row["latin"]), style="not bold italic")
        table.add_row(name, Text(f"{row['does']} ").append(str(row["in_running"]), style="dim"))
        table.add_row()
    return table


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_told(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
