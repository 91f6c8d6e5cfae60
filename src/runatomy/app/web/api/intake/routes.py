"""Routes: /uploads and /jobs."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.jobs import queue
from runatomy.app.jobs.job import Job
from runatomy.app.web.api.answers.answer import answer
from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.api.answers.values import Marked, Number
from runatomy.app.web.api.intake import schemas
from runatomy.app.web.api.intake.parts import Parts
from runatomy.app.web.api.intake.receive import received, settle
from runatomy.app.web.api.runs.rows import runner_id
from runatomy.app.web.api.runs.schemas import JobRef
from runatomy.app.web.web_app import Web, WebApp

routes = APIRouter(tags=["jobs"])

FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                            "description": "FIT, GPX, TCX, each also as .gz, or archives of them",
                        },
                        "runner": {"type": "string", "description": "id or name"},
                    },
                }
            }
        },
    }
}
State = Literal["open", "queued", "running", "done", "failed", "canceled"]


@routes.post(
    "/uploads", operation_id="upload", status_code=202, response_model=JobRef, openapi_extra=FORM
)
async def upload(request: Request, web: Web, x_runatomy: Marked) -> Response:
    """Take in files or whole export archives; a job then says what became of each."""
    async with received(request, web, web.library.home.incoming) as parts:
        number = await run_in_threadpool(_submit, web, parts)
    return answer(request, {"job": number}, status=202)


def _submit(web: WebApp, parts: Parts) -> int:
    """Hand the files that came to the import."""
    if not parts.files:
        raise invalid("no files came", "files", "Choose at least one file.")
    runner = runner_id(web, parts.fields.get("runner", "")[:100] or None)
    to = web.library.home.incoming / parts.folder.name.split(".")[1]
    names = [file.name for file in parts.files]
    settle(parts, to)
    title = names[0] if len(names) == 1 else f"{len(names):,} files"
    payload = {"folder": to.name, "names": names, "runner_id": runner}
    number = queue.submit(web.library, "import", f"Import {title}", payload)
    web.wake()
    return number


@routes.get("/jobs", operation_id="list_jobs", response_model=schemas.JobList)
def list_jobs(
    request: Request,
    web: Web,
    state: Annotated[State | None, Query(description="open: what is queued or running")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Response:
    """The newest jobs first."""
    found = queue.jobs(web.library, state=state, limit=limit)
    return answer(request, {"jobs": [_row(job) for job in found]})


@routes.get("/jobs/{number}", operation_id="get_job", response_model=schemas.JobDetail)
def get_job(request: Request, web: Web, number: Number) -> Response:
    """A job with what became of each file so far."""
    job = queue.job(web.library, number)
    files = queue.files(web.library, number)
    rows = [
        {
            "name": file.name,
            "state": file.state,
            "outcome": file.outcome,
            "message": file.message,
            "run_ids": list(file.run_ids),
        }
        for file in files
    ]
    counts = Counter(file.outcome for file in files if file.outcome)
    return answer(request, _row(job) | {"files": rows, "outcomes": dict(counts)})


@routes.post("/jobs/{number}/cancel", operation_id="cancel_job", response_model=schemas.JobRow)
def cancel_job(request: Request, web: Web, number: Number, x_runatomy: Marked) -> Response:
    """Ask a job to stop; what it did stays. One that has ended is left as it is."""
    return answer(request, _row(queue.cancel(web.library, number)))


def _row(job: Job) -> dict[str, Any]:
    return {key: getattr(job, key) for key in schemas.JobRow.model_fields}
