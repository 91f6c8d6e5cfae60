"""A small FIT encoder: a recorded run to the bytes a watch would write."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from recording import Recording

EPOCH = 631_065_600  # [s] Unix time of FIT's zero, 1989-12-31 00:00 UTC
PROTOCOL, PROFILE = 0x20, 2140
DEVELOPMENT = 255  # manufacturer's number for files of one's own making
BAROMETER, LOCAL = 4, 5  # device type, source type
TIMER, START, STOP, STOP_ALL, MARKER = 0, 0, 1, 4, 3
SEMICIRCLES = 2**31 / 180.0  # [1/deg]


@dataclass(frozen=True)
class Field:
    """How one value is written: field number, base type, and scale and offset of the integer."""

    number: int
    base: str  # key of BASES
    scale: float = 1.0
    offset: float = 0.0


# base type: number in the definition, NumPy type, the integer that means "none"
BASES: Mapping[str, tuple[int, str, int]] = {
    "enum": (0x00, "u1", 0xFF),
    "sint8": (0x01, "i1", 0x7F),
    "uint8": (0x02, "u1", 0xFF),
    "uint16": (0x84, "<u2", 0xFFFF),
    "sint32": (0x85, "<i4", 0x7FFFFFFF),
    "uint32": (0x86, "<u4", 0xFFFFFFFF),
    "uint32z": (0x8C, "<u4", 0),
}

STAMP = Field(253, "uint32")

# message: (number, its fields by name); units as in `Recording`
MESSAGES: Mapping[str, tuple[int, Mapping[str, Field]]] = {
    "file_id": (
        0,
        {
            "type": Field(0, "enum"),
            "manufacturer": Field(1, "uint16"),
            "product": Field(2, "uint16"),
            "serial_number": Field(3, "uint32z"),
            "time_created": Field(4, "uint32"),
        },
    ),
    "user_profile": (
        3,
        {
            "gender": Field(1, "enum"),
            "age": Field(2, "uint8"),
            "height": Field(3, "uint8", 100.0),
            "weight": Field(4, "uint16", 10.0),
        },
    ),
    "session": (
        18,
        {
            "timestamp": STAMP,
            "start_time": Field(2, "uint32"),
            "event": Field(0, "enum"),
            "event_type": Field(1, "enum"),
            "sport": Field(5, "enum"),
            "sub_sport": Field(6, "enum"),
            "total_elapsed_time": Field(7, "uint32", 1000.0),
            "total_timer_time": Field(8, "uint32", 1000.0),
            "total_distance": Field(9, "uint32", 100.0),
            "avg_heart_rate": Field(16, "uint8"),
            "avg_running_cadence": Field(18, "uint8"),
            "total_ascent": Field(22, "uint16"),
            "total_descent": Field(23, "uint16"),
            "first_lap_index": Field(25, "uint16"),
            "num_laps": Field(26, "uint16"),
            "trigger": Field(28, "enum"),
        },
    ),
    "lap": (
        19,
        {
            "timestamp": STAMP,
            "message_index": Field(254, "uint16"),
            "start_time": Field(2, "uint32"),
            "event": Field(0, "enum"),
            "event_type": Field(1, "enum"),
            "total_elapsed_time": Field(7, "uint32", 1000.0),
            "total_timer_time": Field(8, "uint32", 1000.0),
            "total_distance": Field(9, "uint32", 100.0),
            "avg_heart_rate": Field(15, "uint8"),
            "sport": Field(25, "enum"),
        },
    ),
    "record": (
        20,
        {
            "timestamp": STAMP,
            "latitude_deg": Field(0, "sint32", SEMICIRCLES),
            "longitude_deg": Field(1, "sint32", SEMICIRCLES),
            "heart_rate_bpm": Field(3, "uint8"),
            "cadence": Field(4, "uint8"),
            "distance": Field(5, "uint32", 100.0),
            "power": Field(7, "uint16"),
            "temperature": Field(13, "sint8"),
            "vertical_oscillation": Field(39, "uint16", 10_000.0),
            "contact_time": Field(41, "uint16", 10_000.0),
            "fractional_cadence": Field(53, "uint8", 128.0),
            "speed": Field(73, "uint32", 1000.0),
            "altitude": Field(78, "uint32", 5.0, 500.0),
            "contact_balance": Field(84, "uint16", 10_000.0),
            "step_length": Field(85, "uint16", 10_000.0),
        },
    ),
    "event": (
        21,
        {
            "timestamp": STAMP,
            "event": Field(0, "enum"),
            "event_type": Field(1, "enum"),
            "data": Field(3, "uint32"),
        },
    ),
    "device_info": (
        23,
        {
            "timestamp": STAMP,
            "device_index": Field(0, "uint8"),
            "device_type": Field(1, "uint8"),
            "manufacturer": Field(2, "uint16"),
            "product": Field(4, "uint16"),
            "software_version": Field(5, "uint16", 100.0),
            "source_type": Field(25, "enum"),
        },
    ),
    "activity": (
        34,
        {
            "timestamp": STAMP,
            "total_timer_time": Field(0, "uint32", 1000.0),
            "num_sessions": Field(1, "uint16"),
            "type": Field(2, "enum"),
            "event": Field(3, "enum"),
            "event_type": Field(4, "enum"),
        },
    ),
}


def fit_bytes(run: Recording) -> bytes:
    """Return the run as a FIT file, checksums included."""
    return sealed(b"".join(_body(run)))


def sealed(body: bytes) -> bytes:
    """Return the messages with FIT's header before and its checksum behind them."""
    head = struct.pack("<BBHI4s", 14, PROTOCOL, PROFILE, len(body), b".FIT")
    whole = head + struct.pack("<H", checksum(head)) + body
    return whole + struct.pack("<H", checksum(whole))


