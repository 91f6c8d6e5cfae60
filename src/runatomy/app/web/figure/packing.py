"""Packing: named arrays and plain values in one file that JavaScript reads without copying.

Layout: "RUNF", the header's length (uint32, little endian), the header (JSON, padded with spaces
so that what follows lies on four bytes), then the arrays, each on four bytes. The header tells of
every array its type, shape, where it lies behind the header, what one step means (`step`), and
whether each row holds the change since the row before (`delta`), which squeezes better.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

MAGIC = b"RUNF"
TYPES = {"int8": "i1", "uint8": "u1", "int16": "<i2", "uint16": "<u2", "float32": "<f4"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Packed:
    """One array as it is stored."""

    values: npt.NDArray[Any]  # of one of TYPES
    step: float = 1.0  # what one counts
    delta: bool = False  # rows hold changes; they wrap around like the type


def steps(values: npt.NDArray[Any], step: float, kind: str = "int16") -> Packed:
    """Return values counted in steps; clipped where the type ends."""
    ends = np.iinfo(kind)
    counted = np.clip(np.rint(np.nan_to_num(values) / step), ends.min, ends.max)
    return Packed(values=counted.astype(kind), step=step)


def changes(values: npt.NDArray[Any], step: float) -> Packed:
    """Return the changes from row to row of values counted in steps (int16)."""
    counted = steps(values, step).values
    moved = counted.copy()
    moved[1:] = counted[1:] - counted[:-1]  # wraps around, and so does the sum that undoes it
    return Packed(values=moved, step=step, delta=True)


def pack(meta: Mapping[str, object], arrays: Mapping[str, Packed]) -> bytes:
    """Return the file of these values and arrays."""
    blocks, table, at = [], {}, 0
    for name, array in arrays.items():
        kind = array.values.dtype.name
        data = np.ascontiguousarray(array.values, dtype=TYPES[kind]).tobytes()
        table[name] = {"type": kind, "shape": array.values.shape, "at": at, "step": array.step}
        if array.delta:
            table[name]["delta"] = True
        data += bytes(-len(data) % 4)
        at += len(data)
        blocks.append(data)
    text = json.dumps({**meta, "arrays": table}, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    return b"".join((MAGIC, len(text).to_bytes(4, "little"), text, *blocks))


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, npt.NDArray[np.float64]]]:
    """Return the header and the arrays of a file in their own units; for tests and benchmarks."""
    size = int.from_bytes(data[4:8], "little")
    meta = json.loads(data[8 : 8 + size])
    found = {}
    for name, row in meta["arrays"].items():
        count = int(np.prod(row["shape"]))
        values = np.frombuffer(data, TYPES[row["type"]], count, 8 + size + row["at"])
        values = values.reshape(row["shape"])
        if row.get("delta"):
            values = np.cumsum(values, axis=0, dtype=values.dtype)
        found[name] = values * row["step"]
    return meta, found
