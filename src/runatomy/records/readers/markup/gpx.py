"""GPX: the tracks that web sites and phones export, to the runs in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from runatomy.records.readers.devices import barometer_by_name
from runatomy.records.readers.draft import Draft, Source, finish_all
from runatomy.records.readers.markup.points import Points
from runatomy.records.readers.markup.tree import (
    Element,
    child,
    child_text,
    leaves,
    local,
    named,
    read_tree,
)
from runatomy.records.readers.pauses import Pause, way
from runatomy.records.readers.sports import free_text, phrase
from runatomy.records.readers.title import title
from runatomy.records.run import Device, Run
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import NotARunError

SAME_OUTING = 4 * 3_600.0  # [s] tracks of one sport closer than this are one run
BREAK = 2.0  # [s] a shorter gap between segments is no pause
FALLS = 0.2  # of the points at which a distance falls, if each counts from the one before
AGREE = 1.5  # ratio within which its sum fits the way between the points
TIMED_SHARE = 0.1  # of the points must have a time
_MEND = "Export the recorded activity, not a route or a course."


@dataclass(slots=True, eq=False)
class _Track:
    """Tracks of one sport that follow each other."""

    tracks: list[Element]
    sport: str
    points: Points
    segments: list[int]  # points in each

    @property
    def start(self) -> float:
        return float(np.nanmin(self.points.time))

    @property
    def end(self) -> float:
        return float(np.nanmax(self.points.time))


def read_gpx(data: bytes, name: str) -> tuple[Run, ...]:
    """Return the runs of a GPX file, in order of time.

    Raises NotARunError where it holds no timed track or another sport's, DamagedFileError where
    nothing can be recovered.
    """
    source = Source.of(data, name, "gpx")
    root, repairs = read_tree(data, name)
    elements = named(root, "trk")
    sports = [free_text(child_text(one, "type")) for one in elements]
    tracks = [_read(one, sport) for one, sport in zip(elements, sports, strict=True) if sport]
    others = [
        phrase(child_text(one, "type"))
        for one, sport in zip(elements, sports, strict=True)
        if sport is None
    ]
    if not tracks and others:
        raise NotARunError(f"this is {' and '.join(dict.fromkeys(others))}, not a run", where=name)
    _check_times(root, tracks, source)
    timed = [one for one in tracks if np.isfinite(one.points.time).any()]
    outings = list(_outings(timed))
    alone = _file_name(root) if len(outings) == 1 else None
    return finish_all((_draft(root, outing, repairs, alone) for outing in outings), source)


def _check_times(root: Element, tracks: list[_Track], source: Source) -> None:
    """Raise NotARunError where there are no track points, or hardly any has a time."""
    times = np.concatenate([one.points.time for one in tracks]) if tracks else np.zeros(0)
    timed = int(np.isfinite(times).sum())
    if not len(times):
        kinds = {local(one) for one in root.iter()}
        what = "a planned route" if "rtept" in kinds else "waypoints" if "wpt" in kinds else ""
        told = f"it holds {what} but no recorded track" if what else "it holds no track points"
    elif timed < TIMED_SHARE * len(times):
        few = f"only {timed} of its {len(times)} points have" if timed else "none of its points has"
        told = f"{few} a time, so no speed can be told"
    else:
        return
    raise NotARunError(told, where=source.name, mend=_MEND)


def _read(track: Element, sport: str) -> _Track:
    segments = [len(named(one, "trkpt")) for one in named(track, "trkseg")]
    points = Points(named(track, "trkpt"), latitude="lat", longitude="lon")
    return _Track([track], sport, points, segments)


def _outings(timed: list[_Track]) -> Iterator[list[_Track]]:
    """Yield the tracks that make one run: of one sport, one after the other."""
    timed = sorted(timed, key=lambda one: one.start)
    outing = [timed[0]]
    for one in timed[1:]:
        gap = one.start - outing[-1].end
        if one.sport == outing[-1].sport and 0.0 <= gap < SAME_OUTING:
            outing.append(one)
        else:
            yield outing
            outing = [one]
    yield outing


def _file_name(root: Element) -> str | None:
    """Return what the file as a whole is called: in its metadata, or as of GPX 1.0 beside them."""
    return title(child_text(child(root, "metadata"), "name")) or title(child_text(root, "name"))


def _draft(root: Element, outing: list[_Track], repairs: list[str], alone: str | None) -> Draft:
    """Return an outing; `alone` is its file's name, where it is the only one in it."""
    tracks = [track for one in outing for track in one.tracks]
    points = outing[0].points
    if len(tracks) > 1:
        elements = (point for track in tracks for point in named(track, "trkpt"))
        points = Points(elements, latitude="lat", longitude="lon")
        repairs = [*repairs, f"{len(tracks)} tracks of the same outing joined"]
    channels = _summed(points.channels())
    creator = root.get("creator")
    extra: dict[str, object] = {}
    for track in tracks:
        extensions = child(track, "extensions")
        if extensions is not None:
            extra |= leaves(extensions)
    return Draft(
        time=points.time,
        channels=channels,
        sport=outing[0].sport,
        name=next(filter(None, (title(child_text(one, "name")) for one in tracks)), alone),
        developer=points.others(),
        pauses=_breaks(points.time, [count for one in outing for count in one.segments]),
        device=Device(product=creator or None),
        barometric=barometer_by_name(creator) if "altitude" in channels else None,
        repairs=list(repairs),
        extra={"track_extensions": extra} if extra else {},
    )


def _summed(channels: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the channels with a distance that each point counts from the one before summed up.

    OpenTracks writes such. It falls as often as it rises, and sums to the way between the points.
    """
    if not {"distance", "latitude_deg", "longitude_deg"} <= channels.keys():
        return channels
    each = np.nan_to_num(channels["distance"])
    path = np.nansum(way(channels["latitude_deg"], channels["longitude_deg"]))
    falls = float(np.mean(np.diff(each) < 0.0)) if len(each) > 1 else 0.0
    if falls < FALLS or not path / AGREE <= each.sum() <= path * AGREE:
        return channels
    return channels | {"distance": np.cumsum(each)}


def _breaks(time: FloatArray, counts: list[int]) -> list[Pause]:
    """Return the breaks between segments: the receiver was off, or the runner pressed pause."""
    if sum(counts) != len(time):
        return []
    found, at = [], 0
    for count in counts[:-1]:
        at += count
        if 0 < at < len(time) and time[at] - time[at - 1] > BREAK:
            found.append((float(time[at - 1]), float(time[at])))
    return found
