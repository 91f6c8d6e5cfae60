"""Recruitment: which fibers an excitation calls on, slow ones first."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray


def recruited(slow_twitch: FloatArray, excitation: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the recruited slow and fast fibers [-], shares of all fibers (Bhargava et al. 2004).

    `slow_twitch` [-] (units,) of the muscle; `excitation` [-] (frames, units). The slow rise with
    a sine, the fast with one minus a cosine, all of both at full excitation.
    """
    quarter = 0.5 * np.pi * excitation
    slow = slow_twitch * np.sin(quarter)
    fast = (1.0 - slow_twitch) * (1.0 - np.cos(quarter))
    return np.asarray(slow), np.asarray(fast)


def recruited_slow_share(slow_twitch: FloatArray, excitation: FloatArray) -> FloatArray:
    """Return the slow fibers' share of the recruited ones [-]; 1 where nothing is excited."""
    slow, fast = recruited(slow_twitch, excitation)
    both = slow + fast
    return np.asarray(np.divide(slow, both, out=np.ones_like(both), where=both > 0.0))
