"""Probe: the moments of stance at which forces are compared with the feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.strides.lab.ground.outline import Outline, outside
from runatomy.strides.lab.ground.plates import Plate, pressure_center
from runatomy.strides.lab.steps.stance import Stance
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

MOMENTS = (0.25, 0.4, 0.5, 0.6, 0.7)  # of stance
ROLLING = 0.3  # of stance, from which on the ball of the foot is loaded
LOADED = 200.0  # [N] less than this is no stance on the plates
ASTRAY = 0.05  # [m] outside the foot
UPWARD = 0.5  # share of the force that must push upward


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Probe:
    """Moments of stance at which forces and feet are compared."""

    time: FloatArray  # [s] (moments,)
    moment: FloatArray  # [-] (moments,) share of stance
    side: IntArray  # (moments,) 0 right, 1 left
    frame: IntArray  # (moments,) of the markers
    outlines: tuple[Outline, Outline]
    height: float  # [m] of the floor

    def felt(self, plates: Sequence[Plate]) -> tuple[FloatArray, FloatArray]:
        """Force [N] and moment [N m] of all plates: (moments, 3)."""
        clock = plates[0].time
        nearest = np.searchsorted(clock, self.time).clip(0, clock.size - 1)
        force: FloatArray = np.sum([plate.force[nearest] for plate in plates], axis=0)
        moment: FloatArray = np.sum([plate.moment[nearest] for plate in plates], axis=0)
        return force, moment

    def loaded(self, plates: Sequence[Plate]) -> BoolArray:
        """The moments at which the plates feel somebody."""
        if not plates or not self.time.size:
            return np.zeros(self.time.size, dtype=bool)
        clock = plates[0].time
        during = (self.time >= clock[0]) & (self.time <= clock[-1])
        size = np.linalg.norm(self.felt(plates)[0], axis=1)
        loaded: BoolArray = (size > LOADED) & during
        return loaded

    def from_ball(self, plates: Sequence[Plate], chosen: BoolArray) -> FloatArray:
        """Level way from the ball of the foot that stands to where the force acts [m] (chosen, 2).

        NaN where the force does not push upward.
        """
        force, moment = (values[chosen] for values in self.felt(plates))
        point = pressure_center(force, moment, self.height)[:, [0, 2]]
        ball = np.stack([outline.center for outline in self.outlines])
        way = point - ball[self.side[chosen], self.frame[chosen]]
        way[force[:, 1] < UPWARD * np.linalg.norm(force, axis=1)] = np.nan
        return way

    def fits(self, plates: Sequence[Plate], chosen: BoolArray) -> BoolArray:
        """Whether the force acts under the foot that stands, give or take 5 cm: (chosen,)."""
        way = self.from_ball(plates, chosen)
        found = np.zeros(way.shape[0], dtype=bool)
        for number, outline in enumerate(self.outlines):
            here = self.side[chosen] == number
            there = outline.at(self.frame[chosen][here])
            off = outside(there, there.center + way[here])
            found[here] = np.nan_to_num(np.abs(off), nan=np.inf).max(axis=1, initial=0.0) < ASTRAY
            found[here] |= ~there.known  # an unseen foot contradicts nothing
        return found


def probe_of(
    stances: Sequence[Stance], outlines: tuple[Outline, Outline], clock: FloatArray, height: float
) -> Probe:
    """Return the moments at which forces and feet are compared.

    clock: [s] of the markers; height: [m] of the floor.
    """
    whole = [stance for stance in stances if stance.whole]
    start = np.array([stance.strike for stance in whole])
    lasted = np.array([stance.toe_off for stance in whole]) - start
    time = (start[:, None] + np.multiply.outer(lasted, MOMENTS)).ravel()
    sides = [0 if stance.side == "r" else 1 for stance in whole]
    return Probe(
        time=time,
        moment=np.tile(MOMENTS, len(whole)),
        side=np.repeat(np.array(sides, dtype=np.int64), len(MOMENTS)),
        frame=np.searchsorted(clock, time).clip(0, clock.size - 1),
        outlines=outlines,
        height=height,
    )
