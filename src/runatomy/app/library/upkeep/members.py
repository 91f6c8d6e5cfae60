"""Members: the files that make a library, as its ledger names them."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runatomy.terms.errors import AppError

SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
BUSY = 30.0  # seconds to wait for another process' write


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file the ledger names: an original or an analysis."""

    name: str  # with /, from the library's folder
    size: int  # bytes
    sha256: str
    run_id: str | None = None  # of an analysis
    current: bool = True  # False: an analysis that has been replaced


@contextlib.contextmanager
def reading(ledger: Path) -> Iterator[sqlite3.Connection]:
    """Open a ledger that exists, to read; sqlite3.Error where it cannot be."""
    connection = sqlite3.connect(f"{ledger.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY)
    try:
        connection.execute("PRAGMA query_only = 1")
        yield connection
    finally:
        connection.close()


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the ledger's last migration."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def named_files(connection: sqlite3.Connection, root: Path) -> list[Named]:
    """Return the originals and analyses that the ledger of a library's folder names.

    Of recordings without a run, and of the sources of trials, only those that are there.
    """
    files = connection.execute(
        "SELECT sha256, suffix, size, sha256 IN (SELECT sha256 FROM runs) FROM files"
    )
    originals = [
        Named(name=name, size=size, sha256=sha256)
        for sha256, suffix, size, needed in files
        if (root / (name := original_name(sha256, suffix))).exists() or needed
    ]
    analyses = connection.execute("SELECT path, size, sha256, run_id, current FROM analyses")
    return [
        *originals,
        *trial_sources(connection, root),
        *(
            Named(name=analysis_name(path), size=size, sha256=sha256, run_id=run_id,
                  current=bool(current))
            for path, size, sha256, run_id, current in analyses
        ),
    ]  # fmt: skip


def trial_sources(connection: sqlite3.Connection, root: Path) -> list[Named]:
    """Return the originals that trials name among their sources, and that are there."""
    rows = connection.execute("SELECT sources FROM trials")
    return [
        Named(name=path.relative_to(root).as_posix(), size=size_of(path), sha256=sha256)
        for sha256 in sorted({one for (text,) in rows for one in SHA256.findall(text)})
        for path in (root / "originals" / sha256[:2]).glob(f"{sha256}.*")
    ]


def original_name(sha256: str, suffix: str) -> str:
    """Return where an original lies in the library's folder."""
    return f"originals/{sha256[:2]}/{sha256}{suffix}"


def analysis_name(path: str) -> str:
    """Return where an analysis lies in the library's folder, from its path in the ledger."""
    path = path.replace("\\", "/")
    return path if path.startswith("analyses/") else f"analyses/{path}"


def trial_files(root: Path) -> list[str]:
    """Return the names of the trials' files; temporary ones are left out."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in (root / "trials").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def size_of(path: Path) -> int:
    """Return a file's bytes; 0 where it has gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def no_library(root: Path) -> AppError:
    """Return the error of a folder that holds no library."""
    return AppError(
        "there is no library here",
        where=str(root),
        mend="Import runs first (runatomy import), or set RUNATOMY_HOME to the library's folder.",
    )
