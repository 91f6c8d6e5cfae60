"""Options: how words on the command line become values, and what is said when they cannot."""

from __future__ import annotations

import argparse
import math
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from runatomy.app.settings import Settings
from runatomy.terms.errors import AppError, RunatomyError
from runatomy.terms.units import CENTIMETER, KILOMETER, KM_PER_HOUR, MILLISECOND, PERCENT

if TYPE_CHECKING:
    from runatomy.terms.runner import Runner, Sex

SHORT = 3.0  # a height under this is in meters, above it in centimeters
HEAVY = 20_000.0  # a mass from here on is in grams
SEXES: dict[str, Sex] = {"f": "f", "female": "f", "w": "f", "woman": "f",
                         "m": "m", "male": "m", "man": "m"}  # fmt: skip


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help with its own line breaks kept, and its headings bold on a terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24, width=80)

    def format_help(self) -> str:
        text = super().format_help()
        color = Settings.from_environment().color
        if not (sys.stdout.isatty() if color is None else color):
            return text
        text = re.sub(r"(?m)^(\w[\w ]*:)", "\033[1m\\1\033[0m", text)
        return re.sub(r"(?m)^(  \$ .*)$", "\033[36m\\1\033[0m", text)


class Parser(argparse.ArgumentParser):
    """A parser that raises AppError instead of leaving the program."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": Layout, "allow_abbrev": False, **given})

    def error(self, message: str) -> NoReturn:
        """Raise what argparse says, in plainer words."""
        named = re.match(r"argument (.+?): (.*)", message, re.DOTALL)
        if named and named[2].startswith("expected"):
            message = f"{named[1].split('/')[-1]} needs a value"
        elif named:
            message = f"{named[1].split('/')[-1]}: {named[2]}"
        message = message.replace("the following arguments are required:", "missing:")
        mend = f"See {self.prog} --help."
        if message.endswith("FILE|FOLDER"):
            mend = f"Name the recordings first: {self.prog} run.fit --html. " + mend
        elif "missing:" in message and (shown := re.search(r"(?m)^ +\$ (.+)$", self.epilog or "")):
            mend = f"For example: {shown[1]}. {mend}"
        raise AppError(message, mend=mend)

    def reject(self, unknown: list[str]) -> NoReturn:
        """Raise for options nobody knows, with the nearest known one."""
        word = next((word for word in unknown if word.startswith("-")), unknown[0])
        known = [option for action in self._actions for option in action.option_strings]
        near = nearest(word.split("=")[0], known)
        mend = f"Did you mean {near}? " if near else ""
        kind = "option" if word.startswith("-") else "argument"
        raise AppError(f"unknown {kind} {word}", mend=f"{mend}See {self.prog} --help.")


def nearest(word: str, known: list[str]) -> str | None:
    """Return the known word nearest to a mistyped one, or None."""
    from difflib import get_close_matches

    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def common() -> argparse.ArgumentParser:
    """Return the options every command takes."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--no-color", action="store_true", help="plain text (also NO_COLOR=1)")
    options.add_argument("--debug", action="store_true", help="show where an error arose")
    return options


def runner_options() -> argparse.ArgumentParser:
    """Return the options that say who ran."""
    options = argparse.ArgumentParser(add_help=False)
    group = options.add_argument_group("the runner")
    group.add_argument("--mass", metavar="KG", type=mass, help="body mass, e.g. 62")
    group.add_argument("--height", metavar="CM", type=height, help="168, or 1.68 in meters")
    group.add_argument("--sex", metavar="f|m", type=sex, help="f or m")
    group.add_argument("--age", metavar="YEARS", type=age, help="age in years")
    return options


def heart_options() -> argparse.ArgumentParser:
    """Return the options that say how fast the runner's heart beats."""
    options = argparse.ArgumentParser(add_help=False)
    group = options.add_argument_group("the runner’s heart")
    group.add_argument(
        "--max-heart-rate", metavar="BPM", type=beats, help="highest ever seen, e.g. 188"
    )
    group.add_argument("--resting-heart-rate", metavar="BPM", type=beats, help="at rest, e.g. 52")
    return options