def encode(message: str, columns: Mapping[str, Any]) -> tuple[bytes, list[bytes]]:
    """Return the definition of a message and one data message per row.

    columns: field name to a number or (row,) numbers; NaN is written as FIT's "none".
    """
    number, fields = MESSAGES[message]
    rows = max((np.size(values) for values in columns.values()), default=1)
    layout = [("head", "u1"), *((name, BASES[fields[name].base][1]) for name in columns)]
    table: NDArray[Any] = np.zeros(rows, dtype=layout)
    for name, values in columns.items():
        table[name] = _integers(fields[name], values)
    described = b"".join(
        bytes((fields[name].number, table.dtype[name].itemsize, BASES[fields[name].base][0]))
        for name in columns
    )
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(columns)) + described
    return definition, [row.tobytes() for row in table]


def _integers(field: Field, values: Any) -> NDArray[Any]:
    """Scale and round values into the range of their field."""
    _, kind, none = BASES[field.base]
    limits = np.iinfo(kind)
    scaled = np.rint((np.asarray(values, dtype=np.float64) + field.offset) * field.scale)
    fits = (scaled >= limits.min) & (scaled <= limits.max)
    whole: NDArray[Any] = np.where(fits, np.where(fits, scaled, 0.0), none).astype(kind)
    return whole


def checksum(data: bytes) -> int:
    """Return FIT's CRC-16 (polynomial 0xA001, reflected)."""
    value = 0
    for byte in data:
        value = (value >> 8) ^ _TABLE[(value ^ byte) & 0xFF]
    return value


