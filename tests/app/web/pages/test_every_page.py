"""What holds on every page: landmarks, names, themes, phone width, keyboard, no outside address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

PAGES = {"/": "Runs", "/body": "Body", "/settings": "Settings"}
UNNAMED = """() => [...document.querySelectorAll('main button, main a, main select, main input')]
  .filter((one) => one.offsetParent && !(one.getAttribute('aria-label') || one.textContent.trim()
    || one.labels?.length)).map((one) => one.outerHTML.slice(0, 120))"""


def opened(page: Page, url: str, path: str) -> None:
    """Open a page and wait until its own script has filled it."""
    page.goto(url + path)
    page.locator("main h1").wait_for()
    page.locator("main :is(.facts, .notice, form)").first.wait_for()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_landmarks_and_names_and_no_outside_address(
    server: Served, page: Page, path: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    opened(page, server.url, path)
    assert page.title() == f"{PAGES[path]} · Runatomy"
    for landmark in ("header", "main", "footer", "nav"):
        assert page.locator(landmark).first.is_visible(), landmark
    assert page.locator("main").count() == 1
    assert page.locator("nav [aria-current=page]").inner_text() == PAGES[path]
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang").startswith("en")
    assert page.evaluate(UNNAMED) == []
    assert asked
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []


def test_pages_fit_a_phone(server: Served, phone: Page) -> None:
    for path in (*PAGES, "/login"):
        opened(phone, server.url, path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_the_first_tab_stop_skips_to_the_content(server: Served, page: Page) -> None:
    opened(page, server.url, "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_colors_follow_the_system_at_once(server: Served, page: Page) -> None:
    opened(page, server.url, "/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    assert page.evaluate(paper) != light
