"""What a watch records of a run; one value a second unless it pauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Recording:
    """One invented run; every array is (time,), NaN where the watch was silent."""

    name: str
    start: datetime  # UTC
    sub_sport: int = 0  # FIT's number: 0 generic, 1 treadmill, 4 track
    time: Array  # [s] whole seconds since start
    distance: Array  # [m]
    speed: Array  # [m/s]
    step_rate: Array  # [1/s] both feet
    heart_rate_bpm: Array  # [1/min]
    latitude_deg: Array | None = None
    longitude_deg: Array | None = None
    altitude: Array | None = None  # [m] barometric
    power: Array | None = None  # [W]
    contact_time: Array | None = None  # [s]
    contact_balance: Array | None = None  # [-] share on the left foot
    vertical_oscillation: Array | None = None  # [m]
    step_length: Array | None = None  # [m]
    ascent: float | None = None  # [m] of the course itself
    descent: float | None = None  # [m] positive
    pauses: tuple[tuple[float, float], ...] = ()  # [s] timer stopped from, to
    laps: tuple[float, ...] = field(default=())  # [s] end of each lap
    user: dict[str, float] | None = None  # FIT's gender (0 f, 1 m), age, height [m], weight [kg]

    def timer_time(self, begin: float, end: float) -> float:
        """Return the time the timer ran between two moments [s]."""
        lost = sum(max(0.0, min(end, b) - max(begin, a)) for a, b in self.pauses)
        return end - begin - lost
