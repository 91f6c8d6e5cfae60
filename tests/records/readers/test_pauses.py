"""A pause is a silence without movement."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.records.readers.pauses import EARTH_RADIUS, from_gaps, joined, way


def test_way_along_a_meridian_and_the_equator() -> None:
    degree = np.pi / 180 * EARTH_RADIUS
    assert way(np.array([0.0, 1.0]), np.array([8.0, 8.0])) == pytest.approx([degree])
    assert way(np.array([0.0, 0.0]), np.array([179.5, -179.5])) == pytest.approx([degree])
    assert way(np.array([60.0, 60.0]), np.array([0.0, 1.0])) == pytest.approx([degree / 2])


@pytest.mark.parametrize(
    ("gap", "moved", "pause"),
    [(100.0, 5.0, True), (100.0, 300.0, False), (100.0, np.nan, False), (500.0, np.nan, True)],
)
def test_gaps(gap: float, moved: float, pause: bool) -> None:
    time = np.concatenate([np.arange(60.0), 59.0 + gap + np.arange(60.0)])
    steps = np.full(119, 3.0)
    steps[59] = moved
    assert from_gaps(time, steps) == ([(59.0, 59.0 + gap)] if pause else [])


def test_a_device_that_saves_memory_does_not_pause() -> None:
    assert from_gaps(np.arange(0.0, 600.0, 8.0), np.full(74, 1.0)) == []


def test_joined_within_the_run() -> None:
    pauses = [(50.0, 60.0), (-5.0, 10.0), (55.0, 70.0), (200.0, 300.0), (30.0, 30.0)]
    assert joined(pauses, 0.0, 100.0) == ((0.0, 10.0), (50.0, 70.0))
