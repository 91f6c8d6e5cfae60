"""Zones: the position stand's borders, and the time in them."""

from __future__ import annotations

import numpy as np
import pytest

from loads.heart.runs import AGED, KNOWN
from runatomy.loads.heart.limits import heart_limits
from runatomy.loads.heart.zones import zone_times
from runatomy.terms.runner import Runner


@pytest.mark.parametrize(
    ("share", "zone"),
    [(0.29, 0), (0.31, 1), (0.39, 1), (0.41, 2), (0.59, 2), (0.61, 3), (0.89, 3), (0.91, 4)],
)
def test_borders_of_the_reserve(share: float, zone: int) -> None:
    bpm = np.full(60, 50.0 + share * 135.0)
    times = zone_times(bpm, np.ones(60), heart_limits(KNOWN))
    assert [z.seconds.usual for z in times].index(60.0) == zone


@pytest.mark.parametrize(
    ("share", "zone"), [(0.56, 0), (0.6, 1), (0.63, 1), (0.65, 2), (0.76, 2), (0.78, 3), (0.97, 4)]
)
def test_borders_of_the_maximum_where_rest_is_unknown(share: float, zone: int) -> None:
    limits = heart_limits(Runner(max_heart_rate_bpm=200.0))
    times = zone_times(np.full(60, share * 200.0), np.ones(60), limits)
    assert [z.seconds.usual for z in times].index(60.0) == zone


def test_every_measured_second_is_in_one_zone_and_others_in_none() -> None:
    bpm = np.linspace(60.0, 184.0, 600)
    bpm[100:150] = np.nan
    times = zone_times(bpm, np.full(600, 2.0), heart_limits(KNOWN))
    assert sum(z.seconds.usual for z in times) == pytest.approx(1100.0)


def test_an_estimated_maximum_gives_zones_a_range() -> None:
    bpm = np.linspace(120.0, 180.0, 600)
    widths = [z.seconds.width for z in zone_times(bpm, np.ones(600), heart_limits(AGED))]
    assert max(widths) > 100.0
