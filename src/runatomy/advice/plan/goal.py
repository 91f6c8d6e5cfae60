"""Goal: what somebody trains for, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from runatomy.advice.kinds.pace import MARATHON
from runatomy.terms.errors import RunatomyError
from runatomy.terms.units import KILOMETER

HOUR = 3600.0  # [s]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalKind:
    """One kind of goal; every figure is coaches' practice."""

    name: str
    plain: str
    race: float | None = None  # [m] where it ends in a race
    longest: float  # [s] of the longest run planned
    needed: float | None = None  # [m] longest run with which the race is no leap
    week: float  # [s] of running beyond which the plan does not grow
    faster: tuple[str, ...]  # fast sessions, in turn
    taper: tuple[float, ...] = ()  # [-] of the best week, for each week before the race
    hilly: bool = False  # whether the long run is
    long_share: float = 1.0  # [-] the long run's share of the week, over that of other goals


KINDS: tuple[GoalKind, ...] = (
    GoalKind(name="5k", plain="5K", race=5000.0, longest=1.25 * HOUR, needed=4000.0,
             week=4.5 * HOUR, faster=("intervals", "tempo", "hills", "sprint"), taper=(0.55,)),
    GoalKind(name="10k", plain="10K", race=10_000.0, longest=1.5 * HOUR, needed=8000.0,
             week=5.0 * HOUR, faster=("tempo", "intervals", "hills"), taper=(0.55,)),
    GoalKind(name="half", plain="half marathon", race=21_097.5, longest=2.0 * HOUR,
             needed=16_000.0, week=6.0 * HOUR, faster=("tempo", "hills", "intervals"),
             taper=(0.7, 0.5), long_share=1.15),
    GoalKind(name="marathon", plain="marathon", race=MARATHON, longest=3.0 * HOUR,
             needed=28_000.0, week=7.5 * HOUR, faster=("steady", "tempo", "hills"),
             taper=(0.75, 0.6, 0.45), long_share=1.35),
    GoalKind(name="hills", plain="hills and trails", longest=2.0 * HOUR, week=6.0 * HOUR,
             faster=("hills", "tempo"), taper=(0.55,), hilly=True),
    GoalKind(name="sprint", plain="sprinting", longest=0.75 * HOUR, week=4.0 * HOUR,
             faster=("sprint", "hills", "sprint", "intervals"), taper=(0.55,)),
    GoalKind(name="health", plain="health", longest=1.0 * HOUR, week=4.0 * HOUR,
             faster=("hills", "tempo")),
    GoalKind(name="weight", plain="weight", longest=1.25 * HOUR, week=5.0 * HOUR,
             faster=("tempo", "hills")),
)  # fmt: skip
_BY_NAME = {kind.name: kind for kind in KINDS} | {"trail": KINDS[4]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What somebody trains for, and the day of it. RunatomyError for a kind nobody knows."""

    name: str  # of KINDS, or "trail"
    day: date

    def __post_init__(self) -> None:
        if self.name not in _BY_NAME:
            raise RunatomyError(
                f"no goal is called {self.name!r}", mend=f"Use one of: {', '.join(_BY_NAME)}."
            )

    @property
    def kind(self) -> GoalKind:
        """Return its kind."""
        return _BY_NAME[self.name]

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        race = self.kind.race
        return {
            "name": self.name,
            "plain": self.kind.plain,
            "day": self.day.isoformat(),
            "race_km": None if race is None else race / KILOMETER,
        }
