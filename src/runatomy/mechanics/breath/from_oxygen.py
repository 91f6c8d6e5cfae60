"""Ventilation from the energy of running: oxygen taken up, and liters of air per liter of it.

Ventilation grows exponentially with oxygen uptake and is most efficient at 44.3 +- 4.0 % of the
maximal uptake ("Pulmonary ventilation in relation to oxygen uptake and carbon dioxide production
during incremental load work", 1984); how efficient it is there follows Sun et al. (2012).
"""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.breath.lungs import adult_age
from runatomy.mechanics.breath.ventilation import Ventilation, spread_ventilation
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner, Sex
from runatomy.terms.units import CENTIMETER, KILOJOULE, PER_MINUTE

EXCHANGE_RATIO = 0.9  # [-] carbon dioxide out per oxygen in; assumed, 0.8 to 1.0 moves it by 2 %
# Peronnet & Massicotte (1991): 16.89 kJ per liter of oxygen, 4.84 per liter of carbon dioxide
JOULE_PER_LITER = (16.89 + 4.84 * EXCHANGE_RATIO) * KILOJOULE  # [J/L] of oxygen
RESTING = 3.5e-3  # [L/min/kg] oxygen at rest (American College of Sports Medicine)
BEST_EFFORT, BEST_SPREAD = 0.443, 0.040 / 0.443  # [-] of maximal uptake, and its spread
# Sun et al. (2012, Eur J Appl Physiol 112:919-928): best milliliters of oxygen per liter of air
_BEST = {"f": 39.16, "m": 42.18}
BEST_PER_YEAR, BEST_PER_CM = -0.189, 0.036
PLATEAU_SPREAD = 4.4 / 42.6  # [-] between endurance athletes (4.2 of 44.2, 4.8 of 41.0 mL/L)
# Loe et al. (2013, PLoS ONE 8:e64319), running: at 20 to 29 years, less 3.5 in every decade
_MAXIMAL = {"f": 43.0e-3, "m": 54.4e-3}  # [L/min/kg]
MAXIMAL_LOSS, MAXIMAL_SPREAD = 3.5e-3, 0.17  # [L/min/kg] per decade; [-] between people
HEART_SPREAD = 0.10  # [-] of an uptake told from heart rate; assumed
UPTAKE_SPREAD = 0.08  # [-] of the cost between runners (Minetti et al. 2002: 0.07) and of the above
SUSTAINED = 0.85  # [-] of maximal uptake that half of a run stays below; assumed
LEAST_EFFORT = 0.5  # [-] of the reserve below which heart rate tells the maximum too poorly


def oxygen_uptake(net_power: FloatArray, mass: float) -> FloatArray:
    """Return the oxygen taken up [L/min] at this net metabolic power [W] of a runner [kg]."""
    return np.asarray(net_power / PER_MINUTE / JOULE_PER_LITER + RESTING * mass)


def share_of_reserve(heart_rate_bpm: FloatArray, resting_bpm: float, max_bpm: float) -> FloatArray:
    """Return how much of the reserve of oxygen uptake [-] a heart rate (time,) [1/min] tells.

    Swain et al. (1998), treadmill: the share of the heart rate's reserve is 1.5 % plus 1.03 times
    that of the uptake's.
    """
    share = (heart_rate_bpm - resting_bpm) / (max_bpm - resting_bpm)
    return np.asarray(np.clip((share - 0.015) / 1.03, 0.0, 1.0))


def maximal_uptake(oxygen: FloatArray, reserve: FloatArray, mass: float) -> float:
    """Return the maximal oxygen uptake [L/min] that heart rate and cost tell together.

    `oxygen` (time,) [L/min] and `reserve` (time,) [-] of `share_of_reserve`; the median over the
    seconds above half the reserve, NaN where there are none.
    """
    resting = RESTING * mass
    hard = (reserve >= LEAST_EFFORT) & np.isfinite(oxygen)
    if not hard.any():
        return float("nan")
    return float(np.median(resting + (oxygen[hard] - resting) / reserve[hard]))


def usual_maximal_uptake(mass: float, age: float | None = None, sex: Sex | None = None) -> float:
    """Return the usual maximal oxygen uptake [L/min] of age, sex and mass (Loe et al. 2013)."""
    decades = max(adult_age(age) - 25.0, 0.0) / 10.0
    return mass * (_of(_MAXIMAL, sex) - MAXIMAL_LOSS * decades)


def best_equivalent(height: float, age: float | None = None, sex: Sex | None = None) -> float:
    """Return the fewest liters of air per liter of oxygen [-] (Sun et al. 2012)."""
    per_cm = BEST_PER_CM * height / CENTIMETER
    return 1e3 / (_of(_BEST, sex) + BEST_PER_YEAR * adult_age(age) + per_cm)


def equivalent_over_best(effort: FloatArray) -> FloatArray:
    """Return liters of air per liter of oxygen over their fewest [-] at an effort [-] of maximal.

    The exponential law whose ratio is least, 1, at 44.3 % of the maximal uptake.
    """
    relative = effort / BEST_EFFORT
    return np.asarray(np.exp(relative - 1.0) / relative)


def ventilation_by_oxygen(
    oxygen: FloatArray, runner: Runner, maximal: float = float("nan")
) -> Ventilation:
    """Return the ventilation from oxygen uptake (time,) [L/min].

    `maximal` [L/min] is the runner's own maximal uptake (`maximal_uptake`). Where NaN, it is the
    usual one of age and sex, or as much more as half of the run asks for.
    """
    known = np.isfinite(maximal)
    mass, height = runner.mass or DEFAULT_MASS, runner.height or DEFAULT_HEIGHT
    largest = maximal if known else _largest(oxygen, mass, runner)
    effort = np.clip(oxygen / largest, 0.1, 1.0)
    fewest = best_equivalent(height, runner.age, runner.sex)
    lean = effort / BEST_EFFORT - 1.0  # by how much a changed effort changes the answer
    doubt = np.hypot(HEART_SPREAD if known else MAXIMAL_SPREAD, BEST_SPREAD)
    spread = np.sqrt(PLATEAU_SPREAD**2 + UPTAKE_SPREAD**2 + (lean * doubt) ** 2)
    evidence = Evidence(
        origin=Origin.MODELED if known else Origin.ASSUMED,
        source="From the energy of running, with air per oxygen by effort (a study of 1984, "
        "'Pulmonary ventilation in relation to oxygen uptake') and Sun et al. 2012",
        note="Effort from heart rate." if known else "Maximal uptake is the usual of age and sex.",
    )
    lpm = oxygen * fewest * equivalent_over_best(effort)
    return spread_ventilation(lpm, spread, np.exp((effort - 1.0) / BEST_EFFORT), evidence)


def _largest(oxygen: FloatArray, mass: float, runner: Runner) -> float:
    """Return the maximal uptake [L/min] where nothing but the run tells of it."""
    usual = usual_maximal_uptake(mass, runner.age, runner.sex)
    known = oxygen[np.isfinite(oxygen)]
    return max(usual, float(np.median(known)) / SUSTAINED) if known.size else usual


def _of(values: dict[str, float], sex: Sex | None) -> float:
    return 0.5 * (values["f"] + values["m"]) if sex is None else values[sex]
