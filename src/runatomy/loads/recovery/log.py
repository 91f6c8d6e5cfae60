"""RecoveryLog: what the runner noted of sore muscles, tests of strength, and rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from runatomy.loads.recovery.session import GROUPS, Session
from runatomy.terms.errors import RunatomyError


class LogKind(StrEnum):
    """What was noted."""

    SORENESS = "soreness"  # 0 none to 10 worst
    STRENGTH = "strength"  # [%] of one's own best
    REST = "rest"  # a day without running: so no run is missing


LIMITS = {LogKind.SORENESS: (0.0, 10.0), LogKind.STRENGTH: (1.0, 120.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryLog:
    """One note; RunatomyError where group or value do not fit its kind."""

    when: datetime
    kind: LogKind
    group: str | None = None  # of muscle.anatomy; None of rest
    value: float | None = None  # 0 to 10, or %; None of rest

    def __post_init__(self) -> None:
        if self.kind is LogKind.REST:
            return
        low, high = LIMITS[self.kind]
        if self.group not in GROUPS:
            raise RunatomyError(
                f"no muscle group is called {self.group!r}",
                where="RecoveryLog",
                mend=f"Use one of: {', '.join(GROUPS)}.",
            )
        if self.value is None or not low <= self.value <= high:
            raise RunatomyError(
                f"{self.kind} of {self.value} is not on its scale",
                where="RecoveryLog",
                mend=f"Give a number between {low:g} and {high:g}.",
            )


def complete_since(
    sessions: Sequence[Session], logs: Sequence[RecoveryLog], until: date
) -> date | None:
    """Return the first of the unbroken days up to `until` that hold a run or a noted rest.

    None where the day itself holds neither.
    """
    days = {one.when.date() for one in sessions}
    days |= {log.when.date() for log in logs if log.kind is LogKind.REST}
    first, day = None, until
    while day in days:
        first, day = day, day - timedelta(days=1)
    return first
