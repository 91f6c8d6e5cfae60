"""FIT bytes made to order: as much of the format as the reader's tests need, written plainly."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

EPOCH = 631_065_600  # [s] Unix time of FIT's zero
START = 1_000_000_000  # FIT time of the first record: 2021-09-08 01:46:40 UTC

# base type: (number, struct letter, value for "none")
BASES: dict[str, tuple[int, str, float]] = {
    "enum": (0x00, "B", 0xFF),
    "sint8": (0x01, "b", 0x7F),
    "uint8": (0x02, "B", 0xFF),
    "uint16": (0x84, "H", 0xFFFF),
    "sint32": (0x85, "i", 0x7FFFFFFF),
    "uint32": (0x86, "I", 0xFFFFFFFF),
    "float32": (0x88, "f", float("nan")),
}
FILE_ID, SESSION, LAP, RECORD, EVENT, DEVICE_INFO = 0, 18, 19, 20, 21, 23
USER_PROFILE, SPORT, HRV, DESCRIPTION, DEVELOPER_ID = 3, 12, 78, 206, 207

# record field: (number, base type, factor that turns the value into what is written, offset)
RECORD_FIELDS: dict[str, tuple[int, str, float, float]] = {
    "timestamp": (253, "uint32", 1, 0),
    "latitude_deg": (0, "sint32", 2**31 / 180, 0),
    "longitude_deg": (1, "sint32", 2**31 / 180, 0),
    "altitude": (2, "uint16", 5, 2500),
    "heart_rate": (3, "uint8", 1, 0),
    "cadence": (4, "uint8", 1, 0),
    "distance": (5, "uint32", 100, 0),
    "speed": (6, "uint16", 1000, 0),
    "power": (7, "uint16", 1, 0),
    "temperature": (13, "sint8", 1, 0),
    "vertical_oscillation_mm": (39, "uint16", 10, 0),
    "stance_time_ms": (41, "uint16", 10, 0),
    "fractional_cadence": (53, "uint8", 128, 0),
    "enhanced_speed": (73, "uint32", 1000, 0),
    "enhanced_altitude": (78, "uint32", 5, 2500),
    "stance_time_balance": (84, "uint16", 100, 0),
    "step_length_mm": (85, "uint16", 10, 0),
    "vertical_ratio": (83, "uint16", 100, 0),
    "enhanced_respiration": (108, "uint16", 100, 0),
}


def crc(data: bytes) -> int:
    """Return FIT's checksum, bit by bit."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value


