"""Compare: kinds of run side by side, and which muscles each asks most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style
from runatomy.app.web.pages.shell_body import add_small_body

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp

SHEETS = ("/assets/shell/body.css", "/assets/answers/grade.css", "/assets/compare/compare.css")


def add(app: WebApp) -> None:
    """Add the page `/compare`."""

    @ui.page("/compare")
    def compare() -> None:
        with shell(app, "Compare", "compare"):
            for sheet in SHEETS:
                style(sheet)
            add_small_body()
            component("/assets/compare/compare.js", "compare")
