"""People: a fixed sample of runners who burn fat as differently as those who were measured."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from runatomy.loads.fuel.fat_curve import (
    END,
    END_SPREAD,
    PEAK_AT,
    PEAK_AT_LEAST,
    PEAK_AT_MOST,
    PEAK_AT_SPREAD,
)
from runatomy.mechanics.breath.from_oxygen import UPTAKE_SPREAD
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.runner import Sex

COUNT = 256  # of people in the sample
SEED = 1891  # any: the sample is the same on every machine and in every run
# Randell et al. (2017): grams per minute over the kilograms of fat-free mass, women and men; the
# spread of 0.59 +- 0.18 (0.17 to 1.27) g/min over its mean
PEAK: dict[Sex, float] = {"f": 11.0e-3, "m": 10.0e-3}  # [g/min/kg]
PEAK_SPREAD, PEAK_LEAST, PEAK_MOST = 0.18 / 0.59, 0.17 / 0.59, 1.27 / 0.59  # [-]
# [-] of the mass that is not fat, and its spread; assumed: with it Randell's 0.61 g/min of men and
# 0.50 g/min of women come of men of 72 and women of 61 kg
LEAN: dict[Sex, float] = {"f": 0.75, "m": 0.85}
LEAN_SPREAD = 0.05


class People(NamedTuple):
    """A fixed sample of runners, all (people, 1)."""

    peak_at: FloatArray  # [-] of maximal oxygen uptake, where fat burning is fastest
    end: FloatArray  # [-] where it ends
    peak: FloatArray  # [g/min/kg] of body mass, at its fastest
    error: FloatArray  # [-] standard deviations by which the intensity is off
    cost: FloatArray  # [-] of the usual energy of running, 1 on average


@cache
def people(sex: Sex | None) -> People:
    """Return the sample of a sex, or of both halves where nobody says.

    Peak, place and end are drawn one by one: their correlation was reported, not its size.
    """
    draw = np.random.default_rng(SEED).standard_normal((6, COUNT // 2))
    place, end, peak, lean, error, cost = (
        np.concatenate([column, -column])[:, None] for column in draw
    )
    burn = np.clip(1.0 + PEAK_SPREAD * peak, PEAK_LEAST, PEAK_MOST)
    women = np.full((COUNT, 1), sex == "f") if sex else (np.arange(COUNT) % 2 == 0)[:, None]
    each = np.where(women, PEAK["f"], PEAK["m"])
    kept = np.where(women, LEAN["f"], LEAN["m"]) + LEAN_SPREAD * lean
    found = (
        np.clip(PEAK_AT + PEAK_AT_SPREAD * place, PEAK_AT_LEAST, PEAK_AT_MOST),
        END + END_SPREAD * end,
        burn * each * kept,
        error,
        1.0 + UPTAKE_SPREAD * cost,
    )
    return People(*(read_only(one) for one in found))
