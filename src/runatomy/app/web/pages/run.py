"""Run: one run, its course, and the body that runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp

SHEETS = ("run/run.css", "run/course.css", "run/lower.css", "answers/grade.css")


def add(app: WebApp) -> None:
    """Add the page `/runs/{run_id}`; a run that is not in the library is told on the page."""

    @ui.page("/runs/{run_id}")
    def run(run_id: str) -> None:
        with shell(app, _name(app, run_id), "runs"):
            for sheet in SHEETS:
                style(f"/assets/{sheet}")
            component("/assets/run/run.js", "run", data={"run": run_id})


def _name(app: WebApp, run_id: str) -> str:
    try:
        return app.library.run(run_id).name or "Run"
    except AppError:
        return "No such run"
