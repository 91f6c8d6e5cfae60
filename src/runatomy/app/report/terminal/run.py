"""One run in the terminal, muscle group by muscle group."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.meaning.lines import meaning_lines
from runatomy.app.report.rows import Row, hardest_at_m, ranked
from runatomy.app.report.terminal import cells
from runatomy.app.report.terminal.doings import anchor_line, doing_tables

# Columns under which the bar, then braking and level, then the hardest moment are left out.
FULL, MIDDLE, SLIM = 78, 64, 56


def render_terminal(analysis: Row, width: int = 80, *, findings: bool = False) -> RenderableType:
    """Return one run: the run in a line, its muscle groups in order of energy, what its muscles
    did, what it means (all of it with `findings`), its warnings.
    """
    parts: list[RenderableType] = [_headline(analysis), _gaits(analysis["coverage"]), Text()]
    parts += [_groups(analysis, width), Padding(_total(analysis["total"]), (1, 0, 0, 0))]
    parts += doing_tables(analysis, width)
    parts += meaning_lines(analysis, every=findings)
    return Group(*parts, *cells.warning_lines(analysis.get("warnings", ())))


def _headline(analysis: Row) -> Text:
    run = analysis["run"]
    line = Text(words.clean(run.get("name") or "Run"), style="bold")
    if when := words.day(run.get("start")):
        line.append(f"  {when}", style="not bold dim")
    moving = run.get("moving_s") or 0.0
    speed = run["distance_m"] / moving if moving and run.get("distance_m") is not None else None
    line.append(f"\n{words.kilometers(run.get('distance_m'))}", style="bold")
    line.append(f" in {words.duration(run.get('duration_s'))}", style="not bold")
    line.append(f", {words.pace(speed)} moving", style="not bold")
    line.append(f", climb {words.whole(run.get('ascent_m'))} m", style="not bold")
    return line.append(f", descent {words.whole(run.get('descent_m'))} m", style="not bold")


def _gaits(coverage: Row) -> Text:
    kinds = (("running", "running_s"), ("walking", "walking_s"), ("standing", "stopped_s"))
    seconds = {kind: coverage.get(key) or 0.0 for kind, key in kinds}
    whole = sum(seconds.values()) or 1.0
    shares = [f"{words.percent(value / whole)} {kind}" for kind, value in seconds.items()]
    return Text(", ".join(shares), style="dim")


def _groups(analysis: Row, width: int) -> Table:
    rows = ranked(analysis["groups"])
    most = max((row["energy_J"] or 0.0 for row in rows), default=0.0) or 1.0
    table = cells.blank_table(width)
    cells.add_column(table, "Muscle group", left=True, wide=True)
    cells.add_column(table, "Energy\nkJ")
    if width >= FULL:
        cells.add_column(table, "", left=True)
    cells.add_column(table, "Share\n(range)")
    if width >= SLIM:
        cells.add_column(table, "Hardest\nW, when and where")
    for title in ("Brak-\ning", "vs\nlevel") if width >= MIDDLE else ():
        cells.add_column(table, title)
    for row in rows:
        table.add_row(*_line(row, analysis, most, width))
    return table


def _line(row: Row, analysis: Row, most: float, width: int) -> list[RenderableType]:
    bar = [cells.bar((row["energy_J"] or 0.0) / most)] if width >= FULL else []
    last = [words.percent(row.get("braking_share")), cells.change_of(row)]
    return [
        cells.name_of(row, max(11, width - cells.BESIDE)),
        words.kilojoules(row["energy_J"]),
        *bar,
        cells.share_of(row),
        *([_hardest(row, analysis)] if width >= SLIM else ()),
        *(last if width >= MIDDLE else ()),
    ]


def _hardest(row: Row, analysis: Row) -> Text:
    at = row.get("hardest_at_s")
    text = Text(words.whole(row.get("hardest_power_W")))
    if at is None:
        return text
    text.append(f"  {words.duration(at)}", style="dim")
    where = hardest_at_m(row, analysis)
    return text if where is None else text.append(f" {words.kilometers(where, 1):>8}", style="dim")


def _total(total: Row) -> Text:
    energy = f"{words.kilojoules(total['energy_J'])} kJ {total.get('energy_kind') or ''}".strip()
    text = Text("All muscles ").append(energy, style="bold")
    text.append(f" ({words.kilocalories(total['energy_J'])} kcal)")
    if total.get("low_J") and total.get("high_J"):
        low, high = words.kilojoules(total["low_J"]), words.kilojoules(total["high_J"])
        text.append(f", range {low}–{high} kJ", style="dim")
    scaled = anchor_line(total)
    return text if scaled is None else text.append("\n").append(scaled)
