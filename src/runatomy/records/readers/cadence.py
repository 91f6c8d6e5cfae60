"""Steps a minute out of a cadence that counts one foot, or both."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import PER_MINUTE

# usual steps a minute, both feet, against speed [m/s]: walking up to 2 m/s, running above;
# only the factor of two between one foot and both is read from it
_SPEED = (0.5, 1.0, 1.5, 2.0, 2.5, 3.5, 4.5, 6.0, 8.0)
_STEPS = (80.0, 105.0, 122.0, 145.0, 158.0, 168.0, 178.0, 200.0, 230.0)
BOTH_FEET = 125.0  # [1/min] a median above it counts both feet, where no speed is known


def feet_counted(cadence: FloatArray, speed: FloatArray | None) -> tuple[int, float, float]:
    """Say whether a cadence [1/min] counts one foot (1) or both (2).

    Returns that, the median cadence while moving [1/min] and the median speed then [m/s];
    NaN where there is none.
    """
    moving = cadence > 20.0
    if speed is not None and np.any(both := moving & (speed > 0.5)):
        count, pace = float(np.median(cadence[both])), float(np.median(speed[both]))
        usual = float(np.interp(pace, _SPEED, _STEPS))
        return (1 if count < usual / np.sqrt(2.0) else 2), count, pace
    if not np.any(moving):
        return 1, np.nan, np.nan
    count = float(np.median(cadence[moving]))
    return (1 if count < BOTH_FEET else 2), count, np.nan


def step_rate(
    cadence: FloatArray, speed: FloatArray | None, *, one_foot: bool | None = None
) -> tuple[FloatArray, list[str]]:
    """Return steps per second, both feet, and what was decided in plain words.

    `one_foot` is what the format promises: True for FIT, None for GPX and TCX whose devices
    differ. A promise is broken only where it is far from plausible.
    """
    feet, count, pace = feet_counted(cadence, speed)
    at = "" if np.isnan(pace) else f" at {pace:.1f} m/s"
    if one_foot and (feet == 1 or not 2.0 * count > 240.0):
        return cadence * 2.0 * PER_MINUTE, []
    if np.isnan(count):
        return cadence * 2.0 * PER_MINUTE, []
    if feet == 1:
        return cadence * 2.0 * PER_MINUTE, [
            f"the cadence (median {count:.0f} a minute{at}) counts one foot; doubled to steps"
        ]
    return cadence * PER_MINUTE, [
        f"the cadence (median {count:.0f} a minute{at}) counts both feet; taken as steps"
    ]
