"""Tiles: map pictures from the user's own MBTiles file, so that no network is needed."""

from __future__ import annotations

import html
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.guard.refusal import Refused

KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
MEND = "Give the path of an MBTiles file of pictures (png, jpg or webp) on this machine."
WORDS = 300  # characters of what the file says of itself


@dataclass(frozen=True, slots=True, kw_only=True)
class TileSet:
    """What an MBTiles file holds."""

    coarsest: int  # zoom level
    finest: int  # zoom level
    attribution: str | None  # whom the pictures are from, as the file says
    changed: int  # [ns] when the file was


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


def tile_set(path: str) -> TileSet:
    """Return what a file holds; refuses (422) one that holds no map pictures, and says why."""
    try:
        changed = Path(path).expanduser().stat().st_mtime_ns
        with closing(_open(path)) as connection:
            return _read(connection, changed)
    except OSError:
        raise _refused("there is no file of this name") from None
    except ValueError:
        raise _refused("this is no path of a file") from None
    except sqlite3.OperationalError as error:
        if "no such" not in str(error):  # table, column
            raise _refused(f"the map file cannot be read: {error}") from None
        raise _refused("this is a database, but it holds no table of map tiles") from None
    except sqlite3.Error:
        raise _refused("this is no MBTiles file, or it is damaged") from None


def _read(connection: sqlite3.Connection, changed: int) -> TileSet:
    found = connection.execute(
        "SELECT tile_data, zoom_level, tile_column, tile_row FROM tiles LIMIT 1"
    ).fetchone()
    if found is None:
        raise _refused("this map file is empty: no tile is in it")
    if not (isinstance(found[0], bytes) and _kind(found[0])):
        raise _refused(
            "this map file holds vector tiles (pbf) or another kind, and no pictures",
            "Runatomy draws picture tiles alone: take or export the map as MBTiles with png, jpg "
            "or webp tiles.",
        )
    ends = [  # one at a time: each is found in the index
        connection.execute(f"SELECT {end}(zoom_level) FROM tiles").fetchone()[0]
        for end in ("min", "max")
    ]
    if not all(isinstance(end, int) and 0 <= end <= 30 for end in ends):
        raise _refused("this map file's zoom levels are no numbers from 0 to 30")
    given = _attribution(connection)
    return TileSet(coarsest=ends[0], finest=ends[1], attribution=given, changed=changed)


def _attribution(connection: sqlite3.Connection) -> str | None:
    """Return whom the map is from, links as their words; a file that says nothing is a map too."""
    try:
        found = connection.execute(
            "SELECT value FROM metadata WHERE name = 'attribution'"
        ).fetchone()
    except sqlite3.Error:
        return None
    words = re.sub(r"<[^>]*>", "", str(found[0] or "")) if found else ""
    return html.unescape(words).strip()[:WORDS] or None


def _refused(what: str, mend: str = MEND) -> Refused:
    return invalid(what, "tiles", mend)


def _open(path: str) -> sqlite3.Connection:
    """Open for reading alone; sqlite would begin a file that is not there."""
    place = Path(path).expanduser()
    if not place.is_file():
        raise OSError("no such file")
    return sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=2.0)


def _kind(content: bytes) -> str | None:
    return next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
