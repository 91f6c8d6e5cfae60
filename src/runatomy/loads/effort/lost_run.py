"""LostRun: a run of which nobody can tell any more what it asked, and what it may have asked.

Its recording is gone, and its analysis is older than the figures of heart and fuel. While such
runs make up `SMALL` or less of the time that was run, sums go on without them: the usual value is
that of the runs that are known, and the high end leaves room for lost ones as hard as the hardest
of those. A verdict is given only where it is the same whether they asked nothing or as much as
that. With more of the time lost, nothing is held against anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from runatomy.loads.effort.run_effort import RunEffort
from runatomy.loads.heart.span import Span

# [-] of the running time. A choice: at the same effort, a fifth that is lost lifts a sum by a
# quarter, which is less than `habit.MUCH` asks before a week is called much more than usual.
SMALL = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRun:
    """A run of which nobody can tell any more what it asked of heart and fuel."""

    name: str  # as its owner called it
    day: date
    moving_time: float  # [s]


Known = RunEffort | LostRun | None  # None: a run that waits to be analyzed anew


def lost_of(efforts: Sequence[Known]) -> tuple[LostRun, ...]:
    """Return the lost ones among runs."""
    return tuple(one for one in efforts if isinstance(one, LostRun))


def told_of(efforts: Sequence[Known]) -> list[RunEffort]:
    """Return those among runs of which it is known what they asked."""
    return [one for one in efforts if isinstance(one, RunEffort)]


def lost_share(efforts: Sequence[Known]) -> float:
    """Return how much of the time of the runs [-] is lost; 0 where nothing is."""
    lost = sum(one.moving_time for one in lost_of(efforts))
    whole = lost + sum(one.running_time for one in told_of(efforts))
    return lost / whole if whole > 0.0 else float(bool(lost_of(efforts)))


def hardest(efforts: Sequence[Known], name: str, end: str = "usual") -> float:
    """Return the most that a known run asked a second, by one end of its range [unit/s]."""
    spans = [(one.amount(name), one.running_time) for one in told_of(efforts)]
    rates = [
        getattr(span, end) / time for span, time in spans if span is not None and time > 0.0
    ]  # fmt: skip
    return max(rates, default=0.0)


def with_room(told: Span, efforts: Sequence[Known], name: str) -> Span:
    """Return a sum of the known runs whose high end holds what the lost ones may have asked."""
    lost = sum(one.moving_time for one in lost_of(efforts))
    room = lost * hardest(efforts, name, "high")
    return Span(low=told.low, usual=told.usual, high=told.high + room)
