"""MarkerSet: the marker names of one laboratory habit, and where on the body each sits.

One small table per habit lies in `sets/`; the order below decides between equals.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from runatomy.strides.lab.names.spelling import spelled
from runatomy.terms.landmarks import LANDMARKS, SEGMENTS, MarkerPlace

TABLES = ("rajagopal", "plug_in_gait", "fukuchi", "dorn", "hamner", "isb")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerSet:
    """The names of one habit."""

    title: str
    places: Mapping[str, MarkerPlace]  # spelled name -> where it sits
    unused: Mapping[str, str]  # spelled name -> why it is not used


@cache
def marker_sets() -> tuple[MarkerSet, ...]:
    """Return every known set; read once."""
    return tuple(_read(name) for name in TABLES)


def place_of(word: str) -> MarkerPlace | None:
    """Return the place that a landmark's or segment's name stands for; None for other words."""
    if word in LANDMARKS:
        return MarkerPlace(segment=LANDMARKS[word], landmark=word)
    return MarkerPlace(segment=word) if word in SEGMENTS else None


def _read(table: str) -> MarkerSet:
    """One table, both sides written out."""
    data = tomllib.loads((files(__package__) / "sets" / f"{table}.toml").read_text("utf-8"))
    places: dict[str, MarkerPlace] = {}
    for pattern, word in data["places"].items():
        for name, side in _both_sides(pattern):
            place = place_of(word) or place_of(f"{word}_{side}")
            if place is None:
                raise ValueError(f"{table}.toml: {pattern} is on no place: {word}")
            places[spelled(name)] = place
    unused = {
        spelled(name): str(why)
        for pattern, why in data.get("unused", {}).items()
        for name, _ in _both_sides(pattern)
    }
    return MarkerSet(title=data["title"], places=places, unused=unused)


def _both_sides(pattern: str) -> Iterator[tuple[str, str]]:
    """The names a pattern stands for, with their sides."""
    if "?" not in pattern:
        yield pattern, ""
        return
    for side in "rl":
        yield pattern.replace("?", side.upper()), side
