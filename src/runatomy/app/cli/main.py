"""The command `runatomy`: which command was meant, and what is said when it fails."""

from __future__ import annotations

import os
import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from runatomy.app.cli import analyze, options, serve
from runatomy.app.cli.inputs import is_laboratory
from runatomy.app.cli.lab import command as lab
from runatomy.app.cli.library import doctor, export, import_, restore, runners, runs
from runatomy.app.cli.lookup import answers, atlas, compare, explain, muscles, plan
from runatomy.app.cli.screen import Screen, plain_error
from runatomy.terms.errors import AppError, RunatomyError

# In the order of the help: one run, all your runs, what is known, the workshop.
COMMANDS = (
    *(analyze, lab, compare, explain),
    *(serve, import_, runs, runners, export, restore, doctor),
    *(plan, answers, muscles, atlas),
)
DESCRIPTION = "Which muscles did that run work? From a watch file to every muscle."
EXAMPLES = """\
examples:
  $ runatomy analyze run.fit                        the table
  $ runatomy analyze run.fit --mass 62 --html       and the report, run.html
  $ runatomy analyze runs/ --html reports           a folder of runs
  $ runatomy lab run.c3d --static static.c3d        markers and ground forces
  $ runatomy explain --speed 4:45/km --grade 8      one stride, no file
  $ runatomy compare 5k half hills sprint           what each type of run asks
  $ runatomy import export.zip ~/garmin             years of runs into the library
  $ runatomy serve                                  the library in your browser
  $ runatomy plan --goal half --date 2027-03-14     weeks of runs and strength
  $ runatomy answers                                what running does, with evidence

Runatomy informs; it does not diagnose. See a professional when pain persists.
"""

GOOD, FAILED, WRONG_USE, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code, and raises nothing unless --debug is given."""
    words = sys.argv[1:] if argv is None else list(argv)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our products are small: threads only wait
    os.environ.setdefault("MUJOCO_GL", "disable")  # nothing is drawn with it: no window library
    try:
        given = _parsed(words)
        return int(given.run(given))
    except SystemExit as stop:  # --help and --version
        return stop.code if isinstance(stop.code, int) else GOOD
    except BrokenPipeError:  # the reader, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except KeyboardInterrupt:
        Screen().fail("stopped; what was written until now is whole")
        return INTERRUPTED
    except Exception as error:
        if "--debug" in words:
            raise
        return _failed(error)


def _failed(error: Exception) -> int:
    screen = Screen()
    if isinstance(error, RunatomyError | OSError):
        screen.fail(plain_error(error))
        return WRONG_USE if isinstance(error, AppError | OSError) else FAILED
    screen.fail(
        f"something unexpected happened: {type(error).__name__}: {plain_error(error)}\n"
        "  This is a fault in Runatomy. Run it again with --debug and report what it prints."
    )
    return BROKEN


def _parsed(words: list[str]) -> Namespace:
    parser, commands = _parser()
    _check_command(words, commands)
    given, unknown = parser.parse_known_args(words)
    if unknown:
        given.parser.reject(unknown)
    return given


def _parser() -> tuple[options.Parser, list[str]]:
    parser = options.Parser(prog="runatomy", description=DESCRIPTION, epilog=EXAMPLES)
    parser.add_argument("--version", action=Version, nargs=0, help="show the version")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parents = [options.common()]
    for command in COMMANDS:
        command.add(commands, parents)
    return parser, list(commands.choices)


class Version(Action):
    """Print the version; looked up only when asked for, since that takes a while."""

    def __call__(self, parser: ArgumentParser, *_: object, **__: object) -> None:
        """Print it and leave."""
        from runatomy.terms.version import VERSION

        parser.exit(message=f"runatomy {VERSION}\n")


def _check_command(words: list[str], commands: list[str]) -> None:
    """Refuse a command that does not exist, with the one that was probably meant."""
    word = next((word for word in words if word != "--debug"), "")
    if not word:
        words.append("--help")  # somebody is looking around
    if not word or word.startswith("-") or word in commands:
        return
    if Path(word).exists():
        meant = "lab" if is_laboratory(Path(word)) else "analyze"
        raise AppError(f"{word} is not a command", mend=f"Did you mean: runatomy {meant} {word}")
    near = options.nearest(word, commands)
    mend = f"Did you mean {near}?" if near else f"Commands: {', '.join(commands)}."
    raise AppError(f"{word} is not a command", mend=f"{mend} See runatomy --help.")
