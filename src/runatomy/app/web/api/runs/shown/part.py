"""Part: what every group of muscles did between two moments of a run."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.analysis.plain import rounded
from runatomy.app.library.series.run_series import RunSeries
from runatomy.app.web.api.runs.shown.course import between
from runatomy.muscle.anatomy import group_named
from runatomy.terms.arrays import FloatArray


def part(series: RunSeries, from_s: float | None, to_s: float | None) -> dict[str, Any]:
    """Return a run between two times [s] in a few figures, groups by energy, the most first."""
    rows = between(series, from_s, to_s)
    duration = np.asarray(series.duration_s[rows], dtype=np.float64)
    moving = float(duration[np.asarray(series.gait[rows]) > 0].sum())
    way = _spanned(np.asarray(series.distance_m, dtype=np.float64), rows)
    climbed, dropped = _climb(np.asarray(series.altitude_m[rows], dtype=np.float64))
    energy = {
        name: float(np.nan_to_num(np.asarray(power[rows], dtype=np.float64)) @ duration)
        for name, power in series.group_power_W.items()
    }
    total = sum(energy.values())
    heart = np.asarray(series.heart_rate_bpm[rows], dtype=np.float64)
    heart = heart[np.isfinite(heart)]
    return {
        "from_s": rounded(float(series.time_s[rows.start])),
        "to_s": rounded(float(series.time_s[rows.stop - 1])),
        "distance_m": rounded(way),
        "moving_s": rounded(moving),
        "ascent_m": rounded(climbed),
        "descent_m": rounded(dropped),
        "speed_m_s": rounded(way / moving) if moving > 0.0 else None,
        "slope": rounded((climbed - dropped) / way, 4) if way > 0.0 else None,
        "heart_rate_bpm": rounded(float(heart.mean()), 4) if len(heart) else None,
        "energy_J": rounded(total),
        "groups": [
            {
                "name": name,
                "plain": group_named(name).plain,
                "energy_J": rounded(joule),
                "energy_share": rounded(joule / total if total > 0.0 else 0.0),
                "power_W": rounded(joule / moving if moving > 0.0 else 0.0),
            }
            for name, joule in sorted(energy.items(), key=lambda item: -item[1])
        ],
    }


def _spanned(distance: FloatArray, rows: slice) -> float:
    """Return how far the rows go [m], from the end of the row before them."""
    known = distance[max(rows.start - 1, 0) : rows.stop]
    known = known[np.isfinite(known)]
    return float(known[-1] - known[0]) if len(known) else 0.0


def _climb(altitude: FloatArray) -> tuple[float, float]:
    """Return how much the rows go up and down [m]; the altitude is smooth already."""
    steps = np.diff(altitude[np.isfinite(altitude)])
    return float(steps[steps > 0.0].sum()), float(-steps[steps < 0.0].sum())
