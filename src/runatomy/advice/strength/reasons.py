"""Reasons: why an exercise is in a session, and what a strength week does not promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runatomy.advice.facts.fact import Fact
from runatomy.advice.facts.strength import (
    EMG_LIMITS,
    HEAVY,
    HIP_SIDE,
    OLDER,
    ONE_LEG,
    POSTURE,
    TRAINED,
)
from runatomy.advice.finding import Finding
from runatomy.advice.strength.dose import OLD, Stage
from runatomy.advice.strength.exercise import NOT_SEEN, Exercise, Slot
from runatomy.advice.strength.strength_session import StrengthSession
from runatomy.terms.evidence import Evidence, Grade, Origin

KINDS: dict[Slot, tuple[str, ...]] = {
    "push": ("hills", "trail", "long"),
    "hinge": ("sprint", "hills", "intervals"),
    "calf": ("long", "tempo", "hills", "intervals", "sprint"),
    "outer_shin": ("trail", "hills"),
    "inner": ("sprint", "trail"),
    "hip_flexor": ("sprint", "intervals", "tempo"),
}  # which kinds of run ask for it: coaches' practice
LEFT: dict[Slot, str] = {
    "hip_side": "Running holds the pelvis level, but never with as much load.",
    "shin": "Running lifts the foot many times, never against much.",
    "back": "Running asks the trunk for little.",
}
RESTS_ON: dict[Slot, Fact] = {"hip_side": HIP_SIDE, "front": POSTURE, "back": POSTURE}
TRAINED_ENOUGH = 2  # sessions from which the studies' week is reached


def reason_of(exercise: Exercise, runs: Mapping[str, float]) -> str:
    """Return why, in a sentence or two."""
    named = [kind for kind in KINDS.get(exercise.slot, ()) if runs.get(kind, 0.0) > 0.0][:2]
    said = LEFT.get(exercise.slot, "")
    if named:
        said = f"For your {' and '.join(_plain(kind) for kind in named)}."
    return f"{exercise.purpose} {said}".strip()


def evidence_of(exercise: Exercise) -> Evidence:
    """Return what the choice rests on: figures of activity, and practice."""
    fact = RESTS_ON.get(exercise.slot, EMG_LIMITS)
    note = f"Activity: {exercise.asks}. {fact.says}"
    return Evidence(
        origin=Origin.ASSUMED if exercise.asks == NOT_SEEN else Origin.DERIVED,
        source=fact.source,
        note=note,
        grade=Grade.WEAK,
    )


def week_findings(
    sessions: Sequence[StrengthSession], days: int, stage: Stage, age: float | None
) -> tuple[Finding, ...]:
    """Return what the week gives, and what it does not."""
    single = sum(session.single_leg for session in sessions)
    found = [
        Finding(
            key="strength.one_leg",
            text=f"Each leg works on its own in {single} of {len(sessions)} sessions; start with "
            "the weaker one, and let it set the number.",
            value=float(single), low=float(single), high=float(single), unit="sessions",
            evidence=ONE_LEG.evidence(Origin.DERIVED), facts=(ONE_LEG.key,),
        ),
        _load_finding(len(sessions), stage, age),
    ]  # fmt: skip
    if days > len(sessions):
        found.append(_three())
    return tuple(found)


def _load_finding(sessions: int, stage: Stage, age: float | None) -> Finding:
    if age is not None and age >= OLD:
        fact, text = OLDER, "Loads grow slowly and stay under 85 % of the most you can lift."
    elif stage is Stage.HEAVY:
        fact, text = HEAVY, "Heavy and few: the kind that made runners a little more economical."
    elif stage is Stage.LIGHT:
        fact, text = TRAINED, "A light week keeps what you have and leaves the legs fresh."
    else:
        fact, text = (
            HEAVY,
            ("First the movements, then the loads: the studies that helped runners ended heavy."),
        )
    if sessions < TRAINED_ENOUGH and stage is not Stage.LIGHT:
        text += " The studies trained two or three times a week; once keeps rather than builds."
    return Finding(
        key="strength.load", text=text, evidence=fact.evidence(Origin.ASSUMED), facts=(fact.key,)
    )


def _three() -> Finding:
    return Finding(
        key="strength.enough",
        text="Three strength sessions a week are enough beside running; the other days rest.",
        evidence=HEAVY.evidence(Origin.ASSUMED),
        facts=(HEAVY.key,),
    )


def _plain(kind: str) -> str:
    return {"long": "long runs", "tempo": "tempo runs", "sprint": "sprints",
            "trail": "trail runs"}.get(kind, kind)  # fmt: skip
