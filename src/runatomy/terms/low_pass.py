"""A low pass without lag: what a Butterworth filter run forward and backward leaves."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray


def low_pass(values: FloatArray, rate: float, cutoff: float) -> FloatArray:
    """Return the values after a second-order Butterworth low pass, forward and backward.

    values: (time, ...) without NaN, any unit; rate: samples per second; cutoff [Hz]. Fourth order
    over both passes and without lag; amplitude is halved at the cutoff, which is not raised for the
    second pass. Both ends are carried on by their point reflection, so that the first and the last
    value stay. A cutoff at or above half the rate changes nothing, nor do fewer than three samples.
    Source: Winter (2009), Biomechanics and Motor Control of Human Movement, section 3.4.4.
    """
    count = values.shape[0]
    if count < 3 or cutoff >= 0.5 * rate:
        return np.array(values, dtype=np.float64)
    share = np.linspace(0.0, 1.0, count).reshape(-1, *[1] * (values.ndim - 1))
    line = values[:1] + share * (values[-1:] - values[:1])
    # Without the line from end to end, the reflections repeat for ever: one period is exact.
    rest = values - line
    period = np.concatenate([rest, -rest[-2:0:-1]])
    spectrum = np.fft.rfft(period, axis=0)
    gain = _gain(period.shape[0], rate, cutoff).reshape(-1, *[1] * (values.ndim - 1))
    return line + np.fft.irfft(spectrum * gain, period.shape[0], axis=0)[:count]


def _gain(size: int, rate: float, cutoff: float) -> FloatArray:
    """Squared gain of the second-order filter at every frequency of the transform."""
    frequency = np.fft.rfftfreq(size, 1.0 / rate)
    # The bilinear transform bends the frequency axis; the tangent is what a digital filter has.
    bent = np.tan(np.pi * np.minimum(frequency / rate, 0.5 - 1e-9)) / np.tan(np.pi * cutoff / rate)
    gain: FloatArray = 1.0 / (1.0 + bent**4)
    return gain