def _one_byte(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value


_TABLE = tuple(_one_byte(byte) for byte in range(256))


def fit_time(moment: datetime) -> int:
    """Return a moment in seconds since FIT's zero."""
    return int(moment.timestamp()) - EPOCH


def _body(run: Recording) -> Iterator[bytes]:
    """The messages of the file in the order a watch writes them."""
    start = fit_time(run.start)
    end = start + int(run.time[-1])
    yield _one(
        "file_id", type=4, manufacturer=DEVELOPMENT, product=1, serial_number=1, time_created=start
    )
    device = {
        "timestamp": start,
        "manufacturer": DEVELOPMENT,
        "product": 1,
        "software_version": 1.0,
    }
    yield _one("device_info", device_index=0, source_type=LOCAL, **device)
    if run.altitude is not None:
        yield _one(
            "device_info", device_index=1, device_type=BAROMETER, source_type=LOCAL, **device
        )
    if run.user is not None:
        yield _one("user_profile", **run.user)
    yield from _records(run, start)
    yield _one("event", timestamp=end, event=TIMER, event_type=STOP_ALL, data=0)
    yield from _laps(run, start)
    yield _one("session", **_session(run, start, end))
    timer = run.timer_time(0.0, float(run.time[-1]))
    yield _one(
        "activity",
        timestamp=end,
        total_timer_time=timer,
        num_sessions=1,
        type=0,
        event=26,
        event_type=STOP,
    )


def _one(message: str, **values: Any) -> bytes:
    definition, rows = encode(message, values)
    return definition + b"".join(rows)


def _records(run: Recording, start: int) -> Iterator[bytes]:
    """Records, with the timer's starts and stops between them."""
    definition, rows = encode("record", _columns(run, start))
    yield _one("event", timestamp=start, event=TIMER, event_type=START, data=0) + definition
    done = 0
    for stopped, going in run.pauses:
        upto = int(np.searchsorted(run.time, stopped, side="right"))
        yield b"".join(rows[done:upto])
        yield _one(
            "event", timestamp=start + int(stopped), event=TIMER, event_type=STOP_ALL, data=0
        )
        yield _one("event", timestamp=start + int(going), event=TIMER, event_type=START, data=0)
        yield definition
        done = upto
    yield b"".join(rows[done:])


def _columns(run: Recording, start: int) -> dict[str, Any]:
    """The channels of the run as FIT fields; the cadence counts one foot, as running watches do."""
    strides = 30.0 * run.step_rate  # [1/min]
    columns: dict[str, Any] = {"timestamp": start + run.time}
    for name in (
        "latitude_deg",
        "longitude_deg",
        "distance",
        "speed",
        "altitude",
        "heart_rate_bpm",
    ):
        columns[name] = getattr(run, name)
    columns["cadence"] = np.floor(strides)
    columns["fractional_cadence"] = strides - np.floor(strides)
    for name in ("power", "contact_time", "contact_balance", "vertical_oscillation", "step_length"):
        columns[name] = getattr(run, name)
    return {name: values for name, values in columns.items() if values is not None}


def _laps(run: Recording, start: int) -> Iterator[bytes]:
    begin = 0.0
    for index, end in enumerate(run.laps):
        inside = (run.time >= begin) & (run.time <= end)
        along = run.distance[inside]
        yield _one(
            "lap",
            timestamp=start + int(end),
            message_index=index,
            start_time=start + int(begin),
            event=9,
            event_type=STOP,
            total_elapsed_time=end - begin,
            total_timer_time=run.timer_time(begin, end),
            total_distance=along[-1] - along[0],
            avg_heart_rate=np.nanmean(run.heart_rate_bpm[inside]),
            sport=1,
        )
        begin = end


def _session(run: Recording, start: int, end: int) -> dict[str, Any]:
    last = float(run.time[-1])
    return {
        "timestamp": end,
        "start_time": start,
        "event": 8,
        "event_type": STOP,
        "sport": 1,
        "sub_sport": run.sub_sport,
        "total_elapsed_time": last,
        "total_timer_time": run.timer_time(0.0, last),
        "total_distance": run.distance[-1],
        "avg_heart_rate": np.nanmean(run.heart_rate_bpm),
        "avg_running_cadence": np.nanmean(30.0 * run.step_rate[run.step_rate > 1.0]),
        "total_ascent": np.nan if run.ascent is None else run.ascent,
        "total_descent": np.nan if run.descent is None else run.descent,
        "first_lap_index": 0,
        "num_laps": len(run.laps),
        "trigger": 0,
    }
