"""RunMechanics: what every muscle did over a whole run, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.lookup import Nodes
from runatomy.mechanics.breath.breath_load import BreathLoad
from runatomy.mechanics.run.run_roles import RunRoles
from runatomy.terms.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RunMechanics:
    """What every muscle did over a whole run; both sides together unless said otherwise.

    Muscles and groups of breathing stand last: their energy is part of the whole, taken off before
    the others share; their force, activation and work are NaN, as nobody knows them.
    """

    muscles: tuple[str, ...]  # names of the catalogue
    groups: tuple[str, ...]
    energy: FloatArray  # [J] (muscles,) net metabolic energy, anchored to the measured cost
    energy_range: FloatArray  # [-] (2, muscles) low and high of the share of energy
    group_energy_range: FloatArray  # [-] (2, groups)
    total_range: FloatArray  # [J] (2,) low and high of the whole energy
    level_energy: FloatArray  # [J] (muscles,) the same time and speed on the level
    positive_work: FloatArray  # [J] (muscles,) of the fibers, shortening
    negative_work: FloatArray  # [J] (muscles,) of the fibers, lengthening; positive number
    tendon_positive_work: FloatArray  # [J] (muscles,) given back by tendons
    tendon_negative_work: FloatArray  # [J] (muscles,) stored in tendons; positive number
    unit_positive_work: FloatArray  # [J] (muscles,) of fiber and tendon together
    unit_negative_work: FloatArray  # [J] (muscles,) of both; positive number
    peak_force: FloatArray  # [-] (muscles,) body weights, one side, of the hardest stretch
    peak_force_range: FloatArray  # [-] (2, muscles) low and high of it
    mean_activation: FloatArray  # [-] (muscles,) over running time
    peak_activation: FloatArray  # [-] (muscles,) of the hardest stretch
    group_peak_force: FloatArray  # [-] (groups,) as above
    group_peak_force_range: FloatArray  # [-] (2, groups)
    group_mean_activation: FloatArray  # [-] (groups,)
    group_peak_activation: FloatArray  # [-] (groups,)
    hardest_at: FloatArray  # [s] (muscles,) middle of the hardest ten seconds
    hardest_power: FloatArray  # [W] (muscles,) metabolic, over those seconds
    group_hardest_at: FloatArray  # [s] (groups,)
    group_hardest_power: FloatArray  # [W] (groups,)
    group_power: FloatArray  # [W] (time, groups) metabolic, zero where not running
    # What `summarize_tissues` tells of one leg, (running, TISSUES) or (running, TENDONS) by name.
    tissues: Mapping[str, FloatArray]
    tissue_peak_range: FloatArray  # [BW | BW m] (2, TISSUES) low and high of the largest peak
    tissue_impulse_ratio: FloatArray  # [-] (2, TISSUES) low and high of the impulse over the usual
    roles: RunRoles  # support, braking, propulsion and side, mean over the run
    breath: BreathLoad  # (time,) NaN where not running
    breath_power: FloatArray  # [W] (running,) of breathing, as taken off the whole
    breath_energy: FloatArray  # [J] (3,) low, usual, high
    breath_split: FloatArray  # [-] (muscles,) who burns it
    anchor_factor: FloatArray  # [-] (running,) measured over emergent cost
    mean_anchor_factor: float  # [-] measured over emergent energy of the run; NaN without running
    outside: float  # [s] of running beyond the atlas' grid; its nearest edge stood in
    rows: IntArray  # (running,) which rows of the conditions are running
    duration: FloatArray  # [s] (running,)
    step_rate: FloatArray  # [1/s] (running,) both feet counted
    nodes: Nodes  # of the atlas around each of them
    level_nodes: Nodes  # the same on the level
    energy_share: Any  # [-] (nodes, muscles of the atlas)
    power: FloatArray  # [W] (running,) net metabolic, of the whole body

    def muscle_power(self) -> Any:
        """Return the metabolic power of each muscle [W] (time, muscles), zero where not running."""
        whole = np.zeros((len(self.group_power), len(self.muscles)), dtype=np.float32)
        bones = self.nodes.interpolate(self.energy_share)
        found = np.outer(self.breath_power, self.breath_split).astype(np.float32)
        found[:, : bones.shape[1]] += bones * (self.power - self.breath_power)[:, None]
        whole[self.rows] = found
        return whole
