"""Other runner: the same conditions run by somebody else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.strides.motion import Motion
from runatomy.strides.normal import normal_spread, normal_step_rate, normal_stride

RATE_SPREAD = 0.05  # [-] of step rate between people at one speed (Karamanidis 2005: 0.06-0.1)
RATE_LIMITS = (0.88, 1.12)  # [-] of the usual: what the grid surrounds


def other_stride(speed: float, slope: float, rng: np.random.Generator) -> Motion:
    """Return a drawn runner's stride at a speed [m/s] and slope [-]: step rate and angles."""
    usual = normal_step_rate(speed, slope)
    rate = usual * float(np.clip(1.0 + RATE_SPREAD * rng.standard_normal(), *RATE_LIMITS))
    return other_angles(normal_stride(speed, slope, rate), rng)


def other_angles(motion: Motion, rng: np.random.Generator) -> Motion:
    """Return the motion with each angle moved within the spread between runners.

    An offset and a swing of one and two waves a stride, together of the measured size.
    """
    spread = normal_spread(motion.speed, motion.slope, motion.step_rate).angles
    phase = 2.0 * np.pi * motion.phase
    angles = dict(motion.angles)
    for name in sorted({n.removesuffix("_l").removesuffix("_r") for n in angles}):
        sided = f"{name}_r" in angles
        size = float(np.mean(spread[f"{name}_r" if sided else name]))
        offset, a, b = rng.standard_normal(3) * np.array([0.8, 0.6, 0.6])
        even = name in ("pelvis_tilt", "lumbar_extension")
        targets = ((f"{name}_r", 0.0), (f"{name}_l", np.pi)) if sided else ((name, 0.0),)
        for target, shift in targets:
            at = (2 if even else 1) * (phase + shift)
            still = offset if sided or even else 0.0
            angles[target] = angles[target] + size * (still + a * np.cos(at) + b * np.sin(at))
    return replace(motion, angles=angles)
