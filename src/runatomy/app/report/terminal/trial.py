"""A laboratory trial in the terminal: the run in a line, how far to trust it, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row
from runatomy.app.report.terminal import cells
from runatomy.app.report.terminal.effects import effect_tables
from runatomy.terms.units import CENTIMETER, MILLIMETER, MILLISECOND

STYLES = {"good": "green", "usable": "yellow", "do not trust": "red", "cannot tell": "dim"}
COUNTED = ("good", "usable", "do not trust")
WIDE = 70  # columns under which the peaks are left out


def render_trial(trial: Row, width: int = 80) -> RenderableType:
    """Return one trial: its strides, its trust report, its muscle groups, its warnings."""
    parts: list[RenderableType] = [_headline(trial["trial"]), Text(), _trust(trial["trust"], width)]
    groups = [row for row in trial["ranking"] if row["kind"] == "group"]
    if groups:
        parts += [Text(), _groups(trial, groups, width)]
        parts += effect_tables(trial, width)
    return Group(*parts, *cells.warning_lines(trial.get("warnings", ())))


def render_study(rows: Sequence[Row], width: int = 80) -> RenderableType:
    """Return many trials as one table, a row each."""
    table = cells.blank_table(width)
    cells.add_column(table, "Trial", left=True, wide=True)
    for title in ("Strides\nr, l", "Speed\nm/s", "Steps\na minute", "Contact\nms"):
        cells.add_column(table, title)
    for title in ("\ngood", "Trust\nusable", "\nnot"):
        cells.add_column(table, title)
    for row in rows:
        trial = row["trial"]
        table.add_row(
            Text(words.clean(row["name"]), style="bold"),
            _strides(trial),
            _number(trial["speed_m_s"], 2),
            _number(trial["step_rate_spm"], 0),
            _number(_times(trial["contact_time_s"], 1 / MILLISECOND), 0),
            *(_count(row["trust"], verdict) for verdict in COUNTED),
        )
    return table


def _strides(trial: Row) -> Text:
    """Return how many strides have muscles; where no force is known, how many have angles."""
    if not trial["forces"]:
        found = f"{trial['strides_right']}, {trial['strides_left']}"
        return Text(f"{found}\nangles only", style="yellow")
    right, left = trial["solved_right"], trial["solved_left"]
    return Text(f"{right}, {left}", style="" if right + left else "red")


def _count(trust: Sequence[Row], verdict: str) -> Text:
    """Return how many rows of the trust report have a verdict, in its color where there are any."""
    count = sum(row["verdict"] == verdict for row in trust)
    return Text(str(count), style=STYLES[verdict] if count else "dim")


def _headline(trial: Row) -> Text:
    line = Text(words.clean(trial.get("name") or "Trial"), style="bold")
    right, left = trial["strides_right"], trial["strides_left"]
    if not right + left:
        seconds = _number(trial["duration_s"], 2)
        told = f"\nno whole stride in {seconds} s: frames can be solved, means cannot be told"
        return line.append(told, style="not bold yellow")
    where = "on a treadmill" if trial["treadmill"] else "over ground"
    line.append(f"\n{right} right and {left} left strides", style="bold")
    line.append(f" at {_number(trial['speed_m_s'], 2)} m/s {where}", style="not bold")
    line.append(f"\n{_number(trial['step_rate_spm'], 0)} steps a minute", style="not bold")
    contact = _number(_times(trial["contact_time_s"], 1 / MILLISECOND), 0)
    line.append(f", contact {contact} ms", style="not bold")
    line.append(f", duty factor {_number(trial['duty_factor'], 2)}", style="not bold")
    rise = _number(_times(trial["vertical_movement_m"], 1 / CENTIMETER), 1)
    line.append(f", vertical movement {rise} cm", style="not bold")
    if not trial["forces"]:
        line.append("\nno ground forces: joint angles alone", style="not bold yellow")
    elif trial["left_out"]:
        count = trial["left_out"]
        told = f"\n{count} of {right + left} strides without whole forces are left out of the means"
        line.append(told, style="not bold dim")
    return line


def _trust(rows: Sequence[Row], width: int) -> Table:
    table = cells.blank_table(width)
    table.add_column("Trust", no_wrap=True)
    table.add_column("", ratio=1)
    cells.add_column(table, "Found")
    cells.add_column(table, "Good to")
    said = ""
    for row in rows:
        text = Text(str(row["name"]))
        if row["verdict"] != "good":
            mend = "" if row["mend"] == said else row["mend"]  # told once where it is the same
            text.append(f"\n{words.clean(row['told'])} {words.clean(mend)}".rstrip(), "dim")
            said = row["mend"]
        table.add_row(
            _verdict(row["verdict"]), text, _valued(row["value"], row["unit"]), _limit(row)
        )
    return table


def _verdict(word: str) -> Text:
    return Text(word, style=STYLES.get(word, ""))


def _limit(row: Row) -> str:
    text = _valued(row["good"], row["unit"])
    return "" if text == words.NOTHING else text


def _valued(value: float | None, unit: str) -> str:
    """Return a value with its unit as a person says it."""
    if value is None:
        return words.NOTHING
    if unit == "m":
        return f"{value / MILLIMETER:.0f} mm"
    if unit == "1":
        return f"{value:.2f}".rstrip("0").rstrip(".")
    short = "ms" if unit == "ms a stride" else unit
    return f"{value:.{0 if short == 'ms' or abs(value) >= 9.95 else 1}f} {short}"


def _groups(trial: Row, groups: Sequence[Row], width: int) -> RenderableType:
    told = {
        row["name"]: row
        for row in trial["asymmetry"]
        if row["kind"] == "group" and row["measure"] == "energy"
    }
    table = cells.blank_table(width)
    cells.add_column(table, "Muscle group", left=True, wide=True)
    cells.add_column(table, "Right\nJ/kg")
    cells.add_column(table, "Left\nJ/kg")
    if width >= WIDE:
        cells.add_column(table, "Peak\nright")
        cells.add_column(table, "Peak\nleft")
    cells.add_column(table, "Difference", left=True)
    for row in groups:
        peaks = [
            words.percent(row["peak_activation_right"]),
            words.percent(row["peak_activation_left"]),
        ]
        table.add_row(
            cells.name_of(row, 24),
            _number(row["right_J_kg"], 2),
            _number(row["left_J_kg"], 2),
            *(peaks if width >= WIDE else ()),
            _difference(told.get(row["name"])),
        )
    note = "Energy a stride, peak of activation; a difference where the strides can tell it."
    return Group(table, Text(note, style="dim"))


def _difference(row: Row | None) -> Text:
    if row is None:
        return Text(words.NOTHING)
    if row["larger"] == "cannot tell":
        return Text("cannot tell", style="dim")
    return Text(str(row["words"]))


def _times(value: Any, factor: float) -> float | None:
    return None if value is None else float(value) * factor


def _number(value: float | None, digits: int) -> str:
    return words.NOTHING if value is None or words.missing(value) else f"{value:.{digits}f}"
