"""Muscle and group: the two nouns of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Region = Literal["leg", "trunk", "arm"]


class Group(NamedTuple):
    """Muscles a runner thinks of as one."""

    name: str  # "hip_flexors"
    plain: str  # "Hip flexors"
    latin: str  # "Mm. flexores coxae"


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """One muscle, left and right alike: its names, what it does, and its part in running."""

    name: str  # Latin, in snake case: "vastus_lateralis"
    plain: str  # "Outer front-thigh muscle"
    latin: str  # "M. vastus lateralis"
    group: str  # name of a Group
    region: Region
    does: str  # at which joint, in plain words
    in_running: str  # when in the stride and what for, in plain words
    fascicles: tuple[str, ...]  # element names of the body model, without the side
