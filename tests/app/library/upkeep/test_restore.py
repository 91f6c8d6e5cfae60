"""Restore: nothing is replaced before all is checked, and nothing is ever deleted."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.upkeep.archive import swap
from runatomy.app.library.upkeep.backup import write_backup
from runatomy.app.library.upkeep.restore import restore
from runatomy.terms.errors import AppError

from .made_library import content, gpx

Members = dict[str, bytes]


@pytest.fixture(scope="session")
def packed(made: Home, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a backup."""
    return write_backup(made, tmp_path_factory.mktemp("packed") / "b.zip").path.read_bytes()


@pytest.fixture
def backup(packed: bytes, tmp_path: Path) -> Path:
    """A backup of the test's own."""
    path = tmp_path / "backup.zip"
    path.write_bytes(packed)
    return path


@contextlib.contextmanager
def untouched(home: Home) -> Iterator[None]:
    """Hold that a home, and the folder it is in, are left as they were."""
    before, beside = content(home), sorted(home.root.parent.iterdir())
    yield
    assert content(home) == before
    assert sorted(home.root.parent.iterdir()) == beside


def rewritten(backup: Path, change: Callable[[Members, dict[str, Any]], None]) -> None:
    """Change members and manifest of a backup; the manifest is written last."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(members, manifest)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name  # as it is, whatever it is
            archive.writestr(entry, data)
        archive.writestr("manifest.json", json.dumps(manifest))


def declared(members: Members, manifest: dict[str, Any], name: str, data: bytes) -> None:
    """Add a member that the manifest tells truly."""
    members[name] = data
    manifest["members"].append(
        {"name": name, "size": len(data), "sha256": sha256(data).hexdigest()}
    )


# A library that is there ------------------------------------------------------------------------


def test_a_library_that_is_there_needs_force_and_is_moved_aside(home: Home, backup: Path) -> None:
    with Library.open(home) as library:
        library.update_run(library.find_runs().rows[0].id, name="changed since")
    with untouched(home), pytest.raises(AppError, match="--force"):
        restore(backup, home)
    before = content(home)
    done = restore(backup, home, force=True)
    assert done.aside is not None
    assert done.aside.parent == home.root.parent
    assert content(Home(done.aside)) == before
    assert content(home) != before
    assert len(content(home)["rows"]["runs"]) == 3


@pytest.mark.parametrize("exchanges", [True, False])
def test_twice_in_a_second_keeps_both(
    home: Home, backup: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    if not exchanges:  # as on a system without such a call
        monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    asides = {restore(backup, home, force=True).aside for _ in range(3)}
    assert len(asides) == 3
    assert all(aside is not None and (aside / "library.sqlite").is_file() for aside in asides)
    assert [p for p in home.root.parent.iterdir() if p.name.endswith(".part")] == []


def test_an_empty_folder_is_taken_without_force(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = restore(backup, Home(tmp_path / "empty"))
    assert done.aside is None
    assert (tmp_path / "empty" / "library.sqlite").is_file()
    deep = restore(backup, Home(tmp_path / "a" / "b" / "c"))
    assert deep.runs == 3


def test_a_library_in_use_is_left_alone(home: Home, backup: Path) -> None:
    with Library.open(home) as library:
        library.find_runs()
        with pytest.raises(AppError, match="in use"):
            restore(backup, home, force=True)
        library.update_run(library.find_runs().rows[0].id, note="still mine")
    assert not [p for p in home.root.parent.iterdir() if "before" in p.name or ".part" in p.name]
    assert restore(backup, home, force=True).aside is not None


def test_a_damaged_library_is_moved_aside_like_any_other(home: Home, backup: Path) -> None:
    home.ledger.write_bytes(b"nonsense" * 1000)
    done = restore(backup, home, force=True)
    assert done.aside is not None
    assert (done.aside / "library.sqlite").read_bytes() == b"nonsense" * 1000


def test_when_the_second_step_fails_the_first_is_undone(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    staged, aside = tmp_path / "staged", tmp_path / "aside"
    staged.mkdir()
    real = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path == staged and target == home.root:
            raise PermissionError("no")
        return real(path, target)

    before = content(home)
    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(PermissionError):
        swap.put_in_place(staged, home.root, aside)
    assert content(home) == before


# Backups that are refused -----------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_backup_is_refused(home: Home, backup: Path, part: float) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * part)])
    with untouched(home), pytest.raises(AppError, match="damaged"):
        restore(backup, home, force=True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0.0, 0.999), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused_or_changes_nothing(
    made: Home, packed: bytes, tmp_path: Path, place: float, bit: int
) -> None:
    broken = bytearray(packed)
    broken[int(len(broken) * place)] ^= 1 << bit
    (tmp_path / "flipped.zip").write_bytes(broken)
    other = Home(tmp_path / "other")
    shutil.rmtree(other.root, ignore_errors=True)
    try:
        restore(tmp_path / "flipped.zip", other)
    except AppError:
        assert not other.root.exists()
    else:  # the bit was in a date, or in room that nothing uses
        assert content(other) == content(made)


def test_an_altered_member_is_refused(home: Home, backup: Path) -> None:
    def alter(members: Members, manifest: dict[str, Any]) -> None:
        name = next(name for name in members if name.endswith(".gpx"))
        members[name] = members[name].replace(b"48.0", b"48.1", 1)

    rewritten(backup, alter)
    with untouched(home), pytest.raises(AppError, match="not what was backed up"):
        restore(backup, home, force=True)


def test_a_member_that_is_missing_or_longer_is_refused(home: Home, backup: Path) -> None:
    original = backup.read_bytes()
    rewritten(backup, lambda members, _: members.pop(next(n for n in members if ".gpx" in n)))
    with untouched(home), pytest.raises(AppError, match="is missing"):
        restore(backup, home, force=True)
    backup.write_bytes(original)

    def lengthen(members: Members, manifest: dict[str, Any]) -> None:
        members[next(n for n in members if ".gpx" in n)] += b"x"

    rewritten(backup, lengthen)
    with untouched(home), pytest.raises(AppError, match="not as long"):
        restore(backup, home, force=True)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "originals/../../evil.txt",
        "/evil.txt",
        "C:\\evil.txt",
        "originals\\..\\..\\evil.txt",
        "trials/t1/../../../evil.txt",
        "trials/t1/.hidden",
        "trials/evil\x00.txt",
        "trials/t1/evil.txt/",
        "trials/CON:",
        "library.sqlite-wal",
        "analyses/ab/evil.exe",
        "LIBRARY.sqlite",
        "trials/t1/TRIAL.json",
        "evil.txt",
        "",
    ],
)
@pytest.mark.parametrize("told", [True, False])
def test_names_from_outside_are_refused(home: Home, backup: Path, name: str, told: bool) -> None:
    def add(members: Members, manifest: dict[str, Any]) -> None:
        if told:
            declared(members, manifest, name, b"evil")
        else:
            members[name] = b"evil"

    rewritten(backup, add)
    with untouched(home), pytest.raises(AppError, match="which no backup of Runatomy holds"):
        restore(backup, home, force=True)
    assert not list(home.root.parent.rglob("*evil*"))


def test_a_link_is_refused(home: Home, backup: Path) -> None:
    rewritten(backup, lambda members, manifest: declared(members, manifest, "trials/t1/a", b"/etc"))
    data = backup.read_bytes()
    with zipfile.ZipFile(backup) as archive:
        members = {i.filename: archive.read(i) for i in archive.infolist()}
    with zipfile.ZipFile(backup, "w") as archive:
        for name, body in members.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o120777 if name == "trials/t1/a" else 0o600) << 16
            archive.writestr(entry, body)
    assert data != backup.read_bytes()
    with untouched(home), pytest.raises(AppError, match="is a link"):
        restore(backup, home, force=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda m: m.update(schema="other/1"), "manifest is damaged"),
        (lambda m: m.update(members=[]), "holds no ledger"),
        (lambda m: m.update(members=7), "manifest is damaged"),
        (lambda m: m["members"][0].update(size=-1), "manifest is damaged"),
        (lambda m: m["members"][0].update(size=10**15), "not as long"),
        (lambda m: m["members"][0].update(sha256="../x"), "manifest is damaged"),
        (lambda m: m["members"][0].update(name=7), "no backup of Runatomy holds"),
        (lambda m: m.update(extra=1), "manifest is damaged"),
        (lambda m: m.update(ledger_version=999, version="9.9"), "newer Runatomy .9.9."),
        (lambda m: m.update(ledger_version=0), "ledger in it is damaged"),
    ],
)
def test_a_manifest_that_cannot_be_is_refused(
    home: Home, backup: Path, change: Callable[[dict[str, Any]], None], told: str
) -> None:
    rewritten(backup, lambda _, manifest: change(manifest))
    with untouched(home), pytest.raises(AppError, match=told):
        restore(backup, home, force=True)


def test_other_zips_and_other_files_are_refused(home: Home, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("manifest.json", "[]")
    (tmp_path / "run.gpx").write_bytes(gpx(__import__("datetime").datetime(2026, 1, 1)))
    for name, told in (("export.zip", "manifest"), ("run.gpx", "no ZIP"), ("none.zip", "no such")):
        with untouched(home), pytest.raises(AppError, match=told):
            restore(tmp_path / name, home, force=True)


def _with_ledger(backup: Path, change: Callable[[sqlite3.Connection], object]) -> None:
    """Change the ledger in a backup; the manifest tells it truly."""

    def alter(members: Members, manifest: dict[str, Any]) -> None:
        path = backup.with_name("altered.sqlite")
        path.write_bytes(members["library.sqlite"])
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            change(connection)
        data = path.read_bytes()
        path.unlink()
        row = next(r for r in manifest["members"] if r["name"] == "library.sqlite")
        row.update(size=len(data), sha256=sha256(data).hexdigest())
        members["library.sqlite"] = data

    rewritten(backup, alter)


def test_a_ledger_that_names_what_is_not_there_is_refused(home: Home, backup: Path) -> None:
    _with_ledger(backup, lambda c: c.execute("UPDATE analyses SET path = '../../../etc/passwd'"))
    with untouched(home), pytest.raises(AppError, match="not in it"):
        restore(backup, home, force=True)


def test_a_damaged_ledger_in_a_true_manifest_is_refused(home: Home, backup: Path) -> None:
    def alter(members: Members, manifest: dict[str, Any]) -> None:
        data = bytearray(members["library.sqlite"])
        data[4096:8192] = bytes(4096)
        row = next(r for r in manifest["members"] if r["name"] == "library.sqlite")
        row.update(sha256=sha256(data).hexdigest())
        members["library.sqlite"] = bytes(data)

    rewritten(backup, alter)
    with untouched(home), pytest.raises(AppError, match="ledger in it is damaged"):
        restore(backup, home, force=True)


def test_without_room_nothing_is_begun(
    home: Home, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 1 << 20))
    with untouched(home), pytest.raises(AppError, match="1 MB are free"):
        restore(backup, home, force=True)


# Interrupted ------------------------------------------------------------------------------------

KILLED = """
import sys, time
from pathlib import Path
from runatomy.app.library.home import Home
from runatomy.app.library.upkeep import restore
def slow(done, total):
    print(done, flush=True)
    time.sleep(0.2)
real = restore.put_in_place
def told(*given):
    print("swap", flush=True)
    time.sleep(0.2)
    real(*given)
    print("swapped", flush=True)
    time.sleep(5)
restore.put_in_place = told
restore.restore(Path(sys.argv[1]), Home(Path(sys.argv[2])), force=True, on_progress=slow)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("until", ["first", "swap", "swapped"])
def test_kill_in_mid_restore_leaves_a_whole_library(
    home: Home, backup: Path, packed: bytes, until: str
) -> None:
    with Library.open(home) as library:
        library.update_run(library.find_runs().rows[0].id, name="changed since")
    old = content(home)
    words = [sys.executable, "-c", KILLED, str(backup), str(home.root)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if until in ("first", line.strip()):
                break
        process.send_signal(signal.SIGKILL)
    new = content(home)
    if until == "swapped":
        (aside,) = [p for p in home.root.parent.iterdir() if "before" in p.name]
        assert content(Home(aside)) == old
        assert new != old
        assert new["files"] == old["files"]
    else:
        assert new == old
    done = restore(backup, home, force=True)
    assert content(Home(done.aside or Path())) == new
    assert not [p for p in home.root.parent.iterdir() if p.name.endswith(".part")]
