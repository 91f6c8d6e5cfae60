"""The page of the body: windows, map, trend, tables, and what cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served


def last_day(server: Served) -> str:
    """Return the day of the library's last run."""
    start: str = server.get("/runs?limit=1")["runs"][0]["start"]
    return start[:10]


def test_nothing_carried_lately_is_said(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/body")
    expect(page.locator(".notice")).to_contain_text("Nothing was carried")
    expect(page.locator(".notice a")).to_have_attribute("href", "/")


def test_the_weeks_up_to_the_last_run_are_a_step_away(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/body")
    page.get_by_role("link", name="See the weeks up to the last run").click()
    loads = server.get(f"/loads?until={last_day(server)}")
    for place, kind in enumerate(("groups", "tissues")):
        rows = page.locator("table.loads").nth(place).locator("tbody tr")
        expect(rows).to_have_count(len(loads[kind]))
        assert all(rows.locator("td.verdict").all_inner_texts())
    page.get_by_role("button", name="84 days").click()
    expect(page.locator("table.loads th").nth(1)).to_contain_text("84 days")
    expect(page.locator(".story")).to_contain_text("In the 84 days")
    expect(page.locator("main")).to_contain_text("it does not diagnose")


def test_what_one_cannot_tell_is_said_with_how_long_it_takes(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/body?until={last_day(server)}")
    expect(page.locator(".story")).to_contain_text("cannot be told yet")
    missing = server.get(f"/loads?until={last_day(server)}")["groups"][0]["missing_days"]["7"]
    assert missing > 0
    expect(page.locator("td.verdict").first).to_contain_text(f"cannot tell: {missing} day")
    expect(page.locator(".aside h2").first).to_have_text("Carried most")
    soleus = page.locator('.bm [data-muscle="soleus"]').first
    fill = soleus.evaluate("(one) => one.style.getPropertyValue('--fill')")
    assert fill.startswith("var(--load-"), fill
    expect(page.locator("figcaption")).to_contain_text("what is usual cannot be told yet")


def test_a_muscle_or_tendon_on_the_map_brings_its_trend(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/body?until={last_day(server)}")
    page.locator('.bm [data-muscle="soleus"] path').first.click()
    expect(page.locator(".trend h2")).to_contain_text("Calves")
    page.locator(".trend svg").focus()
    page.keyboard.press("End")
    expect(page.locator(".trend .readout")).to_contain_text("Week of")
    assert "kJ" in page.locator(".trend .readout").inner_text()
    page.locator(".bm-spot").first.click()
    expect(page.locator(".trend h2")).to_contain_text("Hip joint")
    expect(page.locator(".trend .readout")).to_contain_text("BW·s")


def test_tables_are_sorted_by_their_heads(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/body?until={last_day(server)}")
    table = page.locator("table.loads").first
    names = table.locator("tbody th")
    expect(names.first).to_be_visible()
    page.get_by_role("button", name="Where").first.click()
    told = names.all_inner_texts()
    assert told == sorted(told)
    page.get_by_role("button", name="Where").first.click()
    assert names.all_inner_texts() == sorted(told, reverse=True)
