"""Privacy: the zone around start, end and named places that nothing exported shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.terms.arrays import FloatArray

EARTH_RADIUS = 6_371_000.0  # [m] mean
FARTHEST = 5_000.0  # [m] a zone's radius at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place to hide, as the user named it."""

    name: str
    latitude_deg: float
    longitude_deg: float

    def __post_init__(self) -> None:
        if not (abs(self.latitude_deg) <= 90.0 and abs(self.longitude_deg) <= 180.0):
            raise AppError(
                "this place is not on Earth",
                mend="Latitude lies within 90 degrees, longitude within 180.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyZone:
    """What of a track is hidden: everything within the radius of start, end and places."""

    on: bool = True
    radius_m: float = 200.0
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        if not (math.isfinite(self.radius_m) and 0.0 <= self.radius_m <= FARTHEST):
            raise AppError(
                f"a privacy zone of {self.radius_m:g} m is not possible",
                mend=f"Give a radius of 0 to {FARTHEST:g} m.",
            )


def masked(
    latitude_deg: FloatArray, longitude_deg: FloatArray, zone: PrivacyZone
) -> tuple[FloatArray, FloatArray]:
    """Return positions (time,) [deg] with NaN inside the zone; start and end are those known.

    A point is inside wherever in the run it was passed. Arrays given are left as they are.
    """
    import numpy as np

    latitude = np.array(latitude_deg, dtype=np.float64)
    longitude = np.array(longitude_deg, dtype=np.float64)
    unknown = ~(np.isfinite(latitude) & np.isfinite(longitude))
    latitude[unknown] = longitude[unknown] = np.nan
    known = np.flatnonzero(~unknown)
    if not zone.on or not len(known):
        return latitude, longitude
    centers = [(float(latitude[i]), float(longitude[i])) for i in (known[0], known[-1])]
    centers += [(place.latitude_deg, place.longitude_deg) for place in zone.places]
    hidden = np.zeros(len(latitude), dtype=np.bool_)
    for center in centers:
        hidden |= distance_m(latitude, longitude, *center) <= zone.radius_m
    latitude[hidden] = longitude[hidden] = np.nan
    return latitude, longitude


def distance_m(
    latitude_deg: FloatArray, longitude_deg: FloatArray, to_latitude: float, to_longitude: float
) -> Any:
    """Return how far positions [deg] lie from a point along the ground [m] (haversine).

    Whole turns of longitude make no difference, so the date line is a place like any other.
    """
    import numpy as np

    one, other = np.radians(latitude_deg), math.radians(to_latitude)
    turned = np.radians(longitude_deg - to_longitude)
    half = np.sin(0.5 * (one - other)) ** 2
    half = half + np.cos(one) * math.cos(other) * np.sin(0.5 * turned) ** 2
    return 2.0 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
