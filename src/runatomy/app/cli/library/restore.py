"""runatomy restore: a library back from its backup."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from runatomy.app.cli.library.byte_bar import ByteBar
from runatomy.app.cli.screen import Screen

EXAMPLES = """\
examples:
  $ runatomy restore backup.zip
  $ runatomy restore backup.zip --force         a library is there: move it aside
  $ runatomy restore backup.zip --into copy     elsewhere; RUNATOMY_HOME=copy uses it

Everything is unpacked and checked before anything is replaced. A library that is
there is moved aside, and you are told where to; nothing is deleted.
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "restore",
        help="the library back from a backup",
        description="The library back from a file that runatomy export wrote.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("backup", metavar="FILE", type=Path, help="what runatomy export wrote")
    parser.add_argument("--into", metavar="DIR", type=Path,
                        help="another folder than the library's own")  # fmt: skip
    parser.add_argument("--force", action="store_true",
                        help="move a library that is there aside")  # fmt: skip
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors alone")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.app.library.home import Home
    from runatomy.app.library.upkeep.checks.finding import counted
    from runatomy.app.library.upkeep.restore import restore

    home = Home(given.into.absolute()) if given.into else Home.from_environment()
    screen = Screen(quiet=given.quiet, color=False if given.no_color else None)
    with ByteBar("Restoring", screen) as bar:
        done = restore(given.backup, home, force=given.force, on_progress=bar)
    screen.note(f"restored {counted(done.runs, 'run')}, as of {done.made_at}, to {done.root}")
    if done.aside:
        screen.note(f"what was there before lies in {done.aside}")
    if done.missing:
        gone = counted(len(done.missing), "file")
        screen.note(f"{gone} missing already when the backup was made: see runatomy doctor")
    return 0
