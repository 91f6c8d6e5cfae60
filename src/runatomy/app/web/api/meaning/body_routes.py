"""Body routes: /recovery, /logs and /findings."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.library.clock import day_of, now
from runatomy.app.web.api.answers.answer import answer
from runatomy.app.web.api.answers.values import Day, Marked, Number, Until, Who, within
from runatomy.app.web.api.meaning.body.logs import forget, forget_learned, log_row, note_of
from runatomy.app.web.api.meaning.body.recovery import moment_of, recovery
from runatomy.app.web.api.meaning.body.weeks import run_findings, week_findings
from runatomy.app.web.api.meaning.schemas import body as schemas
from runatomy.app.web.api.runs.rows import runner_id
from runatomy.app.web.web_app import Web
from runatomy.loads.recovery.session import GROUPS
from runatomy.loads.sides.single_leg import TESTS
from runatomy.muscle.anatomy import group_named

routes = APIRouter(tags=["meaning"])

At = Annotated[Day | None, Query(description="At the end of this day; now if left out.")]
Weeks = Annotated[int, Query(ge=1, le=12)]


@routes.get("/recovery", operation_id="get_recovery", response_model=schemas.Recovery)
def get_recovery(request: Request, web: Web, runner: Who = None, at: At = None) -> Response:
    """How every muscle group is: strength that is left, when it is back, soreness to expect."""
    return answer(request, recovery(web, runner_id(web, runner), moment_of(within(at))))


@routes.get("/logs", operation_id="list_logs", response_model=schemas.Logs)
def list_logs(request: Request, web: Web, runner: Who = None) -> Response:
    """What a runner noted of soreness, strength, rest and single-leg tests, newest first."""
    who = runner_id(web, runner)
    told = {
        "runner_id": who,
        "logs": [log_row(note) for note in reversed(web.library.notes(who))],
        "groups": [{"name": name, "plain": group_named(name).plain} for name in GROUPS],
        "tests": [{"name": t.name, "plain": t.plain, "how": t.how, "unit": t.unit} for t in TESTS],
    }
    return answer(request, told)


@routes.post("/logs", operation_id="add_log", status_code=201, response_model=schemas.Log)
def add_log(
    request: Request, web: Web, new: schemas.NewLog, x_runatomy: Marked, runner: Who = None
) -> Response:
    """Note something of the body; it moves the runner's own rates of recovery."""
    data = new.model_dump(exclude={"kind", "day"}, exclude_none=True)
    note = note_of(runner_id(web, runner), new.kind, new.day, data)
    return answer(request, log_row(web.library.add_note(note)), status=201)


@routes.delete("/logs", operation_id="forget_learned", status_code=204, response_class=Response)
def forget_all(web: Web, x_runatomy: Marked, runner: Who = None) -> Response:
    """Forget all soreness and strength noted, and with it what was learned of the runner."""
    forget_learned(web, runner_id(web, runner))
    return Response(status_code=204)


@routes.delete(
    "/logs/{number}", operation_id="forget_log", status_code=204, response_class=Response
)
def forget_log(web: Web, number: Number, x_runatomy: Marked, runner: Who = None) -> Response:
    """Forget one note."""
    forget(web, runner_id(web, runner), number)
    return Response(status_code=204)


@routes.get("/findings", operation_id="list_findings", response_model=schemas.Findings)
def list_findings(
    request: Request, web: Web, runner: Who = None, until: Until = None, weeks: Weeks = 4
) -> Response:
    """Everything worth saying of the last weeks, each with its grade."""
    who, last = runner_id(web, runner), within(until) or day_of(now())
    since = last - timedelta(days=7 * weeks - 1)
    told: dict[str, Any] = {
        "runner_id": who,
        "since": since.isoformat(),
        "until": last.isoformat(),
        "recovery": recovery(web, who, moment_of(last))["findings"],
        "weeks": week_findings(web, who, last),
        "runs": run_findings(web, who, since, last),
    }
    return answer(request, told)
