"""Energies: how the whole energy of a run is shared, breathing's part of it taken first."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.breath.split import SPLIT
from runatomy.mechanics.cost import cost_spread
from runatomy.mechanics.run.hardest import block_energy, hardest
from runatomy.mechanics.run.looked_up import LookedUp
from runatomy.mechanics.run.names import BREATH_MUSCLES, GROUP_NAMES, breath_split, group_table
from runatomy.mechanics.run.of_atlas import by_group
from runatomy.mechanics.run.ranges import range_of, share_samples
from runatomy.mechanics.run.sums import summed
from runatomy.terms.arrays import FloatArray

NINETY = 1.645  # standard deviations that leave five percent on either side
Parts = dict[str, FloatArray]


class Energies:
    """Shares out the energy of the running rows: breath first, the rest as the atlas says."""

    def __init__(self, run: LookedUp, breath: FloatArray) -> None:
        """Take the looked-up run and what breathing burns: low, usual, high [W] (3, running)."""
        self.run, self.breath = run, breath
        self.names = (*run.atlas.muscles, *BREATH_MUSCLES)
        self.share = run.atlas.table("energy_share")
        self.into, self.split = group_table(self.names), breath_split(run.atlas)
        self.moving = run.power - breath[1]  # [W] of the muscles that move bones

    def parts(self) -> Parts:
        """Return the fields of RunMechanics that are about energy."""
        run = self.run
        moving = self._bones(run.duration * self.moving)
        energy = self._with_breath(moving, np.asarray(run.duration @ self.breath[1]))
        doubt = cost_spread(run.conditions.slope[run.rows])
        either = NINETY * float((run.duration * run.power * doubt).sum())
        muscles, groups = self._ranges(moving, float(energy.sum()))
        return {
            "energy": energy,
            "energy_range": muscles,
            "group_energy_range": groups,
            "total_range": energy.sum() + np.array([-either, either]),
            "level_energy": self._level(),
            "group_power": self._group_power(),
            "breath_power": self.breath[1],
            "breath_energy": self.breath @ run.duration,
            "breath_split": self.split,
            **self._hardest(),
        }

    def _bones(self, joule: FloatArray) -> FloatArray:
        """Return what muscles of the atlas burnt [J] of an energy (running,) that is theirs."""
        return summed(self.run.nodes.spread(joule, len(self.share)), self.share)

    def _with_breath(self, bones: FloatArray, air: FloatArray) -> FloatArray:
        """Return energies (..., all muscles) of what bones and air (...,) took."""
        none = np.zeros((*bones.shape[:-1], len(BREATH_MUSCLES)))
        both = np.concatenate([bones, none], axis=-1) + np.multiply.outer(air, self.split)
        return np.asarray(both)

    def _level(self) -> FloatArray:
        """Return the same on the level, breathing taking as large a part of it."""
        run = self.run
        part = np.divide(self.breath[1], run.power, out=0.0 * run.power, where=run.power > 0.0)
        joule = run.duration * run.level_power
        flat = run.level.spread(joule * (1.0 - part), len(self.share))
        return self._with_breath(summed(flat, self.share), joule @ part)

    def _group_power(self) -> FloatArray:
        """Return [W] (time, groups), zero where not running."""
        run = self.run
        moving = run.nodes.interpolate(by_group(run.atlas, "energy_share")) * self.moving[:, None]
        breathing = self.split @ self.into
        some = np.flatnonzero(breathing)  # few groups breathe
        moving[:, some] += np.outer(self.breath[1], breathing[some])
        power = np.zeros((len(run.conditions.time), len(GROUP_NAMES)))
        power[run.rows] = moving
        return power

    def _hardest(self) -> Parts:
        run, first = self.run, self.run.first
        energy = np.zeros((0, len(self.names)))
        if len(first):
            bones = block_energy(self.share, run.nodes, run.duration * self.moving, first)
            energy = self._with_breath(bones, np.add.reduceat(run.duration * self.breath[1], first))
        found = hardest(energy, run.conditions.time[run.rows], run.duration, first, self.into)
        return {
            "hardest_at": found.at,
            "hardest_power": found.power,
            "group_hardest_at": found.group_at,
            "group_hardest_power": found.group_power,
        }

    def _ranges(self, moving: FloatArray, total: float) -> tuple[FloatArray, FloatArray]:
        """Return low and high of the share of energy by muscle and by group.

        Those of the atlas' samples, and on top of them what breathing takes at least and at most.
        """
        run, count = self.run, len(self.run.atlas.muscles)
        if total <= 0.0:
            return np.zeros((2, len(self.names))), np.zeros((2, len(GROUP_NAMES)))
        share = moving / moving.sum()
        into = self.into[:count]
        air, group_air = self._breath_ranges(total)
        left = moving.sum() / total
        where = run.atlas, run.near, "energy_share"
        by_group = summed(share, into)
        groups = range_of(*where, by_group, lambda r: summed(share_samples(r, share), into))
        groups = groups * left + group_air
        muscles = air.copy()
        muscles[:, :count] += left * range_of(*where, share, lambda r: share_samples(r, share))
        return muscles, groups

    def _breath_ranges(self, total: float) -> tuple[FloatArray, FloatArray]:
        """Return low and high of what breathing takes of the whole [-], by muscle and by group.

        Muscles of the atlas keep their part of the group's; one of breathing may do all of it, and
        none where others are there.
        """
        least, _, most = self.breath @ self.run.duration / total
        groups = np.zeros((2, len(GROUP_NAMES)))
        for part in SPLIT:
            groups[:, GROUP_NAMES.index(part.group)] = least * part.low, most * part.high
        usual = self.split @ self.into
        inside = np.divide(self.split, usual[self.into.argmax(axis=1)], out=0.0 * self.split,
                           where=self.split > 0.0)  # fmt: skip
        mine = groups[:, self.into.argmax(axis=1)]
        low, high = mine * inside
        breathing = np.arange(len(self.names)) >= len(self.run.atlas.muscles)
        shared = breathing & (inside < 1.0)
        return np.stack([np.where(shared, 0.0, low), np.where(shared, mine[1], high)]), groups
