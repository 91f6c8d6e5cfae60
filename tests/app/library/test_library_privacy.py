"""The privacy zone hides every point that lies in it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.app.library.preferences import Preferences
from runatomy.app.library.privacy import EARTH_RADIUS, Place, PrivacyZone, masked
from runatomy.terms.errors import AppError

DEGREE = np.pi * EARTH_RADIUS / 180.0  # [m]
STARTS = st.sampled_from([(0.0, 0.0), (51.0, 0.0), (0.0, 9.0), (-17.0, 180.0), (65.0, -179.9999)])


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance [m] of two points by their vectors: another way than the mask's own."""
    vectors = []
    for latitude, longitude in (np.radians(one), np.radians(other)):
        out = np.cos(latitude)
        vectors.append([out * np.cos(longitude), out * np.sin(longitude), np.sin(latitude)])
    return float(EARTH_RADIUS * 2.0 * np.arcsin(0.5 * np.linalg.norm(np.subtract(*vectors))))


@given(
    start=STARTS,
    steps=st.lists(st.tuples(st.floats(-400, 400), st.floats(-400, 400)), min_size=1, max_size=40),
    radius=st.floats(1.0, 1000.0),
    place=st.one_of(st.none(), st.integers(0, 40)),
)
def test_points_within_the_radius_are_hidden_and_no_others(
    start: tuple[float, float],
    steps: list[tuple[float, float]],
    radius: float,
    place: int | None,
) -> None:
    north, east = np.cumsum([(0.0, 0.0), *steps], axis=0).T
    latitude = start[0] + north / DEGREE
    longitude = start[1] + east / DEGREE / np.cos(np.radians(start[0]))
    longitude = (longitude + 180.0) % 360.0 - 180.0
    points = list(zip(latitude.tolist(), longitude.tolist(), strict=True))
    centers, places = [points[0], points[-1]], []
    if place is not None:
        centers.append(points[place % len(points)])
        places.append(Place(name="work", latitude_deg=centers[2][0], longitude_deg=centers[2][1]))
    zone = PrivacyZone(radius_m=radius, places=tuple(places))
    shown = np.isfinite(masked(latitude, longitude, zone)[0])
    for point, seen in zip(points, shown, strict=True):
        nearest = min(apart(point, center) for center in centers)
        if abs(nearest - radius) > 0.01:
            assert seen == (nearest > radius)
    assert not shown[0] and not shown[-1]


def test_start_is_the_first_point_known() -> None:
    latitude = np.array([np.nan, 10.0, 10.5, 11.0, np.nan])
    longitude = np.array([5.0, 0.0, 0.0, 0.0, np.nan])
    hidden = masked(latitude, longitude, PrivacyZone(radius_m=100.0))
    for values in hidden:
        assert np.isfinite(values).tolist() == [False, False, True, False, False]
    assert longitude[0] == 5.0  # what was given is left as it was


def test_a_zone_turned_off_shows_everything() -> None:
    latitude, longitude = np.array([1.0, 1.0]), np.array([0.0, 0.0])
    shown = masked(latitude, longitude, PrivacyZone(on=False))
    np.testing.assert_array_equal(shown, (latitude, longitude))


def test_no_positions_no_trouble() -> None:
    none = np.full(3, np.nan)
    assert np.isnan(masked(none, none, PrivacyZone())).all()


@pytest.mark.parametrize("radius", [-1.0, 1e6, float("nan")])
def test_impossible_radius_is_refused(radius: float) -> None:
    with pytest.raises(AppError, match="radius"):
        PrivacyZone(radius_m=radius)


def test_zone_is_on_unless_turned_off() -> None:
    assert Preferences().privacy.on and Preferences().privacy.radius_m >= 100.0
    with pytest.raises(AppError, match="Earth"):
        Place(name="moon", latitude_deg=91.0, longitude_deg=0.0)
