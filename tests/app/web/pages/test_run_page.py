"""The page of one run: one moment that body, charts, map and words follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

STATE = "document.querySelector('.stage').figure.state()"
CHARTS = ".charts"


def run_named(server: Served, word: str) -> dict[str, Any]:
    """Return the example run with this word in its name."""
    runs: list[dict[str, Any]] = server.get("/runs")["runs"]
    return next(run for run in runs if word in run["name"].lower())


def opened(
    page: Page, server: Served, word: str = "morning", *, body: bool = True
) -> dict[str, Any]:
    """Open a run's page, by default until the body shows the moment under the cursor."""
    run = run_named(server, word)
    page.goto(f"{server.url}/runs/{run['id']}")
    page.locator(CHARTS).wait_for()
    if body:
        page.wait_for_function(f"document.querySelector('.stage').figure && {STATE}.speed")
    return run


def value(page: Page, title: str) -> str:
    """Return what a chart says at the cursor."""
    return page.locator(".heads p", has_text=title).locator("b").inner_text()


def at_cursor(page: Page) -> float:
    """Return the cursor's time [s]."""
    return float(page.locator(CHARTS).get_attribute("aria-valuenow") or "nan")


def test_the_headline_is_the_runs_own(server: Served, page: Page) -> None:
    run = opened(page, server, body=False)
    told = page.locator(".run-head").inner_text()
    assert f"{run['distance_m'] / 1000:.2f}" in told
    assert f"{run['energy_J'] / 1000:,.0f}" in told
    assert re.search(r"range [\d,]+–[\d,]+ kJ", told)
    for name in ("Report", "Table (CSV)", "Seconds (Parquet)"):
        assert page.get_by_role("link", name=name).is_visible()
    expect(page.locator(".run-notes")).to_contain_text("walking are not in the muscles")
    assert page.locator("table.loads tbody tr").count() == 13
    assert page.locator("table.tissues tbody tr").count() == 9
    found = server.get(f"/runs/{run['id']}/analysis")["findings"]
    section = page.get_by_role("region", name="What this run means")
    for one in found:  # what the file cannot tell is folded away, not left out
        line = section.locator("li.finding", has_text=one["text"])
        assert line.count() == 1, one["key"]
        assert one["evidence"]["grade"] in (line.locator("summary").text_content() or "")
        open_ = one["evidence"]["grade"] == "open" and one["weight"] == "info"
        assert line.is_visible() is not open_


def test_the_cursor_moves_values_map_and_body(server: Served, page: Page) -> None:
    opened(page, server)
    before, dot = page.evaluate(STATE), page.locator(".map-dot").get_attribute("style")
    chart = page.locator(CHARTS)
    chart.focus()
    page.keyboard.press("Home")
    expect(chart).to_have_attribute("aria-valuenow", re.compile("^[01]$"))
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(chart).to_have_attribute("aria-valuenow", re.compile("^6[12]$"))
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.66, box["y"] + 60)
    page.wait_for_timeout(60)
    slope = value(page, "Slope")
    assert slope != value(page, "Elevation") and re.match(r"[+−]?\d", slope)
    page.wait_for_function(f"Math.abs({STATE}.slope - {before['slope']}) > 0.02")
    shown = page.evaluate(STATE)
    assert shown["slope"] == pytest.approx(float(slope.replace("−", "-")[:-2]) / 100, abs=0.021)
    assert dot != page.locator(".map-dot").get_attribute("style")
    said = chart.get_attribute("aria-valuetext") or ""
    assert value(page, "Heart rate") in said and "All muscles" in said


def test_by_time_and_by_distance_keep_the_moment(server: Served, page: Page) -> None:
    opened(page, server, body=False)
    before = at_cursor(page)
    page.get_by_role("button", name="By time").click()
    assert at_cursor(page) == before
    assert ":" in (page.locator(".drawing text").last.text_content() or "")
    page.get_by_role("button", name="By distance").click()
    assert "km" in (page.locator(".drawing text").last.text_content() or "")


