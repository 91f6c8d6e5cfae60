"""runatomy analyze: recordings in, muscles out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import inputs, options, output
from runatomy.app.cli.screen import Screen, plain_error
from runatomy.app.report.formats import FORMATS, to_json_line
from runatomy.terms.errors import AppError, AtlasError, NotARunError, RunatomyError

if TYPE_CHECKING:
    from runatomy.analysis import RunAnalysis
    from runatomy.terms.runner import Runner

EXAMPLES = """\
examples:
  $ runatomy analyze run.fit
  $ runatomy analyze run.fit --mass 62 --height 168 --sex f --html
  $ runatomy analyze run.gpx.gz --json run.json --csv run.csv
  $ runatomy analyze summer/ --html reports --parquet tables --series
  $ runatomy analyze run.fit --findings
  $ runatomy analyze run.fit --json - | jq .groups

Reads .fit, .gpx and .tcx files, each also as .gz; a folder is searched for them.
Without a name, --html writes run.html in this folder (so do the others).
With several files or a folder, each output option names a folder instead, and
each run becomes one file in it; --json - prints one run a line.
A file that fails is named and the rest is finished.

exit code: 0 all good, 1 a file failed, 2 a wrong option or an output that cannot
be written. Other sports found in a folder are skipped and are no failure.
"""
FINDINGS_HELP = "print all of what the run means, with its sources (one run)"
SERIES_HELP = "second by second: added to JSON; the rows of CSV and Parquet"


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "analyze",
        help="which muscles a run worked",
        description="Which muscles a run worked, how hard, when and where.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), options.heart_options(), *parents],
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE|FOLDER", help="recordings, or folders of them"
    )
    group = parser.add_argument_group("outputs")
    for name, form in FORMATS.items():
        needs = f" (needs {form.needs})" if form.needs else ""
        group.add_argument(
            f"--{name}", metavar="FILE", nargs="?", const="", help=form.about + needs
        )
    group.add_argument("--series", action="store_true", help=SERIES_HELP)
    group.add_argument("--findings", action="store_true", help=FINDINGS_HELP)
    group.add_argument("-q", "--quiet", action="store_true", help="print errors alone")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    runner = options.runner_from(given)
    found = inputs.find(given.files)
    targets = _targets(given, found)
    if given.series and not targets:
        raise AppError(
            "--series adds to --json, --csv or --parquet, and none of them is asked for",
            mend="For example: runatomy analyze run.fit --json --series",
        )
    for target in targets.values():
        target.check(found.files)
    screen = Screen(quiet=given.quiet, color=False if given.no_color else None)
    if found.many:
        return _many(found, runner, targets, screen, given)
    for analysis in analyses_of(found.files[0], runner):
        row = _deliver(analysis, found.files[0], targets, screen, given.series)
        if not _taken(targets) and not given.quiet:
            _show(analysis, row, screen, findings=given.findings)
    return 0


def analyses_of(path: Path, runner: Runner) -> Iterator[RunAnalysis]:
    """Yield the analysis of each run in a recording."""
    import runatomy

    for recorded in runatomy.read_all(path):
        yield runatomy.analyze_run(recorded, runner)


def _targets(given: argparse.Namespace, found: inputs.Inputs) -> dict[str, output.Target]:
    """Return where each output goes; refuse what cannot be."""
    targets = {}
    for name, form in FORMATS.items():
        path = getattr(given, name)
        if path is None:
            continue
        if path == "":
            path = "." if found.many else inputs.stem(found.files[0]) + form.ending
        if form.needs:
            _need(form.needs, f"--{name}")
            if path == output.STANDARD:
                raise AppError(f"--{name} cannot go to standard output", mend="Name a file.")
        targets[name] = output.Target(f"--{name}", form.ending, Path(path), found.many)
    files = [target.path for target in targets.values() if not (target.standard or target.many)]
    twice = next((path for i, path in enumerate(files) if path in files[:i]), None)
    if twice is not None:
        raise AppError(
            "two outputs name the same file", where=str(twice), mend="Give each a name of its own."
        )
    if sum(target.standard for target in targets.values()) > 1:
        raise AppError(
            "only one output can go to standard output", mend="Name files for the others."
        )
    return targets


def _need(package: str, option: str) -> None:
    from importlib.util import find_spec

    if find_spec(package) is None:
        raise AppError(f"{option} needs {package}", mend="pip install 'runatomy[arrow]'")


def _taken(targets: Mapping[str, output.Target]) -> bool:
    """Tell whether standard output is an output's, so that no table may go there."""
    return any(target.standard for target in targets.values())


