"""Settings: runners, units, theme, privacy zone, map tiles, backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp


def add(app: WebApp) -> None:
    """Add the page `/settings`."""

    @ui.page("/settings")
    def settings() -> None:
        with shell(app, "Settings", "settings"):
            style("/assets/settings/settings.css")
            component("/assets/settings/settings.js", "settings")
