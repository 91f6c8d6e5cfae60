"""Parameters: everything that a C3D file says about its data, by group and name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from runatomy.records.readers.lab.c3d.binary import DEC, INTEL, MIPS, Machine
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import DamagedFileError

BLOCK = 512  # [bytes]
_MORE = 9  # LABELS, LABELS2 ... LABELS9


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One parameter: its raw bytes and their shape."""

    size: int  # [bytes] of an element; -1 for letters
    shape: tuple[int, ...]  # the first runs fastest
    data: bytes


@dataclass(slots=True, eq=False)
class Parameters:
    """The parameters of a file; names in capital letters."""

    machine: Machine
    table: dict[tuple[str, str], Parameter] = field(default_factory=dict)
    repairs: list[str] = field(default_factory=list)  # in plain words

    def has(self, group: str, name: str) -> bool:
        """Say whether there is such a parameter with a value."""
        one = self.table.get((group, name))
        return one is not None and len(one.data) > 0

    def values(self, group: str, name: str, *, unsigned: bool = False) -> FloatArray:
        """Return a parameter's numbers, the first index running fastest; empty where absent."""
        one = self.table.get((group, name))
        if one is None or one.size < 1:
            return np.zeros(0)
        if one.size == 4:
            return self.machine.floats(one.data)
        if one.size == 2:
            return self.machine.integers(one.data, unsigned=unsigned).astype(np.float64)
        return np.frombuffer(one.data, np.uint8).astype(np.float64)

    def shape(self, group: str, name: str) -> tuple[int, ...]:
        """Return a parameter's shape, the first index running fastest; empty where absent."""
        one = self.table.get((group, name))
        return () if one is None else one.shape

    def number(self, group: str, name: str, *, unsigned: bool = False) -> float | None:
        """Return a parameter's first number; None where absent or no number."""
        values = self.values(group, name, unsigned=unsigned)
        return float(values[0]) if len(values) and np.isfinite(values[0]) else None

    def whole(self, group: str, name: str) -> int | None:
        """Return a parameter's first number as a count, zero or more; None where absent."""
        value = self.number(group, name, unsigned=True)
        return int(value) if value is not None and 0 <= value < 2**31 else None

    def texts(self, group: str, name: str) -> list[str]:
        """Return a parameter's words, blanks at their ends taken off; empty where absent."""
        one = self.table.get((group, name))
        if one is None or one.size != -1 or not one.data:
            return []
        length = one.shape[0] if one.shape else 1
        words = (one.data[at : at + length] for at in range(0, len(one.data), length))
        return [_word(word) for word in words]

    def text(self, group: str, name: str) -> str:
        """Return a parameter's first word; "" where absent."""
        return next(iter(self.texts(group, name)), "")

    def long_texts(self, group: str, name: str) -> list[str]:
        """Return the words of a parameter and of those that continue it: LABELS, LABELS2 ..."""
        names = (name, *(f"{name}{number}" for number in range(2, _MORE + 1)))
        return [word for one in names for word in self.texts(group, one)]

    def long_values(self, group: str, name: str, *, unsigned: bool = False) -> FloatArray:
        """Return the numbers of a parameter and of those that continue it."""
        names = (name, *(f"{name}{number}" for number in range(2, _MORE + 1)))
        return np.concatenate([self.values(group, one, unsigned=unsigned) for one in names])

    def group(self, name: str) -> Mapping[str, object]:
        """Return a group as plain words and numbers."""
        out: dict[str, object] = {}
        for (group, one), parameter in self.table.items():
            if group == name and parameter.data:
                several = self.texts(*(group, one)) or self.values(group, one).tolist()
                out[one] = several[0] if len(several) == 1 else several
        return out


def read_parameters(data: bytes, name: str) -> Parameters:
    """Return the parameters of a C3D file; what lies behind damage in them is lost, and told.

    Raises DamagedFileError where they do not begin where the file says.
    """
    begin = (data[0] - 1) * BLOCK
    if begin < 0 or begin + 8 > len(data):
        raise DamagedFileError(
            "its parameters lie beyond its end",
            where=name,
            mend="The file is cut off or no C3D file: copy or export it again.",
        )
    mark = data[begin + 3]
    out = Parameters(Machine(mark if mark in (INTEL, DEC, MIPS) else INTEL))
    if mark not in (INTEL, DEC, MIPS):
        out.repairs.append(f"the kind of machine ({mark}) is not known; read as Intel")
    _walk(data, begin + 4, out)
    return out


def _walk(data: bytes, at: int, out: Parameters) -> None:
    """Read groups and parameters one behind the other."""
    groups: dict[int, str] = {}
    found: list[tuple[int, str, Parameter]] = []
    while at + 4 <= len(data):
        length, number = abs(_signed(data[at])), _signed(data[at + 1])
        if length == 0 or number == 0:
            break
        name = _word(data[at + 2 : at + 2 + length]).upper()
        place = at + 2 + length
        if place + 2 > len(data):
            break
        step = int(out.machine.integers(data[place : place + 2], unsigned=True)[0])
        if number < 0:
            groups[-number] = name
        elif (one := _parameter(data, place + 2)) is not None:
            found.append((number, name, one))
        else:
            out.repairs.append(f"the parameter {name!r} is damaged; left out")
        if step < 2:
            break
        at = place + step
    for number, name, one in found:
        out.table[groups.get(number, f"GROUP {number}"), name] = one


def _parameter(data: bytes, at: int) -> Parameter | None:
    """Return the parameter whose size stands there; None where its bytes are not all there."""
    if at + 2 > len(data):
        return None
    size, dimensions = _signed(data[at]), data[at + 1]
    if size not in (-1, 1, 2, 4) or dimensions > 7 or at + 2 + dimensions > len(data):
        return None
    shape = tuple(data[at + 2 : at + 2 + dimensions])
    count = abs(size)
    for one in shape:
        count *= one
    begin = at + 2 + dimensions
    if begin + count > len(data):
        return None
    return Parameter(size, shape, data[begin : begin + count])


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def _word(letters: bytes) -> str:
    """Return letters as text: UTF-8, or Latin-1 where it is none."""
    letters = letters.split(b"\0", 1)[0]
    try:
        return letters.decode("utf-8").strip()
    except UnicodeDecodeError:
        return letters.decode("latin-1").strip()
