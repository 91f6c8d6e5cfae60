"""Fit the model of recovery to what was published, with the atlas that ships.

Run: python tools/fit_recovery.py  (a second)

It prints the tables of `runatomy/loads/recovery/parameters.py`; a test compares them. Anchors:
Maeo et al. (2017, Sci Rep 7:5769): 45 min down 15 % took 14 to 17 % of the knee extensors' and 6 to
8 % of the calves' strength 24 to 48 h later. Their speed, "maximal tolerable", is not known to us:
3 m/s is assumed (2.5 m/s would ask 0.7 times as much of the quadriceps, so raise the coefficient).
Takayama et al. (2017): a marathon in 3:36 after which legs are back within 3 to 7 days.
"""

from __future__ import annotations

import math

import numpy as np

from runatomy.analysis.explanation import explain
from runatomy.loads.recovery.rates import SENSITIVITY_SD
from runatomy.loads.recovery.session import GROUPS
from runatomy.loads.recovery.time_course import DAMAGE_HOURS, DAMAGE_SHAPE, damage_left
from runatomy.mechanics.atlas import Atlas, load_atlas
from runatomy.mechanics.run.names import group_table
from runatomy.strides.normal import normal_step_rate
from runatomy.terms.runner import Runner

MASS = 70.0  # [kg] of the runner whose energies are divided by it again
EASY, MARATHON_TIME, MARATHON = 2.78, 12980.0, 42195.0  # [m/s], [s], [m]
DESCENT = (3.0, -0.15, 45 * 60.0)  # [m/s], [-], [s]
LOST = {"quadriceps": (0.14, 0.17), "calves": (0.06, 0.08)}
LONGEST = 20e3  # [m] longest easy run before the marathon
FRESH_AGAIN = 96.0  # [h]
FRESH = -math.log1p(-0.031)


def powers(
    atlas: Atlas, name: str, speed: float, slope: float = 0.0, rate: float | None = None
) -> np.ndarray:
    """Return a power of the atlas [W/kg] (GROUPS,) of its reference runner, at the usual rate."""
    at = [np.array([x]) for x in (speed, slope, rate or normal_step_rate(speed, slope))]
    muscles = atlas.nodes(*at).interpolate(atlas.table(name))[0].astype(float)
    return (muscles @ group_table(atlas.muscles))[: len(GROUPS)]


def _energy(atlas: Atlas) -> np.ndarray:
    """Return the net metabolic power [W/kg] (GROUPS,) at the easy pace, breathing's with it."""
    found = explain(EASY, runner=Runner(mass=MASS, height=1.75), atlas=atlas)
    joule = {load.name: load.energy_J for load in found.groups}
    return np.array([joule[name] for name in GROUPS]) / MASS * EASY / 1000.0


def tables(atlas: Atlas) -> dict[str, np.ndarray | float]:
    """Return the fitted parameters by name."""
    easy = powers(atlas, "negative_power", EASY)
    speed, slope, time = DESCENT
    # As a session counts it: over the level at the same speed and step rate.
    rate = normal_step_rate(speed, slope)
    level = powers(atlas, "negative_power", speed, 0.0, rate)
    unusual = time * np.maximum(powers(atlas, "negative_power", speed, slope) - level, 0.0)
    held = np.exp(np.log(damage_left(np.array([24.0, 48.0]))).mean())
    fitted = {
        name: -math.log1p(-sum(lost) / 2.0) / held / unusual[GROUPS.index(name)]
        for name, lost in LOST.items()
    }
    coefficient = np.full(len(GROUPS), fitted["quadriceps"])
    for name, value in fitted.items():
        coefficient[GROUPS.index(name)] = value
    pace = powers(atlas, "negative_power", MARATHON / MARATHON_TIME)
    above = MARATHON_TIME * pace - LONGEST / EASY * easy
    loss = FRESH * math.exp((FRESH_AGAIN / DAMAGE_HOURS) ** DAMAGE_SHAPE)
    return {
        "EASY_ENERGY": _energy(atlas),
        "EASY_BRAKING": easy,
        "UNUSUAL_LOSS": coefficient,
        "ORDINARY_LOSS": loss / above[GROUPS.index("quadriceps")],
    }


def main() -> None:
    """Print the tables."""
    for name, value in tables(load_atlas()).items():
        figures = np.atleast_1d(value)
        print(f"{name}: {', '.join(f'{figure:.4g}' for figure in figures)}")
    print(f"people differ by a factor of {math.exp(SENSITIVITY_SD):.2f} (one deviation)")


if __name__ == "__main__":
    main()
