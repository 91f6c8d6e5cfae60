"""An invented island in the South Pacific, and the ground of a course across it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ISLAND = (-47.0, -124.0)  # [deg] open ocean: more than 2,000 km from any land
EARTH = 6_371_000.0  # [m]
SPACING = 2.0  # [m]
ROUNDED = 61  # points over which a change of slope is rounded: 120 m


@dataclass(frozen=True, eq=False)
class Course:
    """Altitude and direction along a course."""

    distance: Array  # [m] (point,) every 2 m
    altitude: Array  # [m] (point,)
    heading: Array  # [rad] (point,) clockwise from north

    def slope(self, distance: float) -> float:
        """Return rise over run at a distance [m]."""
        index = min(int(distance / SPACING), self.altitude.size - 2)
        return float(self.altitude[index + 1] - self.altitude[index]) / SPACING

    def heights(self, distance: Array) -> Array:
        """Return the altitude [m] at distances [m]."""
        return np.interp(distance, self.distance, self.altitude)

    def positions(self, distance: Array) -> tuple[Array, Array]:
        """Return latitude and longitude [deg] at distances [m]."""
        north = np.cumsum(np.cos(self.heading)) * SPACING
        east = np.cumsum(np.sin(self.heading)) * SPACING
        latitude = ISLAND[0] + np.degrees(np.interp(distance, self.distance, north) / EARTH)
        radius = EARTH * np.cos(np.radians(ISLAND[0]))
        longitude = ISLAND[1] + np.degrees(np.interp(distance, self.distance, east) / radius)
        return latitude, longitude


def winding(parts: list[tuple[float, float]], base: float, seed: int) -> Course:
    """Return a winding course of parts (length [m], rise [m]) that begins at an altitude [m]."""
    slopes = np.concatenate([np.full(int(way / SPACING), rise / way) for way, rise in parts])
    padded = np.pad(slopes, ROUNDED // 2, mode="edge")
    slopes = np.convolve(padded, np.full(ROUNDED, 1.0 / ROUNDED), mode="valid")
    altitude = base + np.concatenate([[0.0], np.cumsum(slopes[:-1] * SPACING)])
    distance = np.arange(slopes.size, dtype=np.float64) * SPACING
    turns = np.random.default_rng(seed).uniform(-0.5, 0.5, distance.size // 100 + 2)
    heading = np.cumsum(np.interp(distance, np.arange(turns.size) * 200.0, turns) * SPACING / 100.0)
    return Course(distance, altitude, heading)


def oval(length: float, base: float) -> Course:
    """Return laps of a level 400 m track, `length` [m] long in all."""
    distance = np.arange(0.0, length, SPACING)
    on_lap = distance % 400.0
    bends = np.where(on_lap < 200.0, on_lap, on_lap - 200.0)
    turned = np.clip((bends - 84.0) / 116.0, 0.0, 1.0) * np.pi
    heading = turned + np.where(on_lap < 200.0, 0.0, np.pi)
    return Course(distance, np.full(distance.size, base), heading)
