"""The laboratory's pages: a recording handed in, a refusal explained, a trial that plays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.sample_trial import sample_trial
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.report.formats import to_json
from runatomy.app.report.trial.html import trial_page
from runatomy.app.web.api.trials import shelf
from runatomy.app.web.figure import trial_frames

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

TRIAL = "0123456789abcdef"
DROP = """([form, names]) => {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File(['x'], name));
  document.querySelector(form).dispatchEvent(
    new DragEvent('drop', {dataTransfer: transfer, cancelable: true, bubbles: true}));
}"""
STATE = "document.querySelector('.stage').figure.state()"


@pytest.fixture(scope="module")
def solved(server: Served) -> str:
    """A trial in the server's library, solved beforehand; its id."""
    analysis = sample_trial()
    with Library.open(Home(server.home), create=False) as library:
        folder = shelf.folder_of(library, TRIAL)
        folder.mkdir()
        (folder / shelf.REPORT).write_text(trial_page(analysis), encoding="utf-8")
        (folder / shelf.ANALYSIS).write_bytes(to_json(analysis.to_dict()))
        (folder / shelf.FRAMES).write_bytes(trial_frames(analysis))
        shelf.enter(library, TRIAL, "A made run", [], {})
        shelf.finish(library, TRIAL, {"strides": len(analysis.strides)})
    return TRIAL


def test_files_find_their_place_by_name(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/laboratory")
    form = page.locator("form.entry")
    form.wait_for()
    page.evaluate(DROP, ["form.entry", ["run_01.trc", "Static.c3d", "run_01_grf.mot", "emg.csv"]])
    for role, name in (
        ("recording", "run_01.trc"), ("static", "Static.c3d"),
        ("forces", "run_01_grf.mot"), ("emg", "emg.csv"),
    ):  # fmt: skip
        kept = form.locator(f"input[name={role}]")
        assert kept.evaluate("(one) => one.files[0].name") == name, role
    page.evaluate(DROP, ["form.entry", ["holiday.jpg"]])
    expect(form.locator(".notice")).to_contain_text("no place here for holiday.jpg")


def test_a_wrong_file_is_explained_and_can_be_deleted(
    server: Served, page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "no run.trc"
    path.write_text("This is no recording.")
    page.goto(f"{server.url}/laboratory")
    page.get_by_label("Recording").set_input_files(path)
    page.get_by_label("Mass, kg").fill("61.5")
    page.get_by_label("Name").fill("Not a recording")
    page.get_by_role("button", name="Analyze").click()
    row = page.locator(".trials li", has_text="Not a recording")
    expect(row.locator(".state")).to_have_text("failed", timeout=30_000)
    told = row.locator(".notice").inner_text()
    assert "Traceback" not in told and len(told) > 20
    page.on("dialog", lambda one: one.accept())
    row.get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)


def test_a_trial_plays_with_its_trust_and_its_report(
    server: Served, page: Page, solved: str
) -> None:
    page.goto(f"{server.url}/laboratory/{solved}")
    expect(page.locator("h1")).to_have_text("A made run")
    page.wait_for_function(f"document.querySelector('.stage')?.figure && {STATE}.kind === 'trial'")
    rows = server.get(f"/trials/{solved}")["analysis"]["trust"]
    expect(page.locator(".trust-rows li")).to_have_count(len(rows))
    doubtful = [row["name"] for row in rows if row["verdict"] == "do not trust"]
    if doubtful:
        assert doubtful[0][1:] in page.locator(".trust-rows li").first.inner_text()
    assert "--" not in page.locator(".trust").inner_text()
    page.locator(".report").scroll_into_view_if_needed()
    report = page.frame_locator(".report iframe")
    expect(report.locator("h1")).to_be_visible()


def test_both_pages_fit_a_phone(server: Served, phone: Page, solved: str) -> None:
    for path in ("/laboratory", f"/laboratory/{solved}"):
        phone.goto(server.url + path)
        phone.locator(":is(.trials, .trust-rows)").wait_for()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path
    phone.goto(f"{server.url}/laboratory/ffffffffffffffff")
    expect(phone.locator("h1")).to_have_text("No such trial")
