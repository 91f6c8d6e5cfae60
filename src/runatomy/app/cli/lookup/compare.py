"""runatomy compare: which muscles each kind of run asks most, side by side."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import inputs, options
from runatomy.app.cli.screen import Screen
from runatomy.app.report.formats import to_json
from runatomy.terms.errors import AppError, RunatomyError

if TYPE_CHECKING:
    from runatomy.advice.kinds.engine import Engine
    from runatomy.analysis.compare.subject import Subject

EXAMPLES = """\
examples:
  $ runatomy compare 5k half hills sprint
  $ runatomy compare easy tempo intervals --five-k 22:30 --mass 62
  $ runatomy compare 3.5m/s 3.5m/s@8 4:30/km@-5
  $ runatomy compare last-sunday.fit long --json

Kinds of run: 5k 10k half marathon easy long tempo intervals hills trail sprint,
each paced from your 5K time (25:00 if not given). Also files (.fit .gpx .tcx) and
conditions: a speed or pace, with a grade in percent behind @. A file is told for
who ran it: what --mass and the like leave open is taken from its device's profile.
"""


def pace_options() -> argparse.ArgumentParser:
    """Return the options that say how fast the runner is."""
    group = argparse.ArgumentParser(add_help=False)
    how = group.add_argument_group("how fast").add_mutually_exclusive_group()
    how.add_argument("--five-k", metavar="M:SS", type=_five_k, help="5K time; 25:00 if not given")
    how.add_argument("--speed", metavar="V", type=options.speed,
                     help="or 5K race pace: 12km/h, 3.3 (m/s) or 5:00/km")  # fmt: skip
    return group


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "compare",
        help="which muscles each kind of run asks most",
        description="What each kind of run asks of every muscle group, side by side, and against "
        "easy running for as long.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), pace_options(), *parents],
    )
    parser.add_argument("runs", nargs="+", metavar="RUN",
                        help="two or more: kinds of run, files, or conditions")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.analysis.compare.comparison import compare

    if len(given.runs) < 2:
        raise AppError(
            "compare needs two runs or more", mend="For example: runatomy compare 5k half hills"
        )
    engine = engine_from(given)
    found = compare(engine, tuple(_subject(engine, word) for word in given.runs)).to_dict()
    screen = Screen(color=False if given.no_color else None)
    if given.json:
        screen.data(to_json(found))
        return 0
    from runatomy.app.report.terminal.compare import render_comparison

    screen.show(lambda width: render_comparison(found, width))
    return 0


def engine_from(given: argparse.Namespace) -> Engine:
    """Return the engine for the runner that the options describe."""
    from runatomy.advice.kinds.engine import Engine
    from runatomy.advice.kinds.pace import FIVE_K, USUAL_TIME, Pace
    from runatomy.mechanics.atlas.lookup import load_atlas

    time = given.five_k or (FIVE_K / given.speed if given.speed else USUAL_TIME)
    try:
        pace = Pace(five_k=time)
    except RunatomyError as error:
        raise AppError(error.what, mend=error.mend) from error
    return Engine(atlas=load_atlas(), runner=options.runner_from(given), pace=pace)


def _subject(engine: Engine, word: str) -> Subject:
    """Return what a word on the command line names; AppError where it names nothing."""
    from runatomy.advice.kinds.run_type import RUN_TYPES
    from runatomy.analysis.compare.subject import kind_subject, steady_subject

    names = [kind.name for kind in RUN_TYPES]
    name = word.strip().lower()
    if name in names:
        return kind_subject(engine, name)
    if inputs.is_recording(Path(word)):
        return _recorded(engine, word)
    pace, _, grade = name.partition("@")
    try:
        return steady_subject(engine, options.speed(pace), options.grade(grade) if grade else 0.0)
    except argparse.ArgumentTypeError:
        near = options.nearest(name, names)
        mend = f"Did you mean {near}? " if near else ""
        raise AppError(
            f"{word!r} is no kind of run, no file and no pace",
            mend=f"{mend}Kinds: {', '.join(names)}; files: run.fit; conditions: 3.5m/s@8.",
        ) from None


def _recorded(engine: Engine, name: str) -> Subject:
    """Return a recording, for who ran it: as the options say, else as its device knows them."""
    import runatomy
    from runatomy.analysis.compare.subject import run_subject

    analysis = runatomy.analyze_run(runatomy.read(name), engine.runner, engine.atlas)
    return run_subject(engine, analysis)


def _five_k(text: str) -> float:
    """Return a 5K time [s] from 25:00 or minutes, 25."""
    clock = re.fullmatch(r"(\d+):([0-5]\d)", text.strip())
    if clock:
        return 60.0 * int(clock[1]) + int(clock[2])
    return 60.0 * options.number(text, "minutes and seconds, e.g. 25:00", "min")
