"""Laboratory: recordings with markers and ground forces, and the body that plays them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp

SHEETS = ("/assets/run/run.css", "/assets/laboratory/laboratory.css")


def add(app: WebApp) -> None:
    """Add the pages `/laboratory` and `/laboratory/{trial_id}`."""

    @ui.page("/laboratory")
    def laboratory() -> None:
        with shell(app, "Laboratory", "laboratory"):
            for sheet in SHEETS:
                style(sheet)
            component("/assets/laboratory/laboratory.js", "laboratory")

    @ui.page("/laboratory/{trial_id}")
    def trial(trial_id: str) -> None:
        with shell(app, "Trial", "laboratory"):
            for sheet in SHEETS:
                style(sheet)
            component("/assets/laboratory/trial.js", "trial", data={"trial": trial_id})
