"""The catalogue's pages: finding a muscle, and its answer to speed, slope and step rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

ENTRIES = ".muscle-list li:visible"


def test_every_muscle_is_listed_and_any_word_finds_it(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/muscles")
    page.locator(ENTRIES).first.wait_for()
    assert page.locator(ENTRIES).count() == len(empty_server.get("/muscles"))
    page.get_by_label("Find a muscle").fill("SOLEUS")
    expect(page.locator(ENTRIES)).to_have_count(1)
    assert page.locator(".catalogue-body [data-muscle=soleus].on").count() > 0
    page.get_by_label("Find a muscle").fill("no such word")
    expect(page.locator(ENTRIES)).to_have_count(0)
    expect(page.get_by_text("No muscle by that word")).to_be_visible()


def test_sliders_move_words_curves_and_body(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/muscles/soleus")
    told = page.locator(".told")
    expect(told).to_contain_text("5:33")
    share = next(
        one["energy_share"]
        for one in empty_server.get("/explain?speed=3")["muscles"]
        if one["name"] == "soleus"
    )
    expect(told).to_contain_text(f"{100 * share:.1f} %")
    assert page.locator(".muscle-place [data-muscle=soleus].on").count() > 0
    expect(page.locator(".response .load.edge")).to_have_count(3)
    page.wait_for_function("document.querySelector('.stage').figure?.state().speed")
    expect(page.locator(".stride-curve .stance")).to_have_count(1)
    before = page.locator("[data-along=speed] .load.edge").get_attribute("d")
    page.locator("[data-condition=slope]").focus()
    for _ in range(2):
        page.keyboard.press("PageUp")
    expect(told).to_contain_text("at +")
    page.wait_for_function("document.querySelector('.stage').figure.state().slope > 0.02")
    expect(page.locator("[data-along=speed] .load.edge")).not_to_have_attribute("d", before or "")
    page.get_by_role("button", name="Peak force").click()
    expect(page.locator("[data-along=slope] .here-word")).to_contain_text("BW")


def test_what_is_not_solved_and_what_is_no_muscle_is_said(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/muscles/diaphragma")
    expect(page.locator(".notice")).to_contain_text("cannot be told")
    page.goto(f"{empty_server.url}/muscles/soleu")
    expect(page.locator(".notice")).to_contain_text("Did you mean soleus?")


def test_both_pages_fit_a_phone(empty_server: Served, phone: Page) -> None:
    for path in ("/muscles", "/muscles/vastus_lateralis"):
        phone.goto(empty_server.url + path)
        phone.locator(".muscle-list, .response svg").first.wait_for()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path
