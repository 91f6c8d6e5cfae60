"""Excitation: the nervous drive that an activation must have had, which is what EMG shows."""

from __future__ import annotations

import numpy as np

from runatomy.muscle.fibers import periodic_rate
from runatomy.terms.arrays import FloatArray

RISE = 0.015  # [s] time constant of activation (Thelen 2003; De Groote et al. 2016)
FALL = 0.060  # [s] time constant of deactivation (De Groote et al. 2016)


def excitation_of(activation: FloatArray, period: float) -> FloatArray:
    """Return the excitation [-] (frames, muscles) behind a periodic activation over a stride [s].

    First-order dynamics turned round: u = a + tau da/dt, tau longer the more active (rise) or the
    less active (fall) the muscle is (Thelen 2003, equations 1 and 2); kept within 0 and 1, since a
    static sharing may let go faster than any muscle can.
    """
    rate = periodic_rate(activation, period)
    pace = 0.5 + 1.5 * activation
    constant = np.where(rate > 0.0, RISE * pace, FALL / pace)
    return np.clip(activation + constant * rate, 0.0, 1.0)
