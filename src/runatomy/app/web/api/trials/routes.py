"""Routes: /trials."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.web.api.answers.answer import answer, download, packed, tag_of, unchanged_since
from runatomy.app.web.api.answers.values import Marked
from runatomy.app.web.api.intake.parts import Parts
from runatomy.app.web.api.intake.receive import received, settle
from runatomy.app.web.api.trials import schemas, shelf
from runatomy.app.web.api.trials.form import ENDINGS, name_of, options_of, sources_of
from runatomy.app.web.web_app import Web, WebApp

routes = APIRouter(prefix="/trials", tags=["trials"])

FILE = {"type": "string", "format": "binary"}
FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["recording"],
                    "properties": {
                        **{
                            role: FILE | {"description": " or ".join(e)}
                            for role, e in ENDINGS.items()
                        },
                        "name": {"type": "string"},
                        "mass_kg": {"type": "number", "minimum": 25, "maximum": 250},
                        "height_m": {"type": "number", "minimum": 1, "maximum": 2.5},
                        "sex": {"type": "string", "enum": ["f", "m"]},
                    },
                }
            }
        },
    }
}
TrialId = Annotated[str, Path(max_length=64, examples=["0123456789abcdef"])]
Responses = dict[int | str, dict[str, Any]]
PAGE: Responses = {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}
BYTES: Responses = {200: {"content": {"application/octet-stream": {"schema": FILE}}}}


@routes.get("", operation_id="list_trials", response_model=schemas.TrialList)
def list_trials(request: Request, web: Web) -> Response:
    """Every trial, the newest first."""
    return answer(request, {"trials": shelf.trials(web.library)})


@routes.post(
    "", operation_id="add_trial", status_code=202, response_model=schemas.TrialRef,
    openapi_extra=FORM,
)  # fmt: skip
async def add_trial(request: Request, web: Web, x_runatomy: Marked) -> Response:
    """Take in a laboratory recording; its job analyzes it."""
    async with received(request, web, web.library.home.trials) as parts:
        told = await run_in_threadpool(_enter, web, parts)
    return answer(request, told, status=202)


def _enter(web: WebApp, parts: Parts) -> dict[str, object]:
    options, sources = options_of(parts), sources_of(parts)
    trial_id = parts.folder.name.split(".")[1]
    settle(parts, web.library.home.trials / trial_id)
    number = shelf.enter(web.library, trial_id, name_of(parts, sources), sources, options)
    web.wake()
    return {"id": trial_id, "job": number}


@routes.get("/{trial_id}", operation_id="get_trial", response_model=schemas.TrialDetail)
def get_trial(request: Request, web: Web, trial_id: TrialId) -> Response:
    """One trial, with its analysis once it is done."""
    found = shelf.trial(web.library, trial_id)
    analysis = None
    if found["state"] == "done":
        path = shelf.result(web.library, trial_id, shelf.ANALYSIS)
        analysis = json.loads(path.read_bytes())
    return answer(request, found | {"analysis": analysis})


@routes.delete("/{trial_id}", operation_id="delete_trial", status_code=204, response_class=Response)
def delete_trial(web: Web, trial_id: TrialId, x_runatomy: Marked) -> Response:
    """Delete a trial with its files and results."""
    shelf.delete(web.library, trial_id)
    return Response(status_code=204)


@routes.get(
    "/{trial_id}/report.html", operation_id="get_trial_report",
    response_class=Response, responses=PAGE,
)  # fmt: skip
def get_report(
    web: Web,
    trial_id: TrialId,
    save: Annotated[bool, Query(description="As a file to keep.")] = False,
) -> Response:
    """The trial's report: one page that needs no network."""
    page = shelf.result(web.library, trial_id, shelf.REPORT).read_bytes()
    if save:
        name = shelf.trial(web.library, trial_id)["name"]
        return download(page, "text/html", f"{name}.html")
    return Response(page, media_type="text/html")


@routes.get(
    "/{trial_id}/frames", operation_id="get_trial_frames",
    response_class=Response, responses=BYTES,
)  # fmt: skip
def get_frames(request: Request, web: Web, trial_id: TrialId) -> Response:
    """The body through the trial, for the browser to draw."""
    path = shelf.result(web.library, trial_id, shelf.FRAMES)
    known = path.stat()
    tag = tag_of(trial_id, known.st_mtime_ns, known.st_size)
    return unchanged_since(request, tag) or packed(
        request, path.read_bytes(), "application/octet-stream", tag=tag
    )
