"""The map of a run over tiles of the user's own, without a network; faulty files explained."""

from __future__ import annotations

import base64
import gzip
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_tiles import GREEN, made_tiles

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

SHARE_OF = """async ([picture, color]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + picture;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  let same = 0;
  for (let i = 0; i < data.length; i += 4)
    same += color.every((value, j) => Math.abs(data[i + j] - value) < 6) ? 1 : 0;
  return same / (data.length / 4);
}"""

NO_BODY = {"error": {"what": "not asked for here", "where": None, "mend": None, "code": "conflict"}}


def chosen(page: Page, server: Served, path: str) -> None:
    """Name a tile file in the settings."""
    page.goto(f"{server.url}/settings")
    form = page.locator("form", has_text=".mbtiles")
    form.get_by_label("Path of an .mbtiles file").fill(path)
    with page.expect_response(lambda one: one.request.method == "PATCH"):
        form.get_by_role("button", name="Save").click()


def place_of(server: Served) -> tuple[str, float, float]:
    """Return a run with a track, and where its middle is."""
    run = next(r for r in server.get("/runs")["runs"] if "morning" in r["name"].lower())
    track = server.get(f"/runs/{run['id']}/track?points=200")
    at = [x for x in zip(track["latitude_deg"], track["longitude_deg"], strict=True) if x[0]]
    latitude, longitude = at[len(at) // 2]
    return run["id"], latitude, longitude


def green(page: Page) -> float:
    """Return how much of the map is painted as the tiles are."""
    picture = base64.b64encode(page.locator(".map-picture").screenshot()).decode()
    share: float = page.evaluate(SHARE_OF, [picture, list(GREEN)])
    return share


def green_soon(page: Page) -> float:
    """Return the same once anything is painted: pictures are painted some time after they came."""
    for _ in range(40):
        if share := green(page):
            return share
        page.wait_for_timeout(250)
    return 0.0


def test_a_run_is_drawn_over_the_users_own_map(server: Served, page: Page, tmp_path: Path) -> None:
    run, latitude, longitude = place_of(server)
    asked: list[str] = []
    page.route("**/api/v1/figure/**", lambda one: one.fulfill(status=409, json=NO_BODY))
    page.on("request", lambda one: asked.append(one.url))
    try:
        # coarser than the track wants: its finest tiles are drawn larger
        own = made_tiles(tmp_path / "own.mbtiles", latitude, longitude, range(6, 12))
        chosen(page, server, str(own))
        page.goto(f"{server.url}/runs/{run}")
        tiles = page.locator(".map-picture image")
        expect(tiles.first).to_be_visible()
        assert {href(one).split("/")[4] for one in tiles.all()} == {"11"}
        expect(page.locator(".map-source")).to_have_text("Map: © Map makers")
        page.wait_for_load_state("networkidle")
        assert green_soon(page) > 0.8
        assert page.locator(".map-picture path.way").count() == 7
        assert all(url.startswith((server.url, "data:", "blob:")) for url in asked), asked
        page.set_viewport_size({"width": 390, "height": 844})
        expect(tiles.first).to_be_visible()
        assert page.locator(".map-picture").bounding_box()["width"] <= 390
        page.set_viewport_size({"width": 1440, "height": 900})
        # another file: nothing of the old one is shown
        far = made_tiles(tmp_path / "far.mbtiles", -latitude, longitude + 90.0, range(8, 12))
        chosen(page, server, str(far))
        page.goto(f"{server.url}/runs/{run}")
        expect(page.locator(".map-source")).to_contain_text("no pictures of this place")
        expect(page.locator(".map-picture image")).to_have_count(0)
        assert green(page) < 0.01
        far.unlink()
        page.reload()
        expect(page.locator(".map-source")).to_contain_text("There is no file of this name.")
    finally:
        chosen(page, server, "")
    page.goto(f"{server.url}/runs/{run}")
    page.locator(".map-picture path.way").first.wait_for(state="attached")
    expect(page.locator(".map-source")).to_have_count(0)


def test_a_file_without_pictures_is_refused_with_the_reason(
    empty_server: Served, page: Page, tmp_path: Path
) -> None:
    words = tmp_path / "words.mbtiles"
    words.write_text("this is no database, though it is named like one " * 30)
    other = tmp_path / "other.mbtiles"
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE shopping (what text)")
        made.commit()
    empty = made_tiles(tmp_path / "empty.mbtiles", 50.0, 8.0, range(0))
    pbf = gzip.compress(b"\x1a\x05water")
    vector = made_tiles(tmp_path / "vector.mbtiles", 50.0, 8.0, range(3, 4), pbf)
    for path, why in {
        tmp_path / "nowhere.mbtiles": "no file of this name",
        words: "no MBTiles file, or it is damaged",
        other: "no table of map tiles",
        empty: "empty",
        vector: r"vector tiles \(pbf\).*png, jpg or webp",
    }.items():
        chosen(page, empty_server, str(path))
        expect(page.locator(".notice")).to_contain_text(re.compile(why))
        assert empty_server.get("/settings")["tiles"] is None, path


def href(tile: Any) -> str:
    """Return the address of a tile's picture."""
    return str(tile.get_attribute("href"))
