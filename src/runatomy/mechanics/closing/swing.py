"""Swing: how trunk and arms share the angular momentum that the legs leave over.

Each of them moves as little as it can, counted in standard deviations between runners: what a
residual moment asks for is shared so that the sum of squares of these is least. Arms swing counter
to legs because that is the cheapest way.
"""

from __future__ import annotations

import numpy as np

from runatomy.body.coordinates import INDEX
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE

PROBE = 0.02  # [rad] by which a part is moved to see what it does
LIMIT = 6.0 * DEGREE  # largest change of swing that a part takes up in a round
# Standard deviation between runners [rad]: trunk and arms of three runners (see the normal
# stride's coefficients); a part of the right side stands for both.
SPREAD = {
    "lumbar_extension": 3.0 * DEGREE,
    "lumbar_bending": 2.9 * DEGREE,
    "lumbar_rotation": 5.2 * DEGREE,
    "arm_flex_r": 11.7 * DEGREE,
    "arm_add_r": 3.7 * DEGREE,
}
SWINGS = (  # which residual, who may do something about it, and at which harmonics
    ("pelvis_tilt", ("lumbar_extension", "arm_flex_r"), (2, 4, 6)),
    ("pelvis_list", ("lumbar_bending", "arm_add_r"), (1, 3, 5, 7)),
    ("pelvis_rotation", ("lumbar_rotation", "arm_flex_r"), (1, 3, 5)),
)


def swing_wave(name: str, count: int, harmonics: tuple[int, ...]) -> FloatArray:
    """Return the probe's change [rad] (frames, coordinates) of one part, both sides in turn."""
    phase = 2.0 * np.pi * np.arange(count) / count
    waves = np.exp(1j * np.outer(phase, harmonics)) @ np.full(len(harmonics), PROBE)
    return _both_sides(name, waves.real)


def shared_swings(
    residual: np.ndarray, answers: np.ndarray, members: tuple[str, ...], harmonics: tuple[int, ...]
) -> FloatArray:
    """Return the change [rad] (frames, coordinates) that takes a residual away.

    `residual` (frequencies,) is the spectrum of the moment left at the pelvis, `answers` (members,
    frequencies) what the probe of each member changed in it.
    """
    count = 2 * (len(residual) - 1)
    phase = 2.0 * np.pi * np.arange(count) / count
    spread = np.array([SPREAD[name] for name in members])
    total = np.zeros((count, len(INDEX)))
    for h in harmonics:
        gain = answers[:, h] / (PROBE * count / 2.0)
        share = spread**2 * gain.conj() / np.sum(np.abs(spread * gain) ** 2)
        for name, swing in zip(members, -residual[h] * share * 2.0 / count, strict=True):
            limited = swing * min(1.0, LIMIT / max(abs(swing), 1e-12))
            total += _both_sides(name, (limited * np.exp(1j * h * phase)).real)
    return total


def _both_sides(name: str, wave: FloatArray) -> FloatArray:
    """Return the wave (frames,) put on a coordinate, half a stride later on the other side."""
    found = np.zeros((len(wave), len(INDEX)))
    found[:, INDEX[name]] = wave
    if name.endswith("_r"):
        found[:, INDEX[name[:-2] + "_l"]] = np.roll(wave, len(wave) // 2)
    return found
