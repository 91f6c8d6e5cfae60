"""Files brought to the page of runs: a folder, an archive, and a server killed in between."""

from __future__ import annotations

import gzip
import re
import sqlite3
import time
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_gpx import day_of, made_gpx

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from conftest import Machine, Served

MANY = 90  # files of the import that is broken off
WAIT = 60.0  # [s]


def told(card: Locator) -> dict[str, tuple[str, str]]:
    """Return what a card says of each file: its mark, and why where it was refused."""
    rows = card.locator("li").evaluate_all(
        """(all) => all.map((one) => [one.querySelector('a, b').textContent,
        one.querySelector('.mark').textContent, one.querySelector('.why')?.textContent ?? ''])"""
    )
    return {name: (mark, why) for name, mark, why in rows}


def finished(page: Page) -> Locator:
    """Return the newest import's card once it has ended."""
    card = page.locator(".job").first
    expect(card.locator("b").first).to_contain_text("Import finished")
    return card


def dropped(page: Page, *paths: Path) -> None:
    """Drop files and folders on the page as a file manager does."""
    given = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    devtools = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        devtools.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 500, "data": given})
    devtools.detach()


@pytest.fixture
def folder(tmp_path: Path, recordings: Path) -> Path:
    """A folder as people have them: runs, the same run twice, faulty files, other things."""
    place = tmp_path / "Export"
    (place / "older").mkdir(parents=True)
    whole = (recordings / "treadmill.fit").read_bytes()
    for name, content in {
        "first.gpx": made_gpx(1),
        "older/second.gpx.gz": gzip.compress(made_gpx(2)),
        "older/copy of first.gpx": made_gpx(1),
        "belt.fit": whole,
        "header only.fit": whole[:14],
        "ride.gpx": made_gpx(3, sport="cycling"),
        "empty.gpx": b"",
        "words.tcx": b"this is no recording",
        "notes.txt": b"milk, bread",
    }.items():
        (place / name).write_bytes(content)
    return place


def test_each_file_of_a_dropped_folder_has_its_outcome_in_words(
    machine: Machine, page: Page, folder: Path
) -> None:
    page.goto(machine.served.url)
    page.locator("#files").wait_for(state="attached")
    dropped(page, folder)
    card = finished(page)
    found = {Path(name).name: row for name, row in told(card).items()}
    marks = {name: mark for name, (mark, _) in found.items()}
    assert len(found) == 9
    assert {marks[name] for name in ("second.gpx.gz", "belt.fit")} == {"new"}
    same = Counter(marks[name] for name in ("first.gpx", "copy of first.gpx"))
    assert same == {"new": 1, "already here": 1}
    assert marks["ride.gpx"] == "not a run" and "bike ride" in found["ride.gpx"][1]
    assert marks["header only.fit"] == "damaged"
    for name in ("header only.fit", "empty.gpx", "words.tcx", "notes.txt"):
        assert marks[name] in ("damaged", "not readable"), name
        assert len(found[name][1]) > 10 and "Traceback" not in found[name][1], name
    expect(card.locator("summary")).to_contain_text("5 files could not be taken: why")
    days = page.locator("table.runs td, table.runs th").filter(has_text="2 Mar 2025, 06:30")
    expect(days).to_have_count(1)
    page.locator("#files").set_input_files([folder / "first.gpx", folder / "belt.fit"])
    expect(page.locator(".job")).to_have_count(2)
    assert {mark for mark, _ in told(finished(page)).values()} == {"already here"}


def test_a_whole_export_archive_is_opened(machine: Machine, page: Page, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("profile/", b"")
        archive.writestr("profile/settings.json", b"{}")
        archive.writestr("activities/", b"")
        for i in range(20, 44):
            archive.writestr(f"activities/{i}.gpx.gz", gzip.compress(made_gpx(i)))
        archive.writestr("activities/ride.gpx", made_gpx(45, sport="cycling"))
        archive.writestr("activities/cut.fit", b"\x0e\x10\xd9\x07")
        archive.writestr("media/photo.jpg", b"\xff\xd8\xff\xe0 no recording")
    page.goto(machine.served.url)
    page.locator("#files").set_input_files(path)
    card = page.locator(".job", has_text="Importing")
    expect(card.locator("b").first).to_contain_text(re.compile(r"Importing: \d+ of 2\d files"))
    bar = card.locator("progress")
    assert 0 <= bar.evaluate("(one) => one.value") <= bar.evaluate("(one) => one.max")
    done = finished(page)
    expect(done.locator("b").first).to_contain_text("24 new")
    found = {Path(name).name: row for name, row in told(done).items()}
    assert {found[f"{i}.gpx.gz"][0] for i in range(20, 44)} == {"new"}
    assert found["ride.gpx"][0] == "not a run"
    assert found["cut.fit"][0] in ("damaged", "not readable") and found["cut.fit"][1]
    days = [run["start"][:10] for run in machine.served.get("/runs?limit=1000")["runs"]]
    assert {days.count(day_of(i)) for i in range(20, 44)} == {1}


def test_a_server_killed_in_mid_import_goes_on_by_itself(
    machine: Machine, wide_context: BrowserContext, tmp_path: Path
) -> None:
    numbers = range(100, 100 + MANY)
    paths = [tmp_path / f"{i}.gpx" for i in numbers]
    for i, path in zip(numbers, paths, strict=True):
        path.write_bytes(made_gpx(i))
    page, faults = wide_context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(machine.served.url)
    page.locator("#files").set_input_files(paths)
    title = page.locator(".job b", has_text=re.compile(rf"Importing: \d+ of {MANY} files"))
    title.wait_for()
    job = begun(machine.served)
    machine.kill()
    before = entered(machine.served.home)
    assert 0 < before < MANY, "it was to be killed in mid-import"
    expect(page.get_by_text("Runatomy does not answer").first).to_be_visible()
    machine.start()
    other = wide_context.new_page()  # the page opened anew tells of it too
    other.goto(machine.served.url)
    for one in (other, page):  # nobody touched either
        expect(one.locator(".job b", has_text=f"Import finished: {MANY} new")).to_be_visible()
        expect(one.get_by_text("Runatomy does not answer")).to_have_count(0)
        expect(one.locator("table.runs tbody tr").first).to_be_visible()
        one.close()
    assert not faults
    files = machine.served.get(f"/jobs/{job}")["files"]
    assert Counter(one["outcome"] for one in files) == {"imported": MANY}
    days = Counter(run["start"][:10] for run in machine.served.get("/runs?limit=1000")["runs"])
    assert {days[day_of(i)] for i in numbers} == {1}  # none lost, none doubled
    assert entered(machine.served.home) == MANY
    until = time.monotonic() + WAIT
    while list((machine.served.home / "incoming").iterdir()):  # what was uploaded goes at the end
        assert time.monotonic() < until, "the uploads stay"
        time.sleep(0.1)


def begun(served: Served) -> int:
    """Wait until an import has some files behind it and many before it; returns its id."""
    until = time.monotonic() + WAIT
    while True:
        assert time.monotonic() < until, "the import does not begin"
        for job in served.get("/jobs")["jobs"]:
            if job["state"] == "running" and 3 <= job["done"] < MANY - 20:
                return int(job["id"])
        time.sleep(0.02)


def entered(home: Path) -> int:
    """Return how many runs of the broken-off import the ledger itself has."""
    with closing(sqlite3.connect(home / "library.sqlite", timeout=10.0)) as ledger:
        of_it = "SELECT count(*) FROM runs WHERE start >= ?"
        return int(ledger.execute(of_it, (day_of(100),)).fetchone()[0])
