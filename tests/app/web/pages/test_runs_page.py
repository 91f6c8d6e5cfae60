"""The page of runs: list, calendar, filters, and files brought to it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

ROWS = "table.runs tbody tr"
DROP = """async ([name, bytes]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], name));
  for (const kind of ['dragenter', 'dragover', 'drop'])
    window.dispatchEvent(new DragEvent(kind, {dataTransfer: transfer, cancelable: true}));
}"""


def test_every_run_has_its_figures_and_its_body(server: Served, page: Page) -> None:
    page.goto(server.url)
    expect(page.locator(ROWS)).to_have_count(3)
    for row in page.locator(ROWS).all():
        told = row.inner_text()
        assert re.search(r"\d+\.\d\d\skm", told), told
        assert re.search(r"\d:\d\d\s/km", told), told
        label = row.locator("svg").get_attribute("aria-label") or ""
        assert re.match(r"Body map: .+ \d+\s%", label), label
    colors = page.locator(f"{ROWS} svg").first.get_attribute("style") or ""
    assert "--group-calves: var(--load-" in colors
    energy = sum(run["energy_J"] for run in server.get("/runs")["runs"])
    assert page.locator(".sums dd").last.inner_text().split()[0] == f"{energy / 1000:,.0f}"


def test_sums_and_list_follow_the_filters_and_the_address_keeps_them(
    server: Served, page: Page
) -> None:
    page.goto(server.url)
    expect(page.locator(ROWS)).to_have_count(3)
    longest = max(run["distance_m"] for run in server.get("/runs")["runs"])
    page.get_by_label("At least, km").fill(f"{(longest - 10) / 1000:.2f}")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(".sums dd").first).to_have_text("1")
    page.reload()
    expect(page.locator(ROWS)).to_have_count(1)
    page.get_by_label("Search name, note or device").fill("no such words")
    expect(page.locator(".count")).to_contain_text("No run matches")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(ROWS)).to_have_count(3)


def test_sorting_by_a_column_and_by_a_muscle_group(server: Served, page: Page) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="Distance", exact=True).click()
    expect(page.locator("th.distance")).to_have_attribute("aria-sort", "descending")
    shown = [float(text.split()[0]) for text in page.locator("td.distance").all_inner_texts()]
    assert shown == sorted(shown, reverse=True)
    page.get_by_label("Most work of").select_option("gluteals")
    expect(page.locator("th.works")).to_have_text("Most buttocks first")
    want = [run["name"] for run in server.get("/runs?group=gluteals")["runs"]]
    expect(page.locator("th.who a")).to_have_text(want)


def test_calendar_is_walked_by_keys_and_says_its_values(server: Served, page: Page) -> None:
    page.goto(server.url)
    day = page.locator(".day.ran").first
    day.focus()
    words = day.get_attribute("aria-label") or ""
    assert re.search(r"\d{4}: \d run", words), words
    expect(page.locator(".year .readout")).to_have_text(words)
    date = day.get_attribute("data-date")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.date") != date
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"since={date}&until={date}"))


def test_a_wrong_file_is_explained_and_a_known_one_recognized(
    server: Served, page: Page, recordings: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "shopping.fit"
    wrong.write_text("milk, bread")
    again = Path(shutil.copy(recordings / "hilly.fit", tmp_path / "copy of hilly.fit"))
    page.goto(server.url)
    page.locator("#files").set_input_files([wrong, again])
    card = page.locator(".job").first
    expect(card).to_contain_text("Import finished", timeout=20_000)
    expect(card).to_contain_text("1 already here")
    expect(card.locator("li", has_text="shopping.fit").locator(".why")).not_to_be_empty()
    page.reload()
    expect(page.locator(".job").first).to_contain_text("1 already here")
    cards = page.locator(".job").count()
    page.locator(".job").first.get_by_role("button", name="Close").click()
    expect(page.locator(".job")).to_have_count(cards - 1)
    expect(page.locator(ROWS)).to_have_count(3)


def test_an_empty_library_says_what_to_do(empty_server: Served, page: Page) -> None:
    page.goto(empty_server.url)
    expect(page.get_by_role("heading", name="Bring your runs")).to_be_visible()
    for name in ("Garmin", "Strava", "Polar", "Suunto", "COROS"):
        expect(page.locator(".sources dt", has_text=name)).to_be_visible()
    page.evaluate(DROP, ["notes.txt", [1, 2, 3]])
    expect(page.locator(".job")).to_contain_text("Import finished", timeout=20_000)
    expect(page.locator(".job li")).to_contain_text("notes.txt")


def test_rows_are_cards_on_a_phone(server: Served, phone: Page) -> None:
    phone.goto(server.url)
    expect(phone.locator(ROWS)).to_have_count(3)
    assert not phone.locator("table.runs thead").is_visible()
    for row in phone.locator(ROWS).all():
        box = row.bounding_box()
        assert box is not None
        assert box["width"] <= 390
