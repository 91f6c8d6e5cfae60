"""The page of the plan, and recovery on the page of the body."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served


def test_a_plan_is_made_opened_ticked_and_forgotten(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/plan")
    expect(page.locator("main")).to_contain_text("it does not diagnose")
    expect(page.locator(".goal")).to_contain_text("See a doctor first")
    page.get_by_label("Goal").select_option("10k")
    page.get_by_label("Usual week, km").fill("20")
    page.get_by_label("Longest run of 30 days").fill("8")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator(".week").first).to_be_visible()
    plan = empty_server.get("/plan")["plan"]
    sessions = [session for week in plan["weeks"] for session in week["sessions"]]
    expect(page.locator(".session")).to_have_count(len(sessions))
    expect(page.locator(".findings .grade")).to_have_count(len(plan["findings"]))
    told = page.locator(".about-week")
    for place, week in enumerate(plan["weeks"][:2]):  # the first is cut short but on a Monday
        grows = "bound +10" if week["about"]["value"] >= 0.0 else "Nothing grows"
        expect(told.nth(place)).to_contain_text(grows)
    assert plan["weeks"][1]["about"]["value"] > 0.0
    run = next(one for one in sessions if not one["strength"])
    page.locator(f'[data-key="{run["key"]}"]').click()
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text(run["why"])
    expect(dialog.locator(".steps li").first).to_be_visible()
    expect(dialog.locator(".grade").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    strength = next(one for one in sessions if one["strength"])
    page.locator(f'[data-key="{strength["key"]}"]').click()
    expect(dialog.locator(".exercises > li")).to_have_count(len(strength["strength"]["exercises"]))
    dialog.get_by_role("button", name="I did this").click()
    expect(dialog).to_have_count(0)
    page.wait_for_function(
        "fetch('/api/v1/plan').then((a) => a.json()).then((a) => a.plan.strength_done.length)"
    )
    with page.expect_download() as got:
        page.get_by_role("link", name="Calendar").click()
    assert got.value.suggested_filename.endswith(".ics")
    with page.expect_download() as got:
        page.get_by_role("link", name="Workouts").click()
    assert got.value.suggested_filename.endswith(".zip")
    page.once("dialog", lambda one: one.accept())
    page.get_by_role("button", name="Forget this plan").click()
    expect(page.get_by_role("button", name="Make the plan")).to_be_visible()
    assert empty_server.get("/plan")["plan"] is None


def test_what_cannot_be_planned_is_told_at_the_form(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/plan")
    page.get_by_label("Its day").evaluate("(one) => { one.min = ''; one.value = '1999-01-01'; }")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_days_hills_and_a_break_are_changed_in_the_form(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/plan")
    before = page.get_by_label("Usual week before it")
    expect(before).to_be_hidden()
    page.get_by_text("Your days, hills and breaks").click()
    for day in ("Tuesday", "Thursday", "Saturday"):
        page.get_by_label(day, exact=True).check()
    expect(page.get_by_label("Running")).to_have_value("3")
    page.get_by_label("Long run on").select_option("Saturday")
    page.get_by_label("Climb, m a km").fill("30")
    page.get_by_label("I had a break").check()
    before.fill("40")
    page.get_by_label("Longest run before it").fill("15")
    page.get_by_label("Weeks since then").fill("5")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator(".week").first).to_be_visible()
    plan = empty_server.get("/plan")["plan"]
    habit = plan["request"]["habit"]
    assert habit["weekdays"] == [1, 3, 5] and habit["long_day"] == 5 and habit["climb"] == 0.03
    assert habit["earlier"] == {"weekly_m": 40_000, "longest_m": 15_000, "weeks": 5}
    page.once("dialog", lambda one: one.accept())
    page.get_by_role("button", name="Forget this plan").click()
    expect(page.get_by_role("button", name="Make the plan")).to_be_visible()


def test_recovery_is_a_layer_of_the_body(server: Served, page: Page) -> None:
    start: str = server.get("/runs?limit=1")["runs"][0]["start"]
    page.goto(f"{server.url}/body?until={start[:10]}")
    page.get_by_role("button", name="Recovery").click()
    told = server.get(f"/recovery?at={start[:10]}")
    rows = page.locator(".recovering tbody tr")
    expect(rows).to_have_count(len([row for row in told["groups"] if row["name"] != "other"]))
    thigh = next(row for row in told["groups"] if row["name"] == "quadriceps")
    line = page.locator('.recovering tr[data-group="quadriceps"]')
    expect(line).to_contain_text(thigh["state"])
    expect(line).to_contain_text(f"{thigh['strength_percent']:.0f}")
    assert "layer=recovery" in page.url
    page.locator('.recovery .bm [data-muscle="soleus"] path').first.click()
    expect(page.locator('.recovering tr[data-group="calves"]')).to_have_class("on")
    expect(page.locator(".recovery .finding .grade").first).to_be_visible()


def test_after_a_leap_rested_muscles_are_not_the_whole_story(server: Served, page: Page) -> None:
    start = date.fromisoformat(server.get("/runs?limit=1")["runs"][0]["start"][:10])
    rested = (start + timedelta(days=14)).isoformat()
    story = page.locator(".recovery .story-now")
    page.goto(f"{server.url}/body?until={rested}&layer=recovery")
    expect(story).to_contain_text("no muscle group is overtired")
    expect(story).not_to_contain_text("far above")

    def leapt(route: Any) -> None:
        told = route.fetch().json()
        told["findings"].append({**told["findings"][0], "key": "recovery.jump"})
        route.fulfill(json=told)

    page.route("**/api/v1/recovery?*", leapt)
    page.reload()
    expect(story).to_contain_text("far above your usual one")


def test_soreness_is_noted_and_taken_back(empty_server: Served, page: Page) -> None:
    page.goto(f"{empty_server.url}/body?layer=recovery")
    expect(page.locator(".recovery .story-now")).to_contain_text("cannot be told")
    page.get_by_label("Where").select_option("calves")
    page.get_by_label("0 none to 10 worst").fill("6")
    page.get_by_role("button", name="Note it").click()
    row = page.locator(".notes li")
    expect(row).to_contain_text("Calves: soreness 6 of 10")
    row.get_by_role("button", name="Forget").click()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Rest day").click()
    page.get_by_role("button", name="Note it").click()
    expect(row).to_contain_text("Rest")
    row.get_by_role("button", name="Forget").click()
    expect(row).to_have_count(0)
    assert empty_server.get("/logs")["logs"] == []
