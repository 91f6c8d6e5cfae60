"""Files: what became of every file that came, and its bytes."""

from __future__ import annotations

from runatomy.app.library.clock import instant_of
from runatomy.app.library.files.originals import read_original
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.runs.entries import FileEntry
from runatomy.terms.errors import AppError


def known_file(ledger: Ledger, digest: str) -> FileEntry | None:
    """Return what became of a file with this SHA-256; None where it never came."""
    with ledger.reading() as connection:
        row = connection.execute("SELECT * FROM files WHERE sha256 = ?", (digest,)).fetchone()
    if row is None:
        return None
    return FileEntry(**{**dict(row), "added_at": instant_of(row["added_at"])})


def original(home: Home, ledger: Ledger, digest: str) -> bytes:
    """Return a kept file's bytes; AppError where it is unknown, gone or changed."""
    known = known_file(ledger, digest)
    if known is None:
        raise AppError(f"no file {digest[:16]!r} is in the library")
    return read_original(home, digest, known.suffix)
