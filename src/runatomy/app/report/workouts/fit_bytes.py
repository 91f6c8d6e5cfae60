"""FIT bytes: definition and data messages, header and checksum of a FIT file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PROTOCOL, PROFILE = 0x20, 2140  # FIT protocol 2.0, profile 21.40
EPOCH = 631_065_600  # [s] Unix time of FIT's zero, 1989-12-31 00:00 UTC
# base type: number in the definition, struct code, the integer that means "none"
BASES: Mapping[str, tuple[int, str, int]] = {
    "enum": (0x00, "B", 0xFF),
    "uint16": (0x84, "H", 0xFFFF),
    "uint32": (0x86, "I", 0xFFFFFFFF),
    "uint32z": (0x8C, "I", 0),
}
STRING = 0x07


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a message: its number and base type; of a string, its size in bytes."""

    number: int
    base: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message of the profile: its number and fields, in the order they are written."""

    number: int
    fields: Mapping[str, Field]

    def encode(self, rows: Sequence[Mapping[str, int | str | None]]) -> bytes:
        """Return the definition and one data message a row; None is written as FIT's "none"."""
        head = struct.pack("<BBBHB", 0x40, 0, 0, self.number, len(self.fields))
        defined = b"".join(
            bytes((f.number, f.size, STRING))
            if f.base == "string"
            else bytes((f.number, struct.calcsize("<" + BASES[f.base][1]), BASES[f.base][0]))
            for f in self.fields.values()
        )
        return head + defined + b"".join(b"\x00" + self._row(row) for row in rows)

    def _row(self, row: Mapping[str, int | str | None]) -> bytes:
        return b"".join(_value(f, row.get(name)) for name, f in self.fields.items())


def _value(field: Field, value: int | str | None) -> bytes:
    if field.base == "string":
        return text_bytes(str(value or ""), field.size)
    _, code, none = BASES[field.base]
    return struct.pack("<" + code, none if value is None else int(value))


def text_bytes(text: str, size: int) -> bytes:
    """Return UTF-8 that fits with its closing zero, never cut inside a character."""
    data = text.encode()[: size - 1].decode(errors="ignore").encode()
    return data.ljust(size, b"\x00")


def sealed(body: bytes) -> bytes:
    """Return the messages with FIT's header before and its checksum behind them."""
    head = struct.pack("<BBHI4s", 14, PROTOCOL, PROFILE, len(body), b".FIT")
    whole = head + struct.pack("<H", checksum(head)) + body
    return whole + struct.pack("<H", checksum(whole))


def checksum(data: bytes) -> int:
    """Return FIT's CRC-16 (polynomial 0xA001, reflected)."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value
