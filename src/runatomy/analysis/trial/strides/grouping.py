"""Grouping: the curves of muscles made into those of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from runatomy.analysis.trial.strides.curve_table import CurveTable
from runatomy.muscle.anatomy import GROUPS, muscle_named
from runatomy.terms.arrays import FloatArray, read_only

MEANS = frozenset(("activation", "fiber_length"))  # weighted by strength; the rest is added


def group_tables(tables: Sequence[CurveTable], strength: FloatArray) -> list[CurveTable]:
    """Return the groups of tables of muscles; `strength` (muscles,) [N] weights the means."""
    owners = [muscle_named(name).group for name in tables[0].names]
    names = tuple(group.name for group in GROUPS if group.name in owners)
    member = np.array([[owner == name for owner in owners] for name in names], dtype=np.float64)
    share = member * strength
    share /= share.sum(axis=1, keepdims=True)
    return [
        replace(
            table,
            kind="group",
            names=names,
            value=read_only((share if table.quantity in MEANS else member) @ table.value),
        )
        for table in tables
    ]
