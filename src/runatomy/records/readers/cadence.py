"""Steps a minute out of a cadence that counts one foot, or both."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import PER_MINUTE

# usual steps a minute, both feet, against speed [m/s]: walking up to 2 m/s, running above;
# only the factor of two between one foot and both is read from it
_SPEED = (0.5, 1.0, 1.5, 2.0, 2.5, 3.5, 4.5, 6.0, 8.0)
_STEPS = (80.0, 105.0, 122.0, 145.0, 158.0, 168.0, 178.0, 200.0, 230.0)
_UNKNOWN_SPEED = 177.0  # [1/min] usual steps where no speed is known
BETWEEN = 2.0**0.5  # doubled cadence over usual steps: above it, both feet seem to be counted
ABSURD = 1.7  # the same, where the format promises one foot


def step_rate(
    cadence: FloatArray, speed: FloatArray | None, *, one_foot: bool | None = None
) -> tuple[FloatArray, list[str]]:
    """Return steps per second, both feet, and what was decided in plain words.

    `cadence` [1/min] may count one foot or both, which the speed [m/s] tells. `one_foot` is what
    the format promises: True for FIT, None for GPX and TCX, whose devices differ.
    """
    count, pace = _while_moving(cadence, speed)
    usual = _UNKNOWN_SPEED if np.isnan(pace) else float(np.interp(pace, _SPEED, _STEPS))
    both = 2.0 * count / usual > (ABSURD if one_foot else BETWEEN)
    at = "" if np.isnan(pace) else f" at {pace:.1f} m/s"
    said = f"the cadence (median {count:.0f} a minute{at}) counts"
    if both:
        return cadence * PER_MINUTE, [f"{said} both feet; taken as steps"]
    told = [] if one_foot or np.isnan(count) else [f"{said} one foot; doubled to steps"]
    return cadence * 2.0 * PER_MINUTE, told


def _while_moving(cadence: FloatArray, speed: FloatArray | None) -> tuple[float, float]:
    """Return the median cadence [1/min] and speed [m/s] while moving, NaN where there is none."""
    moving = cadence > 20.0
    if speed is not None and np.any(both := moving & (speed > 0.5)):
        return float(np.median(cadence[both])), float(np.median(speed[both]))
    return (float(np.median(cadence[moving])) if np.any(moving) else np.nan), np.nan
