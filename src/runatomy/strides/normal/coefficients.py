"""The coefficients of the normal stride, and the smooth curve through their speeds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from runatomy.terms.arrays import FloatArray, read_only

JOIN = 4.5  # [m/s] up to here the recorded runners, from here on one sprinter's change


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
    fast_force: FloatArray  # the same (fast knots, sines, 3), from JOIN on
    force_spread: FloatArray  # [mean normal force] (points, 3) over stance, evenly spaced
    pressure: FloatArray  # [foot lengths] (4,) powers of the share of stance
    pressure_spread: float  # [foot lengths]
    step_rate: FloatArray  # [1/s] (3,) powers of speed
    contact_time: FloatArray  # (3,) logarithm [s]: powers of ln speed
    contact_exponent: float  # d ln contact time / d ln step time, at one speed
    slope_exponent: float  # d ln step rate / d slope

    def stance_force(self, speed: float) -> FloatArray:
        """Return the ground force's sines (sines, 3) at a speed [m/s], smooth through JOIN."""
        if speed <= JOIN:
            return np.asarray(np.tensordot(self.weights(speed), self.force, axes=1))
        first = int(np.searchsorted(self.speeds, JOIN))
        weights, of_slope = clamped_weights(self.speeds[first:], speed)
        slope = np.tensordot(end_slope(self.speeds, self.bends, first), self.force, axes=1)
        return np.asarray(np.tensordot(weights, self.fast_force, axes=1) + of_slope * slope)

    def weights(self, speed: float) -> FloatArray:
        """Return weights (knots,) of the natural cubic spline at a speed [m/s]."""
        return spline_weights(self.speeds, self.bends, speed)


def spline_bends(x: FloatArray) -> FloatArray:
    """Return the matrix (knots, knots) from values to second derivatives of a natural spline."""
    n, h = len(x), np.diff(x)
    left, right = np.eye(n), np.zeros((n, n))
    for i in range(1, n - 1):
        left[i, i - 1 : i + 2] = h[i - 1] / 6, (h[i - 1] + h[i]) / 3, h[i] / 6
        right[i, i - 1 : i + 2] = 1 / h[i - 1], -1 / h[i - 1] - 1 / h[i], 1 / h[i]
    return np.asarray(np.linalg.solve(left, right), dtype=np.float64)


def spline_weights(x: FloatArray, bends: FloatArray, speed: float) -> FloatArray:
    """Return what each knot's value weighs (columns,) in a cubic spline at a speed [m/s].

    `bends` (knots, columns) gives the second derivatives; columns past the knots weigh what else
    bends the curve.
    """
    i = int(np.clip(np.searchsorted(x, speed) - 1, 0, len(x) - 2))
    h = x[i + 1] - x[i]
    b = (speed - x[i]) / h
    a = 1.0 - b
    found = np.zeros(bends.shape[1])
    found[i], found[i + 1] = a, b
    curve = (a**3 - a) * bends[i] + (b**3 - b) * bends[i + 1]
    return np.asarray(found + curve * h * h / 6.0, dtype=np.float64)


def end_slope(x: FloatArray, bends: FloatArray, knot: int) -> FloatArray:
    """Return the weights (knots,) of a spline's slope at a knot [1/(m/s)], from below."""
    h = x[knot] - x[knot - 1]
    found = np.zeros(len(x))
    found[knot - 1], found[knot] = -1.0 / h, 1.0 / h
    return np.asarray(found + (bends[knot - 1] + 2.0 * bends[knot]) * h / 6.0)


def clamped_weights(x: FloatArray, speed: float) -> tuple[FloatArray, float]:
    """Return the weights (knots,) and that of the first knot's slope, of a spline free at its end.

    It starts with a given slope, so that it goes on smoothly from another curve.
    """
    n, h = len(x), np.diff(x)
    left, right = np.eye(n), np.zeros((n, n + 1))
    left[0, :2] = h[0] / 3, h[0] / 6
    right[0, [0, 1, n]] = -1 / h[0], 1 / h[0], -1.0
    for i in range(1, n - 1):
        left[i, i - 1 : i + 2] = h[i - 1] / 6, (h[i - 1] + h[i]) / 3, h[i] / 6
        right[i, i - 1 : i + 2] = 1 / h[i - 1], -1 / h[i - 1] - 1 / h[i], 1 / h[i]
    bends = np.asarray(np.linalg.solve(left, right), dtype=np.float64)
    whole = spline_weights(x, bends, speed)
    return whole[:n], float(whole[n])


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
        fast_force=read_only(np.stack([table["fast_force"][c] for c in columns], axis=-1)),
        force_spread=read_only(np.stack([table["force_spread"][c] for c in columns], axis=-1)),
        pressure=read_only(table["pressure"]["along"]),
        pressure_spread=table["pressure"]["spread"],
        step_rate=read_only(timing["step_rate"]),
        contact_time=read_only(timing["contact_time"]),
        contact_exponent=timing["exponents"]["contact"],
        slope_exponent=timing["exponents"]["slope"],
    )
