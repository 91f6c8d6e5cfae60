"""Plan routes: /plan, its calendar and its workouts."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.advice.plan.goal import KINDS
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.session import State
from runatomy.advice.strength.catalogue.exercises import EQUIPMENT
from runatomy.app.library.clock import day_of, now
from runatomy.app.web.api.answers.answer import answer, download
from runatomy.app.web.api.answers.errors import conflict, unknown
from runatomy.app.web.api.answers.values import Day, Marked, Who, within
from runatomy.app.web.api.meaning.plan.habit import defaults
from runatomy.app.web.api.meaning.plan.planning import (
    TOLD,
    first_plan,
    plan_today,
    request_of,
    told_plan,
    told_today,
)
from runatomy.app.web.api.meaning.schemas import plan as schemas
from runatomy.app.web.api.runs.rows import runner_id
from runatomy.app.web.web_app import Web, WebApp

routes = APIRouter(prefix="/plan", tags=["meaning"])

Today = Annotated[Day | None, Query(description="As it stands on this day; today if left out.")]
# Of these null says that there is none; left out, that the runs tell.
NONE = ("long_day", "earlier", "spent")
CALENDAR, ZIP = "text/calendar", "application/zip"
BINARY: dict[int | str, dict[str, Any]] = {
    200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}}
}
TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {CALENDAR: {"schema": {"type": "string"}}}}
}


@routes.get("", operation_id="get_plan", response_model=schemas.Planned)
def get_plan(request: Request, web: Web, runner: Who = None, today: Today = None) -> Response:
    """The plan a runner follows as it stands, and what a form for another begins with."""
    who, day = runner_id(web, runner), within(today) or day_of(now())
    kept = web.library.plan(who)
    plan = None
    if kept is not None:
        plan = told_today(web, who, plan_today(web, who, kept, day), kept, day)
    return answer(request, _answered(web, who, day, plan))


@routes.post("", operation_id="make_plan", response_model=schemas.Planned)
def make(
    request: Request, web: Web, new: schemas.NewPlan, x_runatomy: Marked, runner: Who = None
) -> Response:
    """Make a plan toward a goal; the runner follows it from now on unless it is not to be saved."""
    who, day = runner_id(web, runner), day_of(now())
    start = within(new.start) or day
    kept: dict[str, Any] = {**_wanted(web, who, new, start), TOLD: []}
    plan, _ = first_plan(web, who, kept)
    if new.save:
        web.library.save_plan(who, told_plan(plan, kept))
        plan = plan_today(web, who, kept, day)
    return answer(request, _answered(web, who, day, told_today(web, who, plan, kept, day)))


@routes.delete("", operation_id="forget_plan", status_code=204, response_class=Response)
def forget(web: Web, x_runatomy: Marked, runner: Who = None) -> Response:
    """Forget the plan a runner follows."""
    web.library.save_plan(runner_id(web, runner), None)
    return Response(status_code=204)


@routes.put(
    "/strength/{day}", operation_id="tick_strength", status_code=204, response_class=Response
)
def tick(web: Web, day: Day, x_runatomy: Marked, runner: Who = None) -> Response:
    """Tick off the strength session of a day: no watch tells of it."""
    return _tick(web, runner, day, True)


@routes.delete(
    "/strength/{day}", operation_id="untick_strength", status_code=204, response_class=Response
)
def untick(web: Web, day: Day, x_runatomy: Marked, runner: Who = None) -> Response:
    """Say that the strength session of a day was not done after all."""
    return _tick(web, runner, day, False)


@routes.get(".ics", operation_id="get_plan_calendar", response_class=Response, responses=TEXT)
def calendar(web: Web, runner: Who = None) -> Response:
    """The plan as a calendar file (iCalendar)."""
    from runatomy.app.report.workouts.calendar import calendar_bytes

    plan = _followed(web, runner)
    name = f"runatomy {plan.request.goal.name} {plan.request.goal.day}.ics"
    return download(calendar_bytes(plan, now()), CALENDAR, name)


@routes.get(
    "/workouts.zip", operation_id="get_plan_workouts", response_class=Response, responses=BINARY
)
def workouts(web: Web, runner: Who = None) -> Response:
    """The runs still to come as FIT workouts for the watch, in one archive."""
    from runatomy.app.report.workouts.fit_workout import file_name, workout_bytes

    plan, made = _followed(web, runner), now()
    gone = (State.MISSED, State.DROPPED)
    runs = [s for s in plan.sessions if s.is_run and s.day >= day_of(made) and s.state not in gone]
    if not runs:
        raise conflict("no run of the plan is left", "Make a new plan.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for session in runs:
            archive.writestr(file_name(session), workout_bytes(session, made))
    return download(packed.getvalue(), ZIP, f"runatomy {plan.request.goal.name} workouts.zip")


def _wanted(web: WebApp, who: int, new: schemas.NewPlan, start: date) -> dict[str, Any]:
    """Return what is asked for in the plan's own words, the rest filled in from the habit."""
    usual = defaults(web, who, start)
    told = new.model_dump(exclude_unset=True)
    given = {key: value for key, value in told.items() if value is not None or key in NONE}
    whole = usual | given
    profile = web.library.profile_at(who, now())
    request = {
        "goal": {"name": new.goal, "day": new.day.isoformat()},
        "start": start.isoformat(),
        "days": whole["days"],
        "habit": {key: whole[key] for key in RecentHabit().to_dict()},
        "equipment": sorted(set(new.equipment)),
        "strength_days": new.strength_days,
        "age": profile.age,
    }
    return {"request": request, "five_k_s": whole["five_k_s"]}


def _answered(web: WebApp, who: int, day: date, plan: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "runner_id": who,
        "today": day.isoformat(),
        "plan": plan,
        "form": defaults(web, who, day),
        "goals": [{"name": k.name, "plain": k.plain, "race_m": k.race} for k in KINDS],
        "equipment": list(EQUIPMENT),
    }


def _kept(web: WebApp, who: int) -> dict[str, Any]:
    kept = web.library.plan(who)
    if kept is None:
        raise unknown("there is no plan yet", "Make one on the page of the plan.")
    return kept


def _followed(web: WebApp, runner: str | None) -> Plan:
    """Return the plan a runner follows as it stands today; refuses (404) where there is none."""
    who = runner_id(web, runner)
    return plan_today(web, who, _kept(web, who), day_of(now()))


def _tick(web: WebApp, runner: str | None, day: date, done: bool) -> Response:
    who = runner_id(web, runner)
    with web.library.ledger.writing():  # two ticks at once both stay
        kept = _kept(web, who)
        told = set(kept.get(TOLD, ()))
        told = told | {day.isoformat()} if done else told - {day.isoformat()}
        request = request_of(kept["request"])
        first, last = request.start.isoformat(), request.goal.day.isoformat()
        told = {one for one in told if first <= one <= last}
        web.library.save_plan(who, kept | {TOLD: sorted(told)})
    return Response(status_code=204)
