"""Numbers as the three kinds of machine wrote them: Intel, DEC, MIPS."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray, IntArray

INTEL, DEC, MIPS = 84, 85, 86  # the mark in the fourth byte of the parameters


@dataclass(frozen=True, slots=True)
class Machine:
    """How the file's numbers are written."""

    mark: int

    @property
    def order(self) -> str:
        """Byte order, as numpy names it."""
        return ">" if self.mark == MIPS else "<"

    def integers(self, data: bytes, *, unsigned: bool = False) -> IntArray:
        """Return two-byte whole numbers."""
        kind = "u2" if unsigned else "i2"
        return np.frombuffer(data, self.order + kind, len(data) // 2).astype(np.int64)

    def floats(self, data: bytes | memoryview) -> FloatArray:
        """Return four-byte numbers; what is no number comes out as NaN or infinite."""
        count = len(data) // 4
        if self.mark != DEC:
            return self._doubled(np.frombuffer(data, self.order + "f4", count))
        halves = np.frombuffer(data, "<u2", 2 * count).reshape(count, 2)
        # DEC's F floats: the halves change places, the exponent is counted from two more
        joined = np.ascontiguousarray(halves[:, ::-1]).view("<f4").reshape(count)
        return self._doubled(joined) / 4.0

    @staticmethod
    def _doubled(values: np.ndarray) -> FloatArray:
        with np.errstate(invalid="ignore"):  # a signaling NaN in damaged bytes
            return values.astype(np.float64)

    def one_float(self, data: bytes) -> float:
        """Return a single four-byte number."""
        return float(self.floats(data)[0])
