"""Plain: rows as plain values for JSON, their numbers rounded to what they can bear."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

import numpy as np

from runatomy.terms.arrays import FloatArray

DIGITS = 6  # significant ones of a number
POWERS = np.array([float(f"1e{k}") for k in range(23)])  # of ten: all that a float holds exactly


def rounded(value: object, digits: int = DIGITS) -> object:
    """Return a number with so many significant digits, None where it is not finite."""
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        return None
    return float(f"{value:.{digits}g}")


def plain_rows(rows: Sequence[Any]) -> list[dict[str, object]]:
    """Return dataclasses of one kind as dictionaries, numbers as `rounded` has them.

    Texts come before numbers. All rows at once: number by number takes longer.
    """
    if not rows:
        return []
    texts, numbers, text_of, numbers_of = _parts(type(rows[0]))  # type: ignore[arg-type]  # a class is hashable
    table = np.array([numbers_of(row) for row in rows], dtype=np.float64)  # None becomes NaN
    plain = significant(table).astype(object)
    plain[~np.isfinite(table)] = None
    return [
        {**dict(zip(texts, text_of(row), strict=True)), **dict(zip(numbers, line, strict=True))}
        for row, line in zip(rows, plain.tolist(), strict=True)
    ]


def significant(values: FloatArray, digits: int = DIGITS) -> FloatArray:
    """Return numbers with so many significant digits.

    A whole number divided by a power of ten is the float nearest to the decimal number meant.
    """
    known = np.isfinite(values) & (values != 0.0)
    size = np.log10(np.abs(values), out=np.zeros_like(values), where=known)
    place = digits - 1 - np.floor(size).astype(np.int64)
    power = POWERS[np.minimum(np.abs(place), len(POWERS) - 1)]
    small = np.rint(values * power) / power
    return np.asarray(np.where(place >= 0, small, np.rint(values / power) * power))


@functools.cache
def _parts(
    kind: Any,
) -> tuple[
    tuple[str, ...], tuple[str, ...], Callable[[Any], Any], Callable[[Any], tuple[float, ...]]
]:
    """Return the names of a dataclass' texts and numbers, and what takes the values of each."""
    typed = {field.name: str(field.type).startswith("float") for field in fields(kind)}
    texts = tuple(name for name, number in typed.items() if not number)
    numbers = tuple(name for name, number in typed.items() if number)
    return texts, numbers, attrgetter(*texts), attrgetter(*numbers)
