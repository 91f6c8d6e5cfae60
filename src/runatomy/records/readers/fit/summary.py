"""Sessions, laps, device and user of a FIT file, in SI and under names that say the unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from runatomy.records.readers.devices import garmin
from runatomy.records.readers.fit.content import FitContent
from runatomy.records.readers.fit.developer import Message, text
from runatomy.records.readers.title import title
from runatomy.records.run import Device, UserProfile
from runatomy.terms.units import KILOCALORIE, MILLIMETER, MILLISECOND, PER_MINUTE, PERCENT

BAROMETER = 4  # device type of a local sensor

# FIT field: (our name, factor); what is not listed keeps its FIT name and value
SUMMARY: Mapping[str, tuple[str, float]] = {
    "total_calories": ("total_energy_J", KILOCALORIE),
    "total_fat_calories": ("total_fat_energy_J", KILOCALORIE),
    "enhanced_avg_speed": ("avg_speed", 1.0),
    "enhanced_max_speed": ("max_speed", 1.0),
    "enhanced_avg_altitude": ("avg_altitude", 1.0),
    "enhanced_min_altitude": ("min_altitude", 1.0),
    "enhanced_max_altitude": ("max_altitude", 1.0),
    "avg_heart_rate": ("avg_heart_rate_bpm", 1.0),
    "max_heart_rate": ("max_heart_rate_bpm", 1.0),
    "min_heart_rate": ("min_heart_rate_bpm", 1.0),
    "total_cycles": ("total_strides", 1.0),
    "avg_vertical_oscillation": ("avg_vertical_oscillation", MILLIMETER),
    "avg_stance_time": ("avg_contact_time", MILLISECOND),
    "avg_stance_time_percent": ("avg_contact_share", PERCENT),
    "avg_stance_time_balance": ("avg_contact_balance", PERCENT),
    "avg_vertical_ratio": ("avg_vertical_ratio", PERCENT),
    "avg_step_length": ("avg_step_length", MILLIMETER),
    "avg_respiration_rate": ("avg_respiration_rate", PER_MINUTE),
    "max_respiration_rate": ("max_respiration_rate", PER_MINUTE),
    "enhanced_avg_respiration_rate": ("avg_respiration_rate", PER_MINUTE),
    "enhanced_max_respiration_rate": ("max_respiration_rate", PER_MINUTE),
    "avg_grade": ("avg_slope", PERCENT),
}
_CADENCES = {
    "avg_step_rate": ("avg_cadence", "avg_fractional_cadence"),
    "max_step_rate": ("max_cadence", "max_fractional_cadence"),
}
_DATES = ("timestamp", "start_time", "local_timestamp")


def seconds(message: Message, name: str) -> float | None:
    """Return a number of a message, or None."""
    value = message.get(name)
    return float(value) if isinstance(value, (int, float)) else None


def summary(message: Message) -> dict[str, object]:
    """Return a session or lap in SI; positions are left to the records."""
    out: dict[str, object] = {}
    for name, value in message.items():
        key, factor = SUMMARY.get(str(name), (str(name), 1.0))
        if _is_place(key) or not isinstance(name, str):
            continue
        if name in _DATES and isinstance(value, (int, float)):
            out[key] = date(value)
        else:
            out[key] = (
                value * factor if isinstance(value, (int, float)) and factor != 1.0 else value
            )
    for key, (whole, part) in _CADENCES.items():
        if (strides := seconds(message, whole)) is not None:
            out[key] = 2.0 * (strides + (seconds(message, part) or 0.0)) * PER_MINUTE
            out.pop(whole), out.pop(part, None)
    return out


def date(unix: float) -> str:
    """Return a date of Unix seconds in ISO form."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=unix)).isoformat()


def _is_place(name: str) -> bool:
    return name.endswith(("_lat", "_long", "_lon"))


def device(content: FitContent) -> Device:
    """Return what recorded the file."""
    who = content.first("file_id")
    infos = content.messages.get("device_info", [])
    creator = next((one for one in infos if one.get("device_index") in ("creator", 0)), {})
    maker = who.get("manufacturer", creator.get("manufacturer"))
    number = who.get("product", creator.get("product"))
    names = (text(who.get("product_name")), text(creator.get("product_name")))
    known = garmin(number)[0] if maker == "garmin" else None
    product = known or next((name for name in names if name), None)
    if product is None and number is not None:
        product = str(number)
    version = seconds(creator, "software_version")
    if version is None and (whole := seconds(content.first("file_creator"), "software_version")):
        version = whole / 100.0
    return Device(
        manufacturer=None if maker is None else str(maker),
        product=product,
        software=None if version is None else f"{version:.2f}",
    )


def workout(content: FitContent) -> str | None:
    """Return the name of the workout that was run, or None; the format has no name of a run.

    The names of sports and their profiles ("Run", "Trail Run") are kinds of run, so not taken.
    """
    return title(text(content.first("workout").get("wkt_name")))


def barometric(content: FitContent) -> bool | None:
    """Say whether the altitude comes from a barometer, where the file or the product tells."""
    for one in content.messages.get("device_info", []):
        kind = one.get("device_type", one.get("local_device_type"))
        if kind in (BAROMETER, "barometer") and one.get("source_type", "local") == "local":
            return True
    who = content.first("file_id")
    if who.get("manufacturer") != "garmin":
        return None
    return garmin(who.get("product"))[1]


def profile(content: FitContent) -> UserProfile:
    """Return what the device knows of its user; what cannot be is left out."""
    user, zones = content.first("user_profile"), content.messages.get("zones_target", [])
    highest = [value for one in zones if (value := seconds(one, "max_heart_rate"))]
    sex = {"female": "f", "male": "m"}.get(str(user.get("gender")))
    return UserProfile(
        mass=_within(seconds(user, "weight"), 25.0, 250.0),
        height=_within(seconds(user, "height"), 1.0, 2.5),
        sex=sex,
        age=_within(seconds(user, "age"), 5.0, 110.0),
        max_heart_rate_bpm=_within(
            seconds(user, "default_max_running_heart_rate")
            or seconds(user, "default_max_heart_rate")
            or next(iter(highest), None),
            100.0,
            240.0,
        ),
        resting_heart_rate_bpm=_within(seconds(user, "resting_heart_rate"), 25.0, 120.0),
    )


def _within(value: float | None, low: float, high: float) -> float | None:
    return value if value is not None and low <= value <= high else None
