"""Cells: the pieces the tables are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row

BAR = 5  # characters of the longest bar
WAVE = 16  # characters of a stride
BESIDE = 66  # columns everything but the name takes
BLOCKS = " ▏▎▍▌▋▊▉█"
RISES = " ▁▂▃▄▅▆▇█"


def blank_table(width: int) -> Table:
    """Return a table without frames but a line under its head."""
    return Table(
        box=box.SIMPLE_HEAD,
        width=width,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="dim",
        collapse_padding=True,
    )


def add_column(table: Table, title: str, *, left: bool = False, wide: bool = False) -> None:
    """Add a column that never wraps; a wide one takes the room that is left."""
    table.add_column(
        title,
        justify="left" if left else "right",
        no_wrap=True,
        overflow="ellipsis",
        ratio=1 if wide else None,
    )


def name_of(row: Row, room: int = 99) -> Text:
    """Return the plain name, without what stands in brackets or an article where it is too long."""
    name = words.clean(row.get("plain") or row["name"])
    for shorter in (name.split(" (")[0], name.split(" (")[0].replace(" the ", " ")):
        name = shorter if len(name) > room else name
    return Text(name, style="bold")


def bar(share: float) -> Text:
    """Return a bar of at most BAR characters for a share 0..1 of the longest."""
    eighths = round(max(0.0, min(1.0, share)) * BAR * 8)
    full, rest = divmod(eighths, 8)
    return Text("█" * full + (BLOCKS[rest] if rest else ""), style="yellow")


def share_of(row: Row) -> Text:
    """Return the share of energy with its range."""
    text = Text(words.percent(row.get("energy_share")))
    low_high = words.span(row.get("low"), row.get("high"))
    return text.append(f" ({low_high})", style="dim") if low_high else text


def change_of(row: Row) -> Text:
    """Return the change against the level, more in red and less in cyan."""
    fraction: float | None = row.get("change_vs_level")
    if fraction is None or abs(fraction) < 0.005:
        return Text(words.change(fraction))
    return Text(words.change(fraction), style="red" if fraction > 0 else "cyan")


def wave(curve: Sequence[float], contact: float | None) -> Text:
    """Return an activation curve as rising blocks, the part in stance in yellow."""
    if not len(curve):
        return Text()
    picks = [curve[round(i * (len(curve) - 1) / (WAVE - 1))] for i in range(WAVE)]
    blocks = (RISES[min(8, round(8 * max(0.0, value)))] for value in picks)
    text = Text("".join(blocks), style="blue")
    if contact is not None:
        text.stylize("yellow", 0, round(contact * WAVE))
    return text


def warning_lines(warnings: Iterable[str]) -> list[RenderableType]:
    """Return the warnings, each behind a mark; nothing without any."""
    lines: list[RenderableType] = []
    for warning in warnings:
        grid = Table.grid(padding=(0, 1))
        grid.add_row(Text("!", style="bold yellow"), Text(words.clean(warning)))
        lines.append(grid)
    return [Text(), *lines] if lines else []
