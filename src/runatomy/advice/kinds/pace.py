"""Pace: how fast a runner of this 5K time races, jogs and sprints; every ratio is assumed."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.mechanics.cost import running_cost
from runatomy.terms.arrays import read_only
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence, Grade, Origin

FIVE_K = 5000.0  # [m]
MARATHON = 42_195.0  # [m]
USUAL_TIME = 1500.0  # [s] 25 minutes, where nobody says
EXPONENT = 1.06  # [-] Riegel (1981): time grows with distance to this power
FITTED = (210.0, 13800.0)  # [s] 3.5 to 230 minutes, where Riegel fitted it
EASY = 0.78  # [-] of the 5K's speed: assumed, a pace to talk at
SPRINT = 2.0  # [-] of the 5K's speed: assumed, nearly all out over 60 m
SLOWEST = 1.8  # [m/s] the atlas' slowest: below it people walk
FASTEST = 9.5  # [m/s] of the atlas
HOUR = 3600.0  # [s] tempo: a speed that could be raced for an hour
TIMES = (600.0, 5400.0)  # [s] the 5K times taken: about the world's best to a slow jog

EVIDENCE: tuple[tuple[str, Evidence], ...] = (
    (
        "race speeds from the 5K time",
        Evidence(
            origin=Origin.ASSUMED,
            source="Riegel (1981), American Scientist: time goes with distance to the power 1.06",
            note="Fitted to efforts of 3.5 to 230 minutes; many runners slow down more than that.",
            grade=Grade.MODERATE,
        ),
    ),
    (
        "easy and sprint speed",
        Evidence(
            origin=Origin.ASSUMED,
            source=f"{EASY:g} and {SPRINT:g} times the 5K’s speed, a coach’s rule of thumb",
            note=f"Sprints end at {FASTEST:g} m/s, where the atlas does. Nobody measured yours; "
            "where your own easy runs are known, their speed stands instead.",
            grade=Grade.WEAK,
        ),
    ),
    (
        "speed uphill",
        Evidence(
            origin=Origin.ASSUMED,
            source="As much energy a second as on the level (Minetti et al. 2002)",
            note="Repeats are as hard as a 5K, climbs of a trail as a tempo run; at least 1.8 m/s.",
            grade=Grade.WEAK,
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Speeds [m/s] of one runner from the time of a 5K race, easy ones as they run them.

    Raises RunatomyError for a time nobody runs a 5K in.
    """

    five_k: float = USUAL_TIME  # [s]
    own: float | None = None  # [m/s] of the runner's own easy runs on the level, where known

    def __post_init__(self) -> None:
        if not TIMES[0] <= self.five_k <= TIMES[1]:
            raise RunatomyError(
                f"a 5K in {self.five_k / 60.0:.1f} minutes is not plausible",
                mend="Give a time between 10 and 90 minutes, e.g. 25:00.",
            )

    @property
    def race(self) -> float:
        """Return the 5K's own speed."""
        return FIVE_K / self.five_k

    @property
    def easy(self) -> float:
        """Return a speed to talk at: the runner's own, up to that of a marathon; else a rule.

        Where that were a walk it is the slowest run, at most the 5K's.
        """
        rule = EASY * self.race
        known = rule if self.own is None else min(self.own, self.steady)
        return max(known, min(self.race, SLOWEST))

    @property
    def steady(self) -> float:
        """Return the speed of a marathon (Riegel 1981)."""
        return MARATHON / self.time_over(MARATHON)

    @property
    def sprint(self) -> float:
        """Return a speed near the fastest."""
        return min(FASTEST, SPRINT * self.race)

    @property
    def tempo(self) -> float:
        """Return the speed that could be raced for an hour (Riegel 1981)."""
        return float(FIVE_K * (HOUR / self.five_k) ** (1.0 / EXPONENT) / HOUR)

    def time_over(self, distance: float) -> float:
        """Return the time [s] of a race over a distance [m] (Riegel 1981)."""
        return float(self.five_k * (distance / FIVE_K) ** EXPONENT)

    def uphill(self, level: float, slope: float) -> float:
        """Return the speed on a slope [-] that burns what `level` [m/s] burns on the level."""
        flat, steep = running_cost(read_only([0.0, slope]))
        return level * float(flat / steep)
