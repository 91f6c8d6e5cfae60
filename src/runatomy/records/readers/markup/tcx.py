"""TCX: Garmin's older exchange format, to the runs in it."""

from __future__ import annotations

import re

from runatomy.records.readers.clock import counted
from runatomy.records.readers.devices import barometer_by_name
from runatomy.records.readers.draft import Draft, Source, finish_all
from runatomy.records.readers.markup.points import Points, unix_time
from runatomy.records.readers.markup.tree import (
    Element,
    child,
    child_text,
    leaves,
    named,
    read_tree,
)
from runatomy.records.readers.sports import on_foot, phrase
from runatomy.records.readers.title import title, title_of_note
from runatomy.records.run import Device, Lap, Run
from runatomy.terms.errors import NotARunError
from runatomy.terms.units import KILOCALORIE, PER_MINUTE

# element of a lap: (our name, factor); what is not listed keeps its own name and value
LAP: dict[str, tuple[str, float]] = {
    "TotalTimeSeconds": ("total_timer_time", 1.0),
    "DistanceMeters": ("total_distance", 1.0),
    "MaximumSpeed": ("max_speed", 1.0),
    "AvgSpeed": ("avg_speed", 1.0),
    "Calories": ("total_energy_J", KILOCALORIE),
    "AverageHeartRateBpm": ("avg_heart_rate_bpm", 1.0),
    "MaximumHeartRateBpm": ("max_heart_rate_bpm", 1.0),
    "AvgRunCadence": ("avg_stride_rate", PER_MINUTE),
    "MaxRunCadence": ("max_stride_rate", PER_MINUTE),
    "Intensity": ("intensity", 1.0),
    "TriggerMethod": ("trigger", 1.0),
}
_SUMMED = ("total_timer_time", "total_distance", "total_energy_J")


def read_tcx(data: bytes, name: str) -> tuple[Run, ...]:
    """Return the runs of a TCX file, in the order of the file.

    Raises NotARunError where it holds no activity on foot, DamagedFileError where nothing can be
    recovered.
    """
    source = Source.of(data, name, "tcx")
    root, repairs = read_tree(data, name)
    activities = named(root, "Activity")
    on_feet = [one for one in activities if on_foot(one.get("Sport")) is not None]
    others = [phrase(one.get("Sport")) for one in activities if one not in on_feet]
    if not on_feet:
        _refuse(root, others, source)
    if not any(named(one, "Trackpoint") for one in on_feet):
        raise NotARunError(
            f"it holds {_summed_up(on_feet)}, but no points along the way",
            where=name,
            mend="Export the activity with its track, or better the watch's own FIT file.",
        )
    return finish_all((_draft(one, repairs, others) for one in on_feet), source)


def _refuse(root: Element, others: list[str], source: Source) -> None:
    """Raise NotARunError that names what the file is."""
    if others:
        what = f"this is {' and '.join(dict.fromkeys(others))}, not a run"
    elif named(root, "Course"):
        what = "this is a planned course, not a run"
    elif named(root, "Workout"):
        what = "this is a planned workout, not a run"
    else:
        what = "it holds no activity"
    raise NotARunError(what, where=source.name, mend="Export the recorded activity of a run.")


def _summed_up(activities: list[Element]) -> str:
    """Return what a file without points does tell, in words."""
    laps = [_lap(lap) for one in activities for lap in named(one, "Lap")]
    total = _session(laps)
    told = [
        f"{value / per:.{digits}f} {unit}"
        for key, per, digits, unit in (
            ("total_distance", 1_000.0, 2, "km"),
            ("total_timer_time", 60.0, 0, "min"),
        )
        if isinstance(value := total.get(key), float)
    ]
    if not laps:
        return "a heading"
    sums = f" ({' in '.join(told)})" if told else ""
    return f"the sums of {counted(len(laps), 'lap')}{sums}"


def _draft(activity: Element, repairs: list[str], others: list[str]) -> Draft:
    points = Points(named(activity, "Trackpoint"))
    channels = points.channels()
    laps = [_lap(one) for one in named(activity, "Lap")]
    creator = child(activity, "Creator")
    product = child_text(creator, "Name")
    extensions = child(activity, "Extensions")
    extra: dict[str, object] = (
        {} if extensions is None else {"activity_extensions": leaves(extensions)}
    )
    if others:
        extra["other_legs"] = tuple(others)
    if notes := child_text(activity, "Notes"):
        extra["notes"] = notes
    return Draft(
        time=points.time,
        channels=channels,
        sport=on_foot(activity.get("Sport")) or "unknown",
        name=_name(activity),
        developer=points.others(),
        laps=[lap for lap in laps if lap.start == lap.start],
        session=_session(laps),
        device=Device(manufacturer=_maker(product), product=product, software=_version(creator)),
        barometric=_barometric(creator, product) if "altitude" in channels else None,
        repairs=list(repairs),
        extra=extra,
    )


def _name(activity: Element) -> str | None:
    """Return what an activity is called; the format has no place for it, so programs differ."""
    training = child(activity, "Training")
    plan = None if training is None else child(training, "Plan")
    return (
        title(child_text(activity, "Name"))
        or title_of_note(child_text(activity, "Notes"))
        or title(child_text(plan, "Name"))
    )


def _lap(element: Element) -> Lap:
    """Return a lap on the file's own clock; its start is NaN where it has none."""
    summary: dict[str, object] = {}
    for name, value in leaves(element, skip=frozenset(("Track",))).items():
        key, factor = LAP.get(name, (name, 1.0))
        summary[key] = value * factor if isinstance(value, float) else value
    start = unix_time(element.get("StartTime"))
    lasted = summary.get("total_timer_time")
    times = [unix_time(child_text(one, "Time")) for one in named(element, "Trackpoint")]
    known = [time for time in times if time == time]
    start = start if start == start or not known else known[0]
    lasted = lasted if isinstance(lasted, float) and lasted > 0.0 else 0.0
    end = max([start + lasted, *known[-1:]])
    return Lap(start=start, end=end, summary=summary)


def _session(laps: list[Lap]) -> dict[str, object]:
    """Return what the laps sum up to."""
    out: dict[str, object] = {}
    for key in _SUMMED:
        values = [lap.summary[key] for lap in laps if isinstance(lap.summary.get(key), float)]
        if values and len(values) == len(laps):
            out[key] = sum(values)  # type: ignore[arg-type]
    return out


def _maker(product: str | None) -> str | None:
    first = (product or "").split(" ")[0].lower()
    return first if first in ("garmin", "polar", "suunto", "coros", "tomtom", "wahoo") else None


def _version(creator: Element | None) -> str | None:
    version = None if creator is None else child(creator, "Version")
    major, minor = child_text(version, "VersionMajor"), child_text(version, "VersionMinor")
    return f"{major}.{minor}" if major and minor else major


def _barometric(creator: Element | None, product: str | None) -> bool | None:
    number = child_text(creator, "ProductID")
    whole = number is not None and re.fullmatch("[0-9]{1,9}", number)
    return barometer_by_name(product, int(number) if number and whole else None)
