"""Parts: a multipart body written to a folder as it comes, file by file.

Names that come with the files are kept for display alone: files are numbered, so no name can lead
out of the folder. Nothing is held in memory but short form fields.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from python_multipart.multipart import parse_options_header

from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.guard.refusal import Refusal, Refused

FIELD_BYTES = 10_000
HEADER_BYTES = 8_000
NAME_LENGTH = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePart:
    """A file that came: the form's field, the name it came with, where it lies now."""

    field: str
    name: str
    path: Path
    size: int


@dataclass(slots=True)
class Parts:
    """Takes the events of a multipart parser and writes files into a folder."""

    folder: Path
    most_files: int
    files: list[FilePart] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    whole: bool = False
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _name: bytes = b""
    _value: bytes = b""
    _into: BinaryIO | None = None
    _field: str = ""
    _text: bytearray = field(default_factory=bytearray)
    _file: str | None = None

    def callbacks(self) -> Mapping[str, object]:
        """Return what `python_multipart.MultipartParser` calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._done,
        }

    def close(self) -> None:
        """Close a file that is still open, as after a body that broke off."""
        if self._into is not None:
            self._into.close()
            self._into = None

    def _begin(self) -> None:
        self._headers, self._name, self._value = {}, b"", b""

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]
        self._bounded(len(self._name))

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        self._bounded(len(self._value))

    def _header_end(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name = self._value = b""
        self._bounded(len(self._headers) * 100)

    @staticmethod
    def _bounded(size: int) -> None:
        if size > HEADER_BYTES:
            raise invalid("a part of the form has too long a header", "body")

    def _open(self) -> None:
        """Begin a file or a field, as the part's header says."""
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._field = _text(options.get(b"name", b""))[:100]
        name = options.get(b"filename")
        self._file = None if name is None else shown_name(_text(name))
        self._text.clear()
        if self._file:
            if len(self.files) >= self.most_files:
                raise Refused(_too_many(self.most_files))
            self._into = (self.folder / f"{len(self.files):06d}").open("xb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._into is not None:
            self._into.write(data[start:end])
        elif self._file is None:  # a file field that was left empty has "" and is passed over
            self._text += data[start:end]
            if len(self._text) > FIELD_BYTES:
                raise invalid(f"the field {self._field!r} is too long", f"{self._field}")

    def _end(self) -> None:
        if self._into is not None and self._file:
            self._into.flush()
            os.fsync(self._into.fileno())
            path, size = Path(self._into.name), self._into.tell()
            self.close()
            self.files.append(FilePart(field=self._field, name=self._file, path=path, size=size))
        elif self._file is None and self._field and len(self.fields) < 100:
            self.fields[self._field] = _text(bytes(self._text))

    def _done(self) -> None:
        self.whole = True


def shown_name(name: str) -> str:
    """Return a file's name fit to be shown: its last part, without control characters."""
    bare = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    clean = "".join(c if c.isprintable() else "_" for c in bare).strip()
    return clean[-NAME_LENGTH:] if clean else ("unnamed" if name else "")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _too_many(most: int) -> Refusal:
    return Refusal(
        status=413,
        code="too_many_files",
        what=f"more than {most:,} files in one upload",
        where="files",
        mend="Put them into a ZIP archive, or use `runatomy import`.",
    )
