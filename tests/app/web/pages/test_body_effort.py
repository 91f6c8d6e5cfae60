"""Heart and fuel on the page of the body: sums with range and grade, weeks, what cannot be told."""

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


def test_sums_have_their_range_grade_and_verdict(server: Served, page: Page) -> None:
    day = last_day(server)
    page.goto(f"{server.url}/body?until={day}")
    told = server.get(f"/loads/effort?until={day}")
    cells = page.locator("#effort .effort")
    expect(cells).to_have_count(4)
    for cell, row in zip(cells.all(), told["rows"], strict=True):
        week = row["windows"][0]
        expect(cell).to_contain_text(row["plain"])
        expect(cell.locator(".verdict")).to_contain_text(week["verdict"])
        expect(cell.locator(".grade")).to_contain_text(week["evidence"]["grade"])
        if week["carried"] is None:
            expect(cell.locator(".much")).to_have_text("cannot tell")
        else:
            expect(cell).to_contain_text("likely")
    energy = told["rows"][1]["windows"][0]["carried"]["usual"]
    number, unit = cells.nth(1).locator(".much").inner_text().replace(",", "").split("\u00a0")
    assert float(number) * {"kJ": 1e3, "MJ": 1e6}[unit] == pytest.approx(energy, rel=0.005)
    said = page.locator("#effort .finding")
    expect(said).to_have_count(len(told["findings"]))
    expect(said.locator(".grade")).to_have_count(len(told["findings"]))


def test_window_layer_and_weeks_are_followed(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/body?until={last_day(server)}")
    expect(page.locator("#effort .lead")).to_contain_text("in 7 days")
    page.get_by_role("button", name="84 days").click()
    expect(page.locator("#effort .lead")).to_contain_text("in 84 days")
    page.get_by_role("button", name="Carbohydrate, while running").click()
    expect(page.locator("#effort .weeks h3")).to_have_text("Carbohydrate, while running")
    expect(page.locator("#effort .weeks .readout")).to_contain_text("g (likely")
    page.get_by_role("button", name="Recovery").click()
    expect(page.locator("#effort")).to_be_hidden()
    page.get_by_role("button", name="Carried").click()
    expect(page.locator("#effort .efforts")).to_be_visible()


def test_without_runs_there_is_nothing_to_tell(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/body")
    expect(page.locator(".notice")).to_contain_text("Nothing was carried")
    expect(page.locator("#effort h2")).to_be_hidden()


def test_it_fits_a_phone(server: Served, phone: Page) -> None:
    phone.goto(f"{server.url}/body?until={last_day(server)}")
    expect(phone.locator("#effort .effort")).to_have_count(4)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
