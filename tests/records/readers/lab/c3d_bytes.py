"""C3D bytes made to order, in every kind of number, and a little runner to put in them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

INTEL, DEC, MIPS = 84, 85, 86
BLOCK = 512
Array = NDArray[np.float64]
Groups = Mapping[str, Mapping[str, object]]

NAMES = ("LASI", "RASI", "LPSI", "RPSI", "LKNE", "RKNE", "LANK", "RANK", "LHEE", "RHEE", "LTOE",
         "RTOE", "C7", "CLAV", "LSHO", "RSHO")  # fmt: skip
# [m] of a standing person: forward, to the left, up
PLACES = np.array([
    [0.10, 0.12, 1.00], [0.10, -0.12, 1.00], [-0.10, 0.05, 1.02], [-0.10, -0.05, 1.02],
    [0.02, 0.12, 0.52], [0.02, -0.12, 0.52], [0.00, 0.10, 0.09], [0.00, -0.10, 0.09],
    [-0.06, 0.10, 0.04], [-0.06, -0.10, 0.04], [0.16, 0.10, 0.03], [0.16, -0.10, 0.03],
    [-0.05, 0.00, 1.50], [0.08, 0.00, 1.40], [0.00, 0.20, 1.45], [0.00, -0.20, 1.45],
])  # fmt: skip


def person(frames: int = 20, rate: float = 100.0) -> Array:
    """Return markers [m] (frames, 16, 3) of a person who walks forward and sways, z up."""
    time = np.arange(frames)[:, None, None] / rate
    sway = np.concatenate(
        [1.2 * time, 0.02 * np.sin(6.0 * time), 0.03 * np.cos(12.0 * time)], axis=2
    )
    return PLACES + sway + np.array([0.3, 0.4, 0.0])


def c3d(
    position: Array,
    names: Sequence[str] = NAMES,
    *,
    rate: float = 100.0,
    unit: str | None = "mm",
    analog: Array | None = None,
    samples: int = 0,
    groups: Groups | None = None,
    machine: int = INTEL,
    whole: float | None = None,
    residual: Array | None = None,
    first: int = 1,
) -> bytes:
    """Return a C3D file of markers (frames, markers, 3) as written, and analog (samples, channels).

    `whole` is the scale of two-byte numbers; without it floats are written. `residual` below zero
    says that a marker was not seen. `groups` add parameters to POINT and ANALOG, or replace them.
    """
    frames, markers = position.shape[:2]
    table: dict[str, dict[str, object]] = {
        "POINT": {"USED": markers, "FRAMES": min(frames, 65_535), "RATE": rate,
                  "SCALE": -1.0 if whole is None else whole, "LABELS": list(names)},
    }  # fmt: skip
    if unit is not None:
        table["POINT"]["UNITS"] = unit
    channels = 0 if analog is None else analog.shape[1]
    if analog is not None:
        table["ANALOG"] = {"USED": channels, "RATE": rate * samples, "GEN_SCALE": 1.0,
                           "SCALE": np.ones(channels), "OFFSET": np.zeros(channels, np.int64),
                           "LABELS": [f"C{one + 1}" for one in range(channels)],
                           "UNITS": ["V"] * channels}  # fmt: skip
    for group, more in (groups or {}).items():
        table.setdefault(group, {}).update(more)
    body = _parameters(table, machine)
    start = 2 + len(body) // BLOCK
    words = [2 | 0x50 << 8, markers, channels * samples, first, min(first + frames - 1, 65_535), 0]
    head = struct.pack(f"{_order(machine)}6H", *words)
    head = bytes([2, 0x50]) + head[2:] + _floats([-1.0 if whole is None else whole], machine)
    head += struct.pack(f"{_order(machine)}2H", start, samples) + _floats([rate], machine)
    fourth = np.zeros((frames, markers, 1)) if residual is None else residual[:, :, None]
    points = position if whole is None else np.round(position / whole)
    data = np.concatenate([points, fourth], axis=2).reshape(frames, -1)
    if analog is not None:
        data = np.concatenate([data, analog.reshape(frames, -1)], axis=1)
    return (
        head.ljust(BLOCK, b"\0")
        + body
        + _padded(
            _floats(data.ravel(), machine) if whole is None else _integers(data.ravel(), machine)
        )
    )


def plate_groups(
    kind: int,
    corners: Array,
    origin: Sequence[float],
    units: Sequence[str],
    *,
    plates: int = 1,
    labels: Sequence[str] | None = None,
    **more: object,
) -> dict[str, dict[str, object]]:
    """Return the parameters of force plates whose channels stand first, one plate's after another.

    `corners` (4, 3) or (plates, 4, 3) and `origin` in the file's unit of length.
    """
    count = 8 if kind == 3 else 6
    platform: dict[str, object] = {
        "USED": plates, "TYPE": np.full(plates, kind),
        "CORNERS": np.asfortranarray(np.reshape(corners, (plates, 4, 3)).transpose(2, 1, 0)),
        "ORIGIN": np.asfortranarray(np.tile(np.array(origin, float), (plates, 1)).T),
        "CHANNEL": np.asfortranarray(np.arange(1, plates * count + 1).reshape(plates, count).T),
        "ZERO": np.array([0, 0]),
    }  # fmt: skip
    axes = ("Fx", "Fy", "Fz", "Mx", "My", "Mz", "M7", "M8")[:count]
    named = labels or [f"{axis}{plate + 1}" for plate in range(plates) for axis in axes]
    analog: dict[str, object] = {"LABELS": list(named), "UNITS": list(units) * plates}
    return {"FORCE_PLATFORM": platform | more, "ANALOG": analog}


def _order(machine: int) -> str:
    return ">" if machine == MIPS else "<"


def _floats(values: Sequence[float] | Array, machine: int) -> bytes:
    if machine != DEC:
        return np.asarray(values, f"{_order(machine)}f4").tobytes()
    halves = (np.asarray(values, "<f4") * np.float32(4.0)).view("<u2").reshape(-1, 2)
    return np.ascontiguousarray(halves[:, ::-1]).tobytes()


def _integers(values: Array, machine: int) -> bytes:
    return np.asarray(values).astype(np.int64).astype(f"{_order(machine)}i2").tobytes()


def _padded(data: bytes) -> bytes:
    return data.ljust(-(-len(data) // BLOCK) * BLOCK, b"\0")


def _parameters(table: Groups, machine: int) -> bytes:
    """Return the parameter blocks; arrays are written with their first index running fastest."""
    out = b""
    for number, (group, parameters) in enumerate(table.items(), start=1):
        out += _entry(group, -number, b"\0", machine)
        for name, value in parameters.items():
            out += _entry(name, number, _value(value, machine) + b"\0", machine)
    blocks = -(-(len(out) + 6) // BLOCK)
    return _padded(bytes([1, 0x50, blocks & 255, machine]) + out + b"\0\0")


def _entry(name: str, number: int, rest: bytes, machine: int) -> bytes:
    letters = name.encode()
    step = struct.pack(f"{_order(machine)}H", len(rest) + 2)
    return struct.pack("bb", len(letters), number) + letters + step + rest


def _value(value: object, machine: int) -> bytes:
    if isinstance(value, str):
        letters = value.encode()
        return struct.pack("bBB", -1, 1, len(letters)) + letters
    if isinstance(value, list):
        words = [str(one).encode() for one in value]
        width = max((len(one) for one in words), default=0)
        return struct.pack("bBBB", -1, 2, width, len(words)) + b"".join(
            one.ljust(width) for one in words
        )
    array = np.asarray(value)
    shape = struct.pack(f"B{array.ndim}B", array.ndim, *array.shape)
    flat = array.ravel(order="F")
    if np.issubdtype(array.dtype, np.integer):
        return struct.pack("b", 2) + shape + _integers(flat, machine)
    return struct.pack("b", 4) + shape + _floats(flat, machine)
