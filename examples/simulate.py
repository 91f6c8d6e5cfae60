"""How an invented runner covers a course, and what the sensors make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from course import Course
from numpy.typing import NDArray
from recording import Recording

Array = NDArray[np.float64]

# What the runner means to do at a time [s] and distance [m]: speed on the level [m/s], walking?
Plan = Callable[[float, float], tuple[float, bool]]
RUNNER: dict[str, float] = {"gender": 0, "age": 34, "height": 1.68, "weight": 62.0}
BAROMETER = (0.35, 40.0)  # [m] spread, [s] memory of its noise
RECEIVER = (1.8, 60.0)  # [m], [s] of the positions


@dataclass(frozen=True, eq=False)
class Truth:
    """What really happened, second by second, pauses included."""

    speed: Array  # [m/s]
    distance: Array  # [m]
    slope: Array  # [-]
    walking: NDArray[np.bool_]


def cover(course: Course, plan: Plan, seconds: int, seed: int) -> Truth:
    """Return how the runner moves for that many seconds, the effort even on hills."""
    unrest = memory_noise(np.random.default_rng(seed), seconds, 0.07, 20.0)
    rows = np.zeros((seconds, 3))
    walking = np.zeros(seconds, dtype=bool)
    speed = distance = 0.0
    for second in range(seconds):
        slope = course.slope(distance)
        wanted, walking[second] = plan(float(second), distance)
        wanted *= even_effort(slope)
        wanted += unrest[second] if wanted > 0.0 else 0.0
        speed = max(0.0, speed + float(np.clip(wanted - speed, -1.2, 0.8)))
        rows[second] = speed, distance, slope
        distance += speed
    return Truth(rows[:, 0], rows[:, 1], rows[:, 2], walking)


def even_effort(slope: float) -> float:
    """Return how much slower or faster a runner of even effort goes on a slope.

    From the cost of running on slopes (Minetti 2002), with less gained downhill than it allows.
    """
    cost = np.polyval([155.4, -30.4, -43.3, 46.3, 19.5, 3.6], np.clip(slope, -0.2, 0.4)) / 3.6
    return float(cost**-1.0 if cost > 1.0 else cost**-0.4)


def memory_noise(rng: np.random.Generator, size: int, spread: float, memory: float) -> Array:
    """Return noise of a given spread that forgets itself within `memory` samples."""
    keep = float(np.exp(-1.0 / memory))
    fresh = rng.normal(0.0, spread * np.sqrt(1.0 - keep**2), size)
    noise = np.empty(size)
    last = rng.normal(0.0, spread)
    for index in range(size):
        last = keep * last + fresh[index]
        noise[index] = last
    return noise


def steps_per_second(truth: Truth, rng: np.random.Generator) -> Array:
    """Return the step rate [1/s]: quicker when running faster or uphill, none when standing."""
    running = (152.0 + 6.5 * truth.speed + 40.0 * np.maximum(truth.slope, 0.0)) / 60.0
    walking = np.sqrt(np.maximum(truth.speed, 0.0) / 0.385)
    rate = np.where(truth.walking, walking, running)
    rate = rate + memory_noise(rng, rate.size, 0.02, 10.0)
    return np.where(truth.speed < 0.4, 0.0, rate)


def heart_rate(truth: Truth, rng: np.random.Generator) -> Array:
    """Return the heart rate [1/min], which follows the effort within a minute."""
    cost = np.polyval([155.4, -30.4, -43.3, 46.3, 19.5, 3.6], np.clip(truth.slope, -0.2, 0.4))
    effort = truth.speed * cost * np.where(truth.walking, 0.8, 1.0)  # [W/kg]
    aim = np.clip(72.0 + 7.6 * effort + 0.0025 * np.arange(effort.size), 60.0, 186.0)
    rate = np.empty(aim.size)
    last = 88.0
    for second in range(aim.size):
        last += (aim[second] - last) / 35.0
        rate[second] = last
    return np.rint(rate + memory_noise(rng, aim.size, 1.2, 15.0))


def record(
    name: str,
    course: Course,
    truth: Truth,
    *,
    seed: int,
    pauses: tuple[tuple[float, float], ...] = (),
    laps: tuple[float, ...] = (),
    sub_sport: int = 0,
    outdoors: bool = True,
    dynamics: bool = True,
) -> Recording:
    """Return what a watch writes of the truth: noise, rounding, pauses and all."""
    rng = np.random.default_rng(seed)
    size = truth.speed.size
    kept = np.ones(size, dtype=bool)
    for stopped, going in pauses:
        kept[int(stopped) + 1 : int(going)] = False
    steps = steps_per_second(truth, rng)
    channels = {
        "distance": truth.distance * (1.0 + rng.normal(0.0, 0.004)),
        "speed": np.maximum(truth.speed + memory_noise(rng, size, 0.05, 4.0), 0.0),
        "step_rate": steps,
        "heart_rate_bpm": heart_rate(truth, rng),
        **(_outdoors(course, truth, rng) if outdoors else {}),
        **(_dynamics(truth, steps, rng) if dynamics else {}),
    }
    climb = np.diff(course.heights(truth.distance))
    return Recording(
        name=name,
        start=datetime(2025, 5, 11, 7, 30, tzinfo=UTC),
        sub_sport=sub_sport,
        time=np.arange(size, dtype=np.float64)[kept],
        ascent=float(climb[climb > 0.0].sum()) if outdoors else None,
        descent=float(-climb[climb < 0.0].sum()) if outdoors else None,
        pauses=pauses,
        laps=(*laps, float(size - 1)),
        user=RUNNER,
        **{key: values[kept] for key, values in channels.items()},
    )


def _outdoors(course: Course, truth: Truth, rng: np.random.Generator) -> dict[str, Array]:
    """Positions and barometric altitude, each with the noise of its sensor."""
    size = truth.speed.size
    latitude, longitude = course.positions(truth.distance)
    meter = 1.0 / 111_195.0  # [deg]
    narrow = np.cos(np.radians(latitude))
    drift = np.linspace(0.0, 1.5, size)  # [m] the weather changes
    altitude = course.heights(truth.distance) + memory_noise(rng, size, *BAROMETER) + drift
    return {
        "latitude_deg": latitude + memory_noise(rng, size, *RECEIVER) * meter,
        "longitude_deg": longitude + memory_noise(rng, size, *RECEIVER) * meter / narrow,
        "altitude": altitude + rng.normal(0.0, 0.1, size),
    }


def _dynamics(truth: Truth, steps: Array, rng: np.random.Generator) -> dict[str, Array]:
    """What a chest strap adds; it is silent in walking and standing."""
    size = truth.speed.size
    running = ~truth.walking & (truth.speed > 1.5)
    contact = 0.280 - 0.0324 * (truth.speed - 2.22)  # [s] after Kipp 2018
    length = truth.speed / np.maximum(steps, 1.0)
    measured = {
        "contact_time": contact + memory_noise(rng, size, 0.004, 5.0),
        "contact_balance": 0.506 + memory_noise(rng, size, 0.005, 20.0),
        "vertical_oscillation": 0.085 + memory_noise(rng, size, 0.004, 8.0),
        "step_length": length,
        "power": RUNNER["weight"] * truth.speed * (1.04 + 5.0 * np.maximum(truth.slope, -0.1)),
    }
    return {name: np.where(running, values, np.nan) for name, values in measured.items()}
