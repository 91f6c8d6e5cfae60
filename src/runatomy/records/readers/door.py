"""Door: which reader a file is given to, by its content, then by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from runatomy.records.readers.unpack import unpack
from runatomy.terms.errors import DamagedFileError, RecordError, RunatomyError

Record = TypeVar("Record")
Sign = Callable[[bytes, bytes], bool]  # of the file and its head
HEAD = 4096  # [bytes] in which the signs are looked for


def begins(pattern: bytes, flags: int = 0) -> Sign:
    """Return the sign of a head that matches a pattern."""
    compiled = re.compile(pattern, flags)
    return lambda _, head: compiled.match(head) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Door(Generic[Record]):
    """The readers behind one door, and what is turned away there."""

    readers: Mapping[str, Callable[[bytes, str], Record]]  # by suffix, each also with .gz behind
    signs: tuple[tuple[str, Sign], ...]  # suffix, and what its content looks like; first that fits
    others: tuple[tuple[re.Pattern[bytes], str, str], ...]  # head, what to call it, how to mend
    another: str  # what those others are not: "not a recording"
    neither: str  # what a file without any sign is
    mend: str

    def read(self, data: bytes, name: str) -> tuple[Record, tuple[str, ...]]:
        """Return what a reader made of the file, gzip taken off, and what is to be told of it.

        Raises the reader's own errors, DamagedFileError where it stumbled, and RecordError where
        the file is something else.
        """
        data, lost = unpack(bytes(data), name)
        suffix, told = self._suffix(data, name)
        try:
            record = self.readers[suffix](data, name)
        except RunatomyError:
            raise
        except Exception as error:  # whatever a damaged file provokes, its owner gets a sentence
            raise DamagedFileError(
                f"it cannot be read ({type(error).__name__}: {error})", where=name, mend=self.mend
            ) from error
        return record, (*lost, *told)

    def _suffix(self, data: bytes, name: str) -> tuple[str, list[str]]:
        """Return the suffix that fits the content, and a word where the name says another."""
        claimed = name.lower().removesuffix(".gz").rpartition(".")[2]
        head = _plain(data[:HEAD])
        for suffix, fits in self.signs:
            if fits(data, head):
                lies = claimed in self.readers and claimed != suffix
                told = [f"named .{claimed}, but it is a {suffix.upper()} file"] if lies else []
                return suffix, told
        for sign, what, mend in self.others:
            if sign.match(head):
                raise RecordError(
                    f"it is {what}, {self.another}", where=name, mend=mend or self.mend
                )
        if claimed in self.readers:
            return claimed, []
        raise RecordError(self.neither, where=name, mend=self.mend)


def _plain(head: bytes) -> bytes:
    """Return the head with two-byte letters made one-byte ones, as far as signs go."""
    return head[2:].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
