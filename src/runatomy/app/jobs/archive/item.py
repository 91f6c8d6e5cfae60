"""Item: one file of what was given, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from runatomy.app.report.words import clean
from runatomy.terms.errors import RecordError, RunatomyError

RECORDINGS = (".fit", ".gpx", ".tcx")  # each also with .gz behind it
LONGEST = 240  # letters of a name; the rest of a longer one is cut from its start


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What somebody gave: a path of their own, or bytes on the disk or in memory with a name."""

    name: str  # as they call it; never used as a path
    content: Path | bytes

    @classmethod
    def of(cls, given: Source | str | Path) -> Source:
        """Return a path as a source of that name."""
        return given if isinstance(given, Source) else cls(name=str(given), content=Path(given))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file of what was given; to be read before the next one is taken."""

    name: str  # to show and to guess the format by: a path inside its archive, cleaned
    origin: str  # the file, folder or archive it was given as
    named: bool = False  # given by itself, not found in a folder or an archive
    title: str | None = None  # what its owner called the activity, where an export says
    skipped: bool = False  # found, and no recording by its name
    content: Callable[[], bytes] | None = None
    problem: RunatomyError | None = None  # why it cannot be read, known beforehand

    def read(self) -> bytes:
        """Return its bytes; raises RecordError or DamagedFileError where that cannot be."""
        if self.problem is not None:
            raise self.problem
        if self.content is None:
            raise RecordError("it is no recording", where=self.name)
        return self.content()


Opener = Callable[[], IO[bytes]]


def is_recording(name: str) -> bool:
    """Tell by its name whether a file may be a recording."""
    return name.lower().removesuffix(".gz").endswith(RECORDINGS)


def is_hidden(name: str) -> bool:
    """Tell whether a path inside an archive is what systems leave beside the files."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)


def shown(name: str) -> str:
    """Return a path from outside as words: no control signs, no way up, not too long."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    text = clean("/".join(parts)).encode("utf-8", "replace").decode()
    return (text if len(text) <= LONGEST else "…" + text[1 - LONGEST :]) or "unnamed"
