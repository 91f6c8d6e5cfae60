"""Session: what one day asks, why, and what it does to muscles and tissues."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from runatomy.advice.plan.steps.block import Block
from runatomy.advice.strength.strength_session import StrengthSession
from runatomy.muscle.anatomy import BREATH_GROUPS
from runatomy.terms.evidence import Evidence

WALK = 1.4  # [m/s] of a walked rest: a comfortable pace; assumed
RISEN = 1.15  # [-] over easy running, from which a rise is worth naming
BREATHING = tuple(group.name for group in BREATH_GROUPS)


class State(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    DONE = "done"
    DIFFERED = "run differently"
    MISSED = "missed"
    SHORTENED = "shortened"
    DROPPED = "left out"
    MOVED = "moved"
    UNTOLD = "not told"  # strength that nobody ticked off: no watch tells of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """What the atlas expects one group or tissue to carry in a session."""

    name: str
    plain: str
    value: float  # [J] energy of a group; [BW | BW m] peak of a tissue
    low: float
    high: float
    unit: str
    against_easy: float  # [-] over easy running for as long
    at_work: float  # [-] the same of its work alone, without warm-up and recovery

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON: four significant digits."""
        value, low, high, ratio, work = (
            float(f"{x:.4g}")
            for x in (self.value, self.low, self.high, self.against_easy, self.at_work)
        )
        return {
            "name": self.name,
            "plain": self.plain,
            "value": value,
            "low": min(low, value),
            "high": max(high, value),
            "unit": self.unit,
            "against_easy": ratio,
            "at_work_against_easy": work,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What one day asks."""

    key: str  # stable: day and kind, "2027-01-05-tempo"
    day: date
    kind: str  # "easy", "long", "tempo", ..., "strength", "race"
    title: str
    blocks: tuple[Block, ...] = ()
    strength: StrengthSession | None = None
    why: str
    evidence: Evidence  # of the reason
    groups: tuple[Predicted, ...] = ()
    tissues: tuple[Predicted, ...] = ()
    state: State = State.PLANNED
    loads: tuple[float, ...] = field(default=(), repr=False)  # by the names of Rates
    ran: float | None = None  # [m] run on its day, once that day is over

    @property
    def is_run(self) -> bool:
        """Return whether it is a run."""
        return self.strength is None

    @property
    def seconds(self) -> float:
        """Return how long it takes [s], walked rests included."""
        if self.strength is not None:
            return self.strength.seconds
        return sum(block.seconds for block in self.blocks)

    @property
    def distance(self) -> float:
        """Return the distance run [m], without what is walked."""
        return sum(block.distance for block in self.blocks)

    @property
    def covered(self) -> float:
        """Return the way of a run with its walked rests [m], as a watch measures it."""
        return self.distance + WALK * sum(block.walked for block in self.blocks)

    @property
    def muscles(self) -> str:
        """Return in a line which muscles it asks most of, and most above easy running."""
        if self.strength is not None:
            return ""
        moving = [group for group in self.groups if group.name not in BREATHING]
        by_energy = sorted(moving, key=lambda group: -group.value)[:3]
        text = f"most: {', '.join(_short(group) for group in by_energy)}"
        risen = sorted(moving, key=lambda group: -group.at_work)[:3]
        above = [f"{_short(g)} ×{g.at_work:.1f}" for g in risen if g.at_work >= RISEN]
        return f"{text}; fast parts over easy running: {', '.join(above)}" if above else text

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "key": self.key,
            "day": self.day.isoformat(),
            "kind": self.kind,
            "title": self.title,
            "state": str(self.state),
            "duration_s": round(self.seconds),
            "distance_m": round(self.covered),
            "ran_m": None if self.ran is None else round(self.ran),
            "steps": [block.to_dict() for block in self.blocks],
            "strength": None if self.strength is None else self.strength.to_dict(),
            "why": self.why,
            "muscles": self.muscles,
            "groups": [row.to_dict() for row in self.groups],
            "tissues": [row.to_dict() for row in self.tissues],
            "evidence": self.evidence.to_dict(),
        }


def _short(group: Predicted) -> str:
    return group.plain.split(" (")[0].lower()
