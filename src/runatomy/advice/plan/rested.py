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
    told = [one for one in state.muscles if one.group != "other" and one.word in WEARY]
    if not state.runs or not told:
        return None
    worst = min(told, key=lambda one: one.strength)
    early = [
        s for s in plan.sessions if s.day > today and any(_clash(s, o, today, plan) for o in told)
    ]
    if not early:
        return None
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


def _clash(session: Session, one: MuscleState, today: date, plan: Plan) -> bool:
    """Tell whether a session still to come asks for a group that is not back by then."""
    ahead = DAY * (session.day - today).days - MIDDAY
    if session.state not in OPEN or ahead >= one.fresh_in:
        return False
    if session.strength is not None:
        return one.word is StateWord.OVERLOADED and session.strength.stage is not Stage.LIGHT
    steep = session.kind == "long" and plan.request.goal.kind.hilly
    return one.word is StateWord.OVERLOADED or session.kind not in CALM or steep


def _words(worst: MuscleState, early: Sequence[Session]) -> str:
    """Return what to do, in a coach's words."""
    plain = group_named(worst.group).plain.partition(" (")[0].lower()
    names = [f"{s.day:%A}’s {s.title.lower()}" for s in early if s.kind != "race"]
    named = " and ".join(names[:MOST]) + (" and what follows" if len(names) > MOST else "")
    text = f"By estimate your {plain} needs about {in_hours(worst.fresh_in)} more. "
    if named and worst.word is StateWord.OVERLOADED:
        text += (
            f"Until it is back, rest, walk or ride a bike instead of {named}; nothing is made up."
        )
    elif named:
        text += f"Make {named} easy and level, or leave it out; nothing is made up."
    if any(session.kind == "race" for session in early):
        text += " If you do race, start slower than you feel."
    return text.strip()
