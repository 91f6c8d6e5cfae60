"""FixedPoint: the value that a map gives back, found by Anderson's mixing."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

ALIKE = 1e-12  # [-] of the largest square below which differences count as the same
MEMORY = 6  # earlier steps that the next one learns from


class FixedPoint:
    """Steps toward x = g(x): relaxed, and corrected by what earlier steps did (Anderson 1965).

    Of the last few differences of x and of the residual g(x) - x, the combination that best
    cancels the residual is taken out before the relaxed step (Walker & Ni 2011).
    """

    def __init__(self, relaxation: float) -> None:
        """Take this share [-] of the residual in each step."""
        self._relaxation = relaxation
        self._steps: list[tuple[FloatArray, FloatArray]] = []  # differences of x and residual
        self._last: tuple[FloatArray, FloatArray] | None = None

    def next(self, x: FloatArray, image: FloatArray) -> FloatArray:
        """Return the next x from this one and its image g(x), arrays of one shape."""
        flat, residual = x.ravel(), (image - x).ravel()
        if self._last is not None:
            self._steps.append((flat - self._last[0], residual - self._last[1]))
            del self._steps[:-MEMORY]
        self._last = flat, residual
        step = self._relaxation * residual
        if self._steps:
            moves, changes = (np.stack(rows) for rows in zip(*self._steps, strict=True))
            # A few long rows: their products, cut off where they say the same, are quick to solve.
            share = np.linalg.pinv(changes @ changes.T, rcond=ALIKE, hermitian=True)
            share = share @ (changes @ residual)
            step = step - share @ (moves + self._relaxation * changes)
        return (flat + step).reshape(x.shape)
