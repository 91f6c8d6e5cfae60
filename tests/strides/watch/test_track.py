"""Positions to meters: no edge on the globe, no jump of a lost fix."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.strides.watch.track import EARTH, track

DEGREE = EARTH * np.pi / 180.0  # [m] of latitude


def eastward(start_deg: float, latitude_deg: float, meters: float = 900.0, count: int = 301):
    """A straight run east along a parallel from a longitude."""
    far = meters / (DEGREE * np.cos(np.radians(latitude_deg)))
    east = start_deg + np.linspace(0.0, far, count)
    return np.arange(float(count)), np.full(count, latitude_deg), (east + 180.0) % 360.0 - 180.0


@pytest.mark.parametrize("start", [-0.002, 179.998, -180.0, 12.0])
@pytest.mark.parametrize("latitude", [0.0, 0.001, 51.5, -47.0])
def test_the_path_is_as_long_across_zero_longitude_and_the_date_line(start, latitude):
    found = track(*eastward(start, latitude))
    assert found is not None
    assert found.path[-1] == pytest.approx(900.0, rel=1e-6)
    assert found.east[-1] == pytest.approx(900.0, rel=1e-6)
    assert np.abs(found.north).max() < 1e-9
    assert not found.dropped.any()


def test_a_fix_at_zero_zero_is_none():
    time, latitude, longitude = eastward(8.0, 40.0)
    latitude[10], longitude[10] = 0.0, 0.0
    found = track(time, latitude, longitude)
    assert found is not None and found.time.size == 300
    assert found.path[-1] == pytest.approx(900.0, rel=1e-6)


def test_a_jump_away_and_back_is_dropped_and_marked():
    time, latitude, longitude = eastward(8.0, 40.0)
    latitude[100:102] += 400.0 / DEGREE
    found = track(time, latitude, longitude)
    assert found is not None
    assert np.flatnonzero(found.dropped).tolist() == [100, 101]
    assert found.path[-1] == pytest.approx(900.0, rel=1e-6)


def test_sharp_turns_of_a_runner_are_no_jumps():
    time = np.arange(400.0)
    on_side = (time % 20) * 4.0
    north = np.where(time // 20 % 2 == 0, on_side, 80.0 - on_side)
    found = track(time, 10.0 + north / DEGREE, np.full(400, 5.0))
    assert found is not None and not found.dropped.any()


def test_one_fix_is_no_track():
    assert track(np.arange(3.0), np.array([np.nan, 50.0, np.nan]), np.full(3, 8.0)) is None
    assert track(np.arange(3.0), None, np.full(3, 8.0)) is None


@pytest.mark.parametrize("fixes", [3, 5, 12])
@pytest.mark.parametrize("north", [300.0, 5000.0])
def test_an_excursion_of_several_fixes_is_dropped(fixes, north):
    time, latitude, longitude = eastward(8.0, 40.0)
    latitude[100 : 100 + fixes] += north / DEGREE
    found = track(time, latitude, longitude)
    assert found is not None
    assert np.flatnonzero(found.dropped).tolist() == list(range(100, 100 + fixes))
    assert found.path[-1] == pytest.approx(900.0, abs=0.5)


def test_a_leap_without_return_stays():
    """A tunnel, or a fix that was found late: what follows is no excursion."""
    time, latitude, longitude = eastward(8.0, 40.0)
    latitude[100:] += 500.0 / DEGREE
    found = track(time, latitude, longitude)
    assert found is not None and not found.dropped[102:].any()


def around(count: int = 1_800, speed: float = 3.0, radius: float = 400.0):
    """Fixes [m] on a circle, one a second."""
    turn = speed * np.arange(count) / radius
    return radius * np.sin(turn), radius * (1.0 - np.cos(turn))


def placed(east, north):
    """A track of fixes [m] near the equator, one a second."""
    return track(np.arange(float(len(east))), 1.0 + north / DEGREE, east / DEGREE)


@pytest.mark.parametrize("noise", [0.0, 0.1, 0.3])
def test_a_watch_s_fixes_are_believed_as_they_are(noise):
    rng = np.random.default_rng(5)
    found = placed(*(axis + rng.normal(0.0, noise, axis.size) for axis in around()))
    assert found is not None
    raw = np.hypot(np.diff(found.east), np.diff(found.north)).sum()
    assert found.path[-1] == pytest.approx(raw, rel=1e-12)


def test_fixes_of_four_decimals_make_no_longer_path():
    meters = 1e-4 * DEGREE
    found = placed(*(np.round(axis / meters) * meters for axis in around()))
    assert found is not None
    raw = np.hypot(np.diff(found.east), np.diff(found.north)).sum()
    assert raw > 1.15 * 5_397.0
    assert found.path[-1] == pytest.approx(5_397.0, rel=0.05)


@pytest.mark.parametrize("noise", [2.0, 4.0])
def test_fixes_that_jitter_make_no_longer_path(noise):
    rng = np.random.default_rng(5)
    found = placed(*(axis + rng.normal(0.0, noise, axis.size) for axis in around()))
    assert found is not None and found.path[-1] == pytest.approx(5_397.0, rel=0.05)
