"""Draft: one leg of a file as read, and how it becomes a Run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import numpy as np

from runatomy.records.readers.cadence import step_rate
from runatomy.records.readers.clock import Clock, counted, settle
from runatomy.records.readers.pauses import Pause, from_gaps, joined, way
from runatomy.records.run import DeveloperChannel, Device, Lap, Run, UserProfile
from runatomy.terms.arrays import FloatArray, IntArray, read_only
from runatomy.terms.errors import DamagedFileError, NotARunError, RecordError

SHORTEST = 0.5  # [s] a clock that moves less does not move
TOO_FAST = 7.5  # [m/s] half of the time above it is no run: the 1500 m record is 7.3 m/s
FAR_AWAY = 1.0  # [deg] a position of exactly (0, 0) this far from the rest is a glitch
NO_ALTITUDE = -499.9  # [m] FIT's zero is -500 m: a device without a reading

# channel: (lowest, highest) value that can be; what lies outside was never measured
POSSIBLE: Mapping[str, tuple[float, float]] = {
    "latitude_deg": (-90.0, 90.0),
    "longitude_deg": (-180.0, 180.0),
    "altitude": (NO_ALTITUDE, 9_000.0),
    "distance": (0.0, 2e6),
    "speed": (0.0, 100.0),
    "heart_rate_bpm": (20.0, 250.0),
    "cadence": (0.0, 400.0),
    "power": (0.0, 5_000.0),
    "contact_time": (0.02, 5.0),
    "contact_balance": (0.05, 0.95),
    "vertical_oscillation": (0.001, 0.5),
    "step_length": (0.01, 5.0),
    "respiration_rate": (0.01, 3.0),
    "temperature": (-80.0, 80.0),
}
_ZERO_IS_SILENCE = frozenset(
    ("heart_rate_bpm", "contact_time", "contact_balance", "vertical_oscillation", "step_length")
) | {"respiration_rate"}


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a draft comes from."""

    name: str
    format: str  # "fit", "gpx", "tcx"
    sha256: str

    @classmethod
    def of(cls, data: bytes, name: str, kind: str) -> Source:
        """Return the source of these bytes."""
        return cls(name, kind, hashlib.sha256(data).hexdigest())


@dataclass(slots=True, eq=False, kw_only=True)
class Draft:
    """One leg of a file as read: rows in the order of the file, times as written."""

    time: FloatArray  # [s] Unix, or since power-on; NaN where absent
    channels: dict[str, FloatArray]  # of a Run, by name, and `cadence` [1/min] as counted
    sport: str = "unknown"
    sub_sport: str | None = None
    name: str | None = None  # what its owner called it, by `title`
    dated: bool = True  # `time` is Unix time
    one_foot: bool | None = None  # cadence counts one foot, where the format says so
    developer: list[DeveloperChannel] = field(default_factory=list)
    fields: dict[str, FloatArray] = field(default_factory=dict)  # further columns, as written
    laps: list[Lap] = field(default_factory=list)  # on the clock of `time`
    pauses: list[Pause] = field(default_factory=list)  # on the clock of `time`
    session: dict[str, object] = field(default_factory=dict)
    device: Device = field(default_factory=Device)
    profile: UserProfile = field(default_factory=UserProfile)
    barometric: bool | None = None
    repairs: list[str] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)

    def finish(self, source: Source) -> Run:
        """Return the Run; raises NotARunError or DamagedFileError where there is none."""
        self._drop_impossible()
        clock = settle(self.time, self._witness())
        rows, first, time = self._rows(clock, source)
        repairs = [*self.repairs, *clock.repairs, *_shared(len(rows), len(first))]
        channels = {name: _merged(column[rows], first) for name, column in self.channels.items()}
        channels = {name: column for name, column in channels.items() if np.isfinite(column).any()}
        steps = _steps(channels)
        if self.sport == "unknown":
            _check_pace(time, steps, source)
        cadence = channels.pop("cadence", None)
        if cadence is not None:
            pace = channels.get("speed", _pace(time, steps))
            channels["step_rate"], notes = step_rate(cadence, pace, one_foot=self.one_foot)
            repairs += notes
        start, end = float(time[0]), float(time[-1])
        pauses = joined([*self.pauses, *from_gaps(time, steps)], start, end)
        return Run(
            source_name=source.name,
            source_format=source.format,
            source_sha256=source.sha256,
            sport=self.sport,
            sub_sport=self.sub_sport,
            name=self.name,
            start=_date(start) if self.dated else None,
            time=read_only(time - start),
            developer=tuple(
                replace(one, values=read_only(_merged(one.values[rows], first)))
                for one in self.developer
            ),
            laps=tuple(_moved(lap, start, end) for lap in self.laps),
            pauses=tuple((begin - start, stop - start) for begin, stop in pauses),
            session=self.session,
            device=self.device,
            profile=self.profile,
            barometric=self.barometric,
            repairs=tuple(repairs),
            extra=self.extra | self._further(rows, first),
            **{name: read_only(column) for name, column in channels.items()},
        )

    def _rows(self, clock: Clock, source: Source) -> tuple[IntArray, IntArray, FloatArray]:
        """Return the rows in order, the first row of each moment, and the moments."""
        if not len(clock.time):
            raise NotARunError(
                "none of its points has a time, so no speed can be told",
                where=source.name,
                mend="Export the recorded activity, not a route or a course.",
            )
        first = np.flatnonzero(np.diff(clock.time, prepend=-np.inf) > 0)
        time = clock.time[first]
        if len(time) < 2:
            count = f"{len(clock.time)} points" if len(clock.time) > 1 else "one point"
            raise DamagedFileError(
                f"it holds only {count} at one moment; a run needs at least two moments",
                where=source.name,
            )
        if time[-1] - time[0] < SHORTEST:
            raise DamagedFileError(
                "its clock stands still: all points have the same time",
                where=source.name,
                mend="Export the activity again, with its times.",
            )
        return clock.rows, first, time

    def _further(self, rows: IntArray, first: IntArray) -> dict[str, object]:
        if not self.fields:
            return {}
        merged = {name: read_only(_merged(c[rows], first)) for name, c in self.fields.items()}
        return {"record_fields": merged}

    def _witness(self) -> FloatArray | None:
        names = (name for name in ("distance", "latitude_deg") if name in self.channels)
        return next((self.channels[name] for name in names), None)

    def _drop_impossible(self) -> None:
        """Set to NaN what no device can have measured; zeros that mean silence without a word."""
        for name, column in self.channels.items():
            low, high = POSSIBLE.get(name, (-np.inf, np.inf))
            with np.errstate(invalid="ignore"):
                bad = ~np.isnan(column) & ~((column >= low) & (column <= high))
            silent = bad & (column == 0.0) if name in _ZERO_IS_SILENCE else np.zeros_like(bad)
            if name == "altitude":
                silent = bad & (column <= NO_ALTITUDE) & (column >= -500.1)
            if bad.any():
                self.channels[name] = np.where(bad, np.nan, column)
            if count := int((bad & ~silent).sum()):
                plain = name.removesuffix("_deg").removesuffix("_bpm").replace("_", " ")
                self.repairs.append(f"{counted(count, 'impossible value')} of {plain} left out")
        self._drop_null_island()

    def _drop_null_island(self) -> None:
        """Drop positions of exactly (0, 0) where the rest of the track is elsewhere."""
        lat, lon = self.channels.get("latitude_deg"), self.channels.get("longitude_deg")
        if lat is None or lon is None:
            return
        null = (lat == 0.0) & (lon == 0.0)
        there = np.isfinite(lat) & np.isfinite(lon) & ~null
        if not null.any() or not there.any():
            return
        if max(abs(np.median(lat[there])), abs(np.median(lon[there]))) > FAR_AWAY:
            self.channels["latitude_deg"] = np.where(null, np.nan, lat)
            self.channels["longitude_deg"] = np.where(null, np.nan, lon)
            self.repairs.append(f"{counted(int(null.sum()), 'position')} at zero degrees left out")


