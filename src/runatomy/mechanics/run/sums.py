"""Sums: amounts times tables, by one thread."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.terms.arrays import FloatArray


def summed(amount: Any, table: Any) -> FloatArray:
    """Return the matrix product, by one thread: threads would cost more than such a small sum."""
    return np.asarray(np.einsum("...n,nm->...m", amount, table), dtype=np.float64)
