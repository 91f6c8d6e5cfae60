"""Originals: kept byte for byte, once, and never trusted blindly."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from runatomy.app.library.files.originals import keep_original, read_original
from runatomy.app.library.files.shelf import put
from runatomy.app.library.home import Home
from runatomy.terms.errors import AppError

CONTENT = b"\x0e\x10 every byte counts \x00"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.make()
    return made


def test_bytes_come_back(home: Home) -> None:
    digest = keep_original(home, CONTENT, ".FIT")
    assert digest == sha256(CONTENT).hexdigest()
    assert read_original(home, digest, ".fit") == CONTENT
    assert [path.name for path in home.originals.rglob("*") if path.is_file()] == [f"{digest}.fit"]


def test_keeping_again_touches_but_does_not_write(home: Home) -> None:
    digest = keep_original(home, CONTENT, ".fit")
    path = next(home.originals.rglob("*.fit"))
    node = path.stat().st_ino
    os.utime(path, (1.0, 1.0))
    assert keep_original(home, CONTENT, ".fit") == digest
    assert path.stat().st_ino == node
    assert path.stat().st_mtime > 1.0


def test_a_cut_off_file_is_written_anew(home: Home) -> None:
    digest = keep_original(home, CONTENT, ".fit")
    path = next(home.originals.rglob("*.fit"))
    path.write_bytes(CONTENT[:5])
    with pytest.raises(AppError, match="no longer what it was"):
        read_original(home, digest, ".fit")
    keep_original(home, CONTENT, ".fit")
    assert read_original(home, digest, ".fit") == CONTENT


def test_a_missing_file_is_told(home: Home) -> None:
    with pytest.raises(AppError, match="doctor"):
        read_original(home, "0" * 64, ".fit")


@pytest.mark.parametrize("suffix", [".exe", "", "/../../x.fit", ".fit/.."])
def test_no_odd_suffix_reaches_the_disk(home: Home, suffix: str) -> None:
    with pytest.raises(AppError, match="not kept"):
        keep_original(home, CONTENT, suffix)


@pytest.mark.parametrize("digest", ["../" + "a" * 61, "A" * 64, "", "a" * 63])
def test_no_odd_name_reaches_the_disk(home: Home, digest: str) -> None:
    with pytest.raises(AppError, match="SHA-256"):
        read_original(home, digest, ".fit")


def test_a_failed_writing_leaves_no_part(home: Home) -> None:
    target = home.originals / "full"
    (target / "x").mkdir(parents=True)  # a folder cannot be replaced by a file
    with pytest.raises(AppError, match="cannot be written"):
        put(target, CONTENT)
    assert [path.name for path in home.originals.iterdir()] == ["full"]
