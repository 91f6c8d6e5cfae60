"""Runners, settings, backup and tiles over HTTP."""

from __future__ import annotations

import io
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from running import Api, running

from runatomy.app.library.library import Library
from runatomy.app.web.guard.guard import Guard

PNG = b"\x89PNG\r\n\x1a\n and more"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Api]:
    """A server of the test's own, with an empty library."""
    with (
        Library.open(tmp_path / "library") as library,
        running(library, Guard.for_address("127.0.0.1")) as address,
        Api(address) as api,
    ):
        yield api


def test_runners_come_change_and_go(own: Api) -> None:
    assert [row["name"] for row in own.json("/runners")["runners"]] == ["me"]
    anna = own.post("/runners", json={"name": "Anna", "sex": "f", "born_year": 1990})
    assert anna.status_code == 201
    path = f"/runners/{anna.json()['id']}"
    changed = own.patch(path, json={"height_m": 1.68, "born_year": None}).json()
    assert (changed["name"], changed["height_m"], changed["born_year"]) == ("Anna", 1.68, None)
    own.put(f"{path}/masses/2026-01-02", json={"mass_kg": 62.5})
    told = own.put(f"{path}/masses/2025-01-02", json={"mass_kg": 64}).json()
    assert [row["mass_kg"] for row in told["masses"]] == [64.0, 62.5]
    assert own.delete(f"{path}/masses/2025-01-02").status_code == 204
    assert len(own.json("/runners")["runners"][1]["masses"]) == 1
    assert own.delete(path).status_code == 204
    own.error(own.delete(path), 404)


@pytest.mark.parametrize(
    "bad",
    [{}, {"name": ""}, {"name": " "}, {"name": "x" * 101}, {"name": "a\nb"},
     {"name": "A", "sex": "x"},
     {"name": "A", "born_year": 1800}, {"name": "A", "height_m": 168}, {"name": 7},
     {"name": "A", "max_heart_rate_bpm": 9e99}, {"name": "A", "id": 3}],
)  # fmt: skip
def test_no_runner_that_nobody_is(own: Api, bad: dict[str, Any]) -> None:
    own.error(own.post("/runners", json=bad), 422)
    assert len(own.json("/runners")["runners"]) == 1


def test_the_same_name_twice_is_refused(own: Api) -> None:
    own.json("/runners")
    assert "known" in own.error(own.post("/runners", json={"name": "me"}), 409)["what"]


@pytest.mark.parametrize("day", ["2026-02-30", "0", "x", "0001-01-01", "2026-1-1"])
def test_no_weighing_on_no_day(own: Api, day: str) -> None:
    number = own.json("/runners")["runners"][0]["id"]
    own.error(own.put(f"/runners/{number}/masses/{day}", json={"mass_kg": 60}), 422)
    own.error(own.put(f"/runners/{number}/masses/2026-01-01", json={"mass_kg": 9999}), 422)


def test_settings_change_one_by_one(own: Api) -> None:
    places = [{"name": "home", "latitude_deg": 1.5, "longitude_deg": -2.5}]
    zone = {"on": True, "radius_m": 500.0, "places": places}
    assert own.patch("/settings", json={"privacy": zone}).json()["privacy"] == zone
    with ThreadPoolExecutor(8) as pool:
        changes = [{"units": "mile"}, {"theme": "dark"}] * 8
        list(pool.map(lambda change: own.patch("/settings", json=change), changes))
    told = own.json("/settings")
    assert (told["units"], told["theme"], told["privacy"]) == ("mile", "dark", zone)


@pytest.mark.parametrize(
    "bad",
    [{"units": "furlong"}, {"theme": None, "x": 1}, {"privacy": {"radius_m": 1e9}},
     {"privacy": {"places": [{"name": "x", "latitude_deg": 91.0, "longitude_deg": 0.0}]}},
     {"tiles": "/etc/passwd"}, {"tiles": "/nope"}, {"tiles": "a\0b"}, {"default_runner": 0}],
)  # fmt: skip
def test_impossible_settings_are_refused(own: Api, bad: dict[str, Any]) -> None:
    before = own.json("/settings")
    own.error(own.patch("/settings", json=bad), 422)
    assert own.json("/settings") == before


