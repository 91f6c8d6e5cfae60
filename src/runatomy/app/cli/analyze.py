"""runatomy analyze: recordings in, muscles out."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import inputs, options, output
from runatomy.app.cli.screen import Screen, plain_error
from runatomy.terms.errors import AppError, NotARunError, RunatomyError

if TYPE_CHECKING:
    from runatomy.terms.runner import Runner

EXAMPLES = """\
examples:
  $ runatomy analyze run.fit
  $ runatomy analyze run.fit --mass 62 --height 168 --sex f --html
  $ runatomy analyze run.gpx.gz --json run.json --csv run.csv
  $ runatomy analyze summer/ --html reports --parquet tables --series
  $ runatomy analyze run.fit --json - | jq .groups

Reads .fit, .gpx and .tcx files, each also as .gz; a folder is searched for them.
Without a name, --html writes run.html in this folder (so do the others).
With several files or a folder, each output option names a folder instead, and
each run becomes one file in it; --json - prints one run a line.
A file that fails is named and the rest is finished.

exit code: 0 all good, 1 a file failed, 2 a wrong option or an output that cannot
be written. Other sports found in a folder are skipped and are no failure.
"""

ENDINGS = {"json": ".json", "html": ".html", "csv": ".csv", "parquet": ".parquet"}
OUTPUT_HELP = {
    "json": "everything, as JSON ('-': to standard output)",
    "html": "the report: one page that works offline and prints",
    "csv": "the groups and muscles as a table",
    "parquet": "the same as Parquet (needs pyarrow)",
}


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "analyze",
        help="which muscles a run worked",
        description="Which muscles a run worked, how hard, when and where.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), *parents],
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE|FOLDER", help="recordings, or folders of them"
    )
    group = parser.add_argument_group("outputs")
    for name, text in OUTPUT_HELP.items():
        group.add_argument(f"--{name}", metavar="FILE", nargs="?", const="", help=text)
    group.add_argument("--series", action="store_true",
                       help="second by second: added to JSON, and instead of the rows in CSV and Parquet")  # fmt: skip
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors alone")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    runner = options.runner_from(given)
    found = inputs.find(given.files)
    targets = _targets(given, found)
    for target in targets.values():
        target.check(found.files)
    screen = Screen(quiet=given.quiet, color=False if given.no_color else None)
    if found.many:
        return _many(found, runner, targets, screen, given)
    for analysis in analyses_of(found.files[0], runner):
        row = _deliver(analysis, found.files[0], targets, screen, given.series)
        _show(row, targets, screen)
    return 0


def analyses_of(path: Path, runner: Runner) -> Iterator[Any]:
    """Yield the analysis of each run in a recording."""
    import runatomy

    try:
        found = runatomy.read(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    for recorded in found if isinstance(found, list | tuple) else (found,):
        yield runatomy.analyze_run(recorded, runner)


def _unreadable(path: Path, error: OSError) -> RunatomyError:
    mends = {FileNotFoundError: "Check the name; a folder works too.",
             PermissionError: "Ask for permission to read it, or copy it to a folder of your own."}  # fmt: skip
    what = "there is no such file" if isinstance(error, FileNotFoundError) else "cannot be read"
    reason = "" if isinstance(error, FileNotFoundError) else f": {(error.strerror or '').lower()}"
    return RunatomyError(what + reason, where=str(path), mend=mends.get(type(error)))


def _targets(given: argparse.Namespace, found: inputs.Inputs) -> dict[str, output.Target]:
    targets = {}
    for name, ending in ENDINGS.items():
        path = getattr(given, name)
        if path is None:
            continue
        if path == "":
            path = "." if found.many else inputs.stem(found.files[0]) + ending
        if path == output.STANDARD and name == "parquet":
            raise AppError("--parquet cannot go to standard output", mend="Name a file.")
        targets[name] = output.Target(f"--{name}", ending, Path(path), found.many)
    if sum(target.standard for target in targets.values()) > 1:
        raise AppError(
            "only one output can go to standard output", mend="Name files for the others."
        )
    if "parquet" in targets:
        _need_arrow()
    return targets


def _need_arrow() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise AppError("--parquet needs pyarrow", mend="pip install 'runatomy[arrow]'")


def _deliver(
    analysis: Any,
    source: Path,
    targets: Mapping[str, output.Target],
    screen: Screen,
    series: bool,
    line: bool = False,
) -> Mapping[str, Any]:
    """Write every output asked for; returns the analysis without its series."""
    wanted = "html" in targets or (series and bool(targets))
    whole: dict[str, Any] = analysis.to_dict(series=True) if wanted else analysis.to_dict()
    brief = {key: value for key, value in whole.items() if key != "series"}
    for name, target in targets.items():
        data = whole if series or name == "html" else brief
        content = WRITERS[name](data, line)
        if target.standard:
            screen.print(content.decode("utf-8"))
        else:
            path = target.write(source, content)
            screen.note(f"wrote {path} ({max(1, len(content) // 1000):,} kB)")
    return brief


def _json(data: Mapping[str, Any], line: bool) -> bytes:
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=None if line else 1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _html(data: Mapping[str, Any], line: bool) -> bytes:
    from runatomy.app.report.html import render_html

    return render_html(data).encode("utf-8", "xmlcharrefreplace")


def _csv(data: Mapping[str, Any], line: bool) -> bytes:
    from runatomy.app.report.tables import to_csv

    return to_csv(data).encode("utf-8", "replace")


def _parquet(data: Mapping[str, Any], line: bool) -> bytes:
    from runatomy.app.report.tables import to_parquet

    return to_parquet(data)


WRITERS: dict[str, Callable[[Mapping[str, Any], bool], bytes]] = {
    "json": _json, "html": _html, "csv": _csv, "parquet": _parquet,
}  # fmt: skip


def _show(row: Mapping[str, Any], targets: Mapping[str, output.Target], screen: Screen) -> None:
    if any(target.standard for target in targets.values()):
        return
    from runatomy.app.report.terminal import render_terminal

    screen.show(lambda width: render_terminal(row, width))


def _many(
    found: inputs.Inputs,
    runner: Runner,
    targets: Mapping[str, output.Target],
    screen: Screen,
    given: argparse.Namespace,
) -> int:
    rows: list[Mapping[str, Any]] = []
    failed = skipped = 0
    for path in _with_progress(found.files, screen):
        try:
            for analysis in analyses_of(path, runner):
                rows.append(_deliver(analysis, path, targets, screen, given.series, line=True))
        except AppError:  # an output that cannot be written stops it all
            raise
        except NotARunError as error:
            other = path in found.from_folder
            skipped, failed = skipped + other, failed + (not other)
            tell = screen.note if other else screen.fail
            tell(("skipped " if other else "") + _one_line(path, error))
        except Exception as error:
            if given.debug:
                raise
            failed += 1
            screen.fail(_one_line(path, error))
    if rows and not any(target.standard for target in targets.values()):
        from runatomy.app.report.terminal import render_runs

        screen.show(lambda width: render_runs(rows, width))
    screen.note(_count(len(rows), "run") + " analyzed" + (f", {skipped} skipped" if skipped else "")
                + (f", {failed} failed" if failed else ""))  # fmt: skip
    return 1 if failed or not rows else 0


def _one_line(path: Path, error: Exception) -> str:
    text = " ".join(plain_error(error).split())
    if not isinstance(error, RunatomyError):
        text = f"unexpected {type(error).__name__}: {text} (--debug shows where)"
    return text if path.name in text else f"{plain_error(ValueError(str(path)))}: {text}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _with_progress(files: Iterable[Path], screen: Screen) -> Iterator[Path]:
    """Yield the files, with a bar on standard error where that is a terminal."""
    import sys

    if screen.quiet or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, no_color=screen.color is False)
    with contextlib.closing(
        iter(track(list(files), "Analyzing", console=console, transient=True))
    ) as bar:
        yield from bar
