"""Body effort: what the weeks asked of heart and fuel, below the map of the page of the body."""

from __future__ import annotations

from runatomy.app.web.pages.shell import component, style


def add_effort() -> None:
    """Put the section on the page, under the element `body` whose runner and window it follows."""
    style("/assets/body/effort/effort.css")
    component("/assets/body/effort/effort.js", "effort", label="Heart and fuel")
