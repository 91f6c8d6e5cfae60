"""The ledger: transactions, threads, other processes, and files that are no ledger."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from runatomy.app.library.ledger import VERSION, Ledger
from runatomy.app.library.library import Library
from runatomy.terms.errors import AppError

from ..made_run import add_run

KEY = "INSERT INTO preferences VALUES (?, '1')"
OTHER = """
import sys
from pathlib import Path
from runatomy.app.library.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
for i in range(int(sys.argv[3])):
    with ledger.writing() as connection:
        connection.execute("INSERT INTO preferences VALUES (?, '1')", (f"{sys.argv[2]} {i}",))
"""


def count(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM preferences").fetchone()[0])


def opened(path: Path) -> AppError:
    with pytest.raises(AppError) as caught:
        Ledger(path)
    assert caught.value.mend
    return caught.value


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        ledger = Ledger(tmp_path / "ledger")
        with ledger.reading() as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
            assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
            assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        ledger.close()


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    Ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    assert "newer Runatomy" in str(opened(path))


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs(name)")
    connection.close()
    assert "another program" in str(opened(path))


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(b"a shopping list " * 500)
    assert "something else" in str(opened(path))
    assert path.read_bytes() == b"a shopping list " * 500


def test_a_damaged_page_is_told(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for i in range(30):
            add_run(library, b"run %d" % i)
    path = tmp_path / "library.sqlite"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * len(content[4096:])
    path.write_bytes(content)
    with pytest.raises(AppError, match="damaged") as caught, Library.open(tmp_path) as library:
        library.find_runs()
    assert "doctor" in str(caught.value.mend)


def test_a_failed_writing_leaves_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    with pytest.raises(RuntimeError), ledger.writing() as connection:
        connection.execute(KEY, ("a",))
        with ledger.writing() as inner:  # part of the same transaction
            inner.execute(KEY, ("b",))
        raise RuntimeError
    assert count(ledger) == 0
    with ledger.writing() as connection:
        connection.execute(KEY, ("c",))
    assert count(ledger) == 1
    ledger.close()


def test_a_reading_sees_one_moment(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    question = "SELECT count(*) FROM preferences"
    with ledger.reading() as before:
        assert before.execute(question).fetchone()[0] == 0
        with ledger.writing() as connection:
            connection.execute(KEY, ("a",))
        assert before.execute(question).fetchone()[0] == 0
    assert count(ledger) == 1
    ledger.close()


def test_threads_and_processes_write_side_by_side(tmp_path: Path) -> None:
    path, each = tmp_path / "ledger", 60
    # Both processes begin the ledger, too: it does not exist yet.
    others = [
        subprocess.Popen([sys.executable, "-c", OTHER, str(path), name, str(each)])
        for name in ("one", "other")
    ]
    ledger, seen = Ledger(path), []

    def work(name: str) -> None:
        for i in range(each):
            with ledger.writing() as connection:
                connection.execute(KEY, (f"{name} {i}",))
            seen.append(count(ledger))

    threads = [threading.Thread(target=work, args=(f"thread {i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait() for process in others] == [0, 0]
    assert len(seen) == 4 * each
    assert count(ledger) == 6 * each
    ledger.close()


def test_a_run_has_one_current_analysis(library: Library) -> None:
    add_run(library, b"run")
    copy = (
        "INSERT INTO analyses(run_id, recipe, version, atlas, made_at, current, path, sha256, size,"
        " energy_J, warnings) SELECT run_id, 'other', version, atlas, made_at, ?, path, sha256,"
        " size, energy_J, warnings FROM analyses LIMIT 1"
    )
    with pytest.raises(sqlite3.IntegrityError), library.ledger.writing() as connection:
        connection.execute(copy, (1,))
    with library.ledger.writing() as connection:
        connection.execute(copy, (0,))


def test_every_change_of_a_run_moves_the_revision(library: Library) -> None:
    seen = [library.ledger.revision()]
    (run,) = add_run(library, b"run").runs
    seen.append(library.ledger.revision())
    library.update_run(run.id, name="other")
    seen.append(library.ledger.revision())
    library.delete_run(run.id)
    seen.append(library.ledger.revision())
    assert seen == sorted(set(seen))
    library.save_preferences(library.preferences())
    assert library.ledger.revision() == seen[-1]
