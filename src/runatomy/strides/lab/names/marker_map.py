"""A person's own marker names, from a small TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from runatomy.strides.lab.names.marker_set import place_of
from runatomy.terms.errors import StrideError
from runatomy.terms.landmarks import LANDMARKS, MIDLINE, SEGMENTS, SIDED, MarkerPlace

IGNORE = "ignore"
PLAIN = {"thigh": "femur", "shank": "tibia", "foot": "calcn", "upper_arm": "humerus"}
SNIPPET = """\
# NAME.toml: name in the file = landmark, or segment (thigh_r, shank_r, foot_r) it sits on
[markers]
"RFWT" = "asis_r"
"R Thigh 1" = "thigh_r"
"Wand" = "ignore"\
"""


def read_marker_map(data: bytes, name: str = "bytes") -> dict[str, str]:
    """Return a map from marker names to landmarks or segments, read from TOML.

    data: the file's bytes; name: what to call it in errors. The pairs stand in a table `[markers]`
    or at the top. `thigh`, `shank`, `foot` and `upper_arm` with `_r` or `_l` are understood, and
    "ignore" leaves a marker out. Raises StrideError for broken TOML or unknown places, which it
    lists with the nearest known ones and all that are allowed.
    """
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mend = f"Write it like this:\n{SNIPPET}"
        raise StrideError(f"no readable TOML: {error}", where=name, mend=mend) from None
    inner = table.get("markers")
    pairs = dict(_pairs(inner if isinstance(inner, dict) else table))
    wrong = [f"{key} = {word!r}{_near(word)}" for key, word in pairs.items() if not _known(word)]
    if wrong or not pairs:
        what = f"unknown places: {'; '.join(wrong)}" if wrong else "it names no marker"
        raise StrideError(what, where=name, mend=_allowed())
    return {key: str(word) for key, word in pairs.items()}


def map_place(name: str, word: str) -> MarkerPlace:
    """Return the place a word of a map stands for; raises StrideError where there is none."""
    stem, _, side = word.rpartition("_")
    place = place_of(word) or place_of(f"{PLAIN.get(stem, stem)}_{side}")
    if place is None:
        raise StrideError(
            f"the marker map puts {name} on an unknown place: {word!r}{_near(word)}",
            mend=_allowed(),
        )
    return place


def _pairs(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Every pair; a bare `R.ASIS` is a table in TOML and is meant as a name."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _pairs(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _known(word: object) -> bool:
    """Whether a word is a landmark, a segment or "ignore"."""
    if not isinstance(word, str):
        return False
    stem, _, side = word.rpartition("_")
    known = place_of(word) or place_of(f"{PLAIN.get(stem, stem)}_{side}")
    return word == IGNORE or known is not None


def _near(word: object) -> str:
    """What looks alike."""
    plain = [f"{stem}_{side}" for stem in PLAIN for side in "rl"]
    near = get_close_matches(str(word), [*LANDMARKS, *SEGMENTS, *plain], n=3, cutoff=0.5)
    return f" (near: {', '.join(near)})" if near else ""


def _allowed() -> str:
    """Every word that may be written."""
    middle = [word for word in SEGMENTS if not word.endswith(("_r", "_l"))]
    return (
        "Landmarks, with _r or _l: "
        + ", ".join(SIDED)
        + "; without a side: "
        + ", ".join(MIDLINE)
        + ". Segments, with _r or _l: "
        + ", ".join([*PLAIN, "toes", "forearm", "hand"])
        + "; without a side: "
        + ", ".join(middle)
        + f'. "{IGNORE}" leaves a marker out.'
    )
