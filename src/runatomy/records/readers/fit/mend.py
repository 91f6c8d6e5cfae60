"""A damaged FIT file made whole again, out of the messages that survived."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from runatomy.records.readers.fit.frames import (
    COMPRESSED,
    DEFINITION,
    FIELD_DESCRIPTION,
    MAGIC,
    TIMESTAMP_FIELD,
    FrameError,
    Layout,
    is_base_type,
    read_layout,
)

DAY = 86_400  # [s] a record further from the last one than this marks a damaged place
REACH = 32_768  # [bytes] how far the next sound message is looked for
PROOF = 6  # messages in a row that must make sense before a place is trusted again
PATIENCE = 6  # fruitless searches before the rest is taken as it is
BYTE = 0x0D  # base type of opaque bytes


def _table() -> tuple[int, ...]:
    rows = []
    for row in range(256):
        for _ in range(8):
            row = (row >> 1) ^ 0xA001 if row & 1 else row >> 1
        rows.append(row)
    return tuple(rows)


_CRC = _table()


def checksum(data: bytes) -> int:
    """Return the 16-bit cyclic checksum of a FIT file (CRC-16/ARC)."""
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ _CRC[(crc ^ byte) & 0xFF]
    return crc


def wrap(messages: bytes) -> bytes:
    """Return a FIT file that holds these messages."""
    body = struct.pack("<BBHI4s", 12, 0x20, 2100, len(messages), MAGIC) + messages
    return body + struct.pack("<H", checksum(body))


@dataclass(slots=True)
class Salvage:
    """The messages that survived, and what was lost."""

    data: bytes
    pieces: list[tuple[int, int]] = field(default_factory=list)  # kept bytes, from and to
    layouts: dict[int, Layout] = field(default_factory=dict)  # by local number
    last: int | None = None  # [s] newest plausible time stamp
    lost: list[str] = field(default_factory=list)  # in plain words
    lost_bytes: int = 0
    fruitless: int = 0  # searches that found nothing

    def message(self, at: int) -> tuple[int, Layout | None, int | None]:
        """Return end, definition (where it is one) and time stamp of the message at `at`."""
        data, head = self.data, self.data[at]
        if not head & COMPRESSED and head & DEFINITION:
            layout = read_layout(data, at)
            if not _sensible(layout, data[at + 1]):
                raise FrameError(at)
            return at + layout.length, layout, None
        known = self.layouts.get((head >> 5) & 3 if head & COMPRESSED else head & 15)
        if known is None or at + known.size > len(data):
            raise FrameError(at)
        place = known.offset_of(TIMESTAMP_FIELD)
        if head & COMPRESSED and place is not None:
            raise FrameError(at)  # such a message has its time in its first byte, and only there
        if place is None or place[1] != 4:
            return at + known.size, None, None
        stamp = struct.unpack_from(f"{known.order}I", data, at + place[0])[0]
        return at + known.size, None, None if stamp == 0xFFFFFFFF else stamp

    def plausible(self, stamp: int | None) -> bool:
        """Say whether a time stamp can follow the newest one."""
        return stamp is None or self.last is None or abs(stamp - self.last) <= DAY

    def proven(self, at: int) -> bool:
        """Say whether a run of sensible messages, the first with a time, starts at `at`."""
        kept = dict(self.layouts)
        stamps = 0
        try:
            for step in range(PROOF):
                if self.data[at + 8 : at + 12] == MAGIC or at + 2 >= len(self.data):
                    break
                head = self.data[at]
                at, layout, stamp = self.message(at)
                if layout is not None:
                    self.layouts[head & 15] = layout
                if not self.plausible(stamp) or (step == 0 and stamp is None and layout is None):
                    return False
                stamps += stamp is not None
        except (FrameError, IndexError):
            return False
        finally:
            self.layouts = kept
        return stamps > 1

    def next_proven(self, start: int) -> int | None:
        """Return the first place from `start` on where sensible messages go on, or None."""
        if self.fruitless >= PATIENCE:
            return None
        stop = min(len(self.data), start + REACH)
        found = next((at for at in range(start, stop) if self.proven(at)), None)
        self.fruitless += found is None
        return found

    def forget(self, at: int) -> int:
        """Drop the data message before damage at `at`, whose end may be hit; return its start."""
        if not self.pieces or self.pieces[-1][1] != at:
            return at
        start = self.pieces[-1][0]
        if self.data[start] & (COMPRESSED | DEFINITION) == DEFINITION:
            return at
        self.pieces.pop()
        return start

    def follow(self, at: int, end: int) -> int:
        """Keep the messages from `at` up to `end`, leaping over damage; return where it stopped."""
        while at < end:
            head = self.data[at]
            try:
                stop, layout, stamp = self.message(at)
                broken = False
            except (FrameError, IndexError):
                stop, layout, stamp, broken = at + 1, None, None, True
            if broken or not self.plausible(stamp):
                leap = self.next_proven(at + 1)
                if leap is not None and leap <= end:
                    self.lost_bytes += leap - self.forget(at)
                    at = leap
                    continue
                if broken:
                    return at
            if layout is not None:
                self.layouts[head & 15] = layout
            self.pieces.append((at, stop))
            self.last = stamp if stamp is not None else self.last
            at = stop
        return at


def _sensible(layout: Layout, reserved: int) -> bool:
    """Say whether a definition could have been written by a device."""
    return (
        reserved == 0
        and len(layout.fields) + len(layout.developer) > 0
        and all(size > 0 and is_base_type(base) for _, size, base in layout.fields)
        and all(size > 0 for _, size, _ in layout.developer)
    )


def with_known_types(data: bytes, layouts: Sequence[Layout]) -> bytes:
    """Return a sound file in which every field has a type that exists; unknown ones become bytes.

    The decoder must not see types that it does not know, neither in definitions nor in the
    descriptions of developer fields; descriptions without a type are hidden from it.
    """
    changes: dict[int, int] = {}  # position: byte
    for one in layouts:
        for index, (_, _, base) in enumerate(one.fields):
            if not is_base_type(base):
                changes[one.position + 8 + 3 * index] = BYTE
        if one.number == FIELD_DESCRIPTION:
            at, size = one.offset_of(2) or (0, 0)
            if size == 1:
                places = (message + at for message in one.offsets)
                changes |= {place: BYTE for place in places if not is_base_type(data[place])}
            else:
                changes |= {one.position + 3: 0xFE, one.position + 4: 0xFE}  # no known message
    if not changes:
        return data
    patched = bytearray(data)
    for place, byte in changes.items():
        patched[place] = byte
    return pieces(patched, layouts)


def pieces(data: bytes | bytearray, layouts: Sequence[Layout]) -> bytes:
    """Return a file of these definitions and their messages, in the order of the original."""
    spans = [(one.position, one.length) for one in layouts]
    spans += [(at, one.size) for one in layouts for at in one.offsets]
    return wrap(b"".join(data[at : at + size] for at, size in sorted(spans)))


def _header(data: bytes, at: int) -> tuple[int, int]:
    """Return where the messages start and should end, of the file whose header is at `at`."""
    if data[at + 8 : at + 12] != MAGIC:
        return at + (data[at] if data[at] in (12, 14) else 14), len(data)
    start = at + max(12, data[at])
    size = struct.unpack_from("<I", data, at + 4)[0]
    return start, start + size if size else len(data)


def mend(data: bytes) -> tuple[bytes, list[str]]:
    """Return a sound FIT file of the messages that survived, and what was lost in plain words."""
    salvage, at = Salvage(data), 0
    while at + 12 < len(data) and (at == 0 or data[at + 8 : at + 12] == MAGIC):
        salvage.layouts.clear()
        start, promised = _header(data, at)
        end = min(promised, max(start, len(data) - (2 if promised == len(data) else 0)))
        stopped = salvage.follow(start, end)
        if data[end + 10 : end + 14] != MAGIC and stopped >= end and salvage.proven(stopped):
            stopped = end = salvage.follow(stopped, len(data) - 2)
            salvage.lost.append("the length in its header was never brought up to date")
        elif promised > len(data):
            salvage.lost.append(
                f"the file ends {promised + 2 - len(data)} bytes too early; the rest is lost"
            )
        elif stopped < end:
            salvage.lost.append(f"nothing readable after byte {stopped} of {len(data)}")
        at = max(stopped, end) + 2
    if 0 < at < len(data):
        salvage.lost.append(f"{len(data) - at} bytes at the end are no FIT data and were left out")
    if salvage.lost_bytes:
        salvage.lost.append(f"{salvage.lost_bytes} damaged bytes in mid-file were leapt over")
    kept = b"".join(data[start:stop] for start, stop in salvage.pieces)
    why = "the checksum is wrong; the content reads well" if kept else "nothing in it is FIT data"
    return wrap(kept), salvage.lost or [why]
