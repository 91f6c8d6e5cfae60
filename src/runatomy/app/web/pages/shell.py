"""Shell: header, navigation, theme, skip link and main landmark around every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

from nicegui import ui

if TYPE_CHECKING:
    from runatomy.app.web.web_app import WebApp

PAGES = {  # key: address and name, in the order of the navigation
    "runs": ("/", "Runs"),
    "body": ("/body", "Body"),
    "plan": ("/plan", "Plan"),
    "compare": ("/compare", "Compare"),
    "answers": ("/answers", "Answers"),
    "muscles": ("/muscles", "Muscles"),
    "laboratory": ("/laboratory", "Laboratory"),
    "settings": ("/settings", "Settings"),
}
FOOT = (
    "Runatomy informs; it does not diagnose. Everything here is stored and computed on this "
    "machine; nothing is uploaded."
)


@contextmanager
def shell(app: WebApp, title: str, current: str | None) -> Iterator[None]:
    """Build the frame of a page; what is made inside the `with` stands in its main landmark.

    Args:
        app: whose preferences set theme and units.
        title: of the browser's tab; the page writes its own h1.
        current: key of PAGES this page belongs to; None leaves the navigation out (login).
    """
    preferences = app.library.preferences()
    ui.page_title(f"{title} · Runatomy")
    ui.add_head_html(
        f'<script src="/assets/shell/theme.js" data-theme="{escape(preferences.theme)}" '
        f'data-units="{escape(preferences.units)}"></script>'
        '<meta name="referrer" content="same-origin">'
        + _sheet("/assets/theme.css")
        + _sheet("/assets/shell/controls.css")
    )
    layout = ui.context.client.layout
    _header(current).move(layout, target_index=0)
    with ui.element("div").classes("page").props('id="content" tabindex="-1"'):
        yield
    _footer().move(layout)


def style(address: str) -> None:
    """Load one more style sheet ("/assets/runs/runs.css") into the page."""
    ui.add_head_html(_sheet(address))


def component(
    module: str, key: str, *, data: Mapping[str, str | int] | None = None, label: str = ""
) -> None:
    """Stand an empty element with id `key` on the page and start the ES module that fills it.

    Args:
        module: address of the script, "/assets/runs/runs.js"; it awaits `ready(key)` of
            /assets/shell/page.js, since the element comes a moment after the script.
        key: id of the element.
        data: values the script reads from the element's dataset.
        label: makes the element a region of that name for screen readers.
    """
    element = ui.element("div").classes("waiting")
    element.props["id"] = key
    for name, value in (data or {}).items():
        element.props[f"data-{name}"] = str(value)
    if label:
        element.props["role"], element.props["aria-label"] = "region", label
    ui.add_body_html(f'<script type="module" src="{escape(module)}"></script>')


def _sheet(address: str) -> str:
    return f'<link rel="stylesheet" href="{escape(address)}">'


def _header(current: str | None) -> ui.element:
    with ui.element("header").classes("top") as header:
        _link("#content", "Skip to the content").classes("skip")
        _link("/", "Runatomy").classes("brand")
        if current is not None:
            with ui.element("nav").props('aria-label="Pages"'):
                for key, (address, name) in PAGES.items():
                    link = _link(address, name)
                    if key == current:
                        link.props["aria-current"] = "page"
    return header


def _link(address: str, name: str) -> ui.element:
    link = ui.element("a")
    link.props["href"] = address
    with link:
        ui.html(escape(name), tag="span", sanitize=False)
    return link


def _footer() -> ui.element:
    with ui.element("footer").classes("foot") as footer:
        ui.html(FOOT, tag="p", sanitize=False)
    return footer
