"""The page that compares kinds of run: bodies, chart, measures, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served


def test_bodies_and_chart_tell_what_the_api_tells(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/compare")
    expect(page.locator(".kind")).to_have_count(4)
    told = empty_server.get("/kinds")
    assert page.locator(".kind h3").all_inner_texts() == [run["plain"] for run in told["runs"]]
    calves = page.locator(".asks tr", has=page.get_by_role("button", name="Calves")).locator("td")
    for cell, run in zip(calves.all(), told["runs"], strict=True):
        row = next(row for row in run["groups"] if row["name"] == "calves")
        assert f"{row['energy_per_km_J'] / 1000:.0f}" in cell.locator(".value").inner_text()
        assert " to " in cell.locator(".ends").inner_text()
    fill = page.locator(".kind .bm-mini").first.evaluate(
        "(one) => one.style.getPropertyValue('--group-calves')"
    )
    assert fill.startswith("var(--load-")


def test_measures_are_switched_and_stay_in_the_address(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/compare")
    page.get_by_role("button", name="Against easy").click()
    expect(page.locator(".asks .value").first).to_contain_text("×")
    expect(page.locator(".scale")).to_contain_text("as easy")
    page.get_by_role("button", name="Hardest minute").click()
    expect(page.locator(".asks .value").first).to_contain_text("W")
    page.get_by_role("button", name="Tendons and joints").click()
    expect(page.locator(".asks tbody")).to_contain_text("Achilles tendon")
    expect(page.locator(".side-by-side")).to_be_hidden()
    page.reload()
    expect(page.locator(".asks tbody")).to_contain_text("Achilles tendon")


def test_kinds_and_runner_are_chosen(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/compare?kinds=easy,trail")
    expect(page.locator(".kind")).to_have_count(2)
    expect(page.locator('.chip[aria-pressed="true"]').first).to_be_disabled()  # two at least
    page.get_by_role("button", name="Tempo run").click()
    expect(page.locator(".kind")).to_have_count(3)
    page.get_by_label("5K time").fill("20:00")
    expect(page.locator(".lead")).to_contain_text("5K in 20:00")
    page.get_by_label("Mass").fill("55")
    expect(page.locator(".lead")).to_contain_text("55 kg")
    page.get_by_label("5K time").fill("soon")
    expect(page.get_by_role("alert")).to_contain_text("5K time cannot be read")


def test_claims_lead_to_their_answers(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/compare")
    claims = page.locator(".claims li")
    expect(claims).to_have_count(4)
    for claim in claims.all():
        expect(claim.locator(".verdict-word")).to_be_visible()
        expect(claim.locator(".grade")).to_be_visible()
    claims.first.get_by_role("link").click()
    page.wait_for_url("**/answers#runs.5k")
    expect(page.locator('[id="runs.5k"]')).to_be_visible()


def test_recorded_runs_and_a_pace_stand_beside_kinds(server: Served, page: Page) -> None:
    run = server.get("/runs?limit=1")["runs"][0]
    page.goto(f"{server.url}/compare?kinds=5k,hills")
    page.get_by_label("a recorded run").select_option(run["id"])
    expect(page.locator(".kind h3").last).to_have_text(run["name"])
    expect(page.locator(".kind h3 a")).to_have_attribute("href", f"/runs/{run['id']}")
    page.get_by_label("or a pace").fill("5:00")
    page.get_by_label("on a slope").fill("8")
    page.get_by_role("button", name="Add the pace").click()
    expect(page.locator(".kind h3").last).to_have_text("3.33 m/s +8 %")
    told = server.get(f"/kinds?kinds=5k,hills,{run['id']},3.33m/s@8&five_k_s=1500&mass=70")
    cells = page.locator(".asks tr", has=page.get_by_role("button", name="Calves")).locator("td")
    for cell, row in zip(cells.all(), told["runs"], strict=True):
        calves = next(group for group in row["groups"] if group["name"] == "calves")
        assert f"{calves['energy_per_km_J'] / 1000:.0f}" in cell.locator(".value").inner_text()
    page.reload()
    expect(page.locator(".kind")).to_have_count(4)
    page.get_by_role("button", name="take away").first.click()
    expect(page.locator(".kind")).to_have_count(3)
    assert run["id"] not in page.url


def test_a_run_that_is_gone_leaves_a_page_to_begin_with(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/compare?kinds=5k,0123456789abcdef-0")
    expect(page.get_by_role("alert")).to_contain_text("0123456789abcdef-0")
    expect(page.locator(".kind")).to_have_count(4)
    expect(page.get_by_label("a recorded run")).to_be_disabled()
    page.get_by_label("or a pace").fill("soon")
    page.get_by_role("button", name="Add the pace").click()
    expect(page.locator(".problem")).to_contain_text("minutes and seconds")


def test_choosing_fits_a_phone(server: Served, phone: Page) -> None:
    run = server.get("/runs?limit=1")["runs"][0]["id"]
    phone.goto(f"{server.url}/compare?kinds=5k,{run},3.2m/s@8")
    expect(phone.locator(".kind")).to_have_count(3)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
