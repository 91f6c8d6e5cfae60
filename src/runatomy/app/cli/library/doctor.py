"""runatomy doctor: what ails the library, and its cure."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from runatomy.app.cli.library.byte_bar import ByteBar
from runatomy.app.cli.screen import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from runatomy.app.library.home import Home
    from runatomy.app.library.upkeep.checks.finding import Finding
    from runatomy.app.library.upkeep.doctor import Examination

SHOWN = 20  # findings of one kind that are listed
EXAMPLES = """\
examples:
  $ runatomy doctor
  $ runatomy doctor --quick         sizes of files, not their content
  $ runatomy doctor --mend          and mend what can be mended

Mending makes analyses anew from the originals, and the ledger too where it is
broken (the broken one is kept); it removes what crashes left lying, and nothing else.

exit code: 0 healthy, 1 something was found (and is not mended), 2 it cannot be looked at
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "doctor",
        help="what ails the library, and its cure",
        description="Looks the library over: ledger, originals, analyses, jobs, disk.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("--quick", action="store_true", help="look at sizes, do not read files")
    parser.add_argument("--mend", action="store_true", help="mend what can be mended")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.app.library.home import Home

    home = Home.from_environment()
    screen = Screen(color=False if given.no_color else None)
    examination = _examined(home, given.quick, screen)
    done: list[str] = []
    if given.mend and any(one.mendable for one in examination.findings):
        done = _mended(home, examination, screen)
        examination = _examined(home, given.quick, screen)
    if given.json:
        from runatomy.app.report.formats import to_json

        screen.data(to_json(to_dict(examination, done)))
    else:
        for line in done:
            screen.note(f"mended: {line}")
        screen.show(lambda width: render(examination, given.quick, width))
    return 0 if examination.healthy else 1


def to_dict(examination: Examination, done: Sequence[str]) -> dict[str, Any]:
    """Return an examination in plain values."""
    return {
        "healthy": examination.healthy,
        "runs": examination.runs,
        "files": examination.files,
        "bytes": examination.size,
        "findings": [finding.to_dict() for finding in examination.findings],
        "mended": list(done),
    }


def _examined(home: Home, quick: bool, screen: Screen) -> Examination:
    from runatomy.app.library.upkeep.doctor import examine

    with ByteBar("Looking", screen) as bar:
        return examine(home, quick=quick, on_progress=bar)


def _mended(home: Home, examination: Examination, screen: Screen) -> list[str]:
    from runatomy.app.cli.library.mending import TOOLS
    from runatomy.app.library.upkeep.mend.cure import mend

    screen.note("mending …")
    return mend(home, examination.findings, TOOLS)


def render(examination: Examination, quick: bool, width: int) -> RenderableType:
    """Return the findings, each with its cure, or that there are none."""
    from rich.console import Group
    from rich.text import Text

    from runatomy.app.library.upkeep.checks.finding import counted

    files = counted(examination.files, "file") + f" ({examination.size / 1e6:,.1f} MB)"
    looked = "their sizes looked at" if quick else "all looked at"
    told = f"{counted(examination.runs, 'run')}, {files}, {looked}"
    parts: list[RenderableType] = []
    for finding, more in _shown(examination.findings):
        parts += [_told(finding, more), Text(f"  {finding.mend}", style="dim")]
    state = "healthy" if examination.healthy else f"{_count(examination)} found"
    style = "bold green" if examination.healthy else "bold red"
    return Group(
        *parts,
        *([Text()] if parts else []),
        Text(state, style=style).append(
            f": {told}" if examination.files or examination.healthy else "", style="not bold dim"
        ),
    )


def _told(finding: Finding, more: int) -> RenderableType:
    from rich.text import Text

    from runatomy.app.report import words

    style = "red" if finding.serious else "yellow"
    what = words.clean(finding.what)  # it may name runs, as whoever wrote their files did
    line = Text(f"{finding.trouble}: ", style=style).append(what, style="default")
    if finding.where not in finding.what:
        line.append(f"\n  {finding.where}", style="not bold default")
    return line.append(f"\n  and {more:,} more like it" if more else "", style="dim")


def _shown(findings: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """Return the findings to list, the last of a kind with how many more there are."""
    kinds = {one.trouble: [f for f in findings if f.trouble is one.trouble] for one in findings}
    return [
        (one, len(same) - SHOWN if i == SHOWN - 1 else 0)
        for same in kinds.values()
        for i, one in enumerate(same[:SHOWN])
    ]


def _count(examination: Examination) -> str:
    from runatomy.app.library.upkeep.checks.finding import counted

    return counted(sum(finding.serious for finding in examination.findings), "trouble")
