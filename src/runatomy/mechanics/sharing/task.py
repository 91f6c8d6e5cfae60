"""Task: the moments that a part's units shall give over a motion, and what a moment's size is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.paths import MusclePaths
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.muscle.clock import Clock
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Task:
    """One part's share of a motion."""

    part: Part
    length: FloatArray  # [m] (frames, units) of the paths
    velocity: FloatArray  # [m/s] (frames, units) of the paths, lengthening positive
    arms: FloatArray  # [m] (frames, moments, units)
    moment: FloatArray  # [N m] (frames, moments) asked for
    scale: FloatArray  # [N m] (moments,) each moment's size
    weight: FloatArray  # [-] (drives,) what a squared activation costs
    clock: Clock

    def gathered(self, torque: FloatArray) -> FloatArray:
        """Return (frames, moments, units) summed over the units that one drive commands."""
        units, drives = len(self.part.units.names), len(self.part.drives)
        if drives == units:  # each unit is its own drive
            return torque
        return np.asarray(torque.reshape(-1, units) @ self.part.gather).reshape(
            *torque.shape[:2], drives
        )


def task_of(
    part: Part,
    paths: MusclePaths,
    moment: FloatArray,
    clock: Clock,
    rule: SharingRule,
    scale: FloatArray | None = None,
) -> Task:
    """Return the part's task: give `moment` (frames, moments) [N m] along these paths."""
    return Task(
        part=part,
        length=paths.length[:, part.elements],
        velocity=paths.velocity[:, part.elements],
        arms=paths.moment_arm[:, part.elements][:, :, part.columns].transpose(0, 2, 1),
        moment=moment,
        scale=moment_scale(moment) if scale is None else scale,
        weight=_weight(part, rule),
        clock=clock,
    )


def moment_scale(moment: FloatArray) -> FloatArray:
    """Return each moment's size [N m]: its peak, or a twentieth of the largest peak."""
    largest = max(float(np.abs(moment).max(initial=0.0)), 1e-9)
    return np.asarray(np.maximum(np.abs(moment).max(axis=0, initial=0.0), 0.05 * largest))


def _weight(part: Part, rule: SharingRule) -> FloatArray:
    """Return what an activation of each drive costs [-], one on average."""
    if rule.weighting == "volume":
        volume: FloatArray = part.drive_mass
        return volume / float(volume.mean())
    return np.ones(len(part.drives))
