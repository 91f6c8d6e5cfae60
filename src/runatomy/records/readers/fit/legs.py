"""The legs of a FIT file: which records belong to which sport."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from runatomy.records.readers.fit.content import FitContent
from runatomy.records.readers.fit.developer import Message
from runatomy.records.readers.fit.fields import TIME
from runatomy.records.readers.fit.summary import seconds
from runatomy.records.readers.sports import on_foot, phrase
from runatomy.terms.arrays import FloatArray, IntArray

NO_ROWS: IntArray = np.zeros(0, np.int64)


@dataclass(slots=True, eq=False)
class Leg:
    """One sport of a recording, from a time to a time."""

    sport: object = None
    sub_sport: object = None
    start: float = -np.inf  # [s] Unix
    end: float = np.inf  # [s] Unix
    session: Message = field(default_factory=dict)
    rows: IntArray = field(default_factory=lambda: NO_ROWS)  # of its records

    @property
    def ours(self) -> str | None:
        """Our name of the sport, or None where it is not done on foot."""
        return on_foot(self.sport, self.sub_sport)

    @property
    def plain(self) -> str:
        """What to call the leg if it is not done on foot."""
        return phrase(self.sport, self.sub_sport)


def legs(content: FitContent) -> list[Leg]:
    """Return the legs in order of time, each with its rows; one leg where the file names none."""
    time = content.records.get(TIME, np.zeros(0))
    found = [_from_session(one) for one in content.messages.get("session", [])]
    found = _without_doubles(sorted(found, key=lambda leg: leg.start))
    found += _unsummed(content, found, time)
    if not found:
        found = [Leg()]
    if len(found) == 1:
        one = content.first("sport")
        if found[0].sport is None:
            found[0].sport, found[0].sub_sport = one.get("sport"), one.get("sub_sport")
        found[0].rows = np.arange(len(time), dtype=np.int64)
        return found
    found.sort(key=lambda leg: leg.start)
    found[0].start = -np.inf  # some devices date the first leg too late
    for leg, after in pairwise(found):
        leg.end = after.start
    found[-1].end = np.inf
    for leg in found:
        leg.rows = np.flatnonzero((time >= leg.start) & (time < leg.end)).astype(np.int64)
    return found


def _from_session(one: Message) -> Leg:
    stamp, lasted = seconds(one, "timestamp"), seconds(one, "total_elapsed_time") or 0.0
    start = seconds(one, "start_time")
    if start is None:
        start = -np.inf if stamp is None else stamp - lasted
    end = max(start + lasted, stamp if stamp is not None else -np.inf)
    return Leg(one.get("sport"), one.get("sub_sport"), start, end, one)


def _without_doubles(found: list[Leg]) -> list[Leg]:
    """Return the legs without those that a doubled file repeats."""
    seen = {(leg.start, leg.end, str(leg.sport)): leg for leg in reversed(found)}
    return list(reversed(seen.values()))


def _unsummed(content: FitContent, found: list[Leg], time: FloatArray) -> Iterator[Leg]:
    """Yield legs that have begun (a sport message) but whose session the file lacks."""
    sports = content.messages.get("sport", [])
    count = min(len(sports), len(content.sport_rows))
    if count < 2 or len(found) >= count:
        return
    for one, row in list(zip(sports, content.sport_rows.tolist(), strict=False))[len(found) :]:
        later = time[row:][np.isfinite(time[row:])]
        if len(later):
            yield Leg(one.get("sport"), one.get("sub_sport"), float(later[0]))
