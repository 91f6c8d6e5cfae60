"""Choosing: which strength sessions fit a week of running."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from runatomy.advice.strength.catalogue.exercises import CATALOGUE, EQUIPMENT
from runatomy.advice.strength.dose import OLD, Stage, dose_of
from runatomy.advice.strength.exercise import Exercise, Slot
from runatomy.advice.strength.reasons import evidence_of, reason_of, week_findings
from runatomy.advice.strength.strength_line import StrengthLine
from runatomy.advice.strength.strength_session import StrengthSession
from runatomy.advice.strength.strength_week import StrengthWeek
from runatomy.terms.errors import RunatomyError

MOST = 3  # sessions a week, as in the studies
# Every session pushes, hinges, raises the heel, holds the pelvis and the trunk; the last place goes
# round what running leaves out and what its kinds ask for.
FIRST: tuple[tuple[Slot, ...], ...] = (
    ("push", "hinge", "calf", "hip_side", "front"),
    ("push", "hinge", "calf", "hip_side", "back"),
    ("push", "hinge", "calf", "hip_side", "front"),
)
# What a kind of run asks for beyond that: coaches' practice, checked against `runatomy compare`.
ASKS: dict[str, tuple[Slot, ...]] = {
    "sprint": ("hip_flexor", "inner"),
    "intervals": ("hip_flexor",),
    "hills": ("outer_shin",),
    "trail": ("outer_shin", "inner"),
    "tempo": ("hip_flexor",),
}
LEFT_OUT: dict[Slot, str] = {"outer_shin": "peroneals", "inner": "adductors",
                             "hip_flexor": "hip_flexors"}  # fmt: skip


def strength_week(
    runs_by_type: Mapping[str, float],
    group_load_shares: Mapping[str, float],
    equipment: Collection[str] = (),
    days: int = 2,
    *,
    stage: Stage = Stage.BUILD,
    age: float | None = None,
    turn: int = 0,
) -> StrengthWeek:
    """Return the strength sessions that fit a week of running.

    Args:
        runs_by_type: seconds (or any other measure) run of each kind in the week: "long", "hills".
        group_load_shares: [-] share of the running's energy by muscle group.
        equipment: what is at hand, of EQUIPMENT; nothing is needed.
        days: sessions; more than MOST are not given.
        stage: how far the runner is with strength; beginners LEARN, older than 65 never HEAVY.
        age: [years]
        turn: number of the week, so that exercises change from week to week.

    Each leg works on its own in the first session at least. Raises RunatomyError for no day or for
    unknown equipment.
    """
    _check(equipment, days)
    gentle = stage in (Stage.LEARN, Stage.LIGHT) or (age is not None and age >= OLD)
    at_hand = [e for e in CATALOGUE if set(e.equipment) <= set(equipment)]
    able = [e for e in at_hand if e.gentle or not gentle]
    rest = _rest(runs_by_type, group_load_shares)
    sessions = []
    for i in range(min(days, MOST)):
        slots = (*FIRST[i], "shin" if i == 0 else rest[(turn + i) % len(rest)])
        if stage is Stage.LIGHT:
            slots = slots[:5]
        chosen = [_pick(able, slot, i, turn, stage) for slot in slots]
        sessions.append(_session(i, [e for e in chosen if e], stage, age, runs_by_type))
    return StrengthWeek(
        stage=stage, sessions=tuple(sessions), findings=week_findings(sessions, days, stage, age)
    )


def _check(equipment: Collection[str], days: int) -> None:
    unknown = sorted(set(equipment) - set(EQUIPMENT))
    if unknown:
        raise RunatomyError(
            f"no equipment is called {unknown[0]!r}", mend=f"Use of: {', '.join(EQUIPMENT)}."
        )
    if days < 1:
        raise RunatomyError(
            f"{days} strength sessions train no leg", mend="Give one at least; two are usual."
        )


def _rest(runs: Mapping[str, float], shares: Mapping[str, float]) -> tuple[Slot, ...]:
    """Return the slots of the last place: those its runs ask for first, then the least worked."""
    asked = sorted(runs, key=lambda kind: -runs[kind])
    wanted: list[Slot] = [slot for kind in asked for slot in ASKS.get(kind, ()) if runs[kind] > 0.0]
    least = sorted(LEFT_OUT, key=lambda slot: shares.get(LEFT_OUT[slot], 0.0))
    return tuple(dict.fromkeys((*wanted, *least)))


def _pick(
    able: list[Exercise], slot: Slot, session: int, turn: int, stage: Stage
) -> Exercise | None:
    """Return an exercise of a slot; the first session's on one leg where there is a choice."""
    found = [e for e in able if e.slot == slot]
    if not found:
        return None
    if session == 0 and slot in ("push", "calf"):
        found = [e for e in found if e.single_leg] or found
    elif stage in (Stage.HEAVY, Stage.BUILD):
        found = [e for e in found if e.heavy] or found
    harder = [e for e in found if not e.gentle] or found
    pool = harder if stage is Stage.HEAVY else found
    return pool[(session + turn) % len(pool)]


def _session(
    i: int, chosen: list[Exercise], stage: Stage, age: float | None, runs: Mapping[str, float]
) -> StrengthSession:
    lines = tuple(
        StrengthLine(
            exercise=exercise,
            dose=dose_of(exercise, stage, age),
            why=reason_of(exercise, runs),
            evidence=evidence_of(exercise),
        )
        for exercise in chosen
    )
    return StrengthSession(title=f"Strength {'ABC'[i]}", stage=stage, lines=lines)
