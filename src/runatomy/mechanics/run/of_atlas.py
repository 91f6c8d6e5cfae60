"""Of atlas: what is asked of every run in the same way, summed from the atlas once."""

from __future__ import annotations

import functools
import itertools
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.mechanics.run.names import group_table
from runatomy.mechanics.run.sums import summed
from runatomy.mechanics.tissues.summary import FIELDS

KEPT = 2  # atlases: one for everyday, and one beside it where two are compared


@functools.lru_cache(maxsize=KEPT)
def whole_power(atlas: Atlas) -> Any:
    """Return the energy of all muscles [W/kg] (nodes, 1)."""
    return _kept(atlas.table("energy_power").sum(axis=1, keepdims=True))


@functools.lru_cache(maxsize=2 * KEPT)
def by_group(atlas: Atlas, name: str) -> Any:
    """Return a quantity of the atlas' muscles summed by group (nodes, GROUP_NAMES), float32."""
    return _kept(summed(atlas.table(name), group_table(atlas.muscles)).astype(np.float32))


@functools.lru_cache(maxsize=KEPT)
def tissue_fields(atlas: Atlas) -> tuple[Any, tuple[int, ...]]:
    """Return what tissues carry (nodes, columns), FIELDS side by side, and where to cut them."""
    tables = [atlas.table(name) for name in FIELDS]
    cuts = itertools.accumulate(table.shape[1] for table in tables[:-1])
    return _kept(np.concatenate(tables, axis=1)), tuple(cuts)


def _kept(table: Any) -> Any:
    table.setflags(write=False)
    return table
