"""Exercises: the whole catalogue, and the equipment it knows."""

from __future__ import annotations

from runatomy.advice.strength.catalogue.hip_and_shin import HIP_AND_SHIN
from runatomy.advice.strength.catalogue.legs import LEGS
from runatomy.advice.strength.catalogue.trunk import TRUNK
from runatomy.advice.strength.exercise import Exercise
from runatomy.terms.errors import RunatomyError

CATALOGUE: tuple[Exercise, ...] = (*LEGS, *HIP_AND_SHIN, *TRUNK)
EQUIPMENT = ("barbell", "bench", "weights", "band", "ball")
_BY_NAME = {exercise.name: exercise for exercise in CATALOGUE}


def exercise_named(name: str) -> Exercise:
    """Return the exercise of this name ("side_plank"); RunatomyError if there is none."""
    if name not in _BY_NAME:
        raise RunatomyError(
            f"no exercise is called {name!r}", mend=f"Use one of: {', '.join(_BY_NAME)}."
        )
    return _BY_NAME[name]
