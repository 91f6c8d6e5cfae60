"""HeartLimits: the lowest and highest heart rate of a runner, given or usual of the age."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.loads.heart.span import Span
from runatomy.mechanics.breath.ventilation import NINETY
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import Runner

# Nes et al. (2013, Scand J Med Sci Sports 23:697): 3,320 adults tested to exhaustion
MAX_AT_BIRTH, MAX_PER_YEAR, MAX_SPREAD = 211.0, -0.64, 10.8  # [1/min]
# Quer et al. (2020, PLoS ONE 15:e0227709): 92,457 adults, 65.5 +- 7.7, the lowest 39.7. Runners'
# hearts are slower than most, so the low end is that lowest rate, not the 5th percentile.
RESTING, RESTING_LOW, RESTING_HIGH = 65.5, 40.0, 65.5 + NINETY * 7.7  # [1/min]
NARROWEST = 40.0  # [1/min] between resting and maximal, below which one of them is wrong; assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartLimits:
    """The lowest and highest heart rate of a runner, given or usual of the age."""

    resting_bpm: Span  # [1/min]
    max_bpm: Span | None  # [1/min] None where neither it nor the age is known
    resting_given: bool
    max_given: bool
    evidence: Evidence  # of the maximum
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "resting_bpm": self.resting_bpm.to_dict(),
            "max_bpm": None if self.max_bpm is None else self.max_bpm.to_dict(),
            "resting_given": self.resting_given,
            "max_given": self.max_given,
            "evidence": self.evidence.to_dict(),
        }


def heart_limits(runner: Runner) -> HeartLimits:
    """Return the limits of a runner's heart rate, with the range where they are not given."""
    resting, most = runner.resting_heart_rate_bpm, runner.max_heart_rate_bpm
    lowest = _exactly(resting) if resting else Span.around(RESTING_LOW, RESTING, RESTING_HIGH)
    highest, evidence, notes = _highest(runner)
    if highest is not None and highest.low - lowest.high < NARROWEST:
        highest = None
        notes = ("Resting and maximal heart rate lie too close together: one of them is wrong.",)
    return HeartLimits(
        resting_bpm=lowest,
        max_bpm=highest,
        resting_given=bool(resting),
        max_given=bool(most),
        evidence=evidence,
        notes=notes,
    )


def usual_max_bpm(age: float) -> Span:
    """Return the maximal heart rate [1/min] of an age [years] (Nes et al. 2013)."""
    usual = MAX_AT_BIRTH + MAX_PER_YEAR * age
    return Span(low=usual - NINETY * MAX_SPREAD, usual=usual, high=usual + NINETY * MAX_SPREAD)


def _highest(runner: Runner) -> tuple[Span | None, Evidence, tuple[str, ...]]:
    if runner.max_heart_rate_bpm:
        given = Evidence(origin=Origin.MEASURED, source="the runner’s own maximal heart rate")
        return _exactly(runner.max_heart_rate_bpm), given, ()
    if runner.age is None:
        unknown = Evidence(origin=Origin.UNKNOWN, source="Neither maximal heart rate nor age given")
        return (
            None,
            unknown,
            ("Give your age or your maximal heart rate to tell the heart’s load.",),
        )
    usual = Evidence(
        origin=Origin.ASSUMED,
        source="The usual maximum of the age by Nes et al. 2013 (211 − 0.64 times the age)",
        note="One runner in ten lies more than 18 beats away from it.",
    )
    note = "Your maximal heart rate is the usual one of your age: ranges are wide."
    return usual_max_bpm(runner.age), usual, (note,)


def _exactly(value: float) -> Span:
    return Span(low=value, usual=value, high=value)
