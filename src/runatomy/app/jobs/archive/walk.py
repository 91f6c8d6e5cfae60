"""Walk: the way through one archive and those inside it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO

from runatomy.app.jobs.archive import tarred, zipped
from runatomy.app.jobs.archive.item import Item, is_hidden, is_recording, shown
from runatomy.app.jobs.archive.limits import MEND, Budget
from runatomy.app.jobs.archive.titles import LARGEST, TABLE, titles_of
from runatomy.terms.errors import RecordError, RunatomyError

IN_MEMORY = 32 * 2**20  # [bytes] of an archive inside another; a larger one waits on the disk

Unpack = Callable[[IO[bytes], int], None]  # into a file, at most so many bytes


def is_archive(name: str, head: bytes) -> bool:
    """Tell an archive that can be opened, by its first bytes and its name."""
    return head.startswith((b"PK\x03\x04", zipped.END)) or tarred.is_tar(name, head)


@dataclass(frozen=True, slots=True)
class Walk:
    """The way through one archive and those inside it."""

    origin: str  # the archive's name, as given
    budget: Budget

    def archive(self, file: IO[bytes], name: str, head: bytes, depth: int) -> Iterator[Item]:
        """Yield the files of an archive; where it ends in damage or a limit, that as the last."""
        try:
            if tarred.is_tar(name, head):
                yield from self._tar(file, name, depth)
            else:
                yield from self._zip(file, name, depth)
        except RunatomyError as error:
            yield Item(name=name, origin=self.origin, named=depth == 1, problem=error)

    def _zip(self, file: IO[bytes], name: str, depth: int) -> Iterator[Item]:
        with zipped.open_zip(file, name, self.budget) as archive:
            titles = _titles(archive, self.budget)
            for info in zipped.members(archive):
                self.budget.spend(name, 0)
                path = info.filename
                unpack = partial(self._unzip, archive, info)
                yield from self._entry(path, unpack, depth, titles.get(path))

    def _unzip(self, archive: zipped.Zip, info: zipped.Info, into: IO[bytes], most: int) -> None:
        zipped.unpack_into(archive, info, into, shown(info.filename), self.budget, most)

    def _tar(self, file: IO[bytes], name: str, depth: int) -> Iterator[Item]:
        with tarred.open_tar(file, name, self.budget) as archive:
            for info in archive:
                self.budget.enter(name)
                if not info.isdir():
                    unpack = partial(tarred.unpack_into, archive, info, shown(info.name))
                    yield from self._entry(info.name, unpack, depth)

    def _entry(
        self, path: str, unpack: Unpack, depth: int, title: str | None = None
    ) -> Iterator[Item]:
        """Yield one file of an archive, or the files in it if it is an archive itself."""
        name, limits = shown(path), self.budget.limits
        if is_hidden(path):
            return
        if is_recording(name):
            content = partial(_content, unpack, limits.file)
            yield Item(name=name, origin=self.origin, title=title, content=content)
        elif name.lower().endswith((".zip", *tarred.NAMES)):
            yield from self._inner(name, unpack, depth + 1)
        else:
            yield Item(name=name, origin=self.origin, skipped=True)

    def _inner(self, name: str, unpack: Unpack, depth: int) -> Iterator[Item]:
        """Yield the files of an archive inside the archive."""
        try:
            if depth > self.budget.limits.depth:
                raise RecordError("archives are packed too deep in it", where=name, mend=MEND)
            with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
                unpack(file, self.budget.limits.archive)
                file.seek(0)
                head = file.read(512)
                yield from self.archive(file, name, head, depth)
        except RunatomyError as error:
            yield Item(name=name, origin=self.origin, problem=error)


def _content(unpack: Unpack, most: int) -> bytes:
    into = io.BytesIO()
    unpack(into, most)
    return into.getvalue()


def _titles(archive: zipped.Zip, budget: Budget) -> Mapping[str, str]:
    """Return the names of activities by path in the archive, where a table says them."""
    for info in zipped.members(archive):
        folder, _, name = info.filename.rpartition("/")
        if name == TABLE and "/" not in folder:
            into = io.BytesIO()
            try:
                zipped.unpack_into(archive, info, into, name, budget, LARGEST)
            except RunatomyError:
                return {}
            start = f"{folder}/" if folder else ""
            return {start + file: title for file, title in titles_of(into.getvalue()).items()}
    return {}
