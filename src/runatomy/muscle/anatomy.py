"""The catalogue of muscles: names, groups, what each does, and which model element is which."""

from __future__ import annotations

from typing import Literal

from runatomy.muscle.catalogue.arm import ARM
from runatomy.muscle.catalogue.breath import BREATH, BREATH_GROUPS
from runatomy.muscle.catalogue.hip import HIP
from runatomy.muscle.catalogue.lower_leg import LOWER_LEG
from runatomy.muscle.catalogue.muscle import Group, Muscle, Region
from runatomy.muscle.catalogue.thigh import THIGH
from runatomy.muscle.catalogue.trunk import TRUNK
from runatomy.terms.errors import MuscleError

__all__ = [
    "BREATH",
    "BREATH_GROUPS",
    "GROUPS",
    "MUSCLES",
    "Group",
    "Muscle",
    "Region",
    "Side",
    "elements_of",
    "group_named",
    "mirror_of",
    "muscle_named",
    "muscle_of",
    "muscles_in",
]

Side = Literal["left", "right", "middle"]  # middle: unpaired; the body model has none so far

# Groups and muscles of the body model, in the order that an atlas keeps; those of breathing, which
# have no paths in it, stand apart in BREATH_GROUPS and BREATH and are found by name all the same.
GROUPS: tuple[Group, ...] = (
    Group("quadriceps", "Front thigh (quads)", "M. quadriceps femoris"),
    Group("hamstrings", "Back thigh (hamstrings)", "Mm. ischiocrurales"),
    Group("gluteals", "Buttocks (glutes)", "Mm. glutei"),
    Group("calves", "Calves", "M. triceps surae"),
    Group("tibialis_anterior", "Front shin", "M. tibialis anterior"),
    Group("peroneals", "Outer shin", "Mm. peronei (fibulares)"),
    Group("hip_flexors", "Hip flexors", "Mm. flexores coxae"),
    Group("abdominals", "Belly (abs)", "Mm. abdominis"),
    Group("back", "Back", "Mm. dorsi"),
    Group("adductors", "Inner thigh (adductors)", "Mm. adductores"),
    Group("other", "Other muscles", "Mm. ceteri"),
)

_GROUP_BY_NAME = {group.name: group for group in (*GROUPS, *BREATH_GROUPS)}
_PLACE = {group.name: place for place, group in enumerate(GROUPS)}

MUSCLES: tuple[Muscle, ...] = tuple(
    sorted((*THIGH, *HIP, *LOWER_LEG, *TRUNK, *ARM), key=lambda muscle: _PLACE[muscle.group])
)

_MUSCLE_BY_NAME = {muscle.name: muscle for muscle in (*MUSCLES, *BREATH)}
_MUSCLE_BY_STEM = {stem: muscle for muscle in MUSCLES for stem in muscle.fascicles}


def group_named(name: str) -> Group:
    """Return the group of this name ("hip_flexors"); MuscleError if there is none."""
    if name not in _GROUP_BY_NAME:
        raise MuscleError(
            f"no muscle group is called {name!r}", mend=f"Use one of: {', '.join(_GROUP_BY_NAME)}."
        )
    return _GROUP_BY_NAME[name]


def muscle_named(name: str) -> Muscle:
    """Return the muscle of this name ("vastus_lateralis"); MuscleError if there is none."""
    if name not in _MUSCLE_BY_NAME:
        raise MuscleError(
            f"no muscle is called {name!r}", mend="`runatomy muscles` lists every name."
        )
    return _MUSCLE_BY_NAME[name]


def muscles_in(group: str) -> tuple[Muscle, ...]:
    """Return the muscles of a group, in the order of the catalogue."""
    group_named(group)
    return tuple(muscle for muscle in (*MUSCLES, *BREATH) if muscle.group == group)


def muscle_of(element: str) -> tuple[Muscle, Side]:
    """Return the muscle, and its side, that an element of the body model is a part of.

    Args:
        element: an actuator's name: "soleus_r", "MF_m1t.2_l"; the right arm's bear no side
            ("DELT1", beside "DELT1_l").

    Raises:
        MuscleError: the catalogue has no such element.
    """
    stem, side = _split(element)
    return _MUSCLE_BY_STEM[stem], side


def mirror_of(element: str) -> str:
    """Return the name of the same element on the other side of the body."""
    stem, side = _split(element)
    return _element(_MUSCLE_BY_STEM[stem], stem, "right" if side == "left" else "left")


def elements_of(muscle: Muscle, side: Side) -> tuple[str, ...]:
    """Return the names of the body model's elements that make up a muscle on one side."""
    return tuple(_element(muscle, stem, side) for stem in muscle.fascicles)


def _element(muscle: Muscle, stem: str, side: Side) -> str:
    if side == "left":
        return f"{stem}_l"
    return stem if muscle.region == "arm" else f"{stem}_r"


def _split(element: str) -> tuple[str, Side]:
    stem, side = (element[:-2], element[-2:]) if element[-2:] in ("_r", "_l") else (element, "")
    muscle = _MUSCLE_BY_STEM.get(stem)
    if muscle is None or _element(muscle, stem, "left" if side == "_l" else "right") != element:
        raise MuscleError(
            f"the catalogue of muscles has no element {element!r}",
            mend="Use the body model this version was made for, or add the element to a muscle.",
        )
    return stem, "left" if side == "_l" else "right"
