"""Where each message of a FIT file lies; what it says is for others to decode."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

MAGIC = b".FIT"
FIT_EPOCH = 631_065_600  # [s] Unix time of 1989-12-31 00:00 UTC, FIT's zero
RECORD, HRV, SPORT, FIELD_DESCRIPTION = 20, 78, 12, 206  # global message numbers
TIMESTAMP_FIELD = 253
MOST_ALIKE = 256  # messages followed in one step
COMPRESSED, DEFINITION, DEVELOPER = 0x80, 0x40, 0x20  # bits of a message's first byte


class FrameError(Exception):
    """The bytes at `position` are not a FIT message."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


@dataclass(slots=True)
class Layout:
    """One definition message: which bytes its data messages carry."""

    number: int  # global message number
    order: str  # "<" or ">" byte order
    fields: tuple[tuple[int, int, int], ...]  # number, size [bytes], base type
    developer: tuple[tuple[int, int, int], ...]  # number, size [bytes], developer index
    position: int  # of the definition message in the file
    length: int  # [bytes] of the definition message
    size: int  # [bytes] of a data message, its first byte included
    offsets: list[int] = field(default_factory=list)  # of the data messages in the file
    squeezed: bool = False  # some data messages carry a compressed timestamp

    def offset_of(self, number: int) -> tuple[int, int] | None:
        """Return offset from the message's first byte and size [bytes] of a field, or None."""
        at = 1
        for known, size, _ in self.fields:
            if known == number:
                return at, size
            at += size
        return None


def is_base_type(base: int) -> bool:
    """Say whether a base type exists; devices are careless with its upper three bits."""
    return base & 0x1F <= 16


def read_layout(data: bytes, at: int) -> Layout:
    """Return the definition message at `at`; raises FrameError where there is none."""
    try:
        order = (">" if data[at + 2] else "<") if data[at + 2] in (0, 1) else ""
        count = data[at + 5]
        end = at + 6 + 3 * count
        fields = tuple(struct.iter_unpack("3B", data[at + 6 : end]))
        developer: tuple[tuple[int, int, int], ...] = ()
        if data[at] & DEVELOPER:
            start, end = end + 1, end + 1 + 3 * data[end]
            developer = tuple(struct.iter_unpack("3B", data[start:end]))
    except (IndexError, struct.error):
        raise FrameError(at) from None
    if not order or end > len(data) or len(fields) != count:
        raise FrameError(at)
    number = struct.unpack_from(f"{order}H", data, at + 3)[0]
    size = 1 + sum(f[1] for f in fields) + sum(f[1] for f in developer)
    return Layout(number, order, fields, developer, at, end - at, size)


def sequences(data: bytes) -> list[tuple[int, int]]:
    """Return first and past-the-last byte of each chained file's messages; sound files only."""
    found, at = [], 0
    while at < len(data):
        if data[at + 8 : at + 12] != MAGIC:
            raise FrameError(at)
        start = at + data[at]
        end = start + struct.unpack_from("<I", data, at + 4)[0]
        if end > len(data):
            raise FrameError(at)
        found.append((start, end))
        at = end + 2
    return found


def walk(data: bytes) -> list[Layout]:
    """Return every definition of a sound file, each with the places of its messages.

    Raises FrameError where the bytes are no message; see `mend` for what can be saved then.
    """
    layouts: list[Layout] = []
    for start, end in sequences(data):
        _walk_sequence(data, start, end, layouts)
    return layouts


def _walk_sequence(data: bytes, at: int, end: int, layouts: list[Layout]) -> None:
    """Follow the messages of one file; written plainly, as it runs once per message."""
    current: list[Layout | None] = [None] * 16
    sizes = [0] * 16
    nowhere: list[int] = []
    note: list[list[int]] = [nowhere] * 16  # each definition puts its own offsets here
    while at < end:
        head = data[at]
        if head & COMPRESSED:
            local = (head >> 5) & 3
            if (known := current[local]) is not None:
                known.squeezed = True
        elif head & DEFINITION:
            layout = read_layout(data, at)
            layouts.append(layout)
            local = head & 15
            current[local], sizes[local] = layout, layout.size
            note[local] = layout.offsets
            at += layout.length
            continue
        else:
            local = head & 15
        if not sizes[local]:
            raise FrameError(at)
        size = sizes[local]
        heads = data[at : min(end, at + MOST_ALIKE * size) : size]
        alike = len(heads) - len(heads.lstrip(data[at : at + 1]))  # messages of one kind in a row
        note[local].extend(range(at, at + alike * size, size))
        at += alike * size
    if at != end:
        raise FrameError(at)