@dataclass
class FitBytes:
    """A FIT file under construction."""

    body: bytearray = field(default_factory=bytearray)
    big_endian: bool = False

    @property
    def order(self) -> str:
        return ">" if self.big_endian else "<"

    def define(
        self,
        local: int,
        number: int,
        fields: Sequence[tuple[int, int, int]],
        developer: Sequence[tuple[int, int, int]] = (),
    ) -> None:
        """Write a definition: of a field number, size, base type; a developer's has an index."""
        head = 0x40 | (0x20 if developer else 0) | local
        self.body += struct.pack(
            f"{self.order}BBBHB", head, 0, self.big_endian, number, len(fields)
        )
        for one in fields:
            self.body += bytes(one)
        if developer:
            self.body += bytes((len(developer),)) + b"".join(bytes(one) for one in developer)

    def message(self, number: int, values: dict[int, tuple[str, object]], local: int = 15) -> None:
        """Write one message with its own definition; values are base type (or text) and value."""
        fields, data = [], b""
        for key, (base, value) in values.items():
            if base == "string":
                packed = str(value).encode() + b"\0"
                fields.append((key, len(packed), 7))
            elif base == "byte":
                packed = bytes(value)  # type: ignore[call-overload]
                fields.append((key, len(packed), 13))
            else:
                code, letter, _ = BASES[base]
                packed = struct.pack(f"{self.order}{letter}", value)
                fields.append((key, len(packed), code))
            data += packed
        self.define(local, number, fields)
        self.body += bytes((local,)) + data

    def file_id(self, kind: int = 4, manufacturer: int = 1, product: int = 2697) -> None:
        self.message(
            FILE_ID,
            {0: ("enum", kind), 1: ("uint16", manufacturer), 2: ("uint16", product)},
        )

    def session(
        self, start: int = START, lasted: float = 60.0, sport: int = 1, sub_sport: int = 0
    ) -> None:
        self.message(
            SESSION,
            {
                253: ("uint32", start + int(lasted)),
                2: ("uint32", start),
                7: ("uint32", int(lasted * 1000)),
                5: ("enum", sport),
                6: ("enum", sub_sport),
                11: ("uint16", 50),  # kcal
                22: ("uint16", 12),  # m climbed
            },
        )

    def lap(self, start: int, lasted: float) -> None:
        self.message(
            LAP,
            {
                253: ("uint32", start + int(lasted)),
                2: ("uint32", start),
                7: ("uint32", int(lasted * 1000)),
                9: ("uint32", int(lasted * 300)),
            },
        )

    def timer(self, at: int, *, starts: bool) -> None:
        self.message(EVENT, {253: ("uint32", at), 0: ("enum", 0), 1: ("enum", 0 if starts else 4)})

    def sport(self, sport: int) -> None:
        self.message(SPORT, {0: ("enum", sport), 1: ("enum", 0)})

    def describe(
        self, number: int, base: str, name: str, unit: str, native: int | None = None
    ) -> None:
        """Describe a developer field of developer 0."""
        values: dict[int, tuple[str, object]] = {
            0: ("uint8", 0),
            1: ("uint8", number),
            2: ("uint8", BASES[base][0]),
            3: ("string", name),
            8: ("string", unit),
        }
        if native is not None:
            values |= {14: ("uint16", RECORD), 15: ("uint8", native)}
        self.message(DESCRIPTION, values)

    def records(
        self,
        rows: Sequence[dict[str, float]],
        developer: Sequence[tuple[int, str, str]] = (),
        local: int = 0,
    ) -> None:
        """Write records; `developer` are number, base type and key in the rows. None is silence."""
        names = [name for name in RECORD_FIELDS if any(name in row for row in rows)]
        sizes = {base: struct.calcsize(letter) for base, (_, letter, _) in BASES.items()}
        self.define(
            local,
            RECORD,
            [
                (RECORD_FIELDS[n][0], sizes[RECORD_FIELDS[n][1]], BASES[RECORD_FIELDS[n][1]][0])
                for n in names
            ],
            [(number, sizes[base], 0) for number, base, _ in developer],
        )
        letters = [BASES[RECORD_FIELDS[n][1]][1] for n in names]
        letters += [BASES[base][1] for _, base, _ in developer]
        packer = struct.Struct(self.order + "B" + "".join(letters))
        for row in rows:
            values = [_written(row.get(n), *RECORD_FIELDS[n][1:]) for n in names]
            for _, base, key in developer:
                value = row.get(key, BASES[base][2])
                values.append(value if base == "float32" else int(value))
            self.body += packer.pack(local, *values)

    def to_bytes(self) -> bytes:
        """Return the file, with a header and the right checksum."""
        header = struct.pack("<BBHI4s", 12, 0x20, 2132, len(self.body), b".FIT")
        data = header + bytes(self.body)
        return data + struct.pack("<H", fast_crc(data))


def _written(value: float | None, base: str, scale: float, offset: float) -> int:
    if value is None:
        return int(BASES[base][2])
    return round(value * scale + offset)


_TABLE = [crc(bytes((byte,))) for byte in range(256)]


def fast_crc(data: bytes) -> int:
    """Return FIT's checksum, byte by byte."""
    value = 0
    for byte in data:
        value = (value >> 8) ^ _TABLE[(value ^ byte) & 0xFF]
    return value


def steady(
    count: int = 60, *, speed: float = 3.0, start: int = START, **channels: float
) -> list[dict[str, float]]:
    """Return records of a steady run, one a second, heading north from 50° N, 8° E."""
    return [
        {
            "timestamp": start + second,
            "latitude_deg": 50.0 + speed * second / 111_195.0,
            "longitude_deg": 8.0,
            "altitude": 200.0,
            "distance": speed * second,
            "speed": speed,
            "heart_rate": 150,
            "cadence": 85,
        }
        | channels
        for second in range(count)
    ]


def run_file(rows: Sequence[dict[str, float]] | None = None, **session: object) -> bytes:
    """Return the bytes of a plain run."""
    rows = steady() if rows is None else rows
    fit = FitBytes()
    fit.file_id()
    fit.records(rows)
    fit.session(**({"lasted": float(len(rows))} | session))  # type: ignore[arg-type]
    return fit.to_bytes()
