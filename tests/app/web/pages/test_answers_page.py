"""The page of answers: verdicts, figures, search, filter, links to one statement."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served


def opened(page: Page, server: Served, path: str = "/answers") -> None:
    """Open the page and wait for the statements."""
    page.goto(server.url + path)
    page.locator("article").first.wait_for(state="attached")


def test_every_statement_stands_with_verdict_grade_figure_and_studies(
    empty_server: Served, page: Page
) -> None:
    opened(page, empty_server)
    rows = empty_server.get("/answers")["answers"]
    expect(page.locator("article")).to_have_count(len(rows))
    for row in rows:
        article = page.locator(f'[id="{row["key"]}"]')
        assert row["verdict"] == article.locator(".verdict-word").inner_text().lower()
        assert row["evidence"]["grade"] in article.locator(".judged .grade").inner_text()
        assert article.locator(".plain").inner_text() == row["text"]
        assert article.locator(".figure").count() == len(row["figures"])
        assert article.locator(".studies li").count() == len(row["facts"])
        assert article.locator(".studies .grade").count() == len(row["facts"])
        told = article.locator(".professional").all_inner_texts()
        assert told == ([row["professional"]] if row["professional"] else [])
    expect(page.locator("main")).to_contain_text("it does not diagnose")


def test_search_and_verdict_choose_and_stay_in_the_address(
    empty_server: Served, page: Page
) -> None:
    opened(page, empty_server)
    rows = empty_server.get("/answers")["answers"]
    page.get_by_role("button", name="Does not hold").click()
    shown = page.locator("article:visible")
    expect(shown).to_have_count(sum(row["verdict"] == "does not hold" for row in rows))
    assert "verdict=does+not+hold" in page.url
    page.get_by_role("button", name="All").click()
    page.get_by_role("searchbox").fill("belly")
    expect(page.locator(".sift .chip").first).to_be_visible()
    page.wait_for_url("**search=belly**")
    assert 0 < shown.count() < len(rows)
    page.reload()
    page.locator("article").first.wait_for(state="attached")
    assert 0 < page.locator("article:visible").count() < len(rows)
    page.get_by_role("searchbox").fill("zeppelin")
    expect(page.locator(".notice")).to_contain_text("No statement fits")


def test_a_link_leads_to_its_statement_whatever_is_filtered(
    empty_server: Served, page: Page
) -> None:
    opened(page, empty_server, "/answers?verdict=unknown#knees.hurt")
    article = page.locator('[id="knees.hurt"]')
    expect(article).to_be_visible()
    expect(article).to_be_in_viewport()
    expect(article.locator("details")).to_have_attribute("open", "")


def test_studies_are_printed(empty_server: Served, page: Page) -> None:
    opened(page, empty_server)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".basis:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".basis[open]").count() == 0


def test_a_muscle_is_a_step_away(empty_server: Served, page: Page) -> None:
    opened(page, empty_server)
    link = page.locator('[id="calves.work"] .links a').first
    assert (link.get_attribute("href") or "").startswith("/muscles/")


@pytest.mark.parametrize("path", ["/answers", "/compare", "/plan", "/body?layer=recovery"])
def test_pages_and_their_header_fit_a_phone(empty_server: Served, phone: Page, path: str) -> None:
    phone.goto(empty_server.url + path)
    phone.locator("main :is(article, form, table):visible").first.wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    links = phone.locator("header nav a")
    boxes = [link.bounding_box() or {} for link in links.all()]
    assert len(boxes) == 8
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert len({round(box["y"]) for box in boxes}) == 2  # two calm rows
    rows = sorted((round(box["y"]), box["x"], box["width"]) for box in boxes)
    for (top, left, wide), (next_top, next_left, _) in pairwise(rows):
        assert top != next_top or left + wide <= next_left, "names meet"
