"""Request: everything a plan is made from, besides the runner's paces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from runatomy.advice.plan.goal import Goal
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.terms.errors import RunatomyError

WEEK = 7  # days
MOST_DAYS = 6  # of running a week: one stays free
MOST_WEEKS = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody wants; RunatomyError where it cannot be planned.

    Weeks are counted back from the day of the goal, so the race is the last day of the last week
    and the first week may be shorter than seven days.
    """

    goal: Goal
    start: date
    days: int  # of running a week
    habit: RecentHabit = field(default_factory=RecentHabit)
    equipment: tuple[str, ...] = ()
    strength_days: int = 2
    age: float | None = None  # [years]
    paced: bool = True  # whether a 5K time was given; else effort alone is asked for

    def __post_init__(self) -> None:
        if not 1 <= self.days <= MOST_DAYS:
            raise RunatomyError(
                f"{self.days} days of running a week cannot be planned",
                mend=f"Give 1 to {MOST_DAYS}: one day in the week stays free.",
            )
        if not 1 <= self.strength_days <= 3:
            raise RunatomyError(
                f"{self.strength_days} strength sessions a week cannot be planned",
                mend="Give 1 to 3; two are usual.",
            )
        length = (self.goal.day - self.start).days + 1
        if length < 1:
            raise RunatomyError(
                f"the goal, {self.goal.day}, lies before the start, {self.start}",
                mend="Give the date of the goal, a week to a year ahead.",
            )
        if not WEEK <= length <= MOST_WEEKS * WEEK:
            raise RunatomyError(
                f"from {self.start} to {self.goal.day} are {length} days",
                mend="Plan a week at least and a year at most.",
            )

    def windows(self) -> tuple[tuple[date, int], ...]:
        """Return first day and number of days of each week."""
        length = (self.goal.day - self.start).days + 1
        first = length % WEEK
        begins = [(self.start, first)] if first else []
        whole = self.start + timedelta(days=first)
        return (*begins, *((whole + timedelta(days=WEEK * i), WEEK) for i in range(length // WEEK)))

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "goal": self.goal.to_dict(),
            "start": self.start.isoformat(),
            "days": self.days,
            "habit": self.habit.to_dict(),
            "equipment": list(self.equipment),
            "strength_days": self.strength_days,
            "age": self.age,
            "paced": self.paced,
        }
