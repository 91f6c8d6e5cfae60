"""RunnerEntry: one runner as the library knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from runatomy.app.library.clock import day_of, now
from runatomy.terms.runner import Runner, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerEntry:
    """One runner as the library knows them; `id` None is one not yet saved."""

    id: int | None = None
    name: str
    sex: Sex | None = None
    born_year: int | None = None
    height_m: float | None = None
    max_heart_rate_bpm: float | None = None
    resting_heart_rate_bpm: float | None = None
    masses: tuple[tuple[date, float], ...] = ()  # (day, kg) in order of days
    created_at: datetime | None = None

    @property
    def key(self) -> int:
        """The id of a runner who was saved."""
        if self.id is None:
            raise ValueError(f"runner {self.name!r} was not saved")
        return self.id

    def profile_at(self, when: datetime | None) -> Runner:
        """Return the runner as they were then: mass of that day, age of that year; None is now.

        Before the first weighing the first one stands in. Raises RunatomyError where a value is
        not plausible.
        """
        day = day_of(when or now())
        earlier = [mass for on, mass in self.masses if on <= day]
        known = earlier[-1:] or [mass for _, mass in self.masses[:1]]
        return Runner(
            mass=known[0] if known else None,
            height=self.height_m,
            sex=self.sex,
            age=None if self.born_year is None else float(day.year - self.born_year),
            max_heart_rate_bpm=self.max_heart_rate_bpm,
            resting_heart_rate_bpm=self.resting_heart_rate_bpm,
            name=self.name,
        )