def test_a_dragged_part_stands_alone_until_escape(server: Served, page: Page) -> None:
    run = opened(page, server, body=False)
    page.locator(CHARTS).scroll_into_view_if_needed()
    box = page.locator(CHARTS).bounding_box()
    assert box is not None
    y = box["y"] + 60
    page.mouse.move(box["x"] + 0.2 * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.3 * box["width"], y, steps=3)
    page.mouse.move(box["x"] + 0.5 * box["width"], y, steps=3)
    page.mouse.up()
    part = page.locator(".part")
    expect(part).to_contain_text("Distance")
    found = re.search(r"([\d.]+)\skm", part.inner_text())
    assert found is not None
    assert float(found[1]) == pytest.approx(0.3 * run["distance_m"] / 1000, rel=0.15)
    part.get_by_role("button", name="Zoom in").click()
    expect(part.get_by_role("button", name="Show the whole run")).to_be_visible()
    page.keyboard.press("Escape")
    expect(part).to_be_hidden()


def test_a_muscle_picked_on_the_body_is_followed_everywhere(server: Served, page: Page) -> None:
    opened(page, server)
    box = page.locator(".fig-stage").bounding_box()
    assert box is not None
    heading = page.locator(".muscle-card h2")
    for down in range(40, 75, 3):  # along the body, until a muscle is met
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * down / 100)
        if page.evaluate(f"{STATE}.selected"):
            break
    expect(heading).to_be_visible()
    name = page.evaluate(f"{STATE}.selected")
    row = server.get(f"/muscles/{name}")
    assert row["plain"] in heading.inner_text() and row["latin"] in heading.inner_text()
    expect(page.locator(".muscle-card")).to_contain_text(row["does"])
    expect(page.locator(".muscle-card .stride-curve .stance")).to_have_count(1)
    expect(page.locator(".heads")).to_contain_text(f"{row['plain']}")
    page.locator(".muscle-card").get_by_role("button", name="Close").click()
    expect(page.locator(".heads")).to_contain_text("All muscles")
    assert page.evaluate(f"{STATE}.selected") is None


def test_it_is_compared_with_level_ground_and_with_another_run(server: Served, page: Page) -> None:
    run, other = opened(page, server, body=False), run_named(server, "treadmill")
    expect(page.locator(".pairs li")).to_have_count(13)
    calves = page.locator(".pairs li", has_text="Calves")
    page.get_by_label("This run beside").select_option(other["id"])
    told = server.get(f"/runs/{run['id']}/compare?with={other['id']}")
    expect(page.locator(".pair-keys")).to_contain_text(told["other"]["name"])
    row = next(one for one in told["groups"] if one["name"] == "calves")
    expect(calves).to_contain_text(re.compile(rf"{row['other_J_per_km'] / 1000:.0f}\skJ"))
    assert re.search("more|less|same|times", calves.inner_text())


def test_the_run_plays_along_and_a_new_name_is_kept(server: Served, page: Page) -> None:
    run = opened(page, server, "track", body=False)
    page.get_by_role("button", name="Play the run").click()
    before = page.locator(".where").text_content() or ""
    expect(page.locator(".where")).not_to_have_text(before)
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Change the name").click()
    page.get_by_label("Name of the run").fill("Eight times 400")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Eight times 400")
    assert server.get(f"/runs/{run['id']}")["name"] == "Eight times 400"
    page.get_by_role("button", name="Change the name").click()
    page.get_by_label("Name of the run").fill(run["name"])
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(run["name"])


def test_a_run_without_positions_has_no_map_and_an_unknown_one_is_told(
    server: Served, page: Page
) -> None:
    opened(page, server, "treadmill", body=False)
    assert page.locator(".map").count() == 0
    assert page.locator(".heads p").count() == 5
    page.goto(f"{server.url}/runs/0123456789abcdef-0")
    expect(page.locator("h1")).to_have_text("No such run")


def test_on_a_phone_in_the_dark_it_fits_and_a_touch_moves_the_cursor(
    server: Served, phone: Page
) -> None:
    phone.emulate_media(color_scheme="dark")
    opened(phone, server, body=False)
    phone.locator(".pairs li").first.wait_for()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.evaluate("document.documentElement.dataset.theme") == "dark"
    before = phone.locator(".where").text_content() or ""
    phone.locator(CHARTS).evaluate(
        """(one) => { const box = one.getBoundingClientRect();
        one.dispatchEvent(new PointerEvent('pointerdown', {pointerType: 'touch', button: 0,
          clientX: box.left + 300, clientY: box.top + 50, bubbles: true})); }"""
    )
    expect(phone.locator(".where")).not_to_have_text(before)
