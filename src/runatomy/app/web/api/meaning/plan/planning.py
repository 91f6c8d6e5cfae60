"""Planning: a plan from what was asked for, kept as plain values, and as it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.again.replan import replan
from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.rested import early_sessions, rested_finding
from runatomy.advice.plan.session import State
from runatomy.advice.plan.usual.earlier import Earlier
from runatomy.advice.plan.usual.spent import Spent
from runatomy.app.library.clock import start_of
from runatomy.app.web.api.meaning.body.recovery import moment_of, state_at
from runatomy.app.web.api.meaning.engines import Whose, engine_of
from runatomy.app.web.api.meaning.plan.done import as_day, done_until
from runatomy.app.web.web_app import WebApp

TOLD = "strength_done"  # days on which the runner ticked off strength


def request_of(asked: Mapping[str, Any]) -> Request:
    """Return the request that `Request.to_dict` told; RunatomyError where it cannot be planned."""
    return Request(
        goal=Goal(name=asked["goal"]["name"], day=as_day(asked["goal"]["day"])),
        start=as_day(asked["start"]),
        days=asked["days"],
        habit=_habit(asked["habit"]),
        equipment=tuple(asked["equipment"]),
        strength_days=asked["strength_days"],
        age=asked["age"],
        paced=asked.get("paced", True),
    )


def _habit(told: Mapping[str, Any]) -> RecentHabit:
    """Return the habit that `RecentHabit.to_dict` told; plans of before know only distances."""
    earlier, spent = told.get("earlier"), told.get("spent")
    return RecentHabit(
        weekly=told["weekly_m"],
        longest=told["longest_m"],
        climb=told.get("climb", 0.0),
        descent=told.get("descent", 0.0),
        weekdays=tuple(told.get("weekdays", ())),
        long_day=told.get("long_day"),
        earlier=None
        if earlier is None
        else Earlier(
            weekly=earlier["weekly_m"], longest=earlier["longest_m"], weeks=earlier["weeks"]
        ),
        easy=told.get("easy_mps"),
        spent=None
        if spent is None
        else Spent(day=as_day(spent["day"]), meters=spent["distance_m"]),
    )


def engine_for(web: WebApp, runner: int, five_k: float, request: Request) -> Engine:
    """Return the engine of a runner as they were when a plan began."""
    who = web.library.profile_at(runner, start_of(request.start))
    return engine_of(
        Whose(mass=who.mass, height=who.height, sex=who.sex, five_k=five_k, easy=request.habit.easy)
    )


def first_plan(web: WebApp, runner: int, kept: Mapping[str, Any]) -> tuple[Plan, Engine]:
    """Return a plan as it was first made, and the engine it was made with."""
    request = request_of(kept["request"])
    engine = engine_for(web, runner, float(kept["five_k_s"]), request)
    return make_plan(engine, request), engine


def plan_today(web: WebApp, runner: int, kept: Mapping[str, Any], today: date) -> Plan:
    """Return a kept plan as it stands on a day: made again at the end of each week that passed.

    A day that is not over counts only once something was run on it.
    """
    plan, engine = first_plan(web, runner, kept)
    begin, told = plan.request.start, [as_day(day) for day in kept.get(TOLD, ())]
    ran_today = bool(web.library.calendar(runner=runner, since=today, until=today))
    until = min(today if ran_today else today - timedelta(days=1), plan.request.goal.day)
    if until < begin:
        return plan
    whole = done_until(web, runner, plan.names, begin, until, told)
    for week_end in (*(week.end for week in plan.weeks if week.end < until), until):
        runs = tuple(run for run in whole.runs if run.day <= week_end)
        done = type(whole)(until=week_end, runs=runs, strength=whole.strength)
        plan = replan(plan, done, engine)
    return plan


def told_plan(plan: Plan, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plan in plain values, with the days on which strength was ticked off."""
    return plan.to_dict() | {TOLD: list(kept.get(TOLD, ()))}


def told_today(
    web: WebApp, runner: int, plan: Plan, kept: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """Return a plan in plain values, what recovery says of its next sessions first."""
    told, state = told_plan(plan, kept), state_at(web, runner, moment_of(today))
    found, early = rested_finding(plan, state, today), early_sessions(plan, state, today)
    # Strength that moves to a day on which the muscles should rest is not announced as well.
    quiet = ("plan.moved",) if any(one.state is State.MOVED for one in early) else ()
    return told | {
        "findings": [*([found.to_dict()] if found else []), *told["findings"]],
        "changes": [one for one in told["changes"] if one["key"] not in quiet],
    }
