"""Plan: weeks of running and strength toward a goal, each session with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style
from runatomy.app.web.pages.shell_body import add_small_body

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp

SHEETS = (
    "/assets/shell/body.css",
    "/assets/answers/grade.css",
    "/assets/plan/plan.css",
    "/assets/plan/session.css",
)


def add(app: WebApp) -> None:
    """Add the page `/plan`."""

    @ui.page("/plan")
    def plan() -> None:
        with shell(app, "Plan", "plan"):
            for sheet in SHEETS:
                style(sheet)
            add_small_body()
            component("/assets/plan/plan.js", "plan")
