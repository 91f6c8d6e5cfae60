"""Tarred: the files of a TAR archive, packed or not, in one pass."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Self

from runatomy.app.jobs.archive.limits import MEND, Budget
from runatomy.terms.errors import DamagedFileError, RecordError

NAMES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
DAMAGE = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
EXTENSIONS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME,
              tarfile.GNUTYPE_LONGLINK)  # fmt: skip
LONGEST = 2**20  # [bytes] of a header's extension
_PACKINGS: tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ", lzma.open),
)


class Counted(io.RawIOBase):
    """A stream whose unpacked bytes are counted as they are read."""

    def __init__(self, stream: IO[bytes], packed: int, name: str, budget: Budget) -> None:
        self._stream, self._packed, self._name, self._budget = stream, packed, name, budget
        self._size = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; RecordError where there are too many of them."""
        piece = self._stream.read(min(size, 2**20) if size >= 0 else 2**20)
        self._size += len(piece)
        self._budget.spend(self._name, len(piece))
        self._budget.check_ratio(self._name, self._size, self._packed)
        return piece


class Header(tarfile.TarInfo):
    """A header whose own extensions are no longer than any name needs."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str | None, errors: str) -> Self:
        """Return a header; RecordError where it announces an endless extension, kept in memory."""
        found = super().frombuf(buf, encoding or "utf-8", errors)
        if found.type in EXTENSIONS and found.size > LONGEST:
            raise RecordError("the TAR archive has a header beyond all measure", mend=MEND)
        return found


def is_tar(name: str, head: bytes) -> bool:
    """Tell a TAR archive by its name or its head."""
    return name.lower().endswith(NAMES) or head[257:262] == b"ustar"


@contextmanager
def open_tar(file: IO[bytes], name: str, budget: Budget) -> Iterator[tarfile.TarFile]:
    """Open the archive for one pass; DamagedFileError where it is none."""
    packed = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    opener = next((kind for sign, kind in _PACKINGS if head.startswith(sign)), None)
    stream = file if opener is None else opener(file)
    counted: Any = Counted(stream, packed, name, budget)
    with damage_told(name), tarfile.open(fileobj=counted, mode="r|", tarinfo=Header) as archive:
        yield archive


@contextmanager
def damage_told(name: str) -> Iterator[None]:
    """Turn whatever a damaged archive provokes into DamagedFileError."""
    try:
        yield
    except DAMAGE as error:
        raise DamagedFileError(
            f"the TAR archive is damaged or cut ({error})",
            where=name,
            mend="Download or copy it again.",
        ) from error


def unpack_into(
    archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, into: IO[bytes], most: int
) -> None:
    """Unpack one file; RecordError where it is no plain one (a link, a device) or is too large."""
    if not info.isreg() or info.issparse():  # holes unpack to any size
        raise RecordError("it is a link, not a file", where=name, mend="Give the file itself.")
    if info.size > most:
        raise RecordError("it is larger than any recording", where=name)
    with damage_told(name):
        stream = archive.extractfile(info)
        if stream is not None:
            shutil.copyfileobj(stream, into)  # counted by the archive's own stream
