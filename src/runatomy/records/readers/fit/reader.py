"""FIT: the bytes of a watch to the runs in them."""

from __future__ import annotations

import numpy as np

from runatomy.records.readers.draft import Draft, Source, finish_all
from runatomy.records.readers.fit import fields
from runatomy.records.readers.fit.content import FitContent, UndecodableError, read_content
from runatomy.records.readers.fit.developer import Message, fill
from runatomy.records.readers.fit.frames import FIT_EPOCH
from runatomy.records.readers.fit.legs import Leg, legs
from runatomy.records.readers.fit.summary import (
    barometric,
    device,
    profile,
    seconds,
    summary,
    workout,
)
from runatomy.records.readers.pauses import Pause
from runatomy.records.readers.sports import FIT_FILES
from runatomy.records.run import Lap, Run
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import DamagedFileError, NotARunError

DATED_FROM = FIT_EPOCH + 0x10000000  # [s] earlier stamps count from power-on: no date


def read_fit(data: bytes, name: str) -> tuple[Run, ...]:
    """Return the runs (and walks and hikes) of a FIT file, in order of time.

    Raises NotARunError, naming what it is, where nothing in it was done on foot, and
    DamagedFileError where nothing can be recovered.
    """
    source = Source.of(data, name, "fit")
    try:
        content = read_content(data)
    except UndecodableError as error:
        raise DamagedFileError(
            f"no FIT message can be read ({error})",
            where=name,
            mend="Copy the file from the watch again, or export it anew.",
        ) from None
    every = legs(content)
    chosen = _on_foot(content, every, source)
    aside = [
        leg.plain if leg.ours is None else str(leg.sport) for leg in every if leg not in chosen
    ]
    drafts = (_draft(content, leg, aside, len(every) > 1) for leg in chosen)
    return finish_all(drafts, source)


def _on_foot(content: FitContent, every: list[Leg], source: Source) -> list[Leg]:
    """Return the legs done on foot that have records; raises NotARunError where there is none."""
    kinds = [str(one.get("type", "activity")) for one in content.messages.get("file_id", [])]
    kind = "activity" if "activity" in kinds or not kinds else kinds[0]
    if kind != "activity" and (kind in FIT_FILES or not content.messages.get("session")):
        what = FIT_FILES.get(kind, f"a FIT file of type {kind}")
        raise NotARunError(f"this is {what}, not a run", where=source.name, mend=_MEND)
    found = [leg for leg in every if leg.ours is not None]
    named = [leg for leg in found if leg.ours != "unknown"]
    found = named or found
    if not found:
        plain = " and ".join(dict.fromkeys(leg.plain for leg in every))
        raise NotARunError(f"this is {plain}, not a run", where=source.name, mend=_MEND)
    chosen = [leg for leg in found if len(leg.rows)]
    if not chosen:
        raise DamagedFileError(
            "it holds no records with a time, so there is nothing to analyze",
            where=source.name,
            mend="Copy the original file from the watch.",
        )
    return chosen


_MEND = "Give the file of a run; in a triathlon the running leg is found by itself."


def _draft(content: FitContent, leg: Leg, aside: list[str], several: bool) -> Draft:
    """Return one leg, its rows cut out of the file's columns."""
    records = {name: column[leg.rows] for name, column in content.records.items()}
    time = records.get(fields.TIME, np.full(len(leg.rows), np.nan))
    channels = fields.channels(records)
    repairs = list(content.repairs)
    if several and "distance" in channels:
        repairs += _from_leg_start(channels)
    developer = [one.at(leg.rows) for one in content.developer]
    repairs += fill(channels, developer)
    known = time[np.isfinite(time)]
    start, end = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    extra: dict[str, object] = {"undecoded_messages": content.counted}
    if aside:
        extra["other_legs"] = tuple(aside)
    if content.intervals is not None:
        extra["beat_intervals"] = content.intervals  # [s] of the whole file
    return Draft(
        time=time,
        channels=channels,
        sport=leg.ours or "unknown",
        sub_sport=None if leg.sub_sport is None else str(leg.sub_sport),
        name=None if several else workout(content),
        dated=bool(len(known)) and float(np.median(known)) >= DATED_FROM,
        one_foot=True,
        developer=[one.channel for one in developer],
        fields=fields.others(records),
        laps=_laps(content, start, end),
        pauses=_timer_stops(content),
        session=summary(leg.session),
        device=device(content),
        profile=profile(content),
        barometric=barometric(content) if "altitude" in channels else None,
        repairs=repairs,
        extra=extra,
    )


def _from_leg_start(channels: dict[str, FloatArray]) -> list[str]:
    """Count the distance of a later leg from its own start."""
    known = channels["distance"][np.isfinite(channels["distance"])]
    if not len(known) or known[0] < 50.0:
        return []
    channels["distance"] = channels["distance"] - known[0]
    return [f"the distance goes on from earlier legs; {known[0]:.0f} m taken off"]


def _laps(content: FitContent, start: float, end: float) -> list[Lap]:
    """Return the laps that lie within a leg."""
    found = []
    for one in content.messages.get("lap", []):
        begin, stop = _lap_times(one)
        if begin is not None and stop is not None and begin < end and stop > start + 2.0:
            found.append(Lap(start=begin, end=stop, summary=summary(one)))
    return sorted(found, key=lambda lap: lap.start)


def _lap_times(one: Message) -> tuple[float | None, float | None]:
    begin, stop = seconds(one, "start_time"), seconds(one, "timestamp")
    lasted = seconds(one, "total_elapsed_time")
    if begin is None and stop is not None and lasted is not None:
        begin = stop - lasted
    if begin is not None and (stop is None or stop <= begin):
        stop = begin + (lasted or 0.0)
    return begin, stop


def _timer_stops(content: FitContent) -> list[Pause]:
    """Return when the timer was stopped and started again."""
    events = [one for one in content.messages.get("event", []) if one.get("event") == "timer"]
    stamped = [(at, one) for one in events if (at := seconds(one, "timestamp")) is not None]
    stopped: float | None = None
    found = []
    for at, one in sorted(stamped, key=lambda pair: pair[0]):
        kind = str(one.get("event_type"))
        if kind.startswith("stop") and stopped is None:
            stopped = at
        elif kind == "start" and stopped is not None:
            found.append((stopped, at))
            stopped = None
    return found
