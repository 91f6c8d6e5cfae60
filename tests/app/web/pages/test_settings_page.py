"""The page of settings: what is chosen there holds everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served


def choose(page: Page, name: str) -> None:
    """Press a switch and wait until the server has kept it."""
    with page.expect_response(lambda one: one.request.method == "PATCH") as answer:
        page.get_by_role("button", name=name).click()
    assert answer.value.ok


def test_units_and_theme_hold_on_other_pages(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/settings")
    try:
        choose(page, "Miles")
        choose(page, "Dark")
        page.goto(server.url)
        expect(page.locator("td.distance").first).to_contain_text("mi")
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    finally:
        page.goto(f"{server.url}/settings")
        choose(page, "Kilometers")
        choose(page, "As the system")
    chosen = server.get("/settings")
    assert (chosen["units"], chosen["theme"]) == ("km", "auto")


def test_a_runner_is_told_with_mass_over_time(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/settings")
    page.get_by_label("Height, cm").first.fill("168")
    page.get_by_label("Sex").first.select_option("f")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".runner .done").first).to_contain_text("Saved")
    masses = page.locator(".masses").first
    for date, mass in (("2025-01-05", "63"), ("2026-02-01", "61.5")):
        if not masses.get_attribute("open"):
            masses.evaluate("(one) => { one.open = true; }")
        masses.get_by_label("From").fill(date)
        masses.get_by_label("Mass, kg").fill(mass)
        masses.get_by_role("button", name="Note").click()
        expect(masses.locator("summary")).to_contain_text(mass)
    runners = empty_server.get("/runners")
    one = (runners["runners"] if isinstance(runners, dict) else runners)[0]
    assert (one["height_m"], one["sex"]) == (1.68, "f")
    assert len(one["masses"]) == 2


def test_the_privacy_zone_takes_named_places(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/settings")
    page.get_by_text("Name a place").click()
    page.get_by_label("Name", exact=True).last.fill("Home")
    page.get_by_label("Latitude, °").fill("10.5")
    page.get_by_label("Longitude, °").fill("-30.25")
    page.locator("form", has_text="Latitude").get_by_role("button", name="Add").click()
    expect(page.locator(".places li")).to_contain_text("Home")
    assert empty_server.get("/settings")["privacy"]["places"][0]["latitude_deg"] == 10.5
    page.get_by_role("button", name="Remove Home").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.locator(".places li")).to_have_count(0)


def test_a_tile_file_that_is_none_is_explained(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/settings")
    page.get_by_label("Path of an .mbtiles file").fill("/nowhere/at/all.mbtiles")
    page.locator("form", has_text=".mbtiles").get_by_role("button", name="Save").click()
    expect(page.locator(".notice")).to_be_visible()
