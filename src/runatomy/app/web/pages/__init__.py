"""Pages: what a person sees; thin NiceGUI functions around our own scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runatomy.app.web.pages import (
    answers,
    body,
    compare,
    laboratory,
    login,
    muscles,
    plan,
    run,
    runs,
    settings,
)

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp


def add_pages(app: WebApp) -> None:
    """Add every page to NiceGUI's application."""
    for page in (runs, run, body, plan, compare, answers, muscles, laboratory, settings, login):
        page.add(app)
