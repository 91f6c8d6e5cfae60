"""What is summed from the atlas once is what its tables sum to, and nobody can change it."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.run.names import GROUP_NAMES, group_index
from runatomy.mechanics.run.of_atlas import by_group, tissue_fields, whole_power
from runatomy.mechanics.tissues.summary import FIELDS


def test_groups_hold_their_muscles() -> None:
    atlas = load_atlas()
    table, group = atlas.table("negative_power"), group_index(atlas.muscles)
    found = by_group(atlas, "negative_power")
    for place, name in enumerate(GROUP_NAMES):
        expected = table[:, group == place].sum(axis=1)
        assert found[:, place] == pytest.approx(expected, rel=1e-5, abs=1e-7), name


def test_the_whole_is_all_muscles() -> None:
    atlas = load_atlas()
    expected = atlas.table("energy_power").sum(axis=1)
    assert np.array_equal(whole_power(atlas)[:, 0], expected)


def test_tissues_are_cut_where_their_tables_end() -> None:
    atlas = load_atlas()
    table, cuts = tissue_fields(atlas)
    for name, part in zip(FIELDS, np.split(table, cuts, axis=1), strict=True):
        assert np.array_equal(part, atlas.table(name)), name


def test_what_is_kept_for_all_runs_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        whole_power(load_atlas())[0] = 0.0
