"""The figure in a real browser, on a page of the real server: seen, moved, clicked, told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
DRAWING = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
           "--enable-unsafe-swiftshader")  # fmt: skip
BLIND = ("--no-sandbox", "--disable-gpu", "--disable-3d-apis")
MAKE = """async (options) => {
  const { Figure } = await import("/assets/figure/figure.js");
  const host = document.createElement("div");
  host.style.cssText = "position:fixed;inset:0;z-index:9999;background:#faf8f3";
  document.body.append(host);
  window.picked = [];
  const onPick = (...hit) => picked.push(hit);
  window.fig = new Figure(host, { onPick, theme: "light", ...options });
  await fig.ready;
  await fig.condition({ speed: 3.5, slope: 0 });
  fig.pause();
}"""
PIXELS = """() => {
  const gl = fig.stage.renderer.getContext(), w = gl.drawingBufferWidth, h = gl.drawingBufferHeight;
  fig.stage.draw();
  const data = new Uint8Array(w * h * 4), seen = new Set();
  gl.readPixels(0, 0, w, h, gl.RGBA, gl.UNSIGNED_BYTE, data);
  let sum = 0, filled = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 250) continue;
    filled++;
    sum = (sum * 31 + data[i] * 7 + data[i + 1] * 3 + data[i + 2]) % 1000000007;
    seen.add((data[i] >> 4) + "." + (data[i + 1] >> 4) + "." + (data[i + 2] >> 4));
  }
  return { sum, share: filled / (w * h), colors: seen.size };
}"""


@pytest.fixture(scope="module")
def drawing(browser: Browser) -> Iterator[Browser]:
    """A Chromium that draws in software."""
    found = browser.browser_type.launch(executable_path=CHROMIUM, args=list(DRAWING))
    yield found
    found.close()


@pytest.fixture
def page(drawing: Browser, empty_server: Any) -> Iterator[Page]:
    """A page of the server, with the figure laid over it."""
    pytest.importorskip("mujoco")
    faults: list[str] = []
    found = drawing.new_page(viewport={"width": 640, "height": 640})
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.goto(f"{empty_server.url}/settings")
    found.evaluate(MAKE, {})
    yield found
    found.close()
    assert not faults


def test_the_body_is_drawn_and_moves(page: Page) -> None:
    """Bones and muscles fill a part of the picture in many colors, and another phase is another
    picture; the same phase is the same one, unless detail was left out between them for slowness,
    which happens a few times at most."""
    for _ in range(6):
        pictures = []
        for phase in (0.1, 0.6, 0.1):
            page.evaluate(f"fig.phase({phase}); fig.stage.show(fig.clip, fig.clip, 1, {phase})")
            pictures.append(page.evaluate(PIXELS))
        if pictures[0] == pictures[2]:
            break
    assert 0.05 < pictures[0]["share"] < 0.6
    assert pictures[0]["colors"] > 40
    assert pictures[0]["sum"] != pictures[1]["sum"]
    assert pictures[0]["sum"] == pictures[2]["sum"]


def test_a_click_names_the_muscle_that_is_hit(page: Page) -> None:
    """Wherever muscles are seen, the click gives the muscle drawn there, and says so in words."""
    page.evaluate("fig.phase(0.1)")
    place = page.evaluate(
        """() => { const host = fig.stage.host, w = host.clientWidth, h = host.clientHeight;
        for (let y = 0.4; y < 0.9; y += 0.02) for (let x = 0.3; x < 0.7; x += 0.02) {
          const owner = fig.stage.ownerAt(w * x, h * y);
          if (owner && fig.names[owner - 1][0] === "vastus_lateralis") {
            const box = host.getBoundingClientRect();
            return [box.left + w * x, box.top + h * y];
          } } }"""
    )
    page.mouse.click(*place)
    assert page.evaluate("picked") == [["vastus_lateralis", "right"]]
    assert "Chosen: right outer front-thigh muscle" in page.inner_text(".fig-now")
    page.mouse.click(30, 60)
    assert page.evaluate("fig.selected.name") is None


def test_another_condition_tilts_the_ground_and_lights_other_muscles(page: Page) -> None:
    """The last condition asked for wins, however fast they follow each other."""
    level = page.evaluate("[...fig.curve('soleus', 'right')]")
    page.evaluate(
        """Promise.all([0.02, 0.05, 0.12].map((slope) => fig.condition({ speed: 3, slope })))"""
    )
    page.wait_for_function("fig.clip.meta.slope === 0.12")
    page.wait_for_function("fig.blend === 1 && fig.stage.slope.rotation.z > 0.1")
    assert page.evaluate("[...fig.curve('soleus', 'right')]") != level
    assert page.evaluate("fig.wanted.clips.size") == 2


def test_keys_turn_start_and_stop_it(page: Page) -> None:
    """Without a mouse: arrows turn, plus comes nearer, space runs and stops, text tells."""
    page.focus(".fig-stage")
    before = page.evaluate("fig.stage.camera.position.toArray()")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert page.evaluate("fig.stage.camera.position.toArray()") != before
    page.keyboard.press(" ")
    assert page.evaluate("fig.playing")
    page.wait_for_function("fig.phase() > 0.05")
    page.keyboard.press(" ")
    assert not page.evaluate("fig.playing")
    assert "Most active at" in page.inner_text(".fig-now")


def test_a_slow_machine_gets_less_detail_but_a_fine_still(page: Page) -> None:
    """Software drawing starts with less; a picture at rest is drawn whole."""
    page.evaluate("fig.play()")
    page.wait_for_function("fig.stats().frame_ms > 0")
    assert page.evaluate("fig.stats().detail") in ("medium", "low", "least")
    moving = page.evaluate("fig.stats().triangles")
    page.evaluate("fig.pause()")
    page.wait_for_function("fig.stats().detail === 'still'")
    page.wait_for_function(f"fig.stats().triangles > 2 * {moving}")


def test_it_leaves_nothing_behind(page: Page) -> None:
    """Canvas, listeners and memory on the graphics card are freed."""
    page.evaluate("window.info = fig.stage.renderer.info; fig.dispose()")
    assert page.evaluate("[info.memory.geometries, info.memory.textures]") == [0, 0]
    assert page.query_selector(".fig-stage") is None


def test_who_wants_calm_gets_a_still(drawing: Browser, empty_server: Any) -> None:
    """Reduced motion starts paused."""
    context = drawing.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{empty_server.url}/settings")
    page.evaluate(MAKE.replace("  fig.pause();", ""), {})
    assert not page.evaluate("fig.playing")
    context.close()


def test_without_webgl_it_still_tells_in_words(browser: Browser, empty_server: Any) -> None:
    """A kind message, and the most active muscles as text."""
    pytest.importorskip("mujoco")
    blind = browser.browser_type.launch(executable_path=CHROMIUM, args=list(BLIND))
    page = blind.new_page()
    page.goto(f"{empty_server.url}/settings")
    page.evaluate(MAKE, {})
    assert "no 3D" in page.inner_text(".fig-message")
    assert "Most active at" in page.inner_text(".fig-now")
    assert page.evaluate("fig.stats().detail") == "none"
    blind.close()
