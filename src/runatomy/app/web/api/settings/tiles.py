"""Tiles: map pictures from the user's own MBTiles file, so that no network is needed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from runatomy.app.web.api.answers.errors import invalid

KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
MEND = "Give the path of an MBTiles file of pictures (png, jpg or webp) on this machine."


def tile(path: str, zoom: int, column: int, row: int) -> tuple[bytes, str] | None:
    """Return a tile and its media type; None where the file has none there.

    Rows count from the north, as in addresses of web maps; the file's own count from the south.
    """
    try:
        with closing(_open(path)) as connection:
            found = connection.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ?"
                " AND tile_row = ?",
                (zoom, column, (1 << zoom) - 1 - row),
            ).fetchone()
    except (sqlite3.Error, OSError):
        return None
    content = bytes(found[0]) if found and isinstance(found[0], bytes) else b""
    kind = _kind(content)
    return (content, kind) if kind else None


def check_tiles(path: str) -> None:
    """Refuse (422) a file that holds no map pictures."""
    try:
        with closing(_open(path)) as connection:
            found = connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
    except (sqlite3.Error, OSError, ValueError):
        raise invalid("no map tiles could be read from this file", "tiles", MEND) from None
    if not (found and isinstance(found[0], bytes) and _kind(found[0])):
        raise invalid("this file holds no map pictures", "tiles", MEND)


def _open(path: str) -> sqlite3.Connection:
    """Open for reading alone; sqlite would begin a file that is not there."""
    place = Path(path).expanduser()
    if not place.is_file():
        raise OSError("no such file")
    return sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=2.0)


def _kind(content: bytes) -> str | None:
    return next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
