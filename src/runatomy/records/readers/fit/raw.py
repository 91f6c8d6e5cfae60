"""The bytes of a FIT file's records, one column at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.records.readers.fit.frames import RECORD, Layout
from runatomy.terms.arrays import FloatArray, IntArray


class RawRecords:
    """The records of one file as the device laid them out; rows in the order of the file."""

    def __init__(self, data: bytes, layouts: Sequence[Layout]) -> None:
        self.layouts = [one for one in layouts if one.number == RECORD and one.offsets]
        self._buffer = np.frombuffer(data, np.uint8)
        self._places = [np.asarray(one.offsets, np.int64) for one in self.layouts]
        joined = np.concatenate(self._places) if self._places else np.zeros(0, np.int64)
        self.positions: IntArray = np.sort(joined)

    def column(self, number: int, kind: str, developer: int | None = None) -> FloatArray:
        """Return the numbers of one field: (record, element), NaN where absent.

        `kind` is a numpy type without byte order; `developer` the developer's index, if theirs.
        """
        width = np.dtype(kind).itemsize
        parts: list[tuple[IntArray, FloatArray]] = []
        for layout, places in zip(self.layouts, self._places, strict=True):
            at, size = _place(layout, number, developer)
            if not size or size % width:
                continue
            block = self._buffer[places[:, None] + (at + np.arange(size))]
            with np.errstate(invalid="ignore"):  # a damaged float may be a NaN that signals
                values = np.ascontiguousarray(block).view(layout.order + kind).astype(np.float64)
            parts.append((np.searchsorted(self.positions, places), values))
        widest = max((values.shape[1] for _, values in parts), default=0)
        out = np.full((len(self.positions), widest), np.nan)
        for rows, values in parts:
            out[rows, : values.shape[1]] = values
        return out


def _place(layout: Layout, number: int, developer: int | None) -> tuple[int, int]:
    """Return offset and size [bytes] of a field in a message; size 0 where it has none."""
    if developer is None:
        return layout.offset_of(number) or (0, 0)
    at = 1 + sum(size for _, size, _ in layout.fields)
    for known, size, index in layout.developer:
        if (known, index) == (number, developer):
            return at, size
        at += size
    return 0, 0
