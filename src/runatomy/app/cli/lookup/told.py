"""Told: what the options of a plan mean."""

from __future__ import annotations

import argparse
from datetime import date

from runatomy.app.cli import options

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day(text: str) -> date:
    """Return a day from 2027-03-14."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        hint = "give year, month and day, e.g. 2027-03-14"
        raise argparse.ArgumentTypeError(f"{text!r} is no day; {hint}") from None


def weekday(text: str) -> int:
    """Return a day of the week, Monday 0, from its name or the beginning of it."""
    word = text.strip().lower()
    found = [i for i, name in enumerate(WEEKDAYS) if len(word) > 1 and name.startswith(word)]
    if len(found) != 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no day of the week; give e.g. tue")
    return found[0]


def weekdays(text: str) -> tuple[int, ...]:
    """Return days of the week, Monday 0, from tue,thu,sun."""
    return tuple(dict.fromkeys(weekday(word) for word in text.split(",")))


def meters(text: str) -> float:
    """Return meters."""
    return options.number(text, "meters, e.g. 25", "m")


def count(text: str) -> int:
    """Return a number of days or weeks."""
    if not text.strip().isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days; give e.g. 3")
    return int(text)


def km(text: str) -> float:
    """Return kilometers."""
    return options.number(text, "kilometers, e.g. 25", "km")
