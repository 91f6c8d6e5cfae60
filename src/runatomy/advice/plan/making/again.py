"""Again: a plan made anew after what was really run; the past stays, nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from runatomy.advice.facts.training import MIXTURE
from runatomy.advice.finding import Finding
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.done import Done, DoneRun
from runatomy.advice.plan.growth.history import History
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.making.said import plan_findings
from runatomy.advice.plan.making.weeks import make_weeks, run_session
from runatomy.advice.plan.making.words import evidence_of
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import Session, State
from runatomy.advice.plan.steps.recipes import MINUTE, easy
from runatomy.advice.plan.usual.read import PastRun, habit_of
from runatomy.advice.plan.week import Week
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOMETER

SAME = 0.15  # [-] of the distance within which a run was as planned
LEAST = 10  # minutes of a run under which it is left out
NOT_MADE_UP = "It is not made up: the week simply was lighter."
OTHER_DAYS = "The runs of other days count instead."
GENTLE = "The weeks ahead still grow gently: one week of more is no new habit."
FROM_THERE = "The weeks ahead start from what you ran."
ENDS = (NOT_MADE_UP, OTHER_DAYS, GENTLE, FROM_THERE)
OWN_DAYS = 21  # of a plan after which the days really run on count
RECENT = 7  # days of which it is told what became of sessions
SAFE = 1.0 - 1e-9  # rounding may not lift a week over its limit


def replan(plan: Plan, done: Done, engine: Engine) -> Plan:
    """Return the plan as it stands after what was done until a day.

    Sessions until that day keep their place and say what became of them. The rest of that week is
    kept, or shortened where more was run than planned; it never grows. Later weeks are made anew
    from what the last four really loaded, so that nothing missed is crammed in; what a week loaded
    beyond its limit is no base to grow from.
    """
    rates = Rates(engine=engine)
    history, weeks, changes = plan.before, [], []
    for week in plan.weeks:
        if week.start > done.until:
            break
        ran = [run for run in done.runs if week.start <= run.day <= week.end]
        loads = sum((_loads(run, rates) for run in ran), np.zeros(len(rates.names)))
        kept, said = _week(plan, week, done, rates, history, loads)
        kept = replace(kept, ran=tuple((run.day, run.meters) for run in ran))
        runs = [(run.day, run.meters) for run in ran]
        runs += [(s.day, s.distance) for s in kept.runs if s.day > done.until and s.kind != "race"]
        history = history.after(np.minimum(kept.loads, history.cap()), tuple(runs))
        weeks.append(kept)
        changes += said
    request = _on_own_days(plan.request, done)
    later = make_weeks(request, rates, history, first=len(weeks))
    every = (*weeks, *later)
    changes += _growth(plan, every, len(weeks))
    return replace(
        plan,
        five_k=engine.pace.five_k,
        weeks=every,
        findings=plan_findings(request, every, done),
        changes=_said_once(changes),
    )


def _on_own_days(request: Request, done: Done) -> Request:
    """Return the request with the weekdays that were really run on, once enough weeks tell."""
    if (done.until - request.start).days < OWN_DAYS:
        return request
    ran = [PastRun(day=run.day, meters=run.meters) for run in done.runs]
    seen = habit_of(ran, done.until + timedelta(days=1))
    if not seen.weekdays:
        return request
    habit = replace(request.habit, weekdays=seen.weekdays, long_day=seen.long_day)
    return replace(request, habit=habit)


def _said_once(changes: list[Finding]) -> tuple[Finding, ...]:
    """Return the changes, the sentences that many of them end with said by the first alone."""
    said: set[str] = set()
    found = []
    for change in changes:
        end = next((one for one in ENDS if one in change.text), "")
        text = change.text.replace(f" {end}", "") if end in said and end else change.text
        found.append(replace(change, text=text))
        said.add(end)
    return tuple(found)


def _loads(run: DoneRun, rates: Rates) -> FloatArray:
    """Return what a run loaded: as analyzed, else as level running at its mean speed."""
    if run.loads:
        return np.array(run.loads)
    return np.asarray(run.seconds * rates.second(run.meters / run.seconds))


def _week(
    plan: Plan, week: Week, done: Done, rates: Rates, history: History, loads: FloatArray
) -> tuple[Week, list[Finding]]:  # fmt: skip
    """Return a week begun or past, and what changed in it."""
    sessions, changes = [], []
    room = history.cap() * SAFE - loads
    for session in week.sessions:
        if session.day <= done.until:
            now, said = _past(session, done, week)
            said = said if (done.until - session.day).days < RECENT else None
        elif not session.is_run or session.kind == "race":
            now, said = session, None
        else:
            now, said = _ahead(plan, session, rates, room, _longest(history, done, session.day))
            if now.state is not State.DROPPED:
                room = room - np.array(now.loads)
                loads = loads + np.array(now.loads)
        sessions.append(now)
        changes += [said] if said else []
    moved = _leg_day(week, sessions, done)
    if moved:
        sessions, said = moved
        changes.append(said)
    kept = replace(week, sessions=tuple(sessions), loads=tuple(float(x) for x in loads))
    return kept, changes


def _longest(history: History, done: Done, day: date) -> float:
    """Return how long a run may be on a day [m], after all that was run until then."""
    ran = tuple((run.day, run.meters) for run in done.runs)
    return replace(history, runs=(*history.runs, *ran)).longest(day)


def _past(session: Session, done: Done, week: Week) -> tuple[Session, Finding | None]:
    """Return what became of a session, and what it means for the plan."""
    name = f"{session.day:%A}’s {session.title.lower()}"
    if not session.is_run:
        state = State.DONE if session.day in done.strength else State.UNTOLD
        return replace(session, state=state), None
    ran = sum(run.meters for run in done.runs if run.day == session.day)
    session = replace(session, ran=ran)
    if ran <= 0.0 and session.state is State.DROPPED:
        return session, None  # the plan itself left it out
    if ran <= 0.0:
        planned = {each.day for each in week.sessions if each.is_run}
        other = any(week.start <= run.day <= week.end and run.day not in planned
                    for run in done.runs)  # fmt: skip
        text = (
            f"You did not run {name} on its day. {OTHER_DAYS}"
            if other
            else f"You left out {name}. {NOT_MADE_UP}"
        )
        return replace(session, state=State.MISSED), _changed("plan.missed", text)
    if abs(ran - session.distance) <= SAME * session.distance:
        return replace(session, state=State.DONE), None
    ahead = GENTLE if ran > session.distance else FROM_THERE
    text = (
        f"{name} came to {ran / KILOMETER:.1f} km instead of {session.distance / KILOMETER:.1f}. "
        f"{ahead}"
    )
    return replace(session, state=State.DIFFERED), _changed("plan.differed", text)


def _ahead(
    plan: Plan, session: Session, rates: Rates, room: FloatArray, longest: float
) -> tuple[Session, Finding | None]:  # fmt: skip
    """Return a session still to come in a week begun: as it was, shorter, or left out."""
    need = np.array(session.loads)
    if (need <= room).all() and session.distance <= longest:
        return session, None
    speed = rates.engine.pace.easy
    second = rates.second(speed)
    fits = float((room / np.maximum(second, 1e-12))[second > 0.0].min())
    minutes = int(min(fits, longest / speed, need[0]) // MINUTE)
    name = f"{session.day:%A}’s {session.title.lower()}"
    if minutes < LEAST:
        text = f"{name} is left out: this week has already asked enough of your legs."
        return replace(session, state=State.DROPPED), _changed("plan.left_out", text)
    kind = session.kind if session.kind in ("easy", "long", "recovery") else "easy"
    shorter = run_session(
        plan.request, rates, session.day, kind, (easy(rates.engine.pace, minutes * MINUTE),)
    )
    text = f"{name} becomes {minutes} easy minutes: this week has already asked a good deal."
    return replace(shorter, key=session.key, state=State.SHORTENED), _changed("plan.less", text)


def _leg_day(
    week: Week, sessions: list[Session], done: Done
) -> tuple[list[Session], Finding] | None:  # fmt: skip
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
    text = (
        f"No strength is ticked off this week, so it moves to {day:%A}: each leg works on its own "
        "once a week. If it was done, tick it off."
    )
    return found, _changed("plan.moved", text)


def _leg_place(week: Week, sessions: list[Session], done: Done) -> date:
    """Return the day for strength: one without a run if there is one, then one with an easy run."""
    left = [done.until + timedelta(days=i + 1) for i in range((week.end - done.until).days)]
    hard = {s.day: 1 if s.kind in ("easy", "recovery") else 2
            for s in sessions if s.is_run and s.state is not State.DROPPED}  # fmt: skip
    return min(left, key=lambda day: (hard.get(day, 0), day))


def _growth(plan: Plan, weeks: tuple[Week, ...], first: int) -> list[Finding]:
    """Return how the first week ahead changed, where it did."""
    if first >= len(weeks):
        return []
    old, new = plan.weeks[first].loads[1] / KILOMETER, weeks[first].loads[1] / KILOMETER
    if abs(new - old) < 0.05 * old or f"{new:.0f}" == f"{old:.0f}":
        return []
    text = (
        f"The week from {weeks[first].start:%A} holds {new:.0f} km instead of {old:.0f}, from what "
        "you really ran."
    )
    return [
        Finding(
            key="plan.next_week", text=text, value=new, low=new, high=new, unit="km",
            evidence=evidence_of(MIXTURE), facts=(MIXTURE.key,),
        )
    ]  # fmt: skip


def _changed(key: str, text: str) -> Finding:
    return Finding(key=key, text=text[0].upper() + text[1:], evidence=evidence_of(MIXTURE),
                   facts=(MIXTURE.key,))  # fmt: skip
