"""Tidy: what crashes left goes, what anybody works on or only a lost ledger knew stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.upkeep.tidy import OLD, tidy

from .made_library import content


@pytest.fixture
def dead() -> int:
    """The number of a process that is gone."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def put(path: Path, age: float = 0.0) -> Path:
    """Write a file of so many seconds of age."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * 100)
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def tidied(home: Home) -> tuple[str, ...]:
    with Library.open(home) as library:
        return tidy(library).removed


def test_a_sound_library_loses_nothing_however_old(home: Home) -> None:
    for path in (*home.originals.rglob("*"), *home.analyses.rglob("*"), home.trials / "t1"):
        os.utime(path, (0, 0))
    before = content(home)
    assert tidied(home) == ()
    assert content(home) == before


def test_files_of_dead_processes_go_at_once_and_those_of_the_living_stay(
    home: Home, dead: int
) -> None:
    gone = put(home.originals / "ab" / f".{'c' * 64}.fit.{dead}.part")
    also = put(home.incoming / f".upload.zip.{dead}-12ab.part")
    ours = put(home.analyses / "ab" / f".run.parquet.{os.getpid()}.part", OLD * 9)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        theirs = put(home.originals / "ab" / f".{'d' * 64}.fit.{process.pid}.part")
        older = put(home.originals / "ab" / f".{'e' * 64}.fit.{process.pid}.part", OLD)
        removed = tidied(home)
    assert not gone.exists()
    assert not also.exists()
    assert ours.exists()
    assert theirs.exists()
    assert not older.exists()  # from before that process began: another one's, of the same number
    assert len(removed) == 3


def test_unknown_files_go_when_no_import_can_still_be_at_them(home: Home) -> None:
    young = put(home.originals / "ab" / f"{'a' * 64}.gpx", OLD / 2)
    stray = put(home.analyses / "ab" / "0123456789abcdef-0-abc-def.parquet", OLD * 2)
    folder = put(home.trials / "lost" / "trial.json").parent
    os.utime(folder, (0, 0))
    assert set(tidied(home)) == {stray.relative_to(home.root).as_posix(), "trials/lost"}
    assert young.exists()
    assert not stray.exists()
    assert not folder.exists()


def test_an_original_of_this_ledger_s_time_goes_and_an_older_one_stays(home: Home) -> None:
    with Library.open(home) as library, library.ledger.writing() as connection:
        connection.execute("UPDATE runners SET created_at = '2020-01-01T00:00:00+00:00'")
    left = put(home.originals / "ab" / f"{'a' * 64}.gpx", OLD * 2)
    older = put(home.originals / "ab" / f"{'b' * 64}.gpx")
    os.utime(older, (1e9, 1e9))
    assert tidied(home) == (left.relative_to(home.root).as_posix(),)
    assert older.exists()


def test_with_a_ledger_begun_anew_no_original_is_lost(home: Home) -> None:
    home.ledger.unlink()
    for path in home.originals.rglob("*.gpx"):
        os.utime(path, (1e9, 1e9))
    count = len(list(home.originals.rglob("*.gpx")))
    tidied(home)
    with Library.open(home) as library:
        library.runner()
    tidied(home)
    assert len(list(home.originals.rglob("*.gpx"))) == count == 3


def test_uploads_that_a_job_waits_for_stay(home: Home) -> None:
    waited = put(home.incoming / "upload-7" / "a.zip").parent
    done = put(home.incoming / "upload-6" / "a.zip").parent
    for folder in (waited, done):
        os.utime(folder, (0, 0))
    with Library.open(home) as library, library.ledger.writing() as connection:
        for state, name in (("queued", "upload-7"), ("done", "upload-6")):
            connection.execute(
                "INSERT INTO jobs(kind, state, title, payload, created_at)"
                " VALUES ('import', ?, 't', ?, '2026')",
                (state, json.dumps({"folder": name})),
            )
    assert tidied(home) == ("incoming/upload-6",)
    assert waited.exists()


def test_originals_of_trials_stay(home: Home) -> None:
    source = put(home.originals / "aa" / f"{'a' * 64}.c3d", OLD * 2)
    with Library.open(home) as library, library.ledger.writing() as connection:
        connection.execute("UPDATE trials SET sources = ?", (json.dumps([{"sha256": "a" * 64}]),))
        connection.execute("UPDATE runners SET created_at = '2020-01-01T00:00:00+00:00'")
    assert tidied(home) == ()
    assert source.exists()
