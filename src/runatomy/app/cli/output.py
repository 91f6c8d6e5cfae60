"""Output: files written whole or not at all, and never over a recording."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from runatomy.app.cli.inputs import is_laboratory, is_recording, stem
from runatomy.terms.errors import AppError

STANDARD = "-"  # names standard output
RESERVED = frozenset('<>:"/\\|?*')  # characters that some system has no place for in a name


@dataclass(slots=True)
class Target:
    """Where one kind of output goes: a file, or with several runs a folder."""

    option: str  # "--json"
    ending: str  # ".json"
    path: Path
    many: bool  # a folder, one file a run
    taken: set[Path] = field(default_factory=set)  # files written so far

    @property
    def standard(self) -> bool:
        """Tell whether it is standard output."""
        return str(self.path) == STANDARD

    def check(self, inputs: Iterable[Path]) -> None:
        """Refuse, before any work, a target that cannot or must not be written."""
        if self.standard:
            return
        if not self.many:
            _check_file(self.path, inputs, self.option)
        elif self.path.exists() and not self.path.is_dir():
            raise AppError(
                "this is a file, and several runs need a folder",
                where=f"{self.option} {self.path}",
                mend="Name a folder; each run becomes one file in it.",
            )
        else:
            _check_folder(self.path if self.path.exists() else self.path.parent, self.option)

    def write(self, source: Path, content: bytes) -> Path:
        """Write what was made of one recording; returns the file."""
        if self.many:
            with _explained(self.path):
                self.path.mkdir(exist_ok=True)
        path = self._free(self.path / (stem(source) + self.ending) if self.many else self.path)
        write_whole(path, content)
        self.taken.add(path)
        return path

    def _free(self, path: Path) -> Path:
        """Return the path, numbered where an earlier run of this command took it."""
        number, free = 1, path
        while free in self.taken:
            number += 1
            free = path.with_name(f"{path.name[: -len(path.suffix) or None]}-{number}{path.suffix}")
        return free


def check_folder(folder: Path, option: str) -> None:
    """Refuse, before any work, a folder that neither is nor can be."""
    _check_folder(folder if folder.exists() else folder.absolute().parent, option)


def make_folder(folder: Path, option: str) -> None:
    """Create a folder whose parent exists; refuse what cannot be."""
    check_folder(folder, option)
    if not folder.exists():
        with _explained(folder):
            folder.mkdir(exist_ok=True)
    _check_folder(folder, option)


def write_whole(path: Path, content: bytes) -> None:
    """Write the bytes so that the file holds all of them or what it held before."""
    with _explained(path):
        if path.exists() and not path.is_file():  # a pipe or a device is written as it is
            path.write_bytes(content)
            return
        final = path.resolve()
        handle, name = tempfile.mkstemp(
            dir=final.parent, prefix=f".{final.name[:80]}.", suffix=".part"
        )
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(_mode(final))
            Path(name).replace(final)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise


def _mode(path: Path) -> int:
    """Return the permissions a plain write would leave."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _check_file(path: Path, inputs: Iterable[Path], option: str) -> None:
    where = f"{option} {path}"
    if path.is_dir() or str(path).endswith(os.sep):
        raise AppError("this is a folder", where=where, mend="Name a file in it.")
    if any(path.exists() and source.exists() and path.samefile(source) for source in inputs):
        raise AppError("this would write over the recording itself", where=where,
                       mend="Give another name for the output.")  # fmt: skip
    if is_recording(path) or is_laboratory(path):
        raise AppError(
            "this names a recording, which is never written over",
            where=where,
            mend=f"Put the recordings first and {option} behind them, or write {option}=NAME.",
        )
    _check_folder(path.parent, option)
    if path.is_file() and not os.access(path, os.W_OK):
        raise AppError("this file is read-only", where=where, mend="Give another name.")


def _check_folder(folder: Path, option: str) -> None:
    where = f"{option} {folder}"
    if not folder.exists():
        raise AppError("there is no such folder", where=where, mend="Create it first.")
    if not folder.is_dir():
        raise AppError("this is not a folder", where=where, mend="Name a folder that exists.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise AppError("no permission to write in this folder", where=where,
                       mend="Choose a folder of your own.")  # fmt: skip


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise AppError(f"cannot be written: {reason}", where=str(path),
                       mend="Choose another place, or make room there.") from error  # fmt: skip
