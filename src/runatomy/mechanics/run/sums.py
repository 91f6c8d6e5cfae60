"""Sums: amounts times tables, by one thread."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.terms.arrays import FloatArray


def summed(amount: Any, table: Any) -> FloatArray:
    """Return the matrix product, by one thread: threads would cost more than such a small sum.

    Of one row of amounts (n,) only those that are not zero are asked of the table (n, m): a run
    lies near few nodes of the atlas.
    """
    if np.ndim(amount) == 1:
        some = np.flatnonzero(amount)
        if 2 * len(some) < len(amount):
            amount, table = amount[some], table[some]
    return np.asarray(np.einsum("...n,nm->...m", amount, table), dtype=np.float64)
