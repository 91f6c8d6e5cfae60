"""Packed files opened, up to a limit."""

from __future__ import annotations

import zlib

from runatomy.terms.errors import DamagedFileError, RecordError

LARGEST = 256 * 2**20  # [bytes] of a file, packed or not; a day of running is below 20 MiB
DEEPEST = 3  # packings within packings
_GZIP = b"\x1f\x8b"


def unpack(data: bytes, name: str, *, largest: int = LARGEST) -> tuple[bytes, list[str]]:
    """Return the content of a file, gzip taken off, and what was lost in plain words.

    Raises RecordError where it is empty or larger than `largest` [bytes], packed or unpacked.
    """
    lost: list[str] = []
    for _ in range(DEEPEST):
        if len(data) > largest:
            raise _too_large(name, largest, "it is")
        if not data.startswith(_GZIP):
            break
        data = _gunzip(data, name, largest, lost)
    if data.startswith(_GZIP):
        raise RecordError("it is packed again and again", where=name, mend="Unpack it first.")
    if not data.strip(b" \t\r\n\0"):
        raise DamagedFileError("the file is empty", where=name, mend="Copy or export it again.")
    return data, lost


def _gunzip(data: bytes, name: str, largest: int, lost: list[str]) -> bytes:
    """Return the members of a gzip file, one after the other; a damaged end is cut."""
    parts: list[bytes] = []
    room = largest
    while data.startswith(_GZIP):
        opener = zlib.decompressobj(wbits=31)
        try:
            part = opener.decompress(data, room + 1)
        except zlib.error as error:
            part = _good_part(data, room + 1)
            lost.append(f"the gzip packing is damaged ({error}); what could be unpacked is kept")
            opener = None  # type: ignore[assignment]
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise _too_large(name, largest, "it unpacks to")
        if opener is None:
            break
        if not opener.eof:
            lost.append("the gzip packing ends too early; what could be unpacked is kept")
            break
        data = opener.unused_data
    return b"".join(parts)


def _good_part(data: bytes, room: int) -> bytes:
    """Return what unpacks before the damage, fed in small pieces."""
    opener, out = zlib.decompressobj(wbits=31), bytearray()
    for at in range(0, len(data), 256):
        try:
            out += opener.decompress(data[at : at + 256], room - len(out))
        except zlib.error:
            break
        if len(out) >= room:
            break
    return bytes(out)


def _too_large(name: str, largest: int, how: str) -> RecordError:
    return RecordError(
        f"{how} more than {largest / 2**20:.0f} MiB, which no run is",
        where=name,
        mend="Give the file of a single activity.",
    )
