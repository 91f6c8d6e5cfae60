"""LookedUp: the running rows of a recording, and where they lie in the atlas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.cost import running_cost
from runatomy.mechanics.energy_account import anchor_factor
from runatomy.mechanics.run.hardest import blocks
from runatomy.mechanics.run.of_atlas import whole_power
from runatomy.mechanics.run.ranges import time_near
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LookedUp:
    """The running rows of a recording, and where they lie in the atlas."""

    atlas: Atlas
    conditions: StrideConditions
    mass: float  # [kg]
    tall: float  # [-] height over the reference runner's
    rows: IntArray  # (running,)
    duration: FloatArray  # [s] (running,)
    step_rate: FloatArray  # [1/s] (running,) as run
    power: FloatArray  # [W] (running,) net metabolic
    level_power: FloatArray  # [W] (running,) the same on the level
    nodes: Nodes
    level: Nodes
    emergent: FloatArray  # [W] (running,) what the muscles alone would cost
    anchor: FloatArray  # [-] (running,)
    near: FloatArray  # [s] time near each condition at which the atlas sampled strides
    first: IntArray  # first row of each stretch by which "hardest" is judged

    @property
    def mean_anchor(self) -> float:
        """Return measured over emergent energy of the whole run [-]; NaN where nobody ran."""
        emergent = float(self.duration @ self.emergent)
        return float(self.duration @ self.power) / emergent if emergent > 0.0 else float("nan")

    @classmethod
    def of(cls, conditions: StrideConditions, mass: float, height: float, atlas: Atlas) -> LookedUp:
        """Look up the running rows of a runner of this mass [kg] and height [m]."""
        rows = np.flatnonzero((conditions.gait == RUNNING) & (conditions.duration > 0.0))
        speed, slope = conditions.speed[rows], conditions.slope[rows]
        tall, rate = height / REFERENCE_RUNNER[1], conditions.step_rate[rows]
        nodes = atlas.nodes(speed, slope, rate * np.sqrt(tall))
        flat = np.zeros_like(slope)
        own = np.asarray(nodes.interpolate(whole_power(atlas)), dtype=np.float64)
        return cls(
            atlas=atlas,
            conditions=conditions,
            mass=mass,
            tall=tall,
            rows=rows,
            duration=conditions.duration[rows],
            step_rate=rate,
            power=running_cost(slope) * speed * mass,
            level_power=running_cost(flat) * speed * mass,
            nodes=nodes,
            level=atlas.nodes(speed, flat, rate * np.sqrt(tall)),
            emergent=own[:, 0] * mass,
            anchor=anchor_factor(own, speed, slope),
            near=time_near(atlas, speed, slope, conditions.duration[rows]),
            first=blocks(conditions.duration[rows]),
        )
