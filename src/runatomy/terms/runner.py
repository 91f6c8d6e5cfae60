"""Runner: who ran."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runatomy.terms.errors import RunatomyError

Sex = Literal["f", "m"]

DEFAULT_MASS = 70.0  # [kg] assumed where nobody says
DEFAULT_HEIGHT = 1.75  # [m]  assumed where nobody says

LIMITS: dict[str, tuple[float, float, str]] = {
    "mass": (25.0, 250.0, "kg"),
    "height": (1.0, 2.5, "m"),
    "age": (5.0, 110.0, "years"),
    "max_heart_rate_bpm": (100.0, 240.0, "beats per minute"),
    "resting_heart_rate_bpm": (25.0, 120.0, "beats per minute"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Who ran; what is None was not given and a usual value stands in, with a warning."""

    mass: float | None = None  # [kg]
    height: float | None = None  # [m]
    sex: Sex | None = None
    age: float | None = None  # [years]
    max_heart_rate_bpm: float | None = None  # [1/min]
    resting_heart_rate_bpm: float | None = None  # [1/min]
    name: str | None = None

    def __post_init__(self) -> None:
        for field, (low, high, unit) in LIMITS.items():
            value = getattr(self, field)
            if value is not None and not low <= value <= high:
                raise RunatomyError(
                    f"{field.replace('_', ' ')} of {value:g} {unit} is not plausible",
                    mend=f"Give a value between {low:g} and {high:g} {unit}.",
                )
        if self.sex not in (None, "f", "m"):
            raise RunatomyError(
                f"sex {self.sex!r} is not known", mend="Give f or m, or leave it out."
            )
