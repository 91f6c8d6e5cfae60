"""runatomy muscles: the catalogue."""

from __future__ import annotations

import argparse
from typing import Any

from runatomy.app.cli import options
from runatomy.app.cli.screen import Screen
from runatomy.app.report.formats import to_json
from runatomy.terms.errors import AppError

EXAMPLES = """\
examples:
  $ runatomy muscles
  $ runatomy muscles --group calves
  $ runatomy muscles --json
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "muscles",
        help="the catalogue: plain name, Latin name, what it does",
        description="Every muscle Runatomy knows: plain name, Latin name, group, role in running.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("--group", metavar="NAME", help="one group alone, e.g. calves")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    rows = _chosen(catalogue(), given.group)
    screen = Screen(color=False if given.no_color else None)
    if given.json:
        screen.data(to_json(rows))
        return 0
    from runatomy.app.report.terminal import render_muscles

    screen.show(lambda width: render_muscles(rows, width))
    return 0


def catalogue() -> list[dict[str, object]]:
    """Return the catalogue, group by group, in plain values."""
    from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS, muscles_in

    return [
        {
            "name": muscle.name,
            "plain": muscle.plain,
            "latin": muscle.latin,
            "group": group.name,
            "group_plain": group.plain,
            "region": muscle.region,
            "does": muscle.does,
            "in_running": muscle.in_running,
        }
        for group in (*GROUPS, *BREATH_GROUPS)
        for muscle in muscles_in(group.name)
    ]


def _chosen(rows: list[dict[str, object]], group: str | None) -> list[dict[str, object]]:
    if group is None:
        return rows
    plain = {str(row["group_plain"]).lower(): str(row["group"]) for row in rows}
    plain |= {name.partition(" (")[0]: key for name, key in plain.items()}
    typed = group.strip().lower()
    wanted = plain.get(typed, typed.replace(" ", "_").replace("-", "_"))
    names = list(dict.fromkeys(str(row["group"]) for row in rows))
    if wanted not in names:
        near = options.nearest(wanted, names)
        mend = f"Did you mean {near}?" if near else f"Groups: {', '.join(names)}."
        raise AppError(f"--group: no group is called {group!r}", mend=mend)
    return [row for row in rows if row["group"] == wanted]
