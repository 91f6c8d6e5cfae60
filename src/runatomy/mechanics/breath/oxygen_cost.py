"""Oxygen cost of breathing: milliliters of oxygen that moving a liter of air takes.

At moderate breathing about 1.2 mL/L (Lorenzo & Babb 2012). At the hardest effort the muscles of
breathing take a tenth of all the oxygen: 10 +- 0.7 % (Aaron et al. 1992, J Appl Physiol
72:1818-1825), 9.4 +- 1.1 % in men and 13.8 +- 1.5 % in women (Dominelli et al. 2015, J Physiol
593:1965-1979), up to 17.4 +- 3.6 % by the model of O'Malley et al. (2026, Front Physiol).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from runatomy.mechanics.breath.from_oxygen import best_equivalent, equivalent_over_best
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_HEIGHT, Runner

NINETY = 1.645  # standard deviations that leave five percent on either side
_MODERATE = {"f": (1.17, 0.26), "m": (1.21, 0.42)}  # [mL/L] mean and spread between people
MODERATE_UNTIL = 0.5  # [-] of the largest ventilation up to which it is moderate; assumed
# [-] of the whole uptake at the hardest effort: usual, low, high
_AT_MOST = {"f": (0.138, 0.108, 0.174), "m": (0.094, 0.072, 0.174)}

EVIDENCE = Evidence(
    origin=Origin.MODELED,
    source="Lorenzo & Babb 2012 (moderate); Aaron et al. 1992 and Dominelli et al. 2015 (hardest)",
    note="Between half and all of the largest ventilation the cost is drawn as a straight line.",
)


class OxygenCost(NamedTuple):
    """Oxygen per liter of air, and the range it may lie in."""

    usual: FloatArray  # [mL/L] (time,)
    low: FloatArray  # [mL/L] (time,)
    high: FloatArray  # [mL/L] (time,)


def oxygen_cost(of_max: FloatArray, runner: Runner) -> OxygenCost:
    """Return the oxygen cost of a liter of air at a ventilation (time,) [-] over the largest.

    The cost at the hardest effort is the published share of the whole uptake over the air that
    goes with a liter of oxygen there.
    """
    height = runner.height or DEFAULT_HEIGHT
    most = equivalent_over_best(np.ones(1))[0] * best_equivalent(height, runner.age, runner.sex)
    mean, spread = _of(_MODERATE, runner.sex)
    moderate = (mean, mean - NINETY * spread, mean + NINETY * spread)
    hardest = (1e3 * share / most for share in _of(_AT_MOST, runner.sex))
    climb = np.clip((of_max - MODERATE_UNTIL) / (1.0 - MODERATE_UNTIL), 0.0, 1.0)
    lines = [a + (b - a) * climb for a, b in zip(moderate, hardest, strict=True)]
    return OxygenCost(*lines)


def _of(values: Mapping[str, tuple[float, ...]], sex: str | None) -> tuple[float, ...]:
    if sex is not None:
        return values[sex]
    return tuple(0.5 * (a + b) for a, b in zip(values["f"], values["m"], strict=True))
