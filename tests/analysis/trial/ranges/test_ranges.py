"""Ranges: around the mean, wider with the strides' noise, none where the model adds no doubt."""

from __future__ import annotations

from dataclasses import replace
from math import log, sqrt

import pytest

from runatomy.analysis.trial.ranges.ranges import NINETY, WHAT, spread_table, with_ranges
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.muscle.anatomy import GROUPS

ROW = Measure(
    side="right", kind="tissue", name="achilles_tendon", measure="peak_load", unit="BW",
    mean=8.0, sd=0.0, n=6,
)  # fmt: skip


def half(row: Measure) -> float:
    """Return half the range's width, as a logarithm."""
    return 0.5 * log(row.high / row.low)


def test_without_noise_the_range_is_the_model_s() -> None:
    (row,) = with_ranges([ROW])
    assert sqrt(row.low * row.high) == pytest.approx(8.0)
    assert half(row) == pytest.approx(NINETY * spread_table()["tissue"]["achilles_tendon"]["load"])


def test_noise_widens_it_and_more_strides_narrow_it() -> None:
    still, few, many = (
        half(with_ranges([replace(ROW, sd=sd, n=n)])[0])
        for sd, n in ((0.0, 4), (2.0, 4), (2.0, 400))
    )
    assert still < many < few
    spread = spread_table()["tissue"]["achilles_tendon"]["load"]
    assert few == pytest.approx(NINETY * sqrt(spread**2 + (2.0 / 8.0) ** 2 / 4))


def test_one_stride_has_the_model_s_range() -> None:
    (row,) = with_ranges([replace(ROW, sd=float("nan"), n=1)])
    assert half(row) == pytest.approx(half(with_ranges([ROW])[0]))


@pytest.mark.parametrize("change", [{"measure": "peak_load_at"}, {"n": 0}, {"kind": "joint"}])
def test_no_range_where_nothing_is_doubted_or_known(change: dict[str, object]) -> None:
    (row,) = with_ranges([replace(ROW, **change)])  # type: ignore[arg-type]
    assert row.low != row.low and row.high != row.high


def test_every_group_and_tissue_of_a_trial_has_one(trial: TrialAnalysis) -> None:
    for row in trial.measures:
        if row.kind in ("group", "tissue") and row.measure in WHAT and row.mean > 0.0:
            assert row.low < row.mean < row.high, (row.name, row.measure)
    for rank in trial.ranking:
        assert 0.0 <= rank.low < rank.share < rank.high <= 1.0, rank.name


def test_the_table_knows_all_groups_and_tissues_that_are_solved() -> None:
    table = spread_table()
    assert set(table["tissue"]) == set(TISSUES)
    assert set(table["group"]) <= {group.name for group in GROUPS}
    for kind in table.values():
        for name, spreads in kind.items():
            assert all(0.0 < value < 1.5 for value in spreads.values()), name
