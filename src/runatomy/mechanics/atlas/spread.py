"""Spread: strides of other runners with other muscles, for the range of every share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas.node import solve_node
from runatomy.mechanics.sharing.musculature import Part
from runatomy.strides.motion import Motion
from runatomy.strides.normal import normal_spread, normal_step_rate, normal_stride
from runatomy.terms.arrays import FloatArray

SAMPLES = 16
STRENGTH_SPREAD = 0.20  # [-] between people of one size, muscle by muscle; assumed
RATE_SPREAD = 0.05  # [-] of step rate between people at one speed (Karamanidis 2005: 0.06-0.1)


def sample_ratios(
    body: BodyModel, parts: tuple[Part, ...], speed: float, slope: float, seed: int
) -> FloatArray:
    """Return energy shares of sampled runners over the usual share (samples, muscles).

    Angles are drawn from the spread between runners, strength and step rate from theirs.
    """
    usual = normal_step_rate(speed, slope)
    base = solve_node(body, normal_stride(speed, slope, usual), parts)["energy_share"]
    rng = np.random.default_rng(seed)
    ratios = np.empty((SAMPLES, len(base)))
    for i in range(SAMPLES):
        rate = usual * float(np.clip(1.0 + RATE_SPREAD * rng.standard_normal(), 0.88, 1.12))
        motion = _other_runner(normal_stride(speed, slope, rate), rng)
        stronger = tuple(_other_strength(part, rng) for part in parts)
        ratios[i] = solve_node(body, motion, stronger)["energy_share"] / base
    return ratios


def _other_runner(motion: Motion, rng: np.random.Generator) -> Motion:
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


def _other_strength(part: Part, rng: np.random.Generator) -> Part:
    """Return the part with each muscle's strength drawn anew."""
    factor = np.exp(STRENGTH_SPREAD * rng.standard_normal(len(part.drives)))[part.drive]
    return replace(part, units=replace(part.units, max_force=part.units.max_force * factor))
