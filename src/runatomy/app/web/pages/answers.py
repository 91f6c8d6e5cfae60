"""Answers: what people say about running and muscles, judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style
from runatomy.app.web.pages.shell_body import add_small_body

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp


def add(app: WebApp) -> None:
    """Add the page `/answers`."""

    @ui.page("/answers")
    def answers() -> None:
        with shell(app, "Answers", "answers"):
            style("/assets/shell/body.css")
            style("/assets/answers/grade.css")
            style("/assets/answers/answers.css")
            add_small_body()
            component("/assets/answers/answers.js", "answers")
