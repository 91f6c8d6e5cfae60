"""Week: the sessions of seven days, and what they load together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from runatomy.advice.finding import Finding
from runatomy.advice.plan.session import Session, State


class Phase(StrEnum):
    """What a week is for."""

    BASE = "base"
    BUILD = "build"
    LIGHT = "lighter"
    REST = "rest"
    TAPER = "taper"
    RACE = "race week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The sessions of one week, by day."""

    number: int  # from 1
    start: date
    days: int
    phase: Phase
    sessions: tuple[Session, ...]
    finding: Finding  # what the week is for
    loads: tuple[float, ...] = field(repr=False)  # of its training, by the names of Rates
    ran: tuple[tuple[date, float], ...] | None = None  # day and distance [m]; None: not begun

    @property
    def end(self) -> date:
        """Return its last day."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def runs(self) -> tuple[Session, ...]:
        """Return the runs still counted: planned or done, the race among them."""
        gone = (State.MISSED, State.DROPPED)
        return tuple(s for s in self.sessions if s.is_run and s.state not in gone)

    @property
    def planned(self) -> float:
        """Return the way planned [m], what was left out by the runner among it."""
        return sum(s.covered for s in self.sessions if s.is_run and s.state is not State.DROPPED)

    @property
    def extra(self) -> tuple[tuple[date, float], ...]:
        """Return day and distance [m] of what was run on days without a planned run."""
        days = {session.day for session in self.sessions if session.is_run}
        return tuple(one for one in self.ran or () if one[0] not in days)

    @property
    def single_leg(self) -> bool:
        """Return whether each leg is trained on its own; done for sure, or still to come."""
        gone = (State.MISSED, State.DROPPED, State.UNTOLD)
        return any(
            s.strength is not None and s.strength.single_leg and s.state not in gone
            for s in self.sessions
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "number": self.number,
            "start": self.start.isoformat(),
            "days": self.days,
            "phase": str(self.phase),
            "duration_s": round(sum(run.seconds for run in self.runs)),
            "distance_m": round(sum(run.covered for run in self.runs)),
            "planned_m": round(self.planned),
            "ran_m": None if self.ran is None else round(sum(far for _, far in self.ran)),
            "extra": [{"day": day.isoformat(), "ran_m": round(far)} for day, far in self.extra],
            "single_leg": self.single_leg,
            "about": self.finding.to_dict(),
            "sessions": [session.to_dict() for session in self.sessions],
        }
