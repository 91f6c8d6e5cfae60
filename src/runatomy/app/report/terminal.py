"""The terminal table: one run, muscle group by muscle group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words

BAR = 7  # characters of the longest bar
BLOCKS = " ▏▎▍▌▋▊▉█"
RISES = " ▁▂▃▄▅▆▇█"
NARROW = 78  # columns under which the bar is left out
ORDER = "energy_J"


def render_terminal(analysis: Mapping[str, Any], width: int = 80) -> RenderableType:
    """Return one run as a renderable: the run in a line, its muscle groups, its warnings."""
    parts: list[RenderableType] = [_headline(analysis), _shares(analysis["coverage"]), Text()]
    parts += [_groups(analysis, width), _total(analysis["total"])]
    parts += _warnings(analysis.get("warnings", ()))
    return Group(*parts)


def render_runs(rows: Sequence[Mapping[str, Any]], width: int = 80) -> RenderableType:
    """Return several runs as one table, a row each (analyses without their series)."""
    table = _table(width)
    for name, justify in (("Run", "left"), ("Distance", "right"), ("Time", "right")):
        table.add_column(name, justify=justify, no_wrap=True, overflow="ellipsis")  # type: ignore[arg-type]
    table.add_column("Climb", justify="right", no_wrap=True)
    table.add_column("Energy", justify="right", no_wrap=True)
    table.add_column("Worked most", no_wrap=True, overflow="ellipsis", ratio=1)
    for row in rows:
        table.add_row(*_brief(row))
    return table


def render_stride(explanation: Mapping[str, Any], width: int = 80) -> RenderableType:
    """Return one stride at given conditions: each group's power, and when it is active."""
    table = _table(width)
    table.add_column("Muscle group", no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column("Power\nW", justify="right", no_wrap=True)
    table.add_column("Share\n(range)", justify="right", no_wrap=True)
    table.add_column("Active, foot strike\nto foot strike", no_wrap=True)
    table.add_column("Peak\nactive", justify="right", no_wrap=True)
    table.add_column("Brak-\ning", justify="right", no_wrap=True)
    table.add_column("vs\nlevel", justify="right", no_wrap=True)
    curves = explanation["stride"]["groups"]
    contact = explanation["stride"].get("contact_share")
    for row in _ranked(explanation["groups"], "power_W"):
        curve = curves.get(row["name"], {}).get("activation", ())
        table.add_row(
            _name(row, width - 64),
            words.whole(row.get("power_W")),
            _share(row),
            _wave(curve, contact),
            words.percent(row.get("peak_activation")),
            words.percent(row.get("braking_share")),
            _change(row.get("change_vs_level")),
        )
    parts: list[RenderableType] = [_conditions(explanation), Text(), table]
    return Group(*parts, *_warnings(explanation.get("warnings", ())))


def render_muscles(rows: Iterable[Mapping[str, Any]], width: int = 80) -> RenderableType:
    """Return the catalogue of muscles, group by group."""
    parts: list[RenderableType] = []
    for group, members in groupby(rows, key=lambda row: (row["group"], row["group_plain"])):
        table = Table.grid(padding=(0, 2, 0, 0), expand=False)
        table.add_column(width=30)
        table.add_column(width=width - 32)
        for row in members:
            name = Text(f"{row['plain']}\n", style="bold").append(
                str(row["latin"]), style="not bold italic"
            )
            table.add_row(name, Text(f"{row['does']} ").append(str(row["in_running"]), style="dim"))
            table.add_row()
        parts += [
            Text(f"{group[1]}", style="bold yellow").append(f"  {group[0]}", style="not bold dim"),
            table,
        ]
    return Group(*parts)


def render_facts(facts: Mapping[str, Any], width: int = 80) -> RenderableType:
    """Return names and values as two columns."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in facts.items():
        text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        if isinstance(value, Mapping):
            text = "\n".join(f"{key}: {item}" for key, item in value.items())
        table.add_row(Text(str(name).replace("_", " "), style="bold"), Text(text))
    return table


def _headline(analysis: Mapping[str, Any]) -> Text:
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


def _shares(coverage: Mapping[str, Any]) -> Text:
    kinds = (("running", "running_s"), ("walking", "walking_s"), ("standing", "stopped_s"))
    seconds = {kind: coverage.get(key) or 0.0 for kind, key in kinds}
    whole = sum(seconds.values()) or 1.0
    shares = [f"{words.percent(value / whole)} {kind}" for kind, value in seconds.items()]
    return Text(", ".join(shares), style="dim")


def _groups(analysis: Mapping[str, Any], width: int) -> Table:
    rows = _ranked(analysis["groups"], ORDER)
    most = max((row[ORDER] or 0.0 for row in rows), default=0.0) or 1.0
    table = _table(width)
    table.add_column("Muscle group", no_wrap=True, overflow="ellipsis", ratio=1)
    table.add_column("Energy\nkJ", justify="right", no_wrap=True)
    if width >= NARROW:
        table.add_column("", no_wrap=True, min_width=BAR)
    table.add_column("Share\n(range)", justify="right", no_wrap=True)
    table.add_column("Hardest\nW, when and where", justify="right", no_wrap=True)
    table.add_column("Brak-\ning", justify="right", no_wrap=True)
    table.add_column("vs\nlevel", justify="right", no_wrap=True)
    for row in rows:
        bar = [_bar((row[ORDER] or 0.0) / most)] if width >= NARROW else []
        energy = words.kilojoules(row[ORDER])
        braking, change = words.percent(row.get("braking_share")), row.get("change_vs_level")
        where = _hardest(row, analysis)
        table.add_row(
            _name(row, width - 64), energy, *bar, _share(row), where, braking, _change(change)
        )
    return table


def _table(width: int) -> Table:
    return Table(
        box=box.SIMPLE_HEAD, width=width, padding=(0, 1, 0, 0), pad_edge=False,
        show_edge=False, header_style="dim", collapse_padding=True,
    )  # fmt: skip


def _ranked(rows: Iterable[Mapping[str, Any]], key: str) -> list[Mapping[str, Any]]:
    return sorted(rows, key=lambda row: -(row.get(key) or 0.0))


def _name(row: Mapping[str, Any], room: int = 99) -> Text:
    """Return the plain name, without what stands in brackets where it would not fit."""
    name = words.clean(row.get("plain") or row["name"])
    return Text(name.split(" (")[0] if len(name) > room else name, style="bold")


def _bar(share: float) -> Text:
    eighths = round(max(0.0, min(1.0, share)) * BAR * 8)
    full, rest = divmod(eighths, 8)
    return Text("█" * full + (BLOCKS[rest] if rest else ""), style="yellow")


def _share(row: Mapping[str, Any]) -> Text:
    text = Text(words.percent(row.get("energy_share")))
    low_high = words.span(row.get("low"), row.get("high"))
    return text.append(f" ({low_high})", style="dim") if low_high else text


def _hardest(row: Mapping[str, Any], analysis: Mapping[str, Any]) -> Text:
    at = row.get("hardest_at_s")
    text = Text(words.whole(row.get("hardest_power_W")))
    if at is None:
        return text
    text.append(f"  {words.duration(at)}", style="dim")
    where = hardest_at_m(row, analysis)
    return text if where is None else text.append(f" {words.kilometers(where, 1):>8}", style="dim")


def hardest_at_m(row: Mapping[str, Any], analysis: Mapping[str, Any]) -> float | None:
    """Return how far along the run the row's hardest moment lies [m], None where unknown."""
    if row.get("hardest_at_m") is not None:
        return float(row["hardest_at_m"])
    series, at = analysis.get("series"), row.get("hardest_at_s")
    if not series or at is None:
        return None
    from bisect import bisect_left

    index = min(bisect_left(series["time_s"], at), len(series["time_s"]) - 1)
    meters = series["distance_m"][index]
    return None if words.missing(meters) else float(meters)


def _change(fraction: float | None) -> Text:
    style = "" if fraction is None else "red" if fraction > 0.005 else "cyan"
    return Text(words.change(fraction), style=style)


def _total(total: Mapping[str, Any]) -> RenderableType:
    energy = f"{words.kilojoules(total['energy_J'])} kJ {total.get('energy_kind') or ''}".strip()
    text = Text("All muscles ").append(energy, style="bold")
    text.append(f" ({words.kilocalories(total['energy_J'])} kcal)")
    if not (words.missing(total.get("low_J")) or words.missing(total.get("high_J"))):
        low, high = words.kilojoules(total["low_J"]), words.kilojoules(total["high_J"])
        text.append(f", range {low}–{high} kJ", style="dim")
    return Padding(text, (1, 0, 0, 0))


def _warnings(warnings: Iterable[str]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for warning in warnings:
        grid = Table.grid(padding=(0, 1))
        grid.add_row(Text("!", style="bold yellow"), Text(words.clean(warning)))
        lines.append(grid)
    return [Text(), *lines] if lines else []


def _brief(row: Mapping[str, Any]) -> list[RenderableType]:
    run = row["run"]
    most = [_name(group, 12).plain for group in _ranked(row["groups"], ORDER)[:3]]
    return [
        Text(words.clean(run.get("name") or "Run"), style="bold"),
        words.kilometers(run.get("distance_m")),
        words.duration(run.get("duration_s")),
        f"{words.whole(run.get('ascent_m'))} m",
        f"{words.kilojoules(row['total']['energy_J'])} kJ",
        Text(", ".join(most)),
    ]


def _conditions(explanation: Mapping[str, Any]) -> Text:
    given = explanation["conditions"]
    line = Text("One stride at ").append(f"{given['speed_m_s']:.2f} m/s", style="bold")
    line.append(f" ({words.pace(given['speed_m_s'])}) on {words.grade(given['slope'])}")
    line.append(f", {words.whole(given.get('step_rate_spm'))} steps a minute")
    contact = explanation["stride"].get("contact_share")
    return line if contact is None else line.append(f", foot down {words.percent(contact)}")


def _wave(curve: Sequence[float], contact: float | None, size: int = 20) -> Text:
    """Return the activation as a row of rising blocks, the stance in color."""
    if not len(curve):
        return Text()
    picks = [curve[round(i * (len(curve) - 1) / (size - 1))] for i in range(size)]
    text = Text("".join(RISES[min(8, round(8 * max(0.0, value)))] for value in picks), style="blue")
    if contact is not None:
        text.stylize("yellow", 0, round(contact * size))
    return text
