"""Course: a run's series averaged into as many points as a screen shows."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.app.library.series.run_series import RunSeries
from runatomy.app.web.api.answers.errors import unknown
from runatomy.terms.arrays import FloatArray, IntArray

COLUMNS = {  # name: digits after the point
    "distance_m": 1,
    "altitude_m": 1,
    "speed_m_s": 3,
    "slope": 4,
    "step_rate_spm": 1,
    "heart_rate_bpm": 0,
}


def course(
    series: RunSeries,
    points: int,
    from_s: float | None = None,
    to_s: float | None = None,
    muscle_power: FloatArray | None = None,
) -> dict[str, Any]:
    """Return the series between two times [s] in at most `points` means, NaN where unknown.

    Powers are means over timer time, so that power times `duration_s` stays the energy.
    """
    rows = between(series, from_s, to_s)
    starts = _starts(rows.stop - rows.start, points)
    duration = np.asarray(series.duration_s[rows], dtype=np.float64)
    found: dict[str, Any] = {
        "time_s": _means(series.time_s[rows], starts, 1),
        "duration_s": np.round(np.add.reduceat(duration, starts), 1),
    }
    for name, digits in COLUMNS.items():
        found[name] = _means(getattr(series, name)[rows], starts, digits)
    middles = (starts + np.append(starts[1:], len(duration)) - 1) // 2
    found["gait"] = np.asarray(series.gait[rows])[middles].astype(np.int64)
    found["group_power_W"] = {
        name: _powers(power[rows], starts, duration) for name, power in series.group_power_W.items()
    }
    if muscle_power is not None:
        found["muscle_power_W"] = _powers(muscle_power[rows], starts, duration)
    return found


def between(series: RunSeries, from_s: float | None, to_s: float | None) -> slice:
    """Return which rows lie between two times [s]; refuses (404) a part with nothing in it."""
    time = np.asarray(series.time_s)
    low = 0 if from_s is None else int(np.searchsorted(time, from_s, side="left"))
    high = len(time) if to_s is None else int(np.searchsorted(time, to_s, side="right"))
    if low >= high:
        raise unknown(
            "nothing was recorded between from_s and to_s",
            f"The recording lasts {float(time[-1]) if len(time) else 0.0:.0f} s.",
        )
    return slice(low, high)


def _starts(count: int, points: int) -> IntArray:
    """Return where each point's rows begin."""
    wanted = min(count, points)
    return np.arange(wanted, dtype=np.int64) * count // wanted


def _means(values: FloatArray, starts: IntArray, digits: int) -> FloatArray:
    """Return the mean of the known values of each point, NaN where there is none."""
    values = np.asarray(values, dtype=np.float64)
    known = np.isfinite(values)
    count = np.add.reduceat(known.astype(np.float64), starts)
    total = np.add.reduceat(np.where(known, values, 0.0), starts)
    means = np.divide(total, count, out=np.full(len(starts), np.nan), where=count > 0.0)
    return np.asarray(np.round(means, digits))


def _powers(power: FloatArray, starts: IntArray, duration: FloatArray) -> FloatArray:
    """Return mean powers [W] over timer time, zero where there was none."""
    energy = np.add.reduceat(np.asarray(power, dtype=np.float64) * duration, starts)
    time = np.add.reduceat(duration, starts)
    mean = np.divide(energy, time, out=np.zeros(len(starts)), where=time > 0.0)
    return np.asarray(np.round(mean, 2))
