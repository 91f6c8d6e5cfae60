"""Doctor: each trouble is made for real, found, explained, and mended where it can be."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from runatomy.app.cli.library.mending import TOOLS
from runatomy.app.library.files.originals import path_of
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import VERSION
from runatomy.app.library.library import Library
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble
from runatomy.app.library.upkeep.doctor import examine
from runatomy.app.library.upkeep.mend.cure import mend
from runatomy.terms.errors import AppError

from .made_library import content

PAGE = 4096


def changed(home: Home, *statements: str) -> None:
    """Change the ledger behind the library's back."""
    with contextlib.closing(sqlite3.connect(home.ledger, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def found(home: Home, *, quick: bool = False) -> list[Finding]:
    return list(examine(home, quick=quick).findings)


def one(home: Home, *, quick: bool = False) -> Finding:
    (finding,) = found(home, quick=quick)
    assert finding.what
    assert finding.where
    assert finding.mend
    return finding


def mended(home: Home) -> list[str]:
    return mend(home, examine(home).findings, TOOLS)


def test_a_sound_library_is_healthy_and_left_alone(home: Home) -> None:
    before, told = content(home), []
    examination = examine(home, on_progress=lambda done, total: told.append((done, total)))
    assert examination.findings == ()
    assert (examination.healthy, examination.runs, examination.files) == (True, 3, 6)
    assert told[-1] == (examination.size, examination.size)
    assert content(home) == before


def test_without_a_library(tmp_path: Path) -> None:
    assert one(Home(tmp_path / "none")).trouble is Trouble.NO_LIBRARY
    assert not (tmp_path / "none").exists()


# Files ------------------------------------------------------------------------------------------


def test_a_missing_analysis_is_found_and_made_again(home: Home) -> None:
    path = next(home.analyses.rglob("*.parquet"))
    path.unlink()
    finding = one(home)
    assert (finding.trouble, finding.mendable) == (Trouble.MISSING_ANALYSIS, True)
    assert finding.where == path.relative_to(home.root).as_posix()
    assert "1 run analyzed again" in mended(home)[0]
    assert found(home) == []
    with Library.open(home) as library:
        assert library.analysis(finding.run_ids[0])["run"]["distance_m"] > 500


def test_an_altered_analysis_is_found_and_made_again(home: Home) -> None:
    path = next(home.analyses.rglob("*.parquet"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert one(home).trouble is Trouble.ALTERED_ANALYSIS
    assert found(home, quick=True) == []  # which looks at sizes alone
    path.write_bytes(data[:-1])
    assert one(home, quick=True).trouble is Trouble.ALTERED_ANALYSIS
    mended(home)
    assert found(home) == []


@pytest.mark.parametrize("quick", [True, False])
def test_a_missing_original_is_found_and_not_made_up(home: Home, quick: bool) -> None:
    path = next(home.originals.rglob("*.gpx"))
    path.unlink()
    finding = one(home, quick=quick)
    assert (finding.trouble, finding.mendable) == (Trouble.MISSING_ORIGINAL, False)
    assert "Import the file again" in finding.mend
    before = content(home)
    assert mended(home) == []
    assert content(home) == before


def test_an_altered_original_takes_its_analysis_s_cure_away(home: Home) -> None:
    path = next(home.originals.rglob("*.gpx"))
    path.write_bytes(path.read_bytes().replace(b"48.0", b"48.1", 1))
    assert one(home).trouble is Trouble.ALTERED_ORIGINAL
    next(home.analyses.rglob(f"{path.stem[:16]}-0-*.parquet")).unlink()
    kinds = {finding.trouble: finding.mendable for finding in found(home)}
    assert kinds == {Trouble.ALTERED_ORIGINAL: False, Trouble.MISSING_ANALYSIS: False}


# The ledger -------------------------------------------------------------------------------------


def test_a_newer_ledger_is_left_to_a_newer_runatomy(home: Home) -> None:
    changed(home, "PRAGMA user_version = 999")
    finding = one(home)
    assert (finding.trouble, finding.mendable) == (Trouble.NEWER_LEDGER, False)
    assert "999" in finding.what
    assert "pip install --upgrade" in finding.mend


def test_an_older_ledger_is_brought_up_to_date(home: Home) -> None:
    home.ledger.unlink()
    changed(home, "CREATE TABLE x(y)", "DROP TABLE x", "PRAGMA application_id = 1381322305")
    assert VERSION > 0
    finding = next(f for f in found(home) if f.trouble is Trouble.OLDER_LEDGER)
    assert finding.mendable
    mended(home)
    assert Trouble.OLDER_LEDGER not in {finding.trouble for finding in found(home)}


def corrupt_pages(home: Home, table: str) -> int:
    """Overwrite the pages of a table with noise; returns how many."""
    with contextlib.closing(sqlite3.connect(home.ledger)) as connection:
        roots = [row[0] for row in connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = ? AND rootpage > 0", (table,))
        ]  # fmt: skip
    data = bytearray(home.ledger.read_bytes())
    for root in roots:
        data[(root - 1) * PAGE : root * PAGE] = os.urandom(PAGE)
    home.ledger.write_bytes(data)
    return len(roots)


def facts(home: Home) -> dict[str, list[tuple[object, ...]]]:
    """Return what a rebuilt ledger must tell again."""
    asked = {
        "runners": "SELECT id, name, sex, created_at FROM runners ORDER BY id",
        "masses": "SELECT * FROM masses",
        "files": "SELECT sha256, name, suffix, size, origin, added_at, outcome, message FROM files",
        "runs": "SELECT id, runner_id, start, name, note, distance_m, added_at FROM runs",
        "trials": "SELECT id, name, state FROM trials",
        "analyses": "SELECT run_id, recipe, energy_J, current FROM analyses ORDER BY run_id",
        "loads": "SELECT kind, name, side, energy_J, impulse_BWs FROM loads"
        " ORDER BY energy_J, impulse_BWs, kind, name, side",
    }
    with contextlib.closing(sqlite3.connect(home.ledger)) as connection:
        return {name: connection.execute(text).fetchall() for name, text in asked.items()}


@pytest.mark.parametrize("table", ["loads", "analyses", "jobs", "run_changes"])
def test_a_corrupt_page_is_found_and_the_ledger_built_anew(home: Home, table: str) -> None:
    before = facts(home)
    assert corrupt_pages(home, table)
    broken = home.ledger.read_bytes()
    finding = one(home)
    assert (finding.trouble, finding.mendable) == (Trouble.CORRUPT_LEDGER, True)
    done = mended(home)
    assert "built anew" in done[0]
    (kept,) = home.root.glob("library.broken-*.sqlite")
    assert str(kept) in done[0]
    assert kept.read_bytes()[PAGE:] == broken[PAGE:]  # the first page says how it is journaled
    assert facts(home) == before
    assert all(f.trouble is Trouble.LEFTOVER for f in found(home))


@pytest.mark.parametrize("how", ["runs", "files", "everything", "deleted", "truncated", "text"])
def test_a_ledger_lost_in_part_or_whole_is_built_from_the_originals(home: Home, how: str) -> None:
    before = facts(home)
    if how in ("runs", "files"):
        assert corrupt_pages(home, how)
    elif how == "truncated":
        data = home.ledger.read_bytes()
        home.ledger.write_bytes(data[: len(data) // 3 // PAGE * PAGE])
    elif how == "deleted":
        home.ledger.unlink()
    else:
        home.ledger.write_bytes(b"" if how == "everything" else b"a diary\n" * 2000)
    assert one(home).trouble is Trouble.CORRUPT_LEDGER
    mended(home)
    now = facts(home)
    columns = [0, 2, 5]  # id, start, distance: what the recordings themselves tell
    assert [[row[i] for i in columns] for row in now["runs"]] == [
        [row[i] for i in columns] for row in before["runs"]
    ]
    if how == "files":
        assert now["runs"] == before["runs"]
    if how == "runs":  # whose each run was is lost with it, but not what its file was called
        assert now["files"] == before["files"]
        assert now["runners"] == before["runners"]
    with Library.open(home) as library:
        for run in library.find_runs().rows:
            assert library.analysis(run.id)


def test_a_rebuild_that_is_killed_has_changed_nothing(home: Home) -> None:
    corrupt_pages(home, "loads")
    words = [sys.executable, "-c", KILLED, str(home.root)]
    broken = home.ledger.read_bytes()[PAGE:]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "importing"
        process.kill()
    assert (home.root / "library.rebuilt.sqlite").exists()
    assert home.ledger.read_bytes()[PAGE:] == broken
    assert one(home).trouble is Trouble.CORRUPT_LEDGER
    mended(home)
    assert not list(home.root.glob("library.rebuilt*"))
    assert len(facts(home)["runs"]) == 3


KILLED = """
import sys, time
from pathlib import Path
from runatomy.app.library.home import Home
from runatomy.app.library.upkeep.mend.rebuild import rebuild
def importing(*given):
    print("importing", flush=True)
    time.sleep(20)
rebuild(Home(Path(sys.argv[1])), importing)
"""


def test_a_ledger_in_use_is_not_built_anew(home: Home) -> None:
    with Library.open(home) as library:
        library.find_runs()
        finding = Finding(trouble=Trouble.CORRUPT_LEDGER, what="", where="", mend="", mendable=True)
        with pytest.raises(AppError, match="in use"):
            mend(home, [finding], TOOLS)
        assert len(library.find_runs().rows) == 3


def test_references_to_nothing_are_found(home: Home) -> None:
    before = facts(home)
    changed(home, "PRAGMA foreign_keys = OFF", "DELETE FROM files WHERE name LIKE 'Forest%'")
    assert one_of(home, Trouble.FOREIGN_KEY).mendable
    mended(home)
    assert [row[0] for row in facts(home)["runs"]] == [row[0] for row in before["runs"]]
    assert Trouble.FOREIGN_KEY not in {finding.trouble for finding in found(home)}


def one_of(home: Home, trouble: Trouble) -> Finding:
    return next(finding for finding in found(home) if finding.trouble is trouble)


# Runs and jobs ----------------------------------------------------------------------------------


def test_two_analyses_that_count_are_found_and_the_newest_kept(home: Home) -> None:
    changed(
        home,
        "DROP INDEX analyses_current",
        "INSERT INTO analyses (run_id, recipe, version, atlas, made_at, current, path, sha256,"
        " size, energy_J, warnings) SELECT run_id, recipe, version, atlas, made_at, 1, path,"
        " sha256, size, energy_J, warnings FROM analyses LIMIT 1",
    )
    assert one(home).trouble is Trouble.TWO_CURRENT
    assert "newest" in mended(home)[0]
    assert found(home) == []


def test_a_run_without_an_analysis_is_analyzed(home: Home) -> None:
    changed(home, "PRAGMA foreign_keys = ON", "DELETE FROM analyses WHERE id = 1")
    assert one(home).trouble is Trouble.NO_CURRENT
    mended(home)
    assert found(home) == []


def test_a_job_of_a_dead_process_waits_again_and_one_that_lives_is_left(home: Home) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    row = "INSERT INTO jobs (kind, state, title, created_at, owner_pid) VALUES "
    changed(home, f"{row} ('import', 'running', 'Summer', '2026', {process.pid})",
            f"{row} ('import', 'running', 'Winter', '2026', {os.getpid()})")  # fmt: skip
    finding = one(home)
    assert finding.trouble is Trouble.DEAD_JOB
    assert "Summer" in finding.what
    mended(home)
    assert found(home) == []
    with contextlib.closing(sqlite3.connect(home.ledger)) as connection:
        states = dict(connection.execute("SELECT title, state FROM jobs").fetchall())
    assert states == {"Summer": "queued", "Winter": "running"}


def test_analyses_out_of_date_are_told_and_are_no_illness(home: Home) -> None:
    changed(home, "UPDATE analyses SET recipe = 'other' WHERE id < 3")
    finding = one(home)
    assert (finding.trouble, len(finding.run_ids)) == (Trouble.STALE, 2)
    assert examine(home).healthy


def test_a_run_that_stays_out_of_date_is_named_with_the_reason(home: Home) -> None:
    """Its original is gone: serving makes the others anew, and never this one."""
    with Library.open(home) as library:
        gone, *others = library.find_runs().rows
    path_of(home, gone.sha256, ".gpx").unlink()
    changed(home, "UPDATE analyses SET recipe = 'other'")
    told = {finding.trouble: finding for finding in found(home)}
    assert set(told) == {Trouble.MISSING_ORIGINAL, Trouble.OLDER_ANALYSIS, Trouble.STALE}
    stays = told[Trouble.OLDER_ANALYSIS]
    assert stays.run_ids == (gone.id,) and not stays.mendable and not stays.serious
    assert gone.name in stays.what and "the original is gone" in stays.what
    assert "Import the file again" in stays.mend
    assert set(told[Trouble.STALE].run_ids) == {one.id for one in others}


# The folder -------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_open_to_others_is_closed(home: Home) -> None:
    home.root.chmod(0o755)
    assert one(home).trouble is Trouble.PERMISSIONS
    mended(home)
    assert home.root.stat().st_mode & 0o777 == 0o700
    assert found(home) == []


def test_little_room_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 1 << 20))
    assert one(home).trouble is Trouble.NO_ROOM


def test_leftovers_are_found_and_removed(home: Home) -> None:
    stray = home.analyses / "ab" / "stray.parquet"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x" * 10)
    assert found(home) == []  # it may be a running import's
    os.utime(stray, (0, 0))
    finding = one(home)
    assert (finding.trouble, finding.where) == (Trouble.LEFTOVER, "analyses/ab/stray.parquet")
    assert "1 leftover removed" in mended(home)[-1]
    assert not stray.exists()


def test_recordings_of_a_lost_ledger_are_found_and_imported(home: Home) -> None:
    for path in home.originals.rglob("*.gpx"):
        os.utime(path, (1e9, 1e9))
    home.ledger.unlink()
    with Library.open(home) as library:
        library.runner()
    assert one_of(home, Trouble.ORPHAN).mendable
    done: Callable[[], list[str]] = lambda: mended(home)  # noqa: E731
    assert any("3 recordings" in line for line in done())
    assert len(facts(home)["runs"]) == 3
    assert Trouble.ORPHAN not in {finding.trouble for finding in found(home)}
