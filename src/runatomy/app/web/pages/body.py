"""Body: what every muscle group and tendon has carried, against the runner's own habit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.body_effort import add_effort
from runatomy.app.web.pages.shell import component, shell, style
from runatomy.app.web.pages.shell_body import add_large_body

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp


def add(app: WebApp) -> None:
    """Add the page `/body`."""

    @ui.page("/body")
    def body() -> None:
        with shell(app, "Body", "body"):
            style("/assets/shell/body.css")
            style("/assets/answers/grade.css")
            style("/assets/body/body.css")
            style("/assets/body/recovery/recovery.css")
            add_large_body()
            component("/assets/body/body.js", "body")
            add_effort()
