"""Rested: what recovery says about the next sessions of a plan, so that the two never disagree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from runatomy.advice.facts.recovery import SPREAD
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.session import Session, State
from runatomy.advice.recovery import DOCTOR, WEARY, in_hours
from runatomy.advice.strength.dose import Stage
from runatomy.loads.recovery.state import MuscleState, RecoveryState, StateWord
from runatomy.muscle.anatomy import group_named

CALM = ("easy", "recovery", "long")  # what a tired group bears, on the level
OPEN = (State.PLANNED, State.SHORTENED, State.MOVED)
MIDDAY = 12.0  # [h] of a day, when a session is taken to be
DAY = 24.0  # [h]
MOST = 3  # sessions that are named


def rested_finding(plan: Plan, state: RecoveryState, today: date) -> Finding | None:
    """Return what to do with sessions that come before a tired group is back; None if none does.

    `state` is that of the evening of `today`.
    """
    early = early_sessions(plan, state, today)
    if not early:
        return None
    worst = min(_weary(state), key=lambda one: one.strength)
    over = worst.word is StateWord.OVERLOADED
    return Finding(
        key="plan.recovery",
        text=_words(worst, early),
        value=worst.strength,
        low=worst.strength_low,
        high=worst.strength_high,
        unit="%",
        evidence=worst.evidence,
        facts=(SPREAD.key,),
        weight=Weight.CAUTION if over else Weight.NOTICE,
        professional=DOCTOR if over else "",
    )


def early_sessions(plan: Plan, state: RecoveryState, today: date) -> tuple[Session, ...]:
    """Return the sessions after `today` that ask for a group before it is back."""
    weary = _weary(state)
    ahead = (session for session in plan.sessions if session.day > today)
    return tuple(s for s in ahead if any(_clash(s, one, today, plan) for one in weary))


def _weary(state: RecoveryState) -> list[MuscleState]:
    """Return the groups that are tired or overloaded; none where no run is known."""
    return [o for o in state.muscles if state.runs and o.group != "other" and o.word in WEARY]


def _clash(session: Session, one: MuscleState, today: date, plan: Plan) -> bool:
    """Tell whether a session still to come asks for a group that is not back by then."""
    ahead = DAY * (session.day - today).days - MIDDAY
    if session.state not in OPEN or ahead >= one.fresh_in:
        return False
    if session.strength is not None:
        easy = (Stage.LIGHT, *(() if one.word is StateWord.OVERLOADED else (Stage.LEARN,)))
        return session.strength.stage not in easy
    steep = session.kind == "long" and plan.request.goal.kind.hilly
    return one.word is StateWord.OVERLOADED or session.kind not in CALM or steep


def _words(worst: MuscleState, early: Sequence[Session]) -> str:
    """Return what to do, in a coach's words."""
    plain = group_named(worst.group).plain.partition(" (")[0].lower()
    named = _listed([_name(session) for session in early if session.kind != "race"])
    text = f"By estimate your {plain} needs about {in_hours(worst.fresh_in)} more. "
    if named and worst.word is StateWord.OVERLOADED:
        text += (
            f"Until it is back, rest, walk or ride a bike instead of {named}; nothing is made up."
        )
    else:
        text += _calmer(early)
    if any(session.kind == "race" for session in early):
        text += " If you do race, start slower than you feel."
    return text.strip()


def _calmer(early: Sequence[Session]) -> str:
    """Return what to do with sessions that come before a merely tired group is back."""
    runs = _listed([_name(one) for one in early if one.is_run and one.kind != "race"])
    lifts = _listed([f"{one.day:%A}" for one in early if not one.is_run])
    said = (
        f"Instead of {runs} run easily on the level, or rest; nothing is made up." if runs else ""
    )
    return f"{said} {f'Keep the strength work of {lifts} light.' if lifts else ''}".strip()


def _name(session: Session) -> str:
    """Return "Tuesday’s tempo run", "Sunday’s strength"."""
    return f"{session.day:%A}’s {session.title.lower() if session.is_run else 'strength'}"


def _listed(names: Sequence[str]) -> str:
    """Return names in a row: "a", "a and b", "a, b and what follows"."""
    shown = [*names[:MOST], *(["what follows"] if len(names) > MOST else [])]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
