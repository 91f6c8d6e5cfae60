"""The table of runs: a row each, what each worked most, and the sums below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.library.clock import day_of
from runatomy.app.report import words
from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS

if TYPE_CHECKING:
    from runatomy.app.library.runs.entries import RunPage, RunRow

MOST = 3  # groups named
BLOCKS = " ▏▎▍▌▋▊▉█"
STALE = "!"  # marks an analysis that is out of date
STAYS = "="  # and one that stays so, as its original file is gone
NAME_ROOM = 12  # columns a run's name has at least
GROUPS_ROOM = 12  # columns without which no group is named
WIDE = 90  # columns from which on bars and gaps are twice as wide
HEADS = ("km", "Time", "/km", "Up m")


def render_page(page: RunPage, runners: Mapping[int | None, str], width: int) -> RenderableType:
    """Return runs as a table with their sums; `runners` names them where there are several."""
    gap = 1 + (width >= WIDE)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, gap - 1, 0, 0), pad_edge=False,
                  show_edge=False, header_style="dim")  # fmt: skip
    who = ("Runner",) if runners else ()
    facts = [_facts(row, runners) for row in page.rows]
    fixed = [
        max(map(cell_len, column)) for column in zip(("Day", *who, *HEADS), *facts, strict=True)
    ]
    left = width - sum(fixed) - gap * len(fixed)
    if runners and left < NAME_ROOM:
        return render_page(page, {}, width)
    name_room, groups_room = _rooms(page, left, gap)
    rooms = [*fixed[: 1 + len(who)], name_room, *fixed[1 + len(who) :], groups_room]
    titles = ("Day", *who, "Run", *HEADS, "Worked most")
    for title, room in zip(titles, rooms, strict=True):
        if room:
            table.add_column(title, justify="right" if title in HEADS else "left", no_wrap=True,
                             overflow="ellipsis", width=room)  # fmt: skip
    longest = max((max(row.group_energy_J.values(), default=0.0) for row in page.rows), default=0.0)
    for row, (day, *rest) in zip(page.rows, facts, strict=True):
        most = [_most(row.group_energy_J, longest, groups_room, gap)]
        lead, numbers = rest[: len(who)], rest[len(who) :]
        table.add_row(day, *lead, _name(row), *numbers, *(most if groups_room else ()))
    parts: list[RenderableType] = [table, Text(), Text(_sums(page), style="dim")]
    told = "analyzed by another version or for another body; "
    for sign, stays, why in (
        (STALE, False, "runatomy serve makes it anew"),
        (STAYS, True, "it stays so, as its original file is gone (runatomy doctor)"),
    ):
        if any(row.stale and row.stays is stays for row in page.rows):
            line = Text(f"{sign} ", style="bold yellow")
            parts.append(line.append(told + why, style="not bold dim"))
    return Group(*parts)


def _rooms(page: RunPage, left: int, gap: int) -> tuple[int, int]:
    """Return the columns for names and for groups; none for groups where the screen is narrow."""
    longest = max(cell_len(_name(row).plain) for row in page.rows)
    needed = max(len(_most(row.group_energy_J, 1.0, 999, gap)) for row in page.rows)
    if left < NAME_ROOM + gap + GROUPS_ROOM:
        return max(1, left), 0
    name = max(NAME_ROOM, min(longest, left - gap - needed))
    return name, left - gap - name


def _facts(row: RunRow, runners: Mapping[int | None, str]) -> list[str]:
    """Return what stands in the columns that are never cut: day, runner, numbers."""
    speed = row.distance_m / row.moving_s if row.moving_s else None
    return [
        day_of(row.start).isoformat() if row.start else words.NOTHING,
        *([words.clean(runners.get(row.runner_id, ""))] if runners else ()),
        words.kilometers(row.distance_m).removesuffix(" km"),
        words.duration(row.moving_s),
        words.pace(speed).removesuffix(" /km"),
        words.whole(row.ascent_m),
    ]


def _name(row: RunRow) -> Text:
    sign = STAYS if row.stays else STALE
    name = Text(f"{sign} " if row.stale else "", style="bold yellow")
    return name.append(words.clean(row.name or "Run"), style="bold default")


def _most(energies: Mapping[str, float], longest: float, room: int, length: int) -> Text:
    """Return the groups that worked most, each behind a bar on one scale for all the runs."""
    text = Text()
    ranked = sorted(energies.items(), key=lambda item: -item[1])
    for name, energy in ranked[:MOST]:
        word = f" {SHORT.get(name, name)}"
        if energy <= 0.0 or len(text) + bool(text) + length + len(word) > room:
            break
        text.append(" " if text else "").append(
            _bar(min(1.0, energy / longest), length), style="yellow"
        )
        text.append(word)
    return text or Text("no running found" if not any(energies.values()) else "", style="dim")


def _bar(share: float, length: int) -> str:
    full, rest = divmod(max(1, round(share * length * 8)), 8)
    return ("█" * full + (BLOCKS[rest] if rest else "")).ljust(length)


def _short(plain: str) -> str:
    """Return the word runners use: what stands in brackets, where something does."""
    return plain.split("(")[-1].rstrip(")").lower()


SHORT = {group.name: _short(group.plain) for group in (*GROUPS, *BREATH_GROUPS)}
SHORT["hamstrings"] = "hams"  # room for three in 80 columns


def _sums(page: RunPage) -> str:
    sums, shown = page.sums, len(page.rows)
    some = f"{shown:,} of " if shown < page.total else ""
    runs = f"{some}{page.total:,} run" + ("" if page.total == 1 else "s")
    of_all = ", all together" if some else ""
    return (
        f"{runs}{of_all}: {words.kilometers(sums.distance_m, 1)}, {words.duration(sums.moving_s)},"
        f" {words.whole(sums.ascent_m)} m up, {words.kilojoules(sums.energy_J)} kJ"
    )
