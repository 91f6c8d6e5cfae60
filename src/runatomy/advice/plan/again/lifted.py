"""Lifted: in how many weeks strength was trained, and what that means for how heavy it gets."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.advice.facts.strength import PRACTICE
from runatomy.advice.finding import Finding
from runatomy.advice.plan.done import Done
from runatomy.advice.plan.making.weeks import stage_of
from runatomy.advice.plan.making.words import evidence_of
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import State
from runatomy.advice.plan.week import Week
from runatomy.advice.strength.dose import Stage

LOADS = {Stage.LEARN: "light loads", Stage.BUILD: "loads below the heaviest"}


def weeks_lifted(weeks: Sequence[Week], done: Done) -> int:
    """Return in how many weeks strength was ticked off, or is still to come."""
    return sum(
        any(
            session.strength is not None
            and (session.state is State.DONE or session.day > done.until)
            for session in week.sessions
        )
        for week in weeks
    )


def strength_finding(
    request: Request, weeks: Sequence[Week], done: Done, ahead: Sequence[Week]
) -> Finding | None:
    """Return that strength stays lighter as it was not ticked off; None where it does not.

    `weeks` are those begun or past, `ahead` the others.
    """
    if not ahead:
        return None
    stage = stage_of(request, ahead[0].phase, weeks_lifted(weeks, done))
    if stage is stage_of(request, ahead[0].phase, len(weeks)):
        return None
    ticked = sum(any(s.strength and s.state is State.DONE for s in one.sessions) for one in weeks)
    told = f"{ticked} of {len(weeks)} weeks so far" if ticked else "no week so far"
    return Finding(
        key="plan.strength",
        text=f"Strength stays with {LOADS[stage]}: it was ticked off in {told}. "
        "Heavier loads come after some weeks of practice; if you did it, tick it off.",
        value=float(ticked),
        low=float(ticked),
        high=float(ticked),
        unit="weeks",
        evidence=evidence_of(PRACTICE),
        facts=(PRACTICE.key,),
    )
