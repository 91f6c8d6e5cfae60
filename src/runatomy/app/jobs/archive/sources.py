"""Sources: what was given, walked through file by file; archives opened on the way."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from runatomy.app.files import content
from runatomy.app.jobs.archive.item import Item, Source, is_recording, shown
from runatomy.app.jobs.archive.limits import MIB, Budget, Limits
from runatomy.app.jobs.archive.titles import TABLE, titles_of
from runatomy.app.jobs.archive.walk import Walk, is_archive
from runatomy.terms.errors import RecordError, RunatomyError

HEAD = 512  # [bytes] that tell an archive
OTHERS = ((b"Rar!", "a RAR archive"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"))


def open_sources(
    sources: Iterable[Source | str | Path], limits: Limits | None = None
) -> Iterator[Item]:
    """Yield the files of what was given, in a fixed order: folders walked, archives opened.

    What cannot be opened comes as an item with its problem; nothing is raised for it, and nothing
    is ever written where a path from outside says. `Item.read` is to be called before the next
    item is taken.
    """
    limits = limits or Limits()
    for source in map(Source.of, sources):
        if isinstance(source.content, Path) and source.content.is_dir():
            yield from _folder(source.content, limits)
        else:
            yield from _file(source, limits, named=True)


def _folder(folder: Path, limits: Limits) -> Iterator[Item]:
    """Yield the files in a folder and below it; what is hidden stays so."""
    titles = _titles(folder / TABLE)
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root, name) for name in sorted(names) if not name.startswith(".")):
            title = titles.get(path.relative_to(folder).as_posix()) if titles else None
            source = Source(name=str(path), content=path)
            yield from _file(source, limits, named=False, title=title)


def _titles(table: Path) -> Mapping[str, str]:
    """Return the names of activities in an export that was unpacked."""
    return titles_of(table.read_bytes()) if table.is_file() else {}


def _file(
    source: Source, limits: Limits, *, named: bool, title: str | None = None
) -> Iterator[Item]:
    """Yield a file, or the files in it if it is an archive."""
    name = shown(source.name) if isinstance(source.content, bytes) else source.name
    problem: RunatomyError | None = None
    head = b""
    try:
        head = _head(source)
    except RunatomyError as error:
        problem = error
    if is_archive(name, head):
        with _opened(source) as file:
            yield from Walk(name, Budget(limits)).archive(file, name, head, 1)
        return
    problem = problem or _refused(head, name)
    skipped = not (named or is_recording(name) or problem)
    yield Item(
        name=name,
        origin=name,
        named=named,
        title=title,
        skipped=skipped,
        problem=problem,
        content=lambda: _whole(source, limits),
    )


def _refused(head: bytes, name: str) -> RunatomyError | None:
    """Return why an archive of another kind is not opened."""
    for sign, what in OTHERS:
        if head.startswith(sign):
            mend = "Unpack it first, or pack it as ZIP."
            return RecordError(f"it is {what}, which is not opened", where=name, mend=mend)
    return None


def _head(source: Source) -> bytes:
    """Return the first bytes; RecordError where there are none to be had."""
    if isinstance(source.content, bytes):
        return source.content[:HEAD]
    if source.content.exists() and not source.content.is_file():
        raise RecordError("it is no file", where=source.name, mend="Give a file or a folder.")
    try:
        with source.content.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return content(source.content)  # says why it cannot be read


def _opened(source: Source) -> IO[bytes]:
    given = source.content
    return io.BytesIO(given) if isinstance(given, bytes) else given.open("rb")


def _whole(source: Source, limits: Limits) -> bytes:
    """Return a whole file, unless it is larger than any recording."""
    given = source.content
    size = len(given) if isinstance(given, bytes) else given.stat().st_size
    if size > limits.file:
        raise RecordError(
            f"it is more than {limits.file / MIB:.0f} MiB, which no run is",
            where=source.name,
            mend="Give the file of a single activity.",
        )
    return given if isinstance(given, bytes) else content(given)
