"""FatCurve: how fat burning rises and falls with intensity.

It peaks at half to two thirds of the maximal oxygen uptake (Achten & Jeukendrup 2003: 62.5 +- 9.8 %
in 55 trained men cycling, Int J Sports Med 24:603; Randell et al. 2017: 49.3 +- 14.8 % in 1,121
athletes running, Med Sci Sports Exerc 49:133) and ends near 86 % (Peric et al. 2016: 87.6 % in
athletes, 85.3 % in others, running, Sports Med Open 2:35; Achten & Jeukendrup: 86.1 +- 6.8 %).
Between them a quarter of a sine on either side stands in, after the sine of Cheneviere et al.
(2009, Med Sci Sports Exerc 41:1615); each side as wide as it must, as running is not symmetric.
"""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray

PEAK_AT, PEAK_AT_SPREAD = 0.493, 0.148  # [-] of maximal oxygen uptake (Randell et al. 2017)
PEAK_AT_LEAST, PEAK_AT_MOST = 0.226, 0.888  # [-] the extremes they saw
END, END_SPREAD = 0.864, 0.068  # [-] mean of Peric et al. 2016; spread of Achten & Jeukendrup 2003
NARROWEST = 0.05  # [-] of maximal uptake at least from peak to end; assumed


def fat_burning(share: FloatArray, peak_at: FloatArray, end: FloatArray) -> FloatArray:
    """Return fat burning over its peak [-] at a share [-] of the maximal oxygen uptake.

    All three broadcast together; 0 at rest, 1 at `peak_at`, 0 from `end` on. `end` is taken at
    least `NARROWEST` behind the peak.
    """
    rising = np.clip(share / peak_at, 0.0, 1.0)
    falling = np.clip((share - peak_at) / np.maximum(end - peak_at, NARROWEST), 0.0, 1.0)
    return np.asarray(np.sin(0.5 * np.pi * rising) * np.cos(0.5 * np.pi * falling))
