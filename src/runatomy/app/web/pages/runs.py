"""Runs: calendar, list, search, filters, and files dropped anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style
from runatomy.app.web.pages.shell_body import add_small_body

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp


def add(app: WebApp) -> None:
    """Add the page `/`."""

    @ui.page("/")
    def runs() -> None:
        with shell(app, "Runs", "runs"):
            style("/assets/shell/body.css")
            style("/assets/runs/runs.css")
            style("/assets/runs/import/import.css")
            add_small_body()
            component("/assets/runs/runs.js", "runs")
