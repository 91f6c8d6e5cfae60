"""The coefficients of the normal stride, and the smooth curve through their speeds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from runatomy.terms.arrays import FloatArray, read_only


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Coefficients:
    """What `tools/derive_normal_stride.py` derived from the recordings named in `sources`."""

    sources: tuple[str, ...]
    speeds: FloatArray  # [m/s] (knots,)
    bends: FloatArray  # (knots, knots) values at the knots to second derivatives
    angle_names: tuple[str, ...]
    angles: FloatArray  # [rad] (knots, angles, 2 K + 1) mean, cosines, sines of phase
    angle_spread: Mapping[str, FloatArray]  # [rad] name -> (2 k + 1,) mean, cosines, sines
    force: FloatArray  # [mean normal force] (knots, sines, 3) forward, normal, right
    force_spread: FloatArray  # [mean normal force] (points, 3) over stance, evenly spaced
    pressure: FloatArray  # [foot lengths] (4,) powers of the share of stance
    pressure_spread: float  # [foot lengths]
    step_rate: FloatArray  # [1/s] (3,) powers of speed
    contact_time: FloatArray  # (3,) logarithm [s]: powers of ln speed
    contact_exponent: float  # d ln contact time / d ln step time, at one speed
    slope_exponent: float  # d ln step rate / d slope

    def weights(self, speed: float) -> FloatArray:
        """Return weights (knots,) of the natural cubic spline at a speed [m/s]."""
        x = self.speeds
        i = int(np.clip(np.searchsorted(x, speed) - 1, 0, len(x) - 2))
        h = x[i + 1] - x[i]
        b = (speed - x[i]) / h
        a = 1.0 - b
        found = np.zeros(len(x))
        found[i], found[i + 1] = a, b
        curve = (a**3 - a) * self.bends[i] + (b**3 - b) * self.bends[i + 1]
        return np.asarray(found + curve * h * h / 6.0, dtype=np.float64)


def spline_bends(x: FloatArray) -> FloatArray:
    """Return the matrix (knots, knots) from values to second derivatives of a natural spline."""
    n, h = len(x), np.diff(x)
    left, right = np.eye(n), np.zeros((n, n))
    for i in range(1, n - 1):
        left[i, i - 1 : i + 2] = h[i - 1] / 6, (h[i - 1] + h[i]) / 3, h[i] / 6
        right[i, i - 1 : i + 2] = 1 / h[i - 1], -1 / h[i - 1] - 1 / h[i], 1 / h[i]
    return np.asarray(np.linalg.solve(left, right), dtype=np.float64)


@cache
def coefficients() -> Coefficients:
    """Return the coefficients shipped with the package."""
    text = files("runatomy.strides.normal").joinpath("coefficients.json").read_text("utf-8")
    table = json.loads(text)
    timing, names = table["timing"], tuple(table["angles"])
    columns = ("forward", "normal", "right")
    speeds = np.array(table["speeds"])
    return Coefficients(
        sources=tuple(table["sources"]),
        speeds=read_only(speeds),
        bends=read_only(spline_bends(speeds)),
        angle_names=names,
        angles=read_only(np.stack([table["angles"][name] for name in names], axis=1)),
        angle_spread={k: read_only(v) for k, v in table["angle_spread"].items()},
        force=read_only(np.stack([table["force"][c] for c in columns], axis=-1)),
        force_spread=read_only(np.stack([table["force_spread"][c] for c in columns], axis=-1)),
        pressure=read_only(table["pressure"]["along"]),
        pressure_spread=table["pressure"]["spread"],
        step_rate=read_only(timing["step_rate"]),
        contact_time=read_only(timing["contact_time"]),
        contact_exponent=timing["exponents"]["contact"],
        slope_exponent=timing["exponents"]["slope"],
    )
