"""Split: how much of the energy of a run came from fat, for every one of a sample of people."""

from __future__ import annotations

import numpy as np

from runatomy.loads.fuel.fat_curve import fat_burning
from runatomy.loads.fuel.people import People
from runatomy.loads.heart.intensity import Intensity
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOJOULE, PER_MINUTE

# Hall (2008, Int J Obes 32:573): 39.5 MJ in a kilogram of fat, 17.6 of glycogen
FAT_ENERGY, CARBOHYDRATE_ENERGY = 39.5 * KILOJOULE, 17.6 * KILOJOULE  # [J/g]
BINS = 50  # of intensity, from 0 to 1; seconds of one bin are taken together


def fat_energy(
    whole_power: FloatArray,
    duration: FloatArray,
    intensity: Intensity,
    mass: float,
    sample: People,
) -> tuple[FloatArray, FloatArray]:
    """Return the energy of fat and the whole energy [J], each (people,).

    `whole_power` (running,) [W] holds rest; `duration` (running,) [s]; `mass` [kg]. Fat never
    gives more than there is; what is not fat is carbohydrate: protein is left out.
    """
    held = np.minimum((intensity.share * BINS).astype(np.int64), BINS - 1)
    columns = (np.ones_like(duration), whole_power, intensity.share, intensity.spread)
    table = np.array(
        [np.bincount(held, weights=duration * one, minlength=BINS) for one in columns],
        dtype=np.float64,
    )
    lasts, energy, share, spread = table[:, table[0] > 0.0]
    share, spread = share / lasts, spread / lasts
    real = np.clip(share * np.exp(sample.error * spread), 0.0, 1.0)
    rate = mass * sample.peak * fat_burning(real, sample.peak_at, sample.end)  # [g/min]
    whole = sample.cost * energy
    fat = np.minimum(rate * lasts * PER_MINUTE * FAT_ENERGY, whole)
    return fat.sum(axis=1), whole.sum(axis=1)