def _deliver(
    analysis: RunAnalysis,
    source: Path,
    targets: Mapping[str, output.Target],
    screen: Screen,
    series: bool,
) -> Mapping[str, Any]:
    """Write every output asked for; returns the analysis without its series."""
    brief: dict[str, Any] = analysis.to_dict()
    drawn = {name for name in targets if FORMATS[name].takes_arrays}
    arrays = {**brief, "series": analysis.series()} if drawn else brief
    lists = analysis.to_dict(series=True) if series and targets.keys() - drawn else brief
    for name, target in targets.items():
        form = FORMATS[name]
        write = to_json_line if name == "json" and target.standard and target.many else form.write
        content = write(arrays if form.takes_arrays else lists)
        if target.standard:
            screen.data(content)
        else:
            path = target.write(source, content)
            screen.note(f"wrote {path} ({max(1, len(content) // 1000):,} kB)")
    return brief


def _show(analysis: RunAnalysis, row: Mapping[str, Any], screen: Screen, *, findings: bool) -> None:
    """Print the tables; where each group's hardest moment lay is told by the run's distance."""
    from runatomy.app.report.rows import placed
    from runatomy.app.report.terminal import render_terminal

    course = {"time_s": analysis.conditions.time, "distance_m": analysis.conditions.distance}
    whole = placed({**row, "series": course})
    screen.show(lambda width: render_terminal(whole, width, findings=findings))


def _many(
    found: inputs.Inputs,
    runner: Runner,
    targets: Mapping[str, output.Target],
    screen: Screen,
    given: argparse.Namespace,
) -> int:
    """Analyze one file after the other; what fails is named and the rest is finished."""
    rows: list[Mapping[str, Any]] = []
    failed = skipped = 0
    for path in _with_progress(found.files, screen):
        try:
            for analysis in analyses_of(path, runner):
                rows.append(_deliver(analysis, path, targets, screen, given.series))
        except (AppError, AtlasError):  # what no other file would mend stops it all
            raise
        except Exception as error:
            if given.debug and not isinstance(error, RunatomyError):
                raise
            other = isinstance(error, NotARunError) and path in found.from_folder
            skipped, failed = skipped + other, failed + (not other)
            tell = screen.note if other else screen.fail
            tell(("skipped " if other else "") + _one_line(path, error))
    if rows and not _taken(targets) and not given.quiet:
        _show_all(rows, screen)
    screen.note(_tally(len(rows), skipped, failed))
    return 1 if failed or not rows else 0


def _show_all(rows: Sequence[Mapping[str, Any]], screen: Screen) -> None:
    from runatomy.app.report.terminal import render_runs

    screen.show(lambda width: render_runs(rows, width))


def _one_line(path: Path, error: Exception) -> str:
    """Return which file failed and why; how to mend it is told when it is given alone."""
    text = plain_error(error).splitlines()[0]
    if not isinstance(error, RunatomyError):
        text = f"unexpected {type(error).__name__}: {text} (--debug shows where)"
    return text if path.name in text else f"{plain_error(ValueError(str(path)))}: {text}"


def _tally(analyzed: int, skipped: int, failed: int) -> str:
    text = f"{analyzed} run" + ("" if analyzed == 1 else "s") + " analyzed"
    text += f", {skipped} skipped" if skipped else ""
    return text + (f", {failed} failed" if failed else "")


def _with_progress(files: Sequence[Path], screen: Screen) -> Iterator[Path]:
    """Yield the files, with a bar on standard error where that is a terminal."""
    if screen.quiet or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True, no_color=screen.color is False)
    yield from track(files, "Analyzing", console=console, transient=True)