TILES = "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data BLOB)"


def test_the_users_own_tiles_are_served(own: Api, tmp_path: Path) -> None:
    file = tmp_path / "map.mbtiles"
    with sqlite3.connect(file) as made:
        made.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data BLOB)")
        made.execute("INSERT INTO tiles VALUES (3, 2, 5, ?)", (PNG,))
    made.close()
    assert own.patch("/settings", json={"tiles": str(file)}).status_code == 200
    found = own.get("/tiles/3/2/2")  # rows count from the other end
    assert (found.content, found.headers["content-type"]) == (PNG, "image/png")
    own.error(own.get("/tiles/3/2/5"), 404)
    own.error(own.get("/tiles/3/9/0"), 404)
    own.error(own.get("/tiles/99/0/0"), 422)
    about = own.json("/tiles")
    assert (about["coarsest"], about["finest"], about["attribution"]) == (3, 3, None)
    with sqlite3.connect(file) as made:
        made.execute("INSERT INTO tiles VALUES (5, 2, 5, ?)", (PNG,))
    made.close()
    changed = own.json("/tiles")
    assert changed["finest"] == 5 and changed["version"] != about["version"]
    file.write_bytes(b"no database any more" * 99)
    assert "damaged" in own.error(own.get("/tiles"), 422)["what"]
    file.unlink()
    assert "no file" in own.error(own.get("/tiles"), 422)["what"]
    assert own.patch("/settings", json={"tiles": None}).json()["tiles"] is None
    own.error(own.get("/tiles/3/2/2"), 404)
    own.error(own.get("/tiles"), 404)


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        ("CREATE TABLE other (x)", "no table of map tiles"),
        ("CREATE TABLE tiles (x)", "no table of map tiles"),
        (f"{TILES}", "no tile is in it"),
        (f"{TILES}; INSERT INTO tiles VALUES (3, 2, 5, x'1f8b0800')", "vector tiles"),
        (f"{TILES}; INSERT INTO tiles VALUES (3, 2, 5, 'words')", "vector tiles"),
        (f"{TILES}; INSERT INTO tiles VALUES ('x', 2, 5, x'89504e47')", "no numbers"),
        (f"{TILES}; INSERT INTO tiles VALUES (99, 2, 5, x'89504e47')", "no numbers"),
    ],
)
def test_a_file_without_map_pictures_is_refused(
    own: Api, tmp_path: Path, statements: str, why: str
) -> None:
    file = tmp_path / "map.mbtiles"
    with sqlite3.connect(file) as made:
        made.executescript(statements)
    made.close()
    told = own.error(own.patch("/settings", json={"tiles": str(file)}), 422)
    assert why in told["what"] and "MBTiles" in told["mend"]
    assert own.json("/settings")["tiles"] is None


def test_a_backup_is_a_whole_zip_and_leaves_nothing_behind(own: Api, tmp_path: Path) -> None:
    answer = own.get("/backup")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()
    until = time.monotonic() + 10.0  # the last byte comes before the file is gone
    while list((tmp_path / "library" / "incoming").iterdir()):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_what_is_not_there_is_told_in_the_one_shape(own: Api) -> None:
    own.error(own.get("/nothing"), 404)
    own.error(own.get("/jobs/77"), 404)
    own.error(own.get("/jobs/0"), 422)
    own.error(own.get("/trials/" + "0" * 16), 404)
    answer = own.request("PUT", "/settings")
    assert own.error(answer, 405)["code"] == "method"
    assert answer.headers["allow"] == "GET, PATCH"
    assert own.get("/docs").status_code == 404
