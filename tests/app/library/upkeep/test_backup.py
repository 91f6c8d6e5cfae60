"""Backup: the same library back, taken while others write, whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.runs.entries import UnknownRunError
from runatomy.app.library.upkeep.backup import write_backup
from runatomy.app.library.upkeep.restore import restore
from runatomy.terms.errors import AppError

from .made_library import content


def test_a_restored_library_is_the_same_byte_for_byte(home: Home, tmp_path: Path) -> None:
    backup = write_backup(home, tmp_path / "backup.zip")
    other = Home(tmp_path / "other")
    done = restore(backup.path, other)
    assert content(other) == content(home)
    assert (backup.runs, done.runs, backup.missing, done.aside) == (3, 3, (), None)
    with Library.open(other, create=False) as library:
        assert len(library.find_runs().rows) == 3
        run = library.find_runs().rows[0]
        assert library.analysis(run.id)["schema"] == "runatomy.analysis/1"
        assert library.original(run.sha256)


def test_the_manifest_has_the_digest_of_every_member(home: Home, tmp_path: Path) -> None:
    write_backup(home, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        digests = {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()
                   if name != "manifest.json"}  # fmt: skip
    assert digests == {row["name"]: row["sha256"] for row in manifest["members"]}
    assert manifest["ledger_version"] >= 1
    assert "trials/t1/trial.json" in digests
    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0


def test_progress_comes_to_its_end(home: Home, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_backup(
        home, tmp_path / "b.zip", on_progress=lambda done, total: told.append((done, total))
    )
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_it_writes_over_nothing_without_force(home: Home, tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_text("mine")
    with pytest.raises(AppError, match="--force"):
        write_backup(home, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").read_text() == "mine"
    write_backup(home, tmp_path / "backup.zip", force=True)
    assert zipfile.is_zipfile(tmp_path / "backup.zip")


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("", "is a folder"),
        ("library/backup.zip", "inside the library"),
        ("no/b.zip", "no such folder"),
    ],
)
def test_places_that_will_not_do(home: Home, tmp_path: Path, to: str, told: str) -> None:
    with pytest.raises(AppError, match=told):
        write_backup(home, tmp_path / to)


def test_without_a_library_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="no library here"):
        write_backup(Home(tmp_path / "none"), tmp_path / "backup.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "out").mkdir()
    with pytest.raises(AppError, match="no space left"):
        write_backup(home, tmp_path / "out" / "backup.zip")
    assert list((tmp_path / "out").iterdir()) == []


def test_files_that_are_missing_or_altered_are_named_and_the_rest_is_kept(
    home: Home, tmp_path: Path
) -> None:
    gone, changed = sorted(home.originals.rglob("*.gpx"))[:2]
    gone.unlink()
    changed.write_bytes(b"other")
    backup = write_backup(home, tmp_path / "backup.zip")
    assert len(backup.missing) == 2
    assert all(name.startswith("originals/") for name in backup.missing)
    done = restore(backup.path, Home(tmp_path / "other"))
    assert done.missing == backup.missing


def test_what_changes_during_the_backup_still_fits_together(home: Home, tmp_path: Path) -> None:
    """Runs are renamed and deleted all the while; ledger and files of each backup agree."""
    library = Library.open(home)
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            for run in library.find_runs().rows:
                with contextlib.suppress(UnknownRunError):
                    library.update_run(run.id, note=str(time.time()))

    worker = threading.Thread(target=work)
    worker.start()
    deleted = False

    def meanwhile(done: int, total: int) -> None:
        nonlocal deleted
        if not deleted:  # after the ledger was copied, and before its last file is packed
            deleted = True
            library.delete_run(library.find_runs(sort="start").rows[0].id)
            library.delete_run(library.find_runs(sort="start").rows[0].id)

    try:
        backup = write_backup(home, tmp_path / "backup.zip", on_progress=meanwhile)
    finally:
        stop.set()
        worker.join()
        library.close()
    assert deleted
    assert (backup.runs, backup.missing) == (1, ())
    other = Home(tmp_path / "other")
    restore(backup.path, other)
    assert len(list(other.originals.rglob("*.gpx"))) == 1
    with Library.open(other) as library:
        (row,) = library.find_runs().rows
        assert library.analysis(row.id)


KILLED = """
import sys, time
from pathlib import Path
from runatomy.app.library.home import Home
from runatomy.app.library.upkeep.backup import write_backup
def slow(done, total):
    print(done, flush=True)
    time.sleep(0.2)
write_backup(Home(Path(sys.argv[1])), Path(sys.argv[2]), on_progress=slow)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("steps", [1, 4])
def test_kill_in_mid_backup_leaves_no_backup_and_the_next_one_tidies(
    home: Home, tmp_path: Path, steps: int
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = content(home)
    words = [sys.executable, "-c", KILLED, str(home.root), str(out / "backup.zip")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(steps):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert not (out / "backup.zip").exists()
    assert list(out.iterdir())  # it was in the middle of it
    write_backup(home, out / "backup.zip")
    assert [path.name for path in out.iterdir()] == ["backup.zip"]
    assert content(home) == before
