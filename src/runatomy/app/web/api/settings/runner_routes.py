"""Runner routes: /runners and what they weighed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from runatomy.app.jobs.kinds.reanalyze_job import submit_stale
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.web.api.answers.answer import answer
from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.api.answers.values import FIRST, LAST, Day, Marked, Number
from runatomy.app.web.api.runs.rows import runner_id
from runatomy.app.web.api.settings import schemas
from runatomy.app.web.web_app import Web, WebApp

routes = APIRouter(prefix="/runners", tags=["runners"])


@routes.get("", operation_id="list_runners", response_model=schemas.RunnerList)
def list_runners(request: Request, web: Web) -> Response:
    """Every runner, in the order they came; the first is made where there is none."""
    default = web.library.runner().key
    rows = [runner_row(entry, default) for entry in web.library.runners()]
    return answer(request, {"runners": rows})


@routes.post("", operation_id="add_runner", status_code=201, response_model=schemas.RunnerRow)
def add_runner(request: Request, web: Web, new: schemas.NewRunner, x_runatomy: Marked) -> Response:
    """Enter a new runner."""
    entry = web.library.save_runner(RunnerEntry(**new.model_dump()))
    return _answered(request, web, entry.key, 201)


@routes.patch("/{number}", operation_id="change_runner", response_model=schemas.RunnerRow)
def change_runner(
    request: Request, web: Web, number: Number, change: schemas.RunnerChange, x_runatomy: Marked
) -> Response:
    """Change a runner; their runs are analyzed anew in the background."""
    given = {key: getattr(change, key) for key in change.model_fields_set}
    if given.get("name", "") is None:
        raise invalid("a runner needs a name", "name")
    with web.library.ledger.writing():  # one at a time: two changes at once both stay
        entry = web.library.runner(runner_id(web, str(number)))
        web.library.save_runner(replace(entry, **given))
    submit_stale(web.library)
    return _answered(request, web, number)


@routes.delete("/{number}", operation_id="delete_runner", status_code=204, response_class=Response)
def delete_runner(web: Web, number: Number, x_runatomy: Marked) -> Response:
    """Delete a runner without runs."""
    web.library.delete_runner(runner_id(web, str(number)))
    return Response(status_code=204)


@routes.put("/{number}/masses/{day}", operation_id="set_mass", response_model=schemas.RunnerRow)
def set_mass(
    request: Request, web: Web, number: Number, day: Day, mass: schemas.Mass, x_runatomy: Marked
) -> Response:
    """Enter what a runner weighed on a day; runs from then on are analyzed anew."""
    if not FIRST <= day <= LAST:
        raise invalid("nobody was weighed that day", "day", f"From {FIRST} to {LAST}.")
    who = runner_id(web, str(number))
    web.library.set_mass(who, day, mass.mass_kg)
    submit_stale(web.library)
    return _answered(request, web, who)


@routes.delete(
    "/{number}/masses/{day}", operation_id="forget_mass", status_code=204, response_class=Response
)
def forget_mass(web: Web, number: Number, day: Day, x_runatomy: Marked) -> Response:
    """Forget what a runner weighed on a day."""
    web.library.set_mass(runner_id(web, str(number)), day, None)
    submit_stale(web.library)
    return Response(status_code=204)


def runner_row(entry: RunnerEntry, default: int) -> dict[str, Any]:
    """Return a runner in plain values."""
    return {
        "id": entry.key,
        "name": entry.name,
        "sex": entry.sex,
        "born_year": entry.born_year,
        "height_m": entry.height_m,
        "max_heart_rate_bpm": entry.max_heart_rate_bpm,
        "resting_heart_rate_bpm": entry.resting_heart_rate_bpm,
        "masses": [{"on_date": day.isoformat(), "mass_kg": mass} for day, mass in entry.masses],
        "default": entry.key == default,
    }


def _answered(request: Request, web: WebApp, number: int, status: int = 200) -> Response:
    row = runner_row(web.library.runner(number), web.library.runner().key)
    return answer(request, row, status=status)
