"""Begun: a week of a plan that is past or under way, and what changes in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from runatomy.advice.plan.again.change import (
    NOT_MADE_UP,
    OTHER_DAYS,
    Change,
)
from runatomy.advice.plan.again.room import EASY_KINDS, minutes_left
from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.growth.history import History
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.making.weeks import run_session
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.session import Session, State
from runatomy.advice.plan.steps.recipes import MINUTE, easy
from runatomy.advice.plan.steps.shorter import shorter
from runatomy.advice.plan.week import Week
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOMETER

SAME = 0.15  # [-] of the distance within which a run was as planned
RECENT = 7  # days of which it is told what became of sessions
SAFE = 1.0 - 1e-9  # rounding may not lift a week over its limit


def loads_of(run: DoneRun, rates: Rates) -> FloatArray:
    """Return what a run loaded: as analyzed, else as level running at its mean speed."""
    if run.loads:
        return np.array(run.loads)
    return np.asarray(run.seconds * rates.second(run.meters / run.seconds))


def begun_week(
    plan: Plan, week: Week, done: Done, rates: Rates, history: History, loads: FloatArray
) -> tuple[Week, list[Change]]:  # fmt: skip
    """Return a week begun or past, and what changed in it; `loads` is what was run in it."""
    now: dict[str, Session] = {}
    said: dict[str, Change] = {}
    ahead = [one for one in week.sessions if _is_open(one, done)]
    longest = {one.key: _longest(history, done, one.day) for one in ahead}
    minutes = minutes_left(ahead, history.cap() * SAFE - loads, longest, rates)
    for session in week.sessions:
        change = None
        if session.day <= done.until:
            now[session.key], change = _past(session, done, week)
            change = change if (done.until - session.day).days < RECENT else None
        elif session.key not in minutes:
            now[session.key] = session
        else:
            now[session.key], change = _ahead(plan, session, rates, minutes[session.key])
            if now[session.key].state is not State.DROPPED:
                loads = loads + np.array(now[session.key].loads)
        if change:
            said[session.key] = change
    sessions = _ticked([now[session.key] for session in week.sessions], week, done)
    changes = [said[session.key] for session in week.sessions if session.key in said]
    moved = _leg_day(week, sessions, done)
    if moved:
        sessions, change = moved
        changes.append(change)
    kept = replace(week, sessions=tuple(sessions), loads=tuple(float(x) for x in loads))
    return kept, changes


def _is_open(session: Session, done: Done) -> bool:
    """Tell whether a run of training is still to come; a race is nobody's to shorten."""
    return session.day > done.until and session.is_run and session.kind != "race"


def _longest(history: History, done: Done, day: date) -> float:
    """Return how long a run may be on a day [m], after all that was run until then."""
    ran = tuple((run.day, run.meters) for run in done.runs)
    return replace(history, runs=(*history.runs, *ran)).longest(day)


def _name(session: Session) -> str:
    return f"{session.day:%A}’s {session.title.lower()}"


def _past_name(session: Session, week: Week, until: date) -> str:
    """Return the name of a session that is over: "last Friday’s" of a week before this one."""
    return f"last {_name(session)}" if week.end < until else _name(session)


def _past(session: Session, done: Done, week: Week) -> tuple[Session, Change | None]:
    """Return what became of a session, and what it means for the plan."""
    if not session.is_run:
        state = State.DONE if session.day in done.strength else State.UNTOLD
        return replace(session, state=state), None
    ran = sum(run.meters for run in done.runs if run.day == session.day)
    session = replace(session, ran=ran)
    if ran <= 0.0 and session.state is State.DROPPED:
        return session, None  # the plan itself left it out
    if ran <= 0.0:
        return replace(session, state=State.MISSED), _missed(session, done, week)
    if _as_planned(ran, session):
        return replace(session, state=State.DONE), None
    change = Change(
        key="plan.differed",
        session=_past_name(session, week, done.until),
        much=f"{ran / KILOMETER:.1f} km instead of {session.covered / KILOMETER:.1f}",
    )
    return replace(session, state=State.DIFFERED), change


def _as_planned(ran: float, session: Session) -> bool:
    """Tell whether a distance [m] is about the planned one, its walked rests counted or not."""
    return (1.0 - SAME) * session.distance <= ran <= (1.0 + SAME) * session.covered


def _missed(session: Session, done: Done, week: Week) -> Change:
    """Return that a run was not run, or was run on another day."""
    planned = {each.day for each in week.sessions if each.is_run}
    other = any(week.start <= run.day <= week.end and run.day not in planned for run in done.runs)
    return Change(
        key="plan.missed",
        session=_past_name(session, week, done.until),
        end=OTHER_DAYS if other else NOT_MADE_UP,
    )


def _ahead(
    plan: Plan, session: Session, rates: Rates, minutes: int | None
) -> tuple[Session, Change | None]:  # fmt: skip
    """Return a run still to come in a week begun: as it was, shorter, or left out."""
    if minutes is None:
        return session, None
    if not minutes:
        dropped = replace(session, state=State.DROPPED)
        return dropped, Change(key="plan.left_out", session=_name(session))
    kept = session.kind in EASY_KINDS
    seconds = minutes * MINUTE
    blocks = shorter(session.blocks, seconds) if kept else (easy(rates.engine.pace, seconds),)
    less = run_session(plan.request, rates, session.day, session.kind if kept else "easy", blocks)
    less = replace(less, key=session.key, state=State.SHORTENED)
    return less, Change(key="plan.less", session=_name(session), much=str(minutes))


def _ticked(sessions: list[Session], week: Week, done: Done) -> list[Session]:
    """Return the sessions with strength done on another day of the week where it was done."""
    planned = {one.day for one in sessions if not one.is_run}
    days = sorted(d for d in set(done.strength) if week.start <= d <= week.end and d not in planned)
    untold = [one for one in sessions if one.state is State.UNTOLD]
    for day, one in zip(reversed(days), reversed(untold), strict=False):
        there = replace(one, key=f"{day.isoformat()}-strength", day=day, state=State.DONE)
        sessions[sessions.index(one)] = there
    return sorted(sessions, key=lambda one: (one.day, not one.is_run))


def _leg_day(
    week: Week, sessions: list[Session], done: Done
) -> tuple[list[Session], Change] | None:  # fmt: skip
    """Return the sessions with a missed strength session moved ahead, where none is left."""
    strength = [s for s in sessions if not s.is_run]
    missed = [s for s in strength if s.state is State.UNTOLD]
    if not missed or len(missed) < len(strength) or done.until >= week.end:
        return None
    last = missed[-1]
    day = _leg_place(week, sessions, done)
    moved = replace(last, key=f"{day.isoformat()}-strength", day=day, state=State.MOVED)
    found = sorted([*(s for s in sessions if s is not last), moved],
                   key=lambda s: (s.day, not s.is_run))  # fmt: skip
    return found, Change(key="plan.moved", session="strength", much=f"{day:%A}")


def _leg_place(week: Week, sessions: list[Session], done: Done) -> date:
    """Return the day for strength: one without a run if there is one, then one with an easy run."""
    left = [done.until + timedelta(days=i + 1) for i in range((week.end - done.until).days)]
    hard = {s.day: 1 if s.kind in ("easy", "recovery") else 2
            for s in sessions if s.is_run and s.state is not State.DROPPED}  # fmt: skip
    return min(left, key=lambda day: (hard.get(day, 0), day))
