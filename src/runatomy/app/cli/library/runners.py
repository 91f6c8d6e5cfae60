"""runatomy runners: who runs, and what they weigh."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import options
from runatomy.app.cli.screen import Screen
from runatomy.terms.errors import AppError, RunatomyError

if TYPE_CHECKING:
    from runatomy.app.library.library import Library
    from runatomy.app.library.runners.entry import RunnerEntry

EXAMPLES = """\
examples:
  $ runatomy runners
  $ runatomy runners anna --mass 62 --height 168 --sex f --born 1990
  $ runatomy runners anna --mass 61 --on 2026-10-01

A new name enters a new runner. Runs analyzed with other values are analyzed
again while `runatomy serve` runs.
"""
# Option to field of a runner's entry; mass goes by day.
FIELDS = {
    "height": "height_m",
    "sex": "sex",
    "born": "born_year",
    "max_heart_rate": "max_heart_rate_bpm",
    "resting_heart_rate": "resting_heart_rate_bpm",
}


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "runners",
        help="who runs: mass, height, heart rates",
        description="The runners of the library; with a name, enter or change one.",
        epilog=EXAMPLES,
        parents=parents,
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the runner to enter or change")
    parser.add_argument("--mass", metavar="KG", type=options.mass, help="body mass, e.g. 62")
    parser.add_argument(
        "--on", metavar="DATE", type=day, help="day of the mass; today if not given"
    )
    parser.add_argument(
        "--height", metavar="CM", type=options.height, help="168, or 1.68 in meters"
    )
    parser.add_argument("--sex", metavar="f|m", type=options.sex, help="f or m")
    parser.add_argument("--born", metavar="YEAR", type=year, help="year of birth")
    parser.add_argument("--max-heart-rate", metavar="BPM", type=beats, help="highest seen")
    parser.add_argument("--resting-heart-rate", metavar="BPM", type=beats, help="at rest")
    parser.set_defaults(run=run, parser=parser)


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library

    screen = Screen(color=False if given.no_color else None)
    changes = {
        field: value
        for option, field in FIELDS.items()
        if (value := getattr(given, option)) is not None
    }
    if given.name is None and (changes or given.mass is not None):
        raise AppError("whose values are these", mend="Name the runner: runatomy runners NAME ...")
    _refuse_implausible(given.mass, changes)
    with Library.open(Home.from_environment(), create=given.name is not None) as library:
        if given.name is not None:
            _entered(library, given, changes)
        for entry in library.runners():
            screen.data((told(entry) + "\n").encode())
    return 0


def _refuse_implausible(mass: float | None, changes: dict[str, Any]) -> None:
    """Refuse values before a library is made or half of them are in it."""
    from runatomy.app.library.clock import now
    from runatomy.app.library.runners.entry import RunnerEntry

    masses = () if mass is None else ((date.min, mass),)
    try:
        RunnerEntry(name="", masses=masses, **changes).profile_at(now())
    except RunatomyError as error:
        raise AppError(error.what, mend=error.mend) from error


def _entered(library: Library, given: argparse.Namespace, changes: dict[str, Any]) -> None:
    """Enter a runner or change one, and what they weigh."""
    from runatomy.app.library.clock import day_of, now
    from runatomy.app.library.runners.entry import RunnerEntry

    known = [one for one in library.runners() if one.name.casefold() == given.name.casefold()]
    try:
        entry = library.save_runner(
            replace(known[0] if known else RunnerEntry(name=given.name), **changes)
        )
        if given.mass is not None:
            library.set_mass(entry.key, given.on or day_of(now()), given.mass)
    except RunatomyError as error:
        raise AppError(error.what, mend=error.mend) from error


def told(entry: RunnerEntry) -> str:
    """Return a runner in a line."""
    latest = entry.masses[-1:]
    parts = [
        *(f"{mass:g} kg on {on}" for on, mass in latest),
        f"{entry.height_m * 100:g} cm" if entry.height_m else "",
        {"f": "female", "m": "male"}.get(entry.sex or "", ""),
        f"born {entry.born_year}" if entry.born_year else "",
        f"heart rate at most {entry.max_heart_rate_bpm:g}" if entry.max_heart_rate_bpm else "",
        f"at rest {entry.resting_heart_rate_bpm:g}" if entry.resting_heart_rate_bpm else "",
    ]
    known = ", ".join(part for part in parts if part)
    return f"{entry.name}: {known or 'nothing known yet: usual values stand in'}"


def day(text: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; give e.g. 2026-10-01") from None


def year(text: str) -> int:
    """Return a year of birth."""
    if not (text.isdecimal() and 1900 <= int(text) <= date.today().year):
        raise argparse.ArgumentTypeError(f"{text!r} is no year of birth; give e.g. 1990")
    return int(text)


def beats(text: str) -> float:
    """Return a heart rate [1/min]."""
    return options.number(text, "beats a minute, e.g. 185", "bpm")
