"""Rates: what a second of running at one speed and slope loads, by the atlas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.steps.block import Block
from runatomy.loads.counted import counted_impulse
from runatomy.mechanics.run.names import GROUP_NAMES, group_table
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.terms.arrays import FloatArray

MINUTE = 60.0  # [s]
AMOUNTS = ("time", "distance")
GROUPS = slice(2, 2 + len(GROUP_NAMES))  # [J] energy of muscle groups
BONES = slice(GROUPS.stop, GROUPS.stop + len(TISSUES))  # [BW s | BW m s] impulse of one leg
MUSCLES = slice(BONES.stop, None)  # [J] energy of muscles


def share_that_fits(room: FloatArray, loads: FloatArray) -> float:
    """Return the share [-] of loads that the room holds, at most 1; 0 where none is left."""
    if (room < 0.0).any():
        return 0.0
    used = loads > 0.0
    return float(min(1.0, (room[used] / loads[used]).min(initial=1.0)))


@dataclass(frozen=True, eq=False, kw_only=True)
class Rates:
    """What running loads, as rows of `names`: seconds, meters, joules and impulses.

    Rows add up: two runs load what they load together, whatever their order. (The engine gives
    breathing its part by the whole run; here by the minute, which differs by a percent or less.)
    """

    engine: Engine
    _known: dict[tuple[float, float], tuple[FloatArray, FloatArray, FloatArray]] = field(
        default_factory=dict, repr=False
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Return what each place of a row is."""
        muscles = self.engine.easy.muscles
        return (*AMOUNTS, *GROUP_NAMES, *TISSUES, *muscles)

    def second(self, speed: float, slope: float = 0.0) -> FloatArray:
        """Return what a second at a speed [m/s] on a slope [-] loads; zero at rest."""
        return self._at(speed, slope)[0]

    def of(self, blocks: Iterable[Block]) -> FloatArray:
        """Return what some blocks load."""
        total = np.zeros(len(self.names))
        for block in blocks:
            for step in block.steps:
                total += block.times * step.seconds * self.second(step.speed, step.slope)
        return total

    def bounds(self, blocks: Iterable[Block]) -> FloatArray:
        """Return (2, groups) low and high energy [J] of each group, over runners."""
        total = np.zeros((2, len(GROUP_NAMES)))
        for block in blocks:
            for step in block.steps:
                total += block.times * step.seconds * self._at(step.speed, step.slope)[1]
        return total

    def peaks(self, blocks: Iterable[Block]) -> FloatArray:
        """Return (3, TISSUES) low, usual and high of the largest peak [BW | BW m]."""
        found = [self._at(step.speed, step.slope)[2] for block in blocks for step in block.steps]
        return np.asarray(np.max(found, axis=0))

    def _at(self, speed: float, slope: float) -> tuple[FloatArray, FloatArray, FloatArray]:
        key = (speed, slope)
        if key not in self._known:
            self._known[key] = self._looked_up(speed, slope)
        return self._known[key]

    def _looked_up(self, speed: float, slope: float) -> tuple[FloatArray, FloatArray, FloatArray]:
        if speed <= 0.0:
            return (np.zeros(len(self.names)), np.zeros((2, len(GROUP_NAMES))),
                    np.zeros((3, len(TISSUES))))  # fmt: skip
        run = self.engine.steady(speed, slope, MINUTE)
        steps = 0.5 * run.step_rate * run.duration
        impulse = np.abs(steps @ counted_impulse(run.tissues))
        groups = run.energy @ group_table(run.muscles)
        row = np.concatenate([[MINUTE, speed * MINUTE], groups, impulse, run.energy]) / MINUTE
        bounds = run.group_energy_range * run.energy.sum() / MINUTE
        bounds = np.stack([np.minimum(bounds[0], groups / MINUTE),
                           np.maximum(bounds[1], groups / MINUTE)])  # fmt: skip
        peak = run.tissues["tissue_peak"].max(axis=0)
        low, high = run.tissue_peak_range
        return row, bounds, np.stack([np.minimum(low, peak), peak, np.maximum(high, peak)])
