"""A made map: an MBTiles file of plain PNG tiles around a place."""

from __future__ import annotations

import math
import sqlite3
import struct
import zlib
from contextlib import closing
from pathlib import Path

SIZE = 256  # [px]
GREEN = (60, 140, 80)  # of every tile
AROUND = 3  # tiles on each side of the place


def png(color: tuple[int, int, int]) -> bytes:
    """Return a square picture of one color."""
    row = b"\0" + bytes(color) * SIZE
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * SIZE)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def made_tiles(
    path: Path,
    latitude_deg: float,
    longitude_deg: float,
    zooms: range,
    tile: bytes | None = None,
) -> Path:
    """Write an MBTiles file (specification 1.3) with tiles around a place at these zoom levels."""
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(
            "CREATE TABLE metadata (name text, value text);"
            "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer,"
            " tile_data blob);"
            "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
        )
        about = {
            "name": "A made map", "format": "png",
            "attribution": '<a href="https://example.org">&copy; Map makers</a>',
        }  # fmt: skip
        made.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
        for zoom in zooms:
            count = 1 << zoom
            x = int((longitude_deg / 360 + 0.5) * count)
            slant = math.asinh(math.tan(math.radians(latitude_deg)))
            y = int((0.5 - slant / (2 * math.pi)) * count)
            places = {
                ((x + i) % count, count - 1 - (y + j))  # rows count from the south
                for i in range(-AROUND, AROUND + 1)
                for j in range(-AROUND, AROUND + 1)
                if 0 <= y + j < count
            }
            made.executemany(
                "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                [(zoom, column, row, tile or png(GREEN)) for column, row in places],
            )
    return path
