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
