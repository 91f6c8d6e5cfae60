"""A low pass without lag: what a Butterworth filter run forward and backward leaves."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

SWINGS = 4.0  # periods of the cutoff after which the filter feels less than a millionth


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
    # Without the line from end to end, the reflections repeat for ever, and one period is exact. Of
    # a long signal only as much is reflected as the filter still feels.
    rest = values - line
    reach = int(np.ceil(SWINGS * rate / cutoff))
    if count <= 2 * (reach + 1):
        before, longer = 0, np.concatenate([rest, -rest[-2:0:-1]])
        size = longer.shape[0]
    else:
        before = reach
        longer = np.concatenate([-rest[reach:0:-1], rest, -rest[-2 : -reach - 2 : -1]])
        size = _easy_size(longer.shape[0])
    spectrum = np.fft.rfft(longer, size, axis=0)
    gain = _gain(size, rate, cutoff).reshape(-1, *[1] * (values.ndim - 1))
    smooth = np.fft.irfft(spectrum * gain, size, axis=0)[before : before + count]
    return np.asarray(line + smooth)


def _easy_size(count: int) -> int:
    """Return the next length of small prime factors, which the transform likes."""
    best = 1 << (count - 1).bit_length()
    for odd in (3, 5, 9, 15, 25, 27, 45, 75):
        if odd < best:
            best = min(best, odd << max((-(-count // odd) - 1).bit_length(), 0))
    return best


def _gain(size: int, rate: float, cutoff: float) -> FloatArray:
    """Squared gain of the second-order filter at every frequency of the transform."""
    frequency = np.fft.rfftfreq(size, 1.0 / rate)
    # The bilinear transform bends the frequency axis; the tangent is what a digital filter has.
    bent = np.tan(np.pi * np.minimum(frequency / rate, 0.5 - 1e-9)) / np.tan(np.pi * cutoff / rate)
    gain: FloatArray = 1.0 / (1.0 + bent**4)
    return gain
