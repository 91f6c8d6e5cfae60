"""Login: the password, where the server listens beyond this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from runatomy.app.web.pages.shell import component, shell, style

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp


def add(app: WebApp) -> None:
    """Add the page `/login`."""

    @ui.page("/login")
    def login() -> None:
        with shell(app, "Log in", None):
            style("/assets/settings/settings.css")
            component("/assets/settings/login.js", "login")
