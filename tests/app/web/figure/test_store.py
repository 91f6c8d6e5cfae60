"""Files that can be made again are made once, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runatomy.app.web.figure import store


def test_a_file_is_made_once(tmp_path: Path) -> None:
    """The second time it is read; nothing half-written lies beside it."""
    made = []

    def make() -> bytes:
        made.append(1)
        return b"bones"

    assert [store.stored(tmp_path, "a.bin", make) for _ in range(3)] == [b"bones"] * 3
    assert len(made) == 1
    assert [path.name for path in (tmp_path / "figure").iterdir()] == ["a.bin"]


def test_without_a_folder_it_is_made_anew() -> None:
    """And with a folder that cannot be made, too."""
    assert store.stored(None, "a.bin", lambda: b"x") == b"x"


def test_a_folder_that_cannot_be_written_does_not_hinder(tmp_path: Path) -> None:
    """The figure is shown all the same."""
    (tmp_path / "figure").write_text("in the way")
    assert store.stored(tmp_path, "a.bin", lambda: b"x") == b"x"


def test_the_ones_asked_for_longest_ago_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache does not grow without end."""
    monkeypatch.setattr(store, "MOST", 2)
    for age, name in enumerate("abc"):
        store.stored(tmp_path, f"{name}.bin", lambda name=name: name.encode())
        os.utime(tmp_path / "figure" / f"{name}.bin", (age, age))
    store.stored(tmp_path, "d.bin", lambda: b"d")
    assert sorted(path.stem for path in (tmp_path / "figure").iterdir()) == ["c", "d"]
