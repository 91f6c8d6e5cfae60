"""A comparison in the terminal: the chart that every coach draws by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row
from runatomy.app.report.terminal import cells
from runatomy.app.report.terminal.answers import STYLES
from runatomy.terms.units import KILOJOULE

NAME = 12  # columns of a group's name
CELL = 16  # columns of one run
Cell = Callable[[Row], Text]
SHORT = {"Shin bone, squeezed": "Shin squeeze", "Shin bone, bent": "Shin bent",
         "Hamstring tendons": "Hamstring t.", "Achilles tendon": "Achilles t.",
         "Kneecap tendon": "Kneecap t.", "Kneecap joint": "Kneecap",
         "Midriff (diaphragm)": "Midriff", "Other muscles": "Other"}  # fmt: skip


def render_comparison(found: Row, width: int = 80) -> RenderableType:
    """Return the runs, what each asks of every group and tissue, and what articles say of them."""
    runs = found["runs"]
    parts: list[RenderableType] = [_head(found), Text(), _runs(runs, width), Text(), _most(runs)]
    for title, cell in (
        ("Energy in kJ, and its share of the whole in % (range)", _energy),
        ("Energy in kJ a km, and times easy running for as long (range)", _against),
        ("Hardest minute in W, that over easy running, and the braking part of the work", _hardest),
    ):
        parts += [Text(), Text(title, style="bold"), *_grids(runs, "groups", cell, width)]
    title = "Peak on tendons, joints and shin of one leg, in body weights (range)"
    parts += [Text(), Text(title, style="bold"), *_grids(runs, "tissues", _tissue, width)]
    if found["claims"]:
        parts += [Text(), _claims(found["claims"], runs)]
    parts += [Text(), _assumed(found)]
    return Group(*parts, *cells.warning_lines(found.get("warnings", ())))


def _head(found: Row) -> Text:
    runner = found["runner"]
    line = Text("Runs side by side", style="bold")
    line.append(f"\nA runner of {runner['mass_kg']:g} kg with a 5K in ", style="not bold")
    line.append(words.duration(runner["five_k_s"]), style="not bold")
    return line.append(f"; easy running is {words.pace(runner['easy_speed_m_s'])}")


def _runs(runs: Sequence[Row], width: int) -> Table:
    table = cells.blank_table(width)
    cells.add_column(table, "Run", left=True, wide=True)
    for title in ("Time", "Distance", "Energy, kJ\n(range)", "times easy\na minute"):
        cells.add_column(table, title)
    for run in runs:
        energy = Text(words.kilojoules(run["energy_J"]))
        low, high = words.kilojoules(run["low_J"]), words.kilojoules(run["high_J"])
        table.add_row(
            Text(words.clean(run["plain"]), style="bold"),
            words.duration(run["duration_s"]),
            words.kilometers(run["distance_m"], 1),
            energy.append(f" ({low}–{high})", style="dim"),
            words.number(run["against_easy"], 2),
        )
    return table


def _plain(run: Row) -> str:
    name = words.clean(run["plain"])
    return name if len(name) <= CELL else name[: CELL - 1] + "…"


def _most(runs: Sequence[Row]) -> Text:
    """Return what each run is, and which groups it asks most, in the two readings."""
    text = Text("Most worked", style="bold")
    text.append(" (muscles of breathing left out)", style="not bold dim")
    for run in runs:
        names = {group["name"]: _name(group).lower() for group in run["groups"]}
        text.append(f"\n{_plain(run)}", style="bold")
        text.append(f": {words.clean(run['about'])}", style="not bold dim")
        energy = ", ".join(names[name] for name in run["most_by_energy"])
        rise = ", ".join(names[name] for name in run["most_by_rise"]) or "none"
        text.append(f"\n  burn most: {energy}", style="not bold")
        text.append(f"\n  rise most over easy running: {rise}", style="not bold")
    return text


def _grids(runs: Sequence[Row], key: str, cell: Cell, width: int) -> list[RenderableType]:
    """Return one table, or as many as are needed for all runs to fit the width."""
    room = max(1, (width - NAME) // (CELL + 1))
    return [_grid(runs[i : i + room], key, cell) for i in range(0, len(runs), room)]


def _grid(runs: Sequence[Row], key: str, cell: Cell) -> Table:
    # No lines between the columns: four runs have just room in eighty characters.
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("", width=NAME, no_wrap=True)
    for run in runs:
        table.add_column(_plain(run), justify="right", width=CELL, no_wrap=True)
    for i, first in enumerate(runs[0][key]):
        table.add_row(Text(_name(first), style="bold"), *(cell(run[key][i]) for run in runs))
    return table


def _name(row: Row) -> str:
    name = str(row["plain"])
    return SHORT.get(name, cells.name_of(row, NAME).plain)


def _energy(group: Row) -> Text:
    low, high = (words.number(100.0 * group[end], 0) for end in ("low", "high"))
    share = words.percent(group["energy_share"]).removesuffix(" %")
    text = Text(f"{words.kilojoules(group['energy_J'])} {share}")
    return text.append(f" ({low}–{high})", style="dim")


def _against(group: Row) -> Text:
    ratio = group["against_easy"]
    per_km = group["energy_per_km_J"]
    text = Text(words.number(None if per_km is None else per_km / KILOJOULE, 0) + " ")
    style = "red" if ratio > 1.05 else "cyan" if ratio < 0.95 else ""
    text.append(words.number(ratio, 1), style=style)
    low, high = group["against_easy_low"], group["against_easy_high"]
    return text.append(f" ({words.between(low, high, 1)})", style="dim")


def _hardest(group: Row) -> Text:
    text = Text(f"{words.whole(group['hardest_minute_W'])} W ")
    text.append(words.number(group["hardest_minute_against_easy"], 2), style="yellow")
    return text.append(f" {words.percent(group['braking_share']):>4}", style="dim")


def _tissue(row: Row) -> Text:
    digits = 1 if row["unit"] == "BW" else 2
    text = Text(words.number(row["peak"], digits))
    return text.append(f" ({words.between(row['low'], row['high'], digits)})", style="dim")


def _claims(claims: Sequence[Row], runs: Sequence[Row]) -> Text:
    """Return what articles say of these runs, judged from the tables above."""
    names = {group["name"]: _name(group).lower() for group in runs[0]["groups"]}
    text = Text("What articles say, judged by these numbers", style="bold")
    for claim in claims:
        groups = [names[name] for name in claim["groups"]]
        listed = ", ".join(groups[:-1]) + f" and {groups[-1]}"
        text.append(f"\n{claim['plain']}: {listed}. ", style="not bold")
        text.append(str(claim["verdict"]), style=STYLES[claim["verdict"]])
        text.append(f", {claim['figure']['text']}", style="not bold dim")
    told = (
        "\nHalf a point for a named group among the three that burn most, half for one among the "
        "three whose hardest minute rises most over easy running. `runatomy answers` adds what "
        "studies found."
    )
    return text.append(told, style="not bold dim")


def _assumed(found: Row) -> Text:
    rows = [row for row in found["evidence"] if row["origin"] == "assumed" and row.get("grade")]
    text = Text("Assumed: ", style="dim")
    return text.append("; ".join(f"{row['what']} ({row['source']})" for row in rows) + ".", "dim")
