"""RunMechanics: what every muscle did over a whole run, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.lookup import Nodes
from runatomy.terms.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RunMechanics:
    """What every muscle did over a whole run; both sides together unless said otherwise."""

    muscles: tuple[str, ...]  # names of the catalogue
    groups: tuple[str, ...]
    energy: FloatArray  # [J] (muscles,) net metabolic energy, anchored to the measured cost
    energy_range: FloatArray  # [-] (2, muscles) low and high of the share of energy
    group_energy_range: FloatArray  # [-] (2, groups)
    total_range: FloatArray  # [J] (2,) low and high of the whole energy
    level_energy: FloatArray  # [J] (muscles,) the same time and speed on the level
    positive_work: FloatArray  # [J] (muscles,) of the fibers, shortening
    negative_work: FloatArray  # [J] (muscles,) of the fibers, lengthening; positive number
    peak_force: FloatArray  # [-] (muscles,) body weights, one side, of the hardest stretch
    mean_activation: FloatArray  # [-] (muscles,) over running time
    peak_activation: FloatArray  # [-] (muscles,) of the hardest stretch
    hardest_at: FloatArray  # [s] (muscles,) middle of the hardest ten seconds
    hardest_power: FloatArray  # [W] (muscles,) metabolic, over those seconds
    group_hardest_at: FloatArray  # [s] (groups,)
    group_hardest_power: FloatArray  # [W] (groups,)
    group_peak: FloatArray  # [-] (3, groups) peak force, mean and peak activation
    group_power: FloatArray  # [W] (time, groups) metabolic, zero where not running
    outside: float  # [s] of running beyond the atlas' grid; its nearest edge stood in
    rows: IntArray  # (running,) which rows of the conditions are running
    nodes: Nodes  # of the atlas around each of them
    energy_share: Any  # [-] (nodes, muscles) of the atlas
    power: FloatArray  # [W] (running,) net metabolic, of the whole body

    def muscle_power(self) -> Any:
        """Return the metabolic power of each muscle [W] (time, muscles), zero where not running."""
        whole = np.zeros((len(self.group_power), len(self.muscles)), dtype=np.float32)
        whole[self.rows] = self.nodes.interpolate(self.energy_share) * self.power[:, None]
        return whole
