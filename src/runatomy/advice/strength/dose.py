"""Dose: how often, how heavy and how close to the limit, by stage of training."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runatomy.advice.facts.fact import Fact
from runatomy.advice.facts.strength import HEAVY, METHODS, OLDER
from runatomy.advice.strength.exercise import Exercise
from runatomy.terms.evidence import Evidence, Grade, Origin

OLD = 65.0  # [years] from which the position statement for older adults is followed


class Stage(StrEnum):
    """Where somebody stands with strength training."""

    LEARN = "learn"  # the movements first, light
    BUILD = "build"  # loads of 40 to 79 % of the most one can lift
    HEAVY = "heavy"  # 80 % and more
    LIGHT = "light"  # a week before a race, or a lighter one


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """Sets, repetitions and how heavy."""

    sets: int
    repetitions: tuple[int, int]  # of each side; seconds of an exercise that is held
    effort: str  # in plain words
    evidence: Evidence


_DOSES: dict[Stage, tuple[int, tuple[int, int], str, Fact]] = {
    Stage.LEARN: (2, (10, 12), "light: you could do four more", OLDER),
    Stage.BUILD: (3, (8, 10), "you could do two or three more", METHODS),
    Stage.HEAVY: (3, (4, 6), "heavy, 80 % or more: you could do one or two more", HEAVY),
    Stage.LIGHT: (1, (6, 8), "easy: stop well before it is hard", METHODS),
}
MAIN = ("push", "hinge", "calf")  # what is trained heavy; the rest supports, with two sets
HELD = {Stage.LEARN: (15, 20), Stage.BUILD: (20, 30), Stage.HEAVY: (30, 45), Stage.LIGHT: (15, 20)}


def dose_of(exercise: Exercise, stage: Stage, age: float | None = None) -> Dose:
    """Return the dose of an exercise at a stage; from 65 years never beyond building.

    Sets and repetitions are practice; what the sources measured is the size of the load.
    """
    if age is not None and age >= OLD and stage is Stage.HEAVY:
        stage = Stage.BUILD
    main = exercise.slot in MAIN
    if stage is Stage.HEAVY and not (main and exercise.heavy):
        stage = Stage.BUILD
    sets, repetitions, effort, fact = _DOSES[stage]
    sets = sets if main else min(sets, 2)
    if exercise.held:
        repetitions, effort = HELD[stage], "stop while you still hold the line"
    note = f"{fact.says} How many sets and repetitions is coaches’ practice."
    return Dose(
        sets=sets,
        repetitions=repetitions,
        effort=effort,
        evidence=Evidence(
            origin=Origin.ASSUMED, source=fact.source, note=note, grade=Grade.MODERATE
        ),
    )
