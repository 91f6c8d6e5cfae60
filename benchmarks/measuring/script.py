"""Script: the command line that every benchmark has, and the table it prints."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

from measuring.figure import Figure

COLORS = {"met": "green", "missed": "red", "unsure": "yellow", "": ""}
WORDS = ("what", "verdict", "note")  # columns that hold words, not numbers
WIDTH = 118  # columns where there is no terminal


def parser(caption: str | None) -> argparse.ArgumentParser:
    """Return the options that every benchmark has."""
    options = argparse.ArgumentParser(description=caption)
    options.add_argument("--rounds", metavar="N", type=int, help="how often all is measured")
    options.add_argument(
        "--tiny", action="store_true", help="see that it works; the figures say nothing"
    )
    options.add_argument("--json", action="store_true", help="print JSON instead of the table")
    return options


def show(figures: Sequence[Figure], *, title: str | None = None) -> None:
    """Print a table: answers with their limits and verdicts, their parts below them."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH)
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for name in ("what", "median", "best", "at most", "verdict", "note"):
        table.add_column(name, justify="left" if name in WORDS else "right")
    for one in figures:
        limit = "" if one.limit is None else amount(one.limit, one.unit)
        name = one.what if one.leads else f"  {one.what}"
        verdict = f"[{COLORS[one.verdict]}]{one.verdict}[/]" if one.verdict else ""
        cells = (amount(one.middle, one.unit), amount(one.best, one.unit), limit, verdict, one.note)
        table.add_row(name, *cells, style="" if one.leads else "dim")
    console.print(table)


def amount(value: float, unit: str) -> str:
    """Return a number with three digits that count, and its unit."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 4
    return f"{value:,.{digits}f} {unit}"


def tell(figures: Sequence[Figure], *, as_json: bool, title: str | None = None) -> None:
    """Print the figures, as a table or as JSON."""
    if as_json:
        print(json.dumps([one.to_dict() for one in figures], indent=1))
    else:
        show(figures, title=title)


def main(
    caption: str | None,
    measure: Callable[[int, bool], Sequence[Figure]],
    rounds: int,
    arguments: Sequence[str] | None = None,
) -> None:
    """Measure and print; `measure(rounds, tiny)` gives the figures."""
    given = parser(caption).parse_args(arguments)
    figures = measure(1 if given.tiny else given.rounds or rounds, given.tiny)
    tell(figures, as_json=given.json, title=(caption or "").splitlines()[0])
