"""Done: what was really run and lifted until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from runatomy.terms.errors import RunatomyError


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneRun:
    """One run as it was; RunatomyError where it was none."""

    day: date
    seconds: float  # [s] of running
    meters: float  # [m]
    speed: float | None = None  # [m/s] over the time that was run, not walked; None: not known
    loads: tuple[float, ...] = ()  # by the names of the plan, where the run was analyzed

    def __post_init__(self) -> None:
        if not (self.seconds > 0.0 and self.meters > 0.0):
            raise RunatomyError(
                f"{self.meters:g} m in {self.seconds:g} s is no run", mend="Leave it out."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was really run and lifted until a day, that day included."""

    until: date
    runs: tuple[DoneRun, ...] = ()
    strength: tuple[date, ...] = ()  # days on which strength was trained
