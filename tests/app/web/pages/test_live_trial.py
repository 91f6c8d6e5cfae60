"""A recording handed in on the laboratory's page, solved there and then, and shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

TRIAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "mocap" / "bmc_run"
FIGURE = "document.querySelector('.stage')?.figure"
ARROWS = """(phases) => {
  const figure = document.querySelector('.stage').figure, seen = [];
  for (const phase of phases) {
    figure.phase(phase);
    const { stage, clip } = figure;
    stage.show(figure.before, clip, figure.blend, phase);
    for (const arrow of stage.arrows.arrows)
      if (stage.arrows.group.visible && arrow.root.visible)
        seen.push({ phase, up: arrow.shaft.scale.y, y: arrow.root.position.y });
  }
  return seen;
}"""


@pytest.mark.skipif(not TRIAL.is_dir(), reason="the shared recordings are not beside the checkout")
def test_a_recording_is_solved_and_plays_with_the_grounds_force(server: Served, page: Page) -> None:
    page.goto(f"{server.url}/laboratory")
    page.get_by_label("Recording").set_input_files(TRIAL / "motion_capture_run.trc")
    page.get_by_label("Standing trial").set_input_files(TRIAL / "static_run.trc")
    page.get_by_label("Ground forces").set_input_files(TRIAL / "grf_run.mot")
    page.get_by_label("Mass, kg").fill("70")
    page.get_by_label("Name").fill("Solved live")
    page.get_by_role("button", name="Analyze").click()
    row = page.locator(".trials li", has_text="Solved live")
    expect(row.get_by_role("progressbar")).to_be_visible()
    expect(row.locator(".state")).to_have_text("done")
    row.get_by_role("link", name="Solved live").click()
    page.wait_for_function(f"{FIGURE}?.state().kind === 'trial'")
    facts = page.locator(".facts").inner_text()
    assert re.search(r"2\.[5-9]\d? m/s", facts) and "70.0 kg" in facts, facts
    report = page.frame_locator(".report iframe")
    page.locator(".report").scroll_into_view_if_needed()
    expect(report.locator("h1")).to_be_visible()
    expect(report.locator("body")).to_contain_text("Calves")
    page.locator(".stage").scroll_into_view_if_needed()
    page.wait_for_function(f"{FIGURE}.stats().triangles > 10000")  # the body itself is drawn
    seen = page.evaluate(ARROWS, [i / 40 for i in range(40)])
    assert len({one["phase"] for one in seen}) > 10  # a foot is down most of the time …
    assert len({one["phase"] for one in seen}) < 40  # … and none in flight
    longest = max(one["up"] for one in seen)  # 0.36 m a body weight: a runner's 2 to 3
    assert 0.6 < longest < 1.2, longest
    assert all(abs(one["y"]) < 0.3 for one in seen)  # they stand on the ground
    active = page.evaluate(f"{FIGURE}.muscles().length")
    assert active >= 40
    page.goto(f"{server.url}/laboratory")
    page.on("dialog", lambda one: one.accept())
    row.get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)
