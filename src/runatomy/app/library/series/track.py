"""Track: a run's positions on the seconds of its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runatomy.records.run import Run
    from runatomy.terms.arrays import FloatArray

BRIDGED = 15.0  # [s] between two positions that a straight line may join


def track_of(run: Run, time: FloatArray) -> tuple[FloatArray, FloatArray] | None:
    """Return latitude and longitude (time,) [deg] at these seconds; None where the run has none.

    NaN before the first position, after the last, and inside gaps; longitude within 180 degrees.
    """
    import numpy as np

    if run.latitude_deg is None or run.longitude_deg is None:
        return None
    known = np.isfinite(run.latitude_deg) & np.isfinite(run.longitude_deg)
    if not known.any():
        return None
    when = run.time[known]
    # Unwrapped, so that the way from 179.99 to -179.99 is a short one.
    around = np.unwrap(run.longitude_deg[known], period=360.0)
    latitude = np.interp(time, when, run.latitude_deg[known])
    longitude = (np.interp(time, when, around) + 180.0) % 360.0 - 180.0
    lost = np.logical_not(_bridged(when, time))
    latitude[lost] = longitude[lost] = np.nan
    return latitude, longitude


def _bridged(when: FloatArray, time: FloatArray) -> FloatArray:
    """Return the seconds with positions on both sides of them, or one near by."""
    import numpy as np

    after = np.searchsorted(when, time)
    before = np.clip(after - 1, 0, len(when) - 1)
    after = np.clip(after, 0, len(when) - 1)
    apart = when[after] - when[before]
    alone = np.abs(time - when[before]) <= 1.0
    return np.where(after == before, alone, apart <= BRIDGED)
