"""Salvage: one broken page loses no more than what is on it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.upkeep.mend.salvage import salvaged, write_rows

PAGE, FILES = 4096, 600


def many_files(root: Path) -> Home:
    """Make a library that knows so many files that their table takes many pages."""
    home = Home(root)
    with Library.open(home) as library, library.ledger.writing() as connection:
        connection.executemany(
            "INSERT INTO files(sha256, name, suffix, size, added_at, outcome)"
            " VALUES (?, ?, '.fit', 1, '2026', 'not_a_run')",
            [(f"{i:064x}", f"run {i:04d} " + "x" * 40) for i in range(FILES)],
        )
    return home


def test_rows_before_and_after_a_broken_page_are_read(tmp_path: Path) -> None:
    home = many_files(tmp_path / "library")
    data = bytearray(home.ledger.read_bytes())
    place = data.index(b"run 0300 ") // PAGE * PAGE
    lost = data[place : place + PAGE].count(b"x" * 40)
    data[place : place + PAGE] = b"\xff" * PAGE
    home.ledger.write_bytes(data)
    rows = salvaged(home.ledger)["files"]
    names = {row["name"][:8] for row in rows}
    assert 0 < lost < 100
    # A page within the tree holds keys of its own, so that one row beside the leaf may go too.
    assert FILES - lost - 2 <= len(names) < FILES
    assert {"run 0000", "run 0599"} <= names
    assert "run 0300" not in names


def test_rows_that_do_not_fit_are_left_out(tmp_path: Path) -> None:
    home = many_files(tmp_path / "library")
    rows = salvaged(home.ledger)["files"]
    other = Home(tmp_path / "other")
    with Library.open(other) as library, library.ledger.writing() as connection:
        bad = [{**rows[0], "outcome": "nonsense"}, {**rows[1], "sha256": rows[2]["sha256"]}]
        assert write_rows(connection, "files", [*rows[2:], *bad]) == FILES - 2
    with contextlib.closing(sqlite3.connect(other.ledger)) as connection:
        assert connection.execute("SELECT count(*) FROM files").fetchone()[0] == FILES - 2


def test_nothing_can_be_read_where_nothing_is(tmp_path: Path) -> None:
    assert not any(salvaged(tmp_path / "none.sqlite").values())
    (tmp_path / "text.sqlite").write_text("a diary\n" * 999)
    assert not any(salvaged(tmp_path / "text.sqlite").values())
    assert [path.name for path in tmp_path.iterdir()] == ["text.sqlite"]