def finish_all(drafts: Iterable[Draft], source: Source) -> tuple[Run, ...]:
    """Return the drafts that are runs, each once; raises the first one's error where none is."""
    runs: list[Run] = []
    refusal: RecordError | None = None
    for draft in drafts:
        try:
            runs.append(draft.finish(source))
        except (NotARunError, DamagedFileError) as error:
            refusal = refusal or error
    if refusal is not None and not runs:
        raise refusal
    return _once(runs)


def _once(runs: list[Run]) -> tuple[Run, ...]:
    """Return the runs without those that repeat another one record by record."""
    kept: dict[tuple[object, ...], Run] = {}
    for run in runs:
        seen = (run.distance, run.latitude_deg, run.longitude_deg)
        same = (run.start, run.time.tobytes(), *(None if s is None else s.tobytes() for s in seen))
        first = kept.setdefault(same, run)
        if first is not run:
            kept[same] = replace(first, repairs=(*first.repairs, "written twice in the file"))
    return tuple(kept.values())


def _merged(column: FloatArray, first: IntArray) -> FloatArray:
    """Return one value per moment: the first that its rows know."""
    if len(first) == len(column):
        return column
    out = column[first]
    counts = np.diff(np.append(first, len(column)))
    several = np.flatnonzero(counts > 1)
    for step in range(1, int(counts.max())):
        several = several[counts[several] > step]
        silent = several[np.isnan(out[several])]
        out[silent] = column[first[silent] + step]
    return out


def _shared(rows: int, moments: int) -> list[str]:
    again = counted(rows - moments, "record")
    return [f"{again} joined to another of the same time"] if rows > moments else []


def _steps(channels: Mapping[str, FloatArray]) -> FloatArray | None:
    """Return the way [m] from each record to the next: by the device's distance, or positions."""
    if "distance" in channels:
        return np.diff(channels["distance"])
    if "latitude_deg" in channels and "longitude_deg" in channels:
        return way(channels["latitude_deg"], channels["longitude_deg"])
    return None


def _pace(time: FloatArray, steps: FloatArray | None) -> FloatArray | None:
    """Return the speed [m/s] at each record from the way to the next one."""
    return None if steps is None else np.append(steps / np.diff(time), np.nan)


def _check_pace(time: FloatArray, steps: FloatArray | None, source: Source) -> None:
    """Refuse a recording without a sport that is too fast for feet."""
    if steps is None:
        return
    gaps = np.diff(time)
    speed = steps / gaps
    moving = np.flatnonzero(speed > 0.5)
    if gaps[moving].sum() < 30.0:
        return
    order = moving[np.argsort(speed[moving])]
    middle = np.searchsorted(np.cumsum(gaps[order]), gaps[order].sum() / 2.0)
    median = float(speed[order][min(middle, len(order) - 1)])
    if median > TOO_FAST:
        raise NotARunError(
            f"it moves at {median:.1f} m/s ({median * 3.6:.0f} km/h) half of the time: "
            "a ride or a drive, not a run",
            where=source.name,
        )


def _moved(lap: Lap, start: float, end: float) -> Lap:
    """Return a lap on the run's clock, within the run."""
    begin, stop = np.clip((lap.start, lap.end), start, end) - start
    return replace(lap, start=float(begin), end=float(stop))


def _date(unix: float) -> datetime | None:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=unix)
    except OverflowError:
        return None
