"""Muscles: the catalogue, and how each muscle's work changes with speed, slope and step rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style
from runatomy.app.web.pages.shell_body import add_large_body
from runatomy.muscle.anatomy import muscle_named
from runatomy.terms.errors import MuscleError

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp

SHEETS = (
    "/assets/shell/body.css",
    "/assets/run/run.css",
    "/assets/muscles/muscles.css",
    "/assets/muscles/muscle.css",
)


def add(app: WebApp) -> None:
    """Add the pages `/muscles` and `/muscles/{name}`."""

    @ui.page("/muscles")
    def muscles() -> None:
        _build(app, "")

    @ui.page("/muscles/{name}")
    def muscle(name: str) -> None:
        _build(app, name)


def _build(app: WebApp, name: str) -> None:
    with shell(app, _title(name), "muscles"):
        for sheet in SHEETS:
            style(sheet)
        add_large_body()
        component("/assets/muscles/muscles.js", "muscles", data={"name": name})


def _title(name: str) -> str:
    try:
        return muscle_named(name).plain if name else "Muscles"
    except MuscleError:
        return "No such muscle"
