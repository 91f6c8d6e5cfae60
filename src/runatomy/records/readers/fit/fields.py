"""Which FIT record field becomes which channel of a Run, and with what factor."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import CENTIMETER, MILLIMETER, MILLISECOND, PER_MINUTE, PERCENT

# channel of a Run: (FIT record field, factor to SI), the better source first
CHANNELS: Mapping[str, tuple[tuple[str, float], ...]] = {
    "latitude_deg": (("position_lat", 1.0),),
    "longitude_deg": (("position_long", 1.0),),
    "altitude": (("enhanced_altitude", 1.0), ("altitude", 1.0)),
    "distance": (("distance", 1.0),),
    "speed": (("enhanced_speed", 1.0), ("speed", 1.0)),
    "heart_rate_bpm": (("heart_rate", 1.0),),
    "power": (("power", 1.0),),
    "contact_time": (("stance_time", MILLISECOND),),
    "contact_balance": (("stance_time_balance", PERCENT),),
    "vertical_oscillation": (("vertical_oscillation", MILLIMETER),),
    "step_length": (("step_length", MILLIMETER),),
    "respiration_rate": (
        ("enhanced_respiration_rate", PER_MINUTE),
        ("respiration_rate", PER_MINUTE),
    ),
    "temperature": (("temperature", 1.0),),
}
CADENCE = ("cadence256", "cadence")  # [1/min] one foot
FRACTION = "fractional_cadence"  # [1/min] to be added to `cadence`
TIME = "timestamp"

_TAKEN = {name for rows in CHANNELS.values() for name, _ in rows} | {*CADENCE, FRACTION, TIME}

# what a developer's field measures: FIT field number of a record, or its name where none is given
DEVELOPER_NUMBERS: Mapping[int, str] = {
    2: "altitude",
    3: "heart_rate_bpm",
    4: "cadence",
    5: "distance",
    6: "speed",
    7: "power",
    39: "vertical_oscillation",
    41: "contact_time",
    84: "contact_balance",
    85: "step_length",
    108: "respiration_rate",
}
DEVELOPER_NAMES: Mapping[str, str] = {
    "power": "power",
    "running power": "power",
    "ground time": "contact_time",
    "ground contact time": "contact_time",
    "stance time": "contact_time",
    "vertical oscillation": "vertical_oscillation",
    "step length": "step_length",
}
# unit as developers write it: factor to the channel's own unit
DEVELOPER_UNITS: Mapping[str, float] = {
    "w": 1.0,
    "watt": 1.0,
    "watts": 1.0,
    "s": 1.0,
    "ms": MILLISECOND,
    "millisecond": MILLISECOND,
    "milliseconds": MILLISECOND,
    "m": 1.0,
    "meter": 1.0,
    "meters": 1.0,
    "cm": CENTIMETER,
    "centimeters": CENTIMETER,
    "mm": MILLIMETER,
    "millimeters": MILLIMETER,
    "m/s": 1.0,
    "bpm": 1.0,
    "rpm": 1.0,
    "spm": 1.0,
    "%": PERCENT,
    "percent": PERCENT,
    "brpm": PER_MINUTE,
    "breaths/min": PER_MINUTE,
}


def channels(records: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the channels of a Run, SI, plus `cadence` [1/min] as the device counted it."""
    found = {}
    for channel, sources in CHANNELS.items():
        columns = [records[name] * factor for name, factor in sources if name in records]
        if columns:
            found[channel] = _first_known(columns)
    cadence = [records[name] for name in CADENCE if name in records]
    if cadence:
        fraction = np.nan_to_num(records.get(FRACTION, np.zeros(1)))
        found["cadence"] = _first_known([*cadence[:-1], cadence[-1] + fraction])
    return found


def others(records: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the record fields that no channel takes, as the device wrote them."""
    return {name: column for name, column in records.items() if name not in _TAKEN}


def _first_known(columns: list[FloatArray]) -> FloatArray:
    best = columns[0]
    for column in columns[1:]:
        best = np.where(np.isnan(best), column, best)
    return best
