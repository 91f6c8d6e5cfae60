"""Clock: how a signal changes in time, over a stride that returns or a recording that ends."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from runatomy.terms.arrays import FloatArray
from runatomy.terms.low_pass import low_pass

HARMONICS = 5  # of the stride kept in a smooth signal
CUTOFF = 7.0  # [Hz] kept in a smooth signal of a recording: five harmonics of a usual stride
# Weights of the samples 1, 2 and 3 steps away in the sixth-order derivative (Fornberg 1988).
_STENCIL = (0.75, -0.15, 1.0 / 60.0)


class Clock(ABC):
    """When the frames of a motion were."""

    @abstractmethod
    def rate(self, values: FloatArray) -> FloatArray:
        """Return the time derivative of a signal sampled along its first axis."""

    @abstractmethod
    def smooth(self, values: FloatArray) -> FloatArray:
        """Return the slow part of a signal sampled along its first axis."""


@dataclass(frozen=True, slots=True)
class StrideClock(Clock):
    """A steady stride: after its last frame comes its first."""

    period: float  # [s]

    def rate(self, values: FloatArray) -> FloatArray:
        """Return the exact derivative of the periodic signal."""
        return periodic_rate(values, self.period)

    def smooth(self, values: FloatArray) -> FloatArray:
        """Return the first five harmonics."""
        return first_harmonics(values, HARMONICS)


@dataclass(frozen=True, slots=True)
class TrialClock(Clock):
    """A recording, or a piece of one: it begins and ends."""

    step: float  # [s] from frame to frame

    def rate(self, values: FloatArray) -> FloatArray:
        """Return the central difference of sixth order; of second order near the ends."""
        slope = np.gradient(values, self.step, axis=0) if len(values) > 1 else np.zeros_like(values)
        if len(values) > 6:
            slope[3:-3] = (
                sum(
                    weight * (values[3 + k : len(values) - 3 + k] - values[3 - k : -3 - k])
                    for k, weight in enumerate(_STENCIL, start=1)
                )
                / self.step
            )
        return slope

    def smooth(self, values: FloatArray) -> FloatArray:
        """Return what a zero-lag Butterworth low pass leaves."""
        return low_pass(values, 1.0 / self.step, CUTOFF)


def periodic_rate(values: FloatArray, period: float) -> FloatArray:
    """Return the time derivative of a periodic signal sampled evenly along its first axis."""
    count = len(values)
    spectrum = np.fft.rfft(values, axis=0)
    harmonic = np.arange(len(spectrum)) * (2j * np.pi / period)
    if count % 2 == 0:
        harmonic[-1] = 0.0
    shape = (-1,) + (1,) * (values.ndim - 1)
    return np.fft.irfft(spectrum * harmonic.reshape(shape), n=count, axis=0)


def periodic_low_pass(values: FloatArray, period: float, cutoff: float) -> FloatArray:
    """Return the periodic signal after a zero-lag fourth-order Butterworth low pass.

    Three decibels down at `cutoff` [Hz], as kinematics are usually filtered (Winter 2009, section
    3.4.4); applied to each harmonic, so that nothing begins or ends.
    """
    spectrum = np.fft.rfft(values, axis=0)
    above = np.arange(len(spectrum)) / (period * cutoff)
    gain = 1.0 / (1.0 + (np.sqrt(2.0) - 1.0) * above**4)
    shape = (-1,) + (1,) * (values.ndim - 1)
    return np.fft.irfft(spectrum * gain.reshape(shape), n=len(values), axis=0)


def first_harmonics(values: FloatArray, harmonics: int) -> FloatArray:
    """Return the periodic signal with only its first harmonics kept."""
    spectrum = np.fft.rfft(values, axis=0)
    spectrum[harmonics + 1 :] = 0.0
    return np.fft.irfft(spectrum, n=len(values), axis=0)
