"""Parameters: what the model of recovery holds of people at large, and how it came by it.

`tools/fit_recovery.py` prints the tables from the atlas that ships; a test compares them. Loss is
the negative logarithm of the strength that is left, so losses of several runs add up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from runatomy.loads.recovery.rates import NINETY, PersonalRates
from runatomy.loads.recovery.session import GROUPS
from runatomy.terms.arrays import FloatArray, read_only

# [W/kg] of the runner, both sides, at 2.78 m/s on the level, in the order of GROUPS
EASY_ENERGY: FloatArray = read_only(
    [1.12, 0.8177, 1.754, 1.887, 0.262, 0.06232, 1.137, 0.7738, 0.555, 0.9303, 0.4111]
)  # fmt: skip
EASY_BRAKING: FloatArray = read_only(
    [1.661, 0.6563, 0.3394, 0.5446, 0.1363, 0.04335, 0.3816, 0.2483, 0.1746, 0.3861, 0.3944]
)
# [kg/J] loss for each J/kg of unusual braking work, fitted where the loss after a descent was
# measured (Maeo et al. 2017); the quadriceps' stands in for the others.
FITTED = {"quadriceps": 2.671e-05, "calves": 1.478e-04}
MEASURED = tuple(FITTED)
UNUSUAL_LOSS: FloatArray = read_only([FITTED.get(name, FITTED["quadriceps"]) for name in GROUPS])
# [kg/J] loss for each J/kg of level braking work above habit: a marathon in 3:36 after a longest
# run of 20 km is forgotten by the quadriceps after four days (3 to 7: Takayama et al. 2017)
ORDINARY_LOSS = 1.247e-05
TIRED_BY_AN_HOUR = 0.05  # [-] loss right after one easy hour; assumed, from half to double
PROTECTED = 0.027  # [-] earlier loss that gives two thirds of all protection: an eighth of the
# walk that cost 19.2 % was enough to lessen it a week later (Maeo et al. 2017, PLoS One 12)

# Errors of strength tests, 3.1 to 7.4 % (Isokinet Exerc Sci, IES-130522), and Maeo's least loss
# draw the lines between the words.
FRESH, WORKING, TIRED = (-math.log1p(-loss) for loss in (0.031, 0.074, 0.14))

SORENESS_PER_LOSS = 8.1 / -math.log1p(-0.192)  # [0 to 10] 81 of 100 mm where 19.2 % were lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One reading of the parameters: the usual one, or the light or heavy end of them."""

    sensitivity: float  # [-]
    slowness: float  # [-]
    protection: float  # [-] most that earlier runs can take off the loss of unusual braking
    habit: float  # [s] of easy running a day that unknown weeks are taken to have held
    tiredness: float  # [-] over the usual tiredness right after an hour
    unmeasured: float  # [-] over the usual loss, of groups nobody measured


UNMEASURED_DOUBT = 2.0  # times as much or as little, of groups nobody measured; assumed


def settings(rates: PersonalRates) -> tuple[Setting, Setting, Setting]:
    """Return the usual setting, the one of least and the one of most loss.

    Sensitivity and slowness go together to where nine in ten people lie between the two ends.
    Protection: strength loss was less after the second of two equal descents three weeks apart
    (Khassetarash et al. 2022), by how much we could not read; creatine kinase rose 0.19 to 0.23
    times as much (Byrnes et al. 1985), so 80 % is the most.
    """
    both = NINETY / math.sqrt(2.0)  # two independent doubts, each going part of the way
    s, r = (math.exp(both * sd) for sd in (rates.sensitivity_sd, rates.slowness_sd))
    doubt = UNMEASURED_DOUBT
    return (
        Setting(sensitivity=rates.sensitivity, slowness=rates.slowness, protection=0.5,
                habit=3600.0, tiredness=1.0, unmeasured=1.0),
        Setting(sensitivity=rates.sensitivity / s, slowness=rates.slowness / r, protection=0.8,
                habit=7200.0, tiredness=0.5, unmeasured=1.0 / doubt),
        Setting(sensitivity=rates.sensitivity * s, slowness=rates.slowness * r, protection=0.3,
                habit=0.0, tiredness=2.0, unmeasured=doubt),
    )  # fmt: skip


def doubt_of_groups(setting: Setting) -> FloatArray:
    """Return what the setting makes of each group's loss from braking [-] (GROUPS,)."""
    return np.array([1.0 if name in MEASURED else setting.unmeasured for name in GROUPS])
