"""File routes: a run's report, tables and original, and analyzing it anew."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.jobs.queue import submit
from runatomy.app.web.api.answers.answer import answer, download
from runatomy.app.web.api.answers.values import Marked, RunId
from runatomy.app.web.api.runs import schemas
from runatomy.app.web.api.runs.data import RunData
from runatomy.app.web.api.runs.downloads import original, report, second_by_second, table
from runatomy.app.web.web_app import Web

routes = APIRouter(prefix="/runs", tags=["files"])
BYTES = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
PAGE = {"text/html": {"schema": {"type": "string"}}}
TABLE = {"text/csv": {"schema": {"type": "string"}}}
PARQUET = {"application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}}}
Save = Annotated[bool, Query(description="As a file to keep, not as a page to look at.")]


@routes.get(
    "/{run_id}/report.html", operation_id="get_report",
    response_class=Response, responses={200: {"content": PAGE}},
)  # fmt: skip
def get_report(web: Web, run_id: RunId, save: Save = False) -> Response:
    """The run's report: one page that needs no network."""
    data = RunData(web, run_id)
    page = report(data)
    if save:
        return download(page, "text/html", _name(data, ".html"))
    return Response(page, media_type="text/html")


@routes.get(
    "/{run_id}/table.csv", operation_id="get_table",
    response_class=Response, responses={200: {"content": TABLE}},
)  # fmt: skip
def get_table(web: Web, run_id: RunId) -> Response:
    """Groups, muscles and tissues as CSV."""
    data = RunData(web, run_id)
    return download(table(data), "text/csv", _name(data, ".csv"))


@routes.get(
    "/{run_id}/series.parquet", operation_id="get_parquet",
    response_class=Response, responses={200: {"content": PARQUET}},
)  # fmt: skip
def get_parquet(web: Web, run_id: RunId) -> Response:
    """The run second by second as Parquet, the privacy zone left out."""
    data = RunData(web, run_id)
    media = next(iter(PARQUET))
    return download(second_by_second(data), media, _name(data, ".parquet"))


@routes.get(
    "/{run_id}/original", operation_id="get_original",
    response_class=Response, responses={200: {"content": BYTES}},
)  # fmt: skip
def get_original(
    web: Web,
    run_id: RunId,
    positions: Annotated[
        bool, Query(description="It is known that the file holds every position.")
    ] = False,
) -> Response:
    """The file as it came, byte for byte; while a privacy zone is on only when meant."""
    data = RunData(web, run_id)
    content, suffix = original(web, data, whole=positions)
    return download(content, "application/octet-stream", _name(data, suffix))


@routes.post(
    "/{run_id}/reanalyze", operation_id="reanalyze_run", status_code=202,
    response_model=schemas.JobRef,
)  # fmt: skip
def reanalyze_run(request: Request, web: Web, run_id: RunId, x_runatomy: Marked) -> Response:
    """Analyze a run anew in the background; what is there stays until then."""
    row = web.library.run(run_id)
    number = submit(web.library, "reanalyze", f"Analyze {row.name} anew", {"run_ids": [row.id]})
    return answer(request, {"job": number}, status=202)


def _name(data: RunData, suffix: str) -> str:
    """Return what a run's file is called: its day, its name, and what it is."""
    day = data.row.start.date().isoformat() + " " if data.row.start else ""
    bare = re.sub(r"\.(fit|gpx|tcx)(\.gz)?$", "", data.row.name, flags=re.IGNORECASE)
    return f"{day}{bare}{suffix}"
