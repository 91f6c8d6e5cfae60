"""Routes: /calendar, /loads, /loads/trend, /loads/effort and its trend."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.analysis.plain import rounded
from runatomy.app.library.clock import day_of, now
from runatomy.app.web.api.answers.answer import answer, tag_of, unchanged_since
from runatomy.app.web.api.answers.values import TEXT, Since, Until, Who, within
from runatomy.app.web.api.loads import schemas
from runatomy.app.web.api.loads.effort import Amount, effort_trend, efforts
from runatomy.app.web.api.loads.habit import loads, trend
from runatomy.app.web.api.loads.plain import Kind
from runatomy.app.web.api.runs.rows import runner_id
from runatomy.app.web.web_app import Web

routes = APIRouter(tags=["loads"])


@routes.get("/calendar", operation_id="get_calendar", response_model=schemas.Calendar)
def get_calendar(
    request: Request, web: Web, runner: Who = None, since: Since = None, until: Until = None
) -> Response:
    """The days with runs, twins not counted."""
    who = None if runner is None else runner_id(web, runner)
    days = web.library.calendar(runner=who, since=within(since), until=within(until))
    rows = [
        {
            "date": day.date.isoformat(),
            "runs": day.runs,
            "distance_m": rounded(day.distance_m, 8),
            "moving_s": rounded(day.moving_s, 8),
            "energy_J": rounded(day.energy_J),
            "ascent_m": rounded(day.ascent_m),
        }
        for day in days
    ]
    return answer(request, {"days": rows})


@routes.get("/loads", operation_id="get_loads", response_model=schemas.Loads)
def get_loads(request: Request, web: Web, runner: Who = None, until: Until = None) -> Response:
    """What groups and tissues carried in the last 7, 28 and 84 days, against the habit."""
    who, day = runner_id(web, runner), within(until) or day_of(now())
    tag = tag_of("loads", who, day, web.library.ledger.revision())
    if found := unchanged_since(request, tag):
        return found
    told = web.kept.loads.get(tag, lambda: loads(web, who, day))
    return answer(request, told, tag=tag)


@routes.get("/loads/trend", operation_id="get_trend", response_model=schemas.Trend)
def get_trend(
    request: Request,
    web: Web,
    name: Annotated[
        str, Query(max_length=100, pattern=TEXT, description="Of the group, tissue or muscle.")
    ],
    kind: Kind = "group",
    runner: Who = None,
    weeks: Annotated[int, Query(ge=1, le=520)] = 26,
    until: Until = None,
) -> Response:
    """What one of them carried week by week."""
    day = within(until) or day_of(now())
    return answer(request, trend(web, runner_id(web, runner), kind, name, weeks, day))


@routes.get("/loads/effort", operation_id="get_effort", response_model=schemas.Efforts)
def get_effort(request: Request, web: Web, runner: Who = None, until: Until = None) -> Response:
    """What the last 7, 28 and 84 days asked of heart and fuel, against the habit."""
    who, day = runner_id(web, runner), within(until) or day_of(now())
    tag = tag_of("effort", who, day, web.library.ledger.revision())
    if found := unchanged_since(request, tag):
        return found
    told = web.kept.loads.get(tag, lambda: efforts(web, who, day))
    return answer(request, told, tag=tag)


@routes.get("/loads/effort/trend", operation_id="get_effort_trend", response_model=schemas.Weeks)
def get_effort_trend(
    request: Request,
    web: Web,
    name: Amount = "trimp",
    runner: Who = None,
    weeks: Annotated[int, Query(ge=1, le=520)] = 26,
    until: Until = None,
) -> Response:
    """Training impulse, energy, fat or carbohydrate week by week, with its range."""
    day = within(until) or day_of(now())
    return answer(request, effort_trend(web, runner_id(web, runner), name, weeks, day))
