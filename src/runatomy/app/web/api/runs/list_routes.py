"""List routes: /runs and /calendar."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.web.api.answers.answer import answer
from runatomy.app.web.api.answers.values import TEXT, Since, Until, Who, within
from runatomy.app.web.api.runs import schemas
from runatomy.app.web.api.runs.rows import names_of, run_page, runner_id
from runatomy.app.web.web_app import Web
from runatomy.mechanics.run.names import GROUP_NAMES

routes = APIRouter(tags=["runs"])

Meters = Annotated[float | None, Query(ge=0.0, le=1e7, allow_inf_nan=False, description="[m]")]
Sort = Literal[
    "start", "-start", "added", "-added", "name", "-name", "duration_s", "-duration_s",
    "moving_s", "-moving_s", "distance_m", "-distance_m", "ascent_m", "-ascent_m",
    "descent_m", "-descent_m", "heart_rate_bpm", "-heart_rate_bpm", "energy_J", "-energy_J",
    "speed_m_s", "-speed_m_s", "group", "-group",
]  # fmt: skip
Group = Literal[GROUP_NAMES]  # type: ignore[valid-type]


@routes.get("/runs", operation_id="list_runs", response_model=schemas.RunList)
def list_runs(
    request: Request,
    web: Web,
    since: Since = None,
    until: Until = None,
    runner: Who = None,
    q: Annotated[
        str | None,
        Query(max_length=200, pattern=TEXT, description="Words of name, note, sport or device."),
    ] = None,
    min_distance_m: Meters = None,
    max_distance_m: Meters = None,
    min_ascent_m: Meters = None,
    group: Annotated[
        Group | None, Query(description="Sort by what these muscles spent, the most first.")
    ] = None,
    sort: Annotated[Sort, Query(description="A minus before it: the largest first.")] = "-start",
    limit: Annotated[int, Query(ge=0, le=1000, description="Runs at most.")] = 50,
    offset: Annotated[int, Query(ge=0, le=10**9, description="Runs to pass over.")] = 0,
    twins: Annotated[bool, Query(description="Also the same runs from other files.")] = False,
) -> Response:
    """The runs that are asked for, the newest first, with sums over all of them."""
    if sort in ("group", "-group") and group is None:
        sort = "-energy_J"
    page = web.library.find_runs(
        runner=None if runner is None else runner_id(web, runner),
        since=within(since),
        until=within(until),
        text=q,
        min_distance_m=min_distance_m,
        max_distance_m=max_distance_m,
        min_ascent_m=min_ascent_m,
        group=group,
        sort=sort,
        limit=limit,
        offset=offset,
        twins=twins,
    )
    return answer(request, run_page(page, names_of(web)))