def runner_from(options: argparse.Namespace) -> Runner:
    """Return the runner the options describe; values outside what is plausible are refused."""
    from runatomy.terms.runner import Runner

    try:
        return Runner(
            mass=options.mass,
            height=options.height,
            sex=options.sex,
            age=options.age,
            max_heart_rate_bpm=getattr(options, "max_heart_rate", None),
            resting_heart_rate_bpm=getattr(options, "resting_heart_rate", None),
        )
    except RunatomyError as error:
        raise AppError(error.what, mend=error.mend) from error


def number(text: str, hint: str, unit: str = "") -> float:
    """Return a finite number, its unit allowed behind it; `hint` says what to give instead."""
    bare = re.sub(rf"\s*({unit})$", "", text.strip(), flags=re.IGNORECASE) if unit else text.strip()
    try:
        value = float(bare.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number; give {hint}")
    return value


def mass(text: str) -> float:
    """Return a body mass [kg]."""
    value = number(text, "kilograms, e.g. 62", "kg")
    if value >= HEAVY:
        raise argparse.ArgumentTypeError(f"{text!r} is no body mass; give kilograms, e.g. 62")
    return value


def height(text: str) -> float:
    """Return a height [m] from 168, 168cm, 1.68 or 1.68m."""
    hint = "centimeters (168) or meters (1.68)"
    value = number(text, hint, "cm|m")
    from runatomy.terms.runner import LIMITS

    meters = value if value < SHORT else value * CENTIMETER
    low, high, _ = LIMITS["height"]
    if not low <= meters <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is no plausible height; give {hint}")
    return meters


def beats(text: str) -> float:
    """Return a heart rate [1/min]."""
    return number(text, "beats a minute, e.g. 188", "bpm")


def age(text: str) -> float:
    """Return an age [years]."""
    return number(text, "years, e.g. 34")


def sex(text: str) -> Sex:
    """Return f or m."""
    if (known := SEXES.get(text.strip().lower())) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not known; give f or m, or leave it out")
    return known


def speed(text: str) -> float:
    """Return a speed [m/s] from 3.5, 12.6km/h or a pace, 4:45/km."""
    word = text.strip().lower()
    if word.endswith(("km/h", "kmh", "kph")):
        return number(word, "km/h, e.g. 12.6km/h", r"km/?h|kph") * KM_PER_HOUR
    if pace := re.fullmatch(r"(\d+):([0-5]\d)\s*(/\s*km)?", word):
        return KILOMETER / max(1, int(pace[1]) * 60 + int(pace[2]))
    return number(word, "m/s (3.5), km/h (12.6km/h) or a pace (4:45/km)", "m/s")


def grade(text: str) -> float:
    """Return a slope [-] from a grade in percent, uphill positive."""
    return number(text, "percent, e.g. 8 or -5", "%") * PERCENT


def cadence(text: str) -> float:
    """Return a step rate [1/s] from steps a minute, both feet counted."""
    return number(text, "steps a minute, both feet counted, e.g. 172", "spm") / 60.0


def strides(text: str) -> str:
    """Return which strides are asked for: all, r, l, or numbers such as 1,3-5."""
    word = text.strip().lower()
    if word in ("all", "r", "l", "right", "left"):
        return word
    if not re.fullmatch(r"\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*", word):
        hint = "give all, r, l, or numbers such as 1,3-5"
        raise argparse.ArgumentTypeError(f"{text!r} names no strides; {hint}")
    return word


def hertz(text: str) -> float:
    """Return a cutoff frequency [Hz]."""
    value = number(text, "hertz, e.g. 15", "hz")
    if not 1.0 <= value <= 500.0:
        raise argparse.ArgumentTypeError(f"{text!r} is no cutoff; give 1 to 500 Hz, e.g. 15")
    return value


def lag(text: str) -> float:
    """Return a lag [s] from milliseconds."""
    value = number(text, "milliseconds, e.g. 50", "ms") * MILLISECOND
    if not abs(value) <= 0.5:
        raise argparse.ArgumentTypeError(f"{text!r} is no lag; give milliseconds, e.g. 50")
    return value


def offset(text: str) -> float:
    """Return by how much a clock is moved [s], from milliseconds."""
    return number(text, "milliseconds, e.g. -50", "ms") * MILLISECOND


def jobs(text: str) -> int:
    """Return a number of processes."""
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; give e.g. 2")
    return int(text)
