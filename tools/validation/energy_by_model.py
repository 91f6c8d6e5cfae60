"""Energy by model: the cost of running as three muscle models have it, point by point.

Run: python -m tools.validation.energy_by_model
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence

import numpy as np
from tools.validation.solved import Strides

from runatomy.body.paths import muscle_paths
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.energy_account import STANDING_POWER, EnergyAccount, energy_account
from runatomy.mechanics.from_motion import CUTOFF
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.muscle.clock import StrideClock, periodic_low_pass
from runatomy.muscle.energy import MODELS, EnergyRates
from runatomy.muscle.hill import active_force_length

KIPP = ((8.0 / 3.6, 9.28), (18.0 / 3.6, 21.44))  # [m/s], [W/kg] gross (Kipp et al. 2018, abstract)
SPEEDS = (2.22, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0)  # [m/s]
SLOPES = (-0.20, -0.15, -0.10, -0.05, 0.0, 0.05, 0.10, 0.15, 0.20)  # [-]
HILL_SPEED = 3.0  # [m/s] the polynomial knows no speed
SPRINGS = ("soleus", "gasmed", "gaslat", "vaslat", "recfem", "semimem", "psoas")  # elements


def kipp_gross(speed: float) -> float:
    """Return the measured gross metabolic rate [W/kg]: per meter it is 4.18 to 4.29 J/kg, so the
    speeds between [m/s] are taken from the straight line between the two costs."""
    speeds, costs = zip(*((v, rate / v) for v, rate in KIPP), strict=True)
    return speed * float(np.interp(speed, speeds, costs))


def unit_rates(part: Part, solution: PartSolution, model: str) -> EnergyRates:
    """Return heat and work of each unit of a solved part [W] (frames, units) by one of `MODELS`.

    The active force is what the fibers' state lets the activation give, which stands for
    excitation too.
    """
    units, fibers = part.units, solution.fibers
    active = solution.activation[:, part.drive]
    force = active * fibers.capacity / np.maximum(fibers.cosine, 1e-6)
    speed = fibers.velocity * units.max_velocity * units.optimal_fiber_length
    isometric = active * units.max_force * active_force_length(fibers.length)
    return MODELS[model](units, active, force, fibers.length, speed, isometric)


class Costs:
    """Net metabolic rates of the reference runner by condition and model."""

    def __init__(self, strides: Strides) -> None:
        self.strides = strides
        self.rates = functools.cache(self._rates)

    def solutions(self, speed: float, slope: float = 0.0) -> list[tuple[Part, PartSolution]]:
        """Return each part of the body with its muscles' solution."""
        steady = self.strides.closed(speed, slope).steady
        paths = muscle_paths(self.strides.body, steady.pose)
        period = steady.motion.stride_time
        clock = StrideClock(period)
        force = periodic_low_pass(steady.dynamics.force, period, CUTOFF)
        return [(p, solve_part(p, paths, force[:, p.columns], clock)) for p in self.strides.parts]

    def account(self, speed: float, slope: float = 0.0) -> EnergyAccount:
        """Return the stride's energy account, by the shipped model."""
        return energy_account(self.strides.solved(speed, slope).mechanics)

    def to_kipp(self, model: str, speed: float) -> float:
        """Return emergent over measured gross metabolic rate [-] on the level."""
        return (self.rates(speed)[model] + STANDING_POWER) / kipp_gross(speed)

    def to_minetti(self, model: str, slope: float) -> float:
        """Return emergent over measured net cost [-] on a slope."""
        measured = float(running_cost(np.array(slope))) * HILL_SPEED
        return self.rates(HILL_SPEED, slope)[model] / measured

    def _rates(self, speed: float, slope: float = 0.0) -> dict[str, float]:
        """Return the muscles' net metabolic rate [W/kg] by each model."""
        parts = self.solutions(speed, slope)
        return {
            model: sum(float(unit_rates(*p, model).total.sum(axis=1).mean()) for p in parts)
            / self.strides.body.mass
            for model in MODELS
        }


def table(
    head: str, columns: Sequence[float], form: str, row: Callable[[str, float], float]
) -> str:
    """Return a Markdown table of a number by model and condition."""
    lines = [f"| {head} | " + " | ".join(form.format(x) for x in columns) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for model in MODELS:
        values = " | ".join(f"{row(model, x):.2f}" for x in columns)
        lines.append(f"| {model} | {values} |")
    return "\n".join(lines)


def works(costs: Costs) -> str:
    """Return work, efficiency and the tendons' share by speed, as a Markdown table."""
    names = ("net W/kg", "fibers + W/kg", "fibers / energy", "units / energy", *SPRINGS)
    lines = [f"| m/s | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for speed in SPEEDS:
        account = costs.account(speed)
        share = dict(zip(account.muscles, account.tendon_share, strict=True))
        power = float(account.fiber_positive.sum()) / account.period / account.mass
        values = [account.net_power, power, account.fiber_efficiency, account.unit_efficiency]
        values += [float(share[name, "r"]) for name in SPRINGS]
        lines.append(f"| {speed:g} | " + " | ".join(f"{value:.2f}" for value in values) + " |")
    return "\n".join(lines)


def main() -> int:
    """Print the comparison."""
    costs = Costs(Strides())
    print("Gross metabolic rate over Kipp et al. (2018), by speed [m/s]\n")
    print(table("model", SPEEDS, "{:g}", costs.to_kipp))
    print(f"\nNet cost over Minetti et al. (2002), by slope [%], at {HILL_SPEED:g} m/s\n")
    print(table("model", [100 * s for s in SLOPES], "{:+.0f}",
                lambda model, percent: costs.to_minetti(model, percent / 100)))  # fmt: skip
    print("\nEmergent net metabolic rate [W/kg], by speed [m/s]\n")
    print(table("model", SPEEDS, "{:g}", lambda model, v: costs.rates(v)[model]))
    print("\nWork by the shipped solution; the tendon's share of positive work by muscle\n")
    print(works(costs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
