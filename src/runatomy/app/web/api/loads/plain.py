"""Plain: names and units of what is carried."""

from __future__ import annotations

from typing import Literal

from runatomy.app.web.api.answers.errors import unknown
from runatomy.loads.tissue import tissue_named
from runatomy.mechanics.run.names import GROUP_NAMES
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.muscle.anatomy import BREATH, MUSCLES, group_named, muscle_named

Kind = Literal["group", "tissue", "muscle"]
NAMES: dict[Kind, tuple[str, ...]] = {
    "group": GROUP_NAMES,
    "tissue": TISSUES,
    "muscle": tuple(muscle.name for muscle in (*MUSCLES, *BREATH)),
}


def plain_of(kind: Kind, name: str) -> str:
    """Return a name in plain words; refuses (404) one that nobody knows."""
    if name not in NAMES[kind]:
        raise unknown(f"no {kind} is called {name[:60]!r}", f"One of: {', '.join(NAMES[kind])}.")
    if kind == "group":
        return group_named(name).plain
    return tissue_named(name).plain if kind == "tissue" else muscle_named(name).plain


def unit_of(kind: Kind, name: str) -> str:
    """Return the unit of what it carries: energy of both sides, or one leg's load times time."""
    return f"{tissue_named(name).unit} s" if kind == "tissue" else "J"
