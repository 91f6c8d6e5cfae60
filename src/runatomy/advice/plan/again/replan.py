"""Replan: a plan made anew after what was really run; the past stays, nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from runatomy.advice.facts.training import MIXTURE
from runatomy.advice.finding import Finding
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.again.begun import SAME, begun_week, loads_of
from runatomy.advice.plan.again.change import A_HABIT, AS_MUCH, FROM_THERE, GENTLE, Change, told
from runatomy.advice.plan.again.leap import is_leap, leap_finding
from runatomy.advice.plan.again.lifted import strength_finding, weeks_lifted
from runatomy.advice.plan.done import Done
from runatomy.advice.plan.growth.rates import Rates
from runatomy.advice.plan.making.said import plan_findings
from runatomy.advice.plan.making.weeks import make_weeks
from runatomy.advice.plan.making.words import evidence_of
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import State
from runatomy.advice.plan.usual.read import PastRun, habit_of
from runatomy.advice.plan.week import Week
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOMETER

OWN_DAYS = 21  # of a plan after which the days really run on count
SUSTAINED, LATELY = 3, 4  # what as many of the last weeks held is a habit: ours
RECENT = 7  # days of which it is told what became of them


def replan(plan: Plan, done: Done, engine: Engine) -> Plan:
    """Return the plan as it stands after what was done until a day.

    Sessions until that day keep their place and say what became of them. The rest of that week is
    kept, or shortened where more was run than planned; it never grows. Later weeks are made anew
    from what the weeks before really loaded, so that nothing missed is crammed in. What one week
    loaded beyond its limit is no base to grow from, and the week after it is a lighter one; what
    SUSTAINED of LATELY weeks all loaded is a habit, whatever was planned.
    """
    rates = Rates(engine=engine)
    history, leap, over, habit = plan.before, None, False, False
    weeks: list[Week] = []
    changes: list[Change] = []
    for week in plan.weeks:
        if week.start > done.until:
            break
        ran = [run for run in done.runs if week.start <= run.day <= week.end]
        loads = sum((loads_of(run, rates) for run in ran), np.zeros(len(rates.names)))
        leapt = is_leap(loads, history, weeks)
        kept, said = begun_week(plan, week, done, rates, history, loads)
        kept = replace(kept, ran=tuple((run.day, run.meters) for run in ran))
        leap = kept if leapt else leap
        runs = [(run.day, run.meters) for run in ran]
        runs += [(s.day, s.distance) for s in kept.runs if s.day > done.until and s.kind != "race"]
        weeks.append(kept)
        held, cap = _sustained(plan, weeks), history.cap()
        recent = (done.until - week.end).days < RECENT
        over = recent and bool(over or kept.loads[0] > cap[0])
        habit = recent and bool(habit or held[0] > cap[0])
        history = history.after(np.minimum(kept.loads, np.maximum(cap, held)), tuple(runs))
        changes += said
    request = _on_own_days(plan.request, done)
    light = leap is not None and leap is weeks[-1]
    lifted = weeks_lifted(weeks, done)
    later = make_weeks(request, rates, history, first=len(weeks), light=light, lifted=lifted)
    every = (*weeks, *later)
    lately = leap if leap is not None and (done.until - leap.end).days < RECENT else None
    growth = _growth(plan, every, len(weeks), light)
    meaning = "" if lately or not later else _meaning(plan, done, rates, over, habit)
    if growth and meaning in (GENTLE, A_HABIT) and _shrinks(plan, every, len(weeks)):
        meaning = ""
    found = [*told(changes, meaning), *growth]
    kept_light = strength_finding(request, weeks, done, later)
    return replace(
        plan,
        five_k=engine.pace.five_k,
        weeks=every,
        findings=plan_findings(request, every, done),
        changes=(*([leap_finding(lately, every)] if lately else []), *found,
                 *([kept_light] if kept_light else [])),
    )  # fmt: skip


def _meaning(plan: Plan, done: Done, rates: Rates, over: bool, habit: bool) -> str:
    """Return what the runs of the last RECENT days mean for the weeks ahead, if they differed.

    `over` tells whether the week held more than a plan may grow by, `habit` whether that has become
    one. Else the time run and the time planned count: longer and shorter runs make up for each
    other.
    """
    if over:
        return A_HABIT if habit else GENTLE
    window = [done.until - timedelta(days=day) for day in range(RECENT)]
    lately = [day for day in window if plan.request.start <= day < plan.request.goal.day]
    ran = sum(float(loads_of(run, rates)[0]) for run in done.runs if run.day in lately)
    runs = [s for s in plan.sessions if s.is_run and s.kind != "race" and s.day in lately]
    planned = sum(session.loads[0] for session in runs if session.state is not State.DROPPED)
    return AS_MUCH if abs(ran - planned) <= SAME * planned else FROM_THERE


def _sustained(plan: Plan, weeks: list[Week]) -> FloatArray:
    """Return what SUSTAINED of the last LATELY weeks all loaded, those before the plan too.

    One weaker week among them takes nothing away, one stronger week adds nothing.
    """
    every = [*plan.before.weeks, *(np.array(week.loads) for week in weeks)]
    return np.asarray(np.sort(every[-LATELY:], axis=0)[-SUSTAINED])


def _on_own_days(request: Request, done: Done) -> Request:
    """Return the request with the weekdays that were really run on, once enough weeks tell."""
    if (done.until - request.start).days < OWN_DAYS:
        return request
    ran = [PastRun(day=run.day, meters=run.meters, speed=run.speed) for run in done.runs]
    seen = habit_of(ran, done.until + timedelta(days=1))
    if not seen.weekdays:
        return request
    habit = replace(request.habit, weekdays=seen.weekdays, long_day=_long_day(request, seen))
    return replace(request, habit=habit)


def _long_day(request: Request, seen: RecentHabit) -> int | None:
    """Return the day of the long run as it is run; as it was told where none stands out."""
    told = request.habit.long_day
    kept = told if told in seen.weekdays else None
    return kept if seen.long_day is None else seen.long_day


def _shrinks(plan: Plan, weeks: tuple[Week, ...], first: int) -> bool:
    """Tell whether the first week ahead holds less than it did."""
    return weeks[first].planned < plan.weeks[first].planned


def _growth(plan: Plan, weeks: tuple[Week, ...], first: int, light: bool) -> list[Finding]:
    """Return how the first week ahead changed, where it did; a lighter one is told elsewhere."""
    if first >= len(weeks) or light:
        return []
    old, new = (one[first].planned / KILOMETER for one in (plan.weeks, weeks))
    if abs(new - old) < 0.05 * old or f"{new:.0f}" == f"{old:.0f}":
        return []
    return [
        Finding(
            key="plan.next_week",
            text=f"The week from {weeks[first].start:%A} holds {new:.0f} km instead of {old:.0f}, "
            "from what you really ran.",
            value=new, low=new, high=new, unit="km",
            evidence=evidence_of(MIXTURE), facts=(MIXTURE.key,),
        )
    ]  # fmt: skip
