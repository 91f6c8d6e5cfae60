"""runatomy import: recordings of any origin into the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import options
from runatomy.app.cli.screen import Screen, plain_error
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.app.jobs.files.outcome import FileOutcome, ImportReport

EXAMPLES = """\
examples:
  $ runatomy import export.zip                  Garmin, Strava, Polar, Suunto, Coros
  $ runatomy import ~/garmin/*.fit run.gpx.gz
  $ runatomy import watch/ --runner anna

Reads .fit, .gpx and .tcx files, each also as .gz, in folders, ZIP and TAR archives,
and in archives inside archives. The files themselves are kept, byte for byte, in
the library (RUNATOMY_HOME, else the platform's folder for user data).
What the library has already is known by its content and left alone, so an import
that was stopped is simply given again. A file that fails is named and the rest is
finished.

exit code: 0 all good, 1 a file failed, 2 a wrong option or a library that cannot be
written. Other sports in folders and archives are skipped and are no failure.
"""
READS = "Runatomy reads .fit, .gpx and .tcx, each also as .gz, in folders and archives."


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "import",
        help="recordings, folders, exports into the library",
        description="Import recordings into the library, and analyze each run.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE|FOLDER|ARCHIVE",
        help="recordings, folders of them, or a watch maker's whole export",
    )
    parser.add_argument("--runner", metavar="NAME", help="who ran, where several are known")
    parser.add_argument(
        "--jobs", metavar="N", type=options.jobs, default=2, help="worker processes (2)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors alone")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.app.jobs.archive import open_sources
    from runatomy.app.jobs.importing import import_items
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library

    screen = Screen(quiet=given.quiet, color=False if given.no_color else None)
    count = _count(given.files)
    with Library.open(Home.from_environment()) as library:
        runner = library.runner(given.runner)
        with _bar(count, screen) as advance:

            def tell(one: FileOutcome) -> None:
                _tell(one, screen)
                advance(one)

            report = import_items(
                library,
                open_sources(given.files),
                runner.id,
                workers=given.jobs,
                on_progress=tell,
            )
    screen.note(_tally(report))
    return 1 if report.failed or not _good(report) else 0


def _count(files: Sequence[str]) -> int:
    """Return how many recordings there are; AppError where there is none."""
    from runatomy.app.jobs.archive import open_sources

    count = sum(not item.skipped for item in open_sources(files))
    if not count:
        where = files[0] if len(files) == 1 else None
        raise AppError("no recordings were found", where=where, mend=READS)
    return count


def _tell(one: FileOutcome, screen: Screen) -> None:
    """Name a file that was refused, and why; what went well needs no line."""
    if one.message is None or one.outcome in ("imported", "twin"):
        return
    where = one.name if one.name == one.origin else f"{one.origin}: {one.name}"
    line = plain_error(ValueError(f"{where}: {one.message}")).splitlines()[0]
    if one.failed:
        screen.fail(line)
    else:
        screen.note(line if one.outcome == "duplicate" else f"skipped {line}")


def _tally(report: ImportReport) -> str:
    text = report.tally()
    return f"{text} ({report.runs:,} runs)" if report.runs > report.counts["imported"] else text


def _good(report: ImportReport) -> bool:
    """Tell whether the library holds anything of what was given."""
    return any(report.counts[name] for name in ("imported", "duplicate", "twin"))


@contextmanager
def _bar(count: int, screen: Screen) -> Iterator[Callable[[FileOutcome], None]]:
    """Give a function that moves the bar on standard error, where that is a terminal."""
    if screen.quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), Left())
    console = Console(stderr=True, no_color=screen.color is False)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=count)
        yield lambda one: progress.advance(task, 0 if one.outcome == "skipped" else 1)
