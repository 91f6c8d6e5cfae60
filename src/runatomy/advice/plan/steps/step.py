"""Step: one stretch of a session, with its target."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a step is there for."""

    WARM_UP = "warm-up"
    WORK = "work"
    RECOVERY = "recovery"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stretch at one speed on one slope; speed zero is a walked rest."""

    part: Part
    seconds: float  # [s] how long it lasts at its speed
    meters: float | None = None  # [m] where the distance is what is asked for
    speed: float  # [m/s] target along the ground; 0 is walking
    low: float | None = None  # [m/s] the range that is as good; None where effort alone counts
    high: float | None = None  # [m/s]
    slope: float = 0.0  # [-] rise over run
    effort: str  # in plain words

    @property
    def distance(self) -> float:
        """Return the distance run [m]."""
        return self.speed * self.seconds

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "part": str(self.part),
            "duration_s": round(self.seconds, 1),
            "distance_m": round(self.distance, 1),
            "by_distance": self.meters is not None,
            "speed_m_s": round(self.speed, 3),
            "low_m_s": None if self.low is None else round(self.low, 3),
            "high_m_s": None if self.high is None else round(self.high, 3),
            "slope": self.slope,
            "effort": self.effort,
        }
