"""Quantum: how finely each column of a series is kept, as whole numbers of its step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runatomy.terms.arrays import FloatArray

# The step of each column; half of it is the most that a value moves. Each lies well below what the
# value itself can bear: positions 6 cm north (GPS: meters), ventilation 0.25 l/min (of the model's
# third either way).
QUANTA: dict[str, float] = {
    "time_s": 0.01,
    "duration_s": 0.01,
    "gait": 1.0,
    "distance_m": 0.1,
    "altitude_m": 0.1,
    "speed_m_s": 0.001,
    "slope": 0.0001,
    "step_rate_spm": 0.1,
    "heart_rate_bpm": 1.0,
    "ventilation_lpm": 0.5,
    "power_W": 0.1,
    "latitude_deg": 1e-6,
    "longitude_deg": 1e-6,
}
SHARE, FINE_SHARE = 0.001, 0.0001  # of a group's share of power
SMALL = 0.03  # [-] a group whose share never reaches this is kept finely
MISSING = -(2**31)  # NaN as a whole number


def share_step(share: FloatArray) -> float:
    """Return the step of a group's share of power; fine for a small group."""
    import numpy as np

    return SHARE if len(share) and np.nanmax(share) >= SMALL else FINE_SHARE


def whole_numbers(values: FloatArray, step: float) -> Any:
    """Return values as whole numbers of steps, MISSING where not finite; all within 32 bits."""
    import numpy as np

    known = np.isfinite(values)
    limit = 2**31 - 1
    scaled = np.clip(np.rint(np.where(known, values, 0.0) / step), -limit, limit)
    return np.where(known, scaled, MISSING).astype(np.int32)


def real_numbers(numbers: Any, step: float) -> FloatArray:
    """Return whole numbers of steps as the values they stand for."""
    import numpy as np

    # Division by the whole inverse gives 0.3 where multiplication would give 0.30000000000000004.
    values = numbers / round(1.0 / step)
    return np.where(numbers == MISSING, np.nan, values)
