"""Which recordings are made on foot, and plain names for those that are not."""

from __future__ import annotations

from collections.abc import Mapping

ON_FOOT = ("running", "walking", "hiking", "unknown")

# a sport's or sub-sport's name in a file: ours
_FOOT: Mapping[str, str] = {
    "running": "running",
    "run": "running",
    "trail running": "running",
    "trail run": "running",
    "treadmill running": "running",
    "treadmill": "running",
    "indoor running": "running",
    "virtual run": "running",
    "virtual running": "running",
    "track running": "running",
    "jogging": "running",
    "9": "running",  # Strava's number
    "walking": "walking",
    "walk": "walking",
    "indoor walking": "walking",
    "nordic walking": "walking",
    "10": "walking",  # Strava's number
    "hiking": "hiking",
    "hike": "hiking",
    "trekking": "hiking",
    "4": "hiking",  # Strava's number
    "": "unknown",
    "generic": "unknown",
    "other": "unknown",
    "none": "unknown",
    "unknown": "unknown",
    "all": "unknown",
}
# a word in a free text: ours, the first that fits
_STEMS: tuple[tuple[str, str], ...] = (
    ("wheelchair", "wheelchair"),
    ("horse", "horseback riding"),
    ("motorcycl", "motorcycling"),
    ("cycl", "cycling"),
    ("bik", "cycling"),
    ("ride", "cycling"),
    ("velo", "cycling"),
    ("vélo", "cycling"),
    ("radfahr", "cycling"),
    ("mtb", "cycling"),
    ("elliptical", "elliptical"),
    ("yoga", "yoga"),
    ("pilates", "pilates"),
    ("golf", "golf"),
    ("surf", "surfing"),
    ("swim", "swimming"),
    ("ski", "skiing"),
    ("snow", "a snow sport"),
    ("skat", "skating"),
    ("row", "rowing"),
    ("paddl", "paddling"),
    ("kayak", "kayaking"),
    ("canoe", "canoeing"),
    ("driv", "driving"),
    ("sail", "sailing"),
    ("fly", "flying"),
    ("run", "running"),
    ("jog", "running"),
    ("walk", "walking"),
    ("hik", "hiking"),
)
# what to call a recording of that sport; sport and sub-sport first, then the sport alone
_PHRASES: Mapping[str, str] = {
    "cycling/indoor cycling": "an indoor bike ride",
    "cycling/spin": "an indoor bike ride",
    "cycling/virtual activity": "a virtual bike ride",
    "cycling/mountain": "a mountain bike ride",
    "cycling": "a bike ride",
    "biking": "a bike ride",
    "1": "a bike ride",  # Strava's numbers
    "17": "a virtual bike ride",
    "18": "an electric bike ride",
    "e biking": "an electric bike ride",
    "swimming/lap swimming": "a pool swim",
    "swimming/open water": "an open water swim",
    "swimming": "a swim",
    "16": "a swim",  # Strava's number
    "rowing": "a row",
    "fitness equipment/indoor rowing": "a rowing machine session",
    "fitness equipment/elliptical": "an elliptical trainer session",
    "fitness equipment/stair climbing": "a stair machine session",
    "fitness equipment": "a gym session",
    "training/strength training": "a strength session",
    "training": "a training session without running",
    "transition": "a transition of a triathlon",
    "horseback riding": "a ride on horseback",
    "elliptical": "an elliptical trainer session",
    "yoga": "a yoga session",
    "pilates": "a pilates session",
    "golf": "a round of golf",
    "surfing": "a surf session",
    "driving": "a drive",
    "flying": "a flight",
    "skiing": "a ski outing",
    "cross country skiing": "a cross-country ski outing",
    "alpine skiing": "a ski outing",
    "snowboarding": "a snowboard outing",
    "a snow sport": "an outing on snow",
    "wheelchair": "a wheelchair outing",
}
# type of a FIT file, by name or number: what to call it
FIT_FILES: Mapping[str, str] = {
    "device": "a device description file",
    "settings": "a device settings file",
    "sport": "a sport settings file",
    "workout": "a planned workout",
    "course": "a planned course",
    "schedules": "a schedule file",
    "weight": "a body weight file",
    "totals": "a totals file",
    "goals": "a goals file",
    "blood_pressure": "a blood pressure file",
    "monitoring_a": "a daily monitoring file",
    "monitoring_daily": "a daily monitoring file",
    "monitoring_b": "a daily monitoring file",
    "activity_summary": "an activity summary without a recording",
    "segment": "a segment file",
    "segment_list": "a segment list",
    "exd_configuration": "a display settings file",
    "44": "a training metrics file",
    "49": "a sleep file",
    "68": "a heart rate variability file",
}


def _plain(name: object) -> str:
    return " ".join(str("" if name is None else name).replace("_", " ").lower().split())


def on_foot(sport: object, sub_sport: object = None) -> str | None:
    """Return our name of a sport done on foot ("unknown" where the file has none), else None."""
    name, sub = _plain(sport), _plain(sub_sport)
    if name in ("fitness equipment", "training") and sub in _FOOT and _FOOT[sub] != "unknown":
        return _FOOT[sub]
    if name in _FOOT:
        return _FOOT[name]
    if name in _PHRASES:
        return None
    stem = next((ours for part, ours in _STEMS if part in name), None)
    return stem if stem in ON_FOOT else None


def free_text(name: object) -> str | None:
    """Return our name of a sport written freely: "unknown" unless it clearly names one."""
    found = on_foot(name)
    if found is None and not is_other(name):
        return "unknown"
    return found


def is_other(name: object) -> bool:
    """Say whether a free text clearly names a sport that is not done on foot."""
    plain = _plain(name)
    stem = next((ours for part, ours in _STEMS if part in plain), None)
    return plain in _PHRASES or (stem is not None and stem not in ON_FOOT)


def phrase(sport: object, sub_sport: object = None) -> str:
    """Return what to call a recording of a sport that is not done on foot."""
    name, sub = _plain(sport), _plain(sub_sport)
    stem = next((ours for part, ours in _STEMS if part in name), "")
    for key in (f"{name}/{sub}", name, f"{stem}/{sub}", stem):
        if key in _PHRASES:
            return _PHRASES[key]
    return f"a recording of {name}" if name else "a recording of another sport"
