"""Zipped: the files of a ZIP archive."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from runatomy.app.jobs.archive.limits import MEND, Budget
from runatomy.terms.errors import DamagedFileError, RecordError

END, END_64, LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
COMMENT = 65_535  # [bytes] the longest comment behind the directory
LOCKED = 0x1  # flag of what needs a password
ENTRY = 46  # [bytes] the shortest entry of the directory
Zip = zipfile.ZipFile
Info = zipfile.ZipInfo
# Whatever a damaged archive provokes in the library.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, ValueError, IndexError,
          OverflowError, KeyError)  # fmt: skip


def open_zip(file: IO[bytes], name: str, budget: Budget) -> Zip:
    """Return the archive; DamagedFileError where it is none, RecordError with too many entries."""
    try:
        entries = _directory(file) // ENTRY
        if entries <= budget.limits.entries * 8:  # names and extras are longer than nothing
            archive = zipfile.ZipFile(file)
    except DAMAGE as error:
        raise DamagedFileError(
            f"the ZIP archive is damaged or cut ({error})",
            where=name,
            mend="Download or copy it again.",
        ) from error
    budget.enter(name, min(entries, budget.limits.entries + 1))
    return archive


def _directory(file: IO[bytes]) -> int:
    """Return the size of the archive's directory [bytes] before anybody reads it."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - COMMENT - 22))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < 22:
        raise zipfile.BadZipFile("it has no directory")
    length = int(struct.unpack_from("<L", tail, at + 12)[0])
    if at >= 20 and tail[at - 20 : at - 16] == LOCATOR_64:
        file.seek(struct.unpack_from("<Q", tail, at - 12)[0])
        record = file.read(56)
        if len(record) == 56 and record.startswith(END_64):
            length = int(struct.unpack_from("<Q", record, 40)[0])
    return min(length, size)


def members(archive: Zip) -> Iterator[Info]:
    """Yield the files of the archive; folders hold nothing."""
    yield from (info for info in archive.infolist() if not info.is_dir())


def unpack_into(
    archive: Zip,
    info: Info,
    into: IO[bytes],
    name: str,
    budget: Budget,
    most: int,
) -> None:
    """Unpack one file; DamagedFileError or RecordError where that cannot be or is too much."""
    if info.flag_bits & LOCKED:
        raise RecordError("it is locked with a password", where=name, mend=MEND)
    try:
        with archive.open(info) as stream:
            budget.copy(stream, into, info.compress_size, most, name)
    except (NotImplementedError, RuntimeError) as error:
        raise RecordError(
            f"it is packed in a way that cannot be opened ({error})", where=name, mend=MEND
        ) from error
    except DAMAGE as error:
        raise DamagedFileError(
            f"it is damaged inside the archive ({error})",
            where=name,
            mend="Download or copy the archive again.",
        ) from error
