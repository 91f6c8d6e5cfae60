"""Takes: how one number is taken of every stride's curve."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from runatomy.analysis.trial.strides.curve_table import POINTS
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOMETER


class Timing(NamedTuple):
    """How long the strides of a table last, and when the foot leaves the ground."""

    duration: FloatArray  # [s] (strides,)
    toe_off: FloatArray  # [-] (strides,) share of the stride
    speed: FloatArray  # [m/s] (strides,) along the ground


Take = Callable[[FloatArray, Timing], FloatArray]  # (strides, names, 101) -> (strides, names)


def peak(curve: FloatArray, _: Timing) -> FloatArray:
    """Return the largest value."""
    return np.asarray(curve.max(axis=2))


def lowest(curve: FloatArray, _: Timing) -> FloatArray:
    """Return the smallest value."""
    return np.asarray(curve.min(axis=2))


def span(curve: FloatArray, _: Timing) -> FloatArray:
    """Return how far both lie apart."""
    return np.asarray(np.ptp(curve, axis=2))


def at_strike(curve: FloatArray, _: Timing) -> FloatArray:
    """Return the value at the foot strike."""
    return curve[:, :, 0]


def at_toe_off(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the value at the toe-off."""
    place = timing.toe_off * (POINTS - 1)
    low = np.clip(place.astype(np.int64), 0, POINTS - 2)
    rest = (place - low)[:, None]
    each = np.arange(len(curve))
    return np.asarray((1.0 - rest) * curve[each, :, low] + rest * curve[each, :, low + 1])


def peak_at(curve: FloatArray, _: Timing) -> FloatArray:
    """Return when the largest value is [% of the stride]."""
    return np.asarray(100.0 * curve.argmax(axis=2) / (POINTS - 1))


def mean(curve: FloatArray, _: Timing) -> FloatArray:
    """Return the mean over the stride."""
    return np.asarray((curve[:, :, 1:] + curve[:, :, :-1]).mean(axis=2) / 2.0)


def integral(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral over the stride's time."""
    return mean(curve, timing) * timing.duration[:, None]


def positive(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral of what is above zero."""
    return integral(np.maximum(curve, 0.0), timing)


def negative(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral of what is below zero, as a magnitude."""
    return integral(np.maximum(-curve, 0.0), timing)


def per_km(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral over all strides of one kilometer; NaN without a speed."""
    return integral(curve, timing) * _per_km(timing)[:, None]


def _per_km(timing: Timing) -> FloatArray:
    """Return how many strides make a kilometer (strides,); NaN without a speed."""
    way = np.where(timing.speed > 0.0, timing.speed * timing.duration, np.nan)
    return np.asarray(KILOMETER / way)


def in_stance(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral from the foot strike to the toe-off."""
    return _until(curve, timing, timing.toe_off)


def in_stance_per_km(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return that of all strides of one kilometer; NaN without a speed."""
    return in_stance(curve, timing) * _per_km(timing)[:, None]


def stored(curve: FloatArray, _: Timing) -> FloatArray:
    """Return all that a store takes in over the stride."""
    return np.asarray(np.maximum(np.diff(curve, axis=2), 0.0).sum(axis=2))


def returned(curve: FloatArray, _: Timing) -> FloatArray:
    """Return all that it gives back."""
    return np.asarray(np.maximum(-np.diff(curve, axis=2), 0.0).sum(axis=2))


def early(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral over the first half of the contact."""
    return _until(curve, timing, 0.5 * timing.toe_off)


def late(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral over the second half of the contact, to the middle of the swing.

    Filtered forces end a little after the toe-off, and begin before the next strike.
    """
    end = _until(curve, timing, 0.5 + 0.5 * timing.toe_off)
    return np.asarray(end - early(curve, timing))


def _until(curve: FloatArray, timing: Timing, phase: FloatArray) -> FloatArray:
    """Return the integral from foot strike to a phase [-] (strides,)."""
    rise = 0.5 * (curve[:, :, 1:] + curve[:, :, :-1]) / (POINTS - 1)
    whole = np.concatenate([np.zeros_like(curve[:, :, :1]), rise.cumsum(axis=2)], axis=2)
    there = at_toe_off(whole, timing._replace(toe_off=phase))
    return np.asarray(there * timing.duration[:, None])


def contact(curve: FloatArray, timing: Timing) -> FloatArray:
    """Return the integral over the whole contact."""
    return early(curve, timing) + late(curve, timing)


def upward(take: Take) -> Take:
    """Return a way applied to what is above zero alone."""
    return lambda curve, timing: take(np.maximum(curve, 0.0), timing)


def downward(take: Take) -> Take:
    """Return a way applied to what is below zero alone, as a magnitude."""
    return lambda curve, timing: take(np.maximum(-curve, 0.0), timing)
