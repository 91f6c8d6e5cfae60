"""Routes: /runs/{id} and what belongs to it."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.jobs.kinds.reanalyze_job import submit_stale
from runatomy.app.web.api.answers.answer import answer, tag_of, unchanged_since
from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.api.answers.values import TEXT, Marked, Points, RunId, Second
from runatomy.app.web.api.runs import schemas
from runatomy.app.web.api.runs.data import RunData
from runatomy.app.web.api.runs.downloads import named
from runatomy.app.web.api.runs.rows import names_of, run_row
from runatomy.app.web.api.runs.shown.compare import beside_level, compared
from runatomy.app.web.api.runs.shown.course import course
from runatomy.app.web.api.runs.shown.part import part
from runatomy.app.web.web_app import Web

routes = APIRouter(prefix="/runs", tags=["runs"])
Other = Annotated[
    str,
    Query(alias="with", max_length=64, pattern=TEXT, description="level, or the id of a run."),
]
MuscleName = Annotated[
    str | None,
    Query(max_length=100, pattern=TEXT, description="A muscle's name, _left or _right behind it."),
]


@routes.get("/{run_id}", operation_id="get_run", response_model=schemas.Run)
def get_run(request: Request, web: Web, run_id: RunId) -> Response:
    """One run."""
    row = web.library.run(run_id)
    file = web.library.known_file(row.sha256)
    told = run_row(row, names_of(web)) | {"file_name": file.name if file else None}
    return answer(request, told)


@routes.patch("/{run_id}", operation_id="change_run", response_model=schemas.Run)
def change_run(
    request: Request, web: Web, run_id: RunId, change: schemas.RunChange, x_runatomy: Marked
) -> Response:
    """Change a run's name, note or runner; another runner has it analyzed anew."""
    given = {key: value for key, value in change.model_dump().items() if value is not None}
    if "name" in given and not given["name"].strip():
        raise invalid("a run's name cannot be empty", "name")
    web.library.update_run(run_id, **given)
    if "runner_id" in given:
        submit_stale(web.library)
    return get_run(request, web, run_id)


@routes.delete("/{run_id}", operation_id="delete_run", status_code=204, response_class=Response)
def delete_run(web: Web, run_id: RunId, x_runatomy: Marked) -> Response:
    """Delete a run, and its file where no other run is in it."""
    web.library.delete_run(run_id)
    return Response(status_code=204)


@routes.get("/{run_id}/analysis", operation_id="get_analysis", response_model=schemas.Analysis)
def get_analysis(request: Request, web: Web, run_id: RunId) -> Response:
    """What every muscle did in the run (runatomy.analysis/1)."""
    data = RunData(web, run_id)
    tag = tag_of("analysis", run_id, data.revision)
    return unchanged_since(request, tag) or answer(request, named(data), tag=tag)


@routes.get("/{run_id}/series", operation_id="get_series", response_model=schemas.Series)
def get_series(
    request: Request,
    web: Web,
    run_id: RunId,
    points: Points = 1500,
    from_s: Second = None,
    to_s: Second = None,
    muscle: MuscleName = None,
) -> Response:
    """The run's course, averaged into points; with `muscle`, that muscle's power too."""
    data = RunData(web, run_id)
    tag = tag_of("series", run_id, data.revision, points, from_s, to_s, muscle)
    if found := unchanged_since(request, tag):
        return found
    power = data.muscle_power(muscle) if muscle else None
    told = course(data.series(), points, from_s, to_s, power)
    return answer(request, told | ({"muscle": muscle} if muscle else {}), tag=tag)


@routes.get("/{run_id}/track", operation_id="get_track", response_model=schemas.Track)
def get_track(request: Request, web: Web, run_id: RunId, points: Points = 1500) -> Response:
    """Where the run went, outside the privacy zone."""
    data = RunData(web, run_id)
    track = data.track()
    time = np.asarray(data.series().time_s)
    if track is None:
        none: list[float] = []
        return answer(
            request, {"latitude_deg": none, "longitude_deg": none, "time_s": none, "hidden_m": 0.0}
        )
    chosen = np.unique(np.linspace(0, len(time) - 1, min(points, len(time))).round().astype(int))
    return answer(
        request,
        {
            "latitude_deg": np.round(track[0][chosen], 6),
            "longitude_deg": np.round(track[1][chosen], 6),
            "time_s": np.round(time[chosen], 1),
            "hidden_m": data.hidden_m(),
        },
    )


@routes.get("/{run_id}/part", operation_id="get_part", response_model=schemas.Part)
def get_part(
    request: Request, web: Web, run_id: RunId, from_s: Second = None, to_s: Second = None
) -> Response:
    """What every group of muscles did between two moments."""
    return answer(request, part(RunData(web, run_id).series(), from_s, to_s))


@routes.get("/{run_id}/compare", operation_id="compare_run", response_model=schemas.Comparison)
def compare_run(request: Request, web: Web, run_id: RunId, other: Other = "level") -> Response:
    """The run beside another one, or beside the same on level ground."""
    mine = named(RunData(web, run_id))
    if other == "level":
        return answer(request, beside_level(run_id, mine))
    theirs = named(RunData(web, other))
    return answer(request, compared((run_id, mine), (other, theirs)))
