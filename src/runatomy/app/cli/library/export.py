"""runatomy export: the whole library in one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from runatomy.app.cli.library.byte_bar import ByteBar
from runatomy.app.cli.screen import Screen

SHOWN = 5  # missing files that are named
EXAMPLES = """\
examples:
  $ runatomy export
  $ runatomy export --to /media/disk/backup.zip
  $ runatomy export --to backup.zip --force

The file holds recordings as they came, analyses, trials, and the ledger, each with
its checksum; runatomy restore brings all of it back. It tells where you ran: keep
it as you keep your letters. It may be made while runatomy serve is running.

exit code: 0 all of it, 1 written but files of the library were missing, 2 not written
"""


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "export",
        help="the whole library in one file, as a backup",
        description="The whole library in one ZIP file, checked and whole, or not at all.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("--to", metavar="FILE|FOLDER", type=Path, default=Path(),
                        help="where to; runatomy-DATE.zip in this folder if not given"
                        )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="write over a file of that name")
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors alone")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.app.library.home import Home
    from runatomy.app.library.upkeep.backup import write_backup
    from runatomy.app.library.upkeep.checks.finding import counted

    screen = Screen(quiet=given.quiet, color=False if given.no_color else None)
    with ByteBar("Backing up", screen) as bar:
        backup = write_backup(
            Home.from_environment(), file_named(given.to), force=given.force, on_progress=bar
        )
    size = f"{backup.size / 1e6:,.1f} MB"
    held = f"{counted(backup.runs, 'run')}, {counted(backup.files, 'file')}, {size}"
    screen.note(f"wrote {backup.path}: {held}")
    if not backup.missing:
        return 0
    more = len(backup.missing) - SHOWN
    screen.fail(
        f"{counted(len(backup.missing), 'file')} of the library missing or altered: "
        + ", ".join(backup.missing[:SHOWN])
        + (f" and {more:,} more" if more > 0 else "")
        + "\n  The rest is in the backup. See what ails them: runatomy doctor"
    )
    return 1


def file_named(to: Path) -> Path:
    """Return the file to write: with a name of today's where a folder was named."""
    from datetime import date

    return to / f"runatomy-{date.today().isoformat()}.zip" if to.is_dir() else to
