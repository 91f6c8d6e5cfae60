"""Asked: what one run asked of every muscle group, and how that compares with easy running."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.run.names import group_index
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import KILOMETER

MINUTE = 60.0  # [s] over which the hardest stretch is judged


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAsked:
    """What one run asked of one muscle group, both legs together."""

    name: str
    plain: str
    energy: float  # [J] net metabolic
    energy_low: float  # [J] 5th percentile over runners and assumptions
    energy_high: float  # [J] 95th percentile
    energy_per_km: float | None  # [J] None where nobody moved
    share: float  # [-] of the whole energy
    low: float  # [-] of the share
    high: float  # [-]
    hardest_minute: float  # [W] mean over the hardest minute, or the whole of a shorter run
    hardest_at: float  # [s] of running and rest, when that minute begins
    braking_share: float | None  # [-] of its fibers' work, done while lengthening
    against_easy: float  # [-] energy over that of easy running for as long
    against_easy_low: float  # [-] the same runner at both, at his least
    against_easy_high: float  # [-]
    hardest_against_easy: float  # [-] power of the hardest minute over that of easy running


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one run asked of every muscle group and tissue."""

    duration: float  # [s] rests included
    running: float  # [s]
    distance: float  # [m] run
    energy: float  # [J] net metabolic, whole body
    energy_low: float  # [J]
    energy_high: float  # [J]
    against_easy: float  # [-] whole energy over that of easy running for as long as was run
    groups: tuple[GroupAsked, ...]  # in the catalogue's order
    tissue_peak: tuple[float, ...]  # [BW | BW m] of one leg, by TISSUES
    tissue_low: tuple[float, ...]
    tissue_high: tuple[float, ...]
    outside: float  # [s] of running beyond the atlas

    def group(self, name: str) -> GroupAsked:
        """Return what it asked of the group of this name."""
        return next(group for group in self.groups if group.name == name)

    def tissue(self, name: str) -> tuple[float, float, float]:
        """Return low, usual and high peak of a tissue."""
        i = TISSUES.index(name)
        return self.tissue_low[i], self.tissue_peak[i], self.tissue_high[i]


def asked_of(conditions: StrideConditions, mechanics: RunMechanics, easy: RunMechanics) -> Asked:
    """Return what a run asked, against easy running on the level of the same runner.

    Shares move between their bounds as one runner's: who lies low in a run lies low in easy running
    too, so the bounds of the ratio are those of low over low and high over high.
    """
    running = float(mechanics.duration.sum())
    way = float(conditions.speed[mechanics.rows] @ mechanics.duration)
    power, when = _hardest(conditions.duration, mechanics.group_power)
    usual = _part(mechanics.energy.sum() * easy.duration.sum(), easy.energy.sum() * running)
    peak = mechanics.tissues["tissue_peak"]
    return Asked(
        duration=float(conditions.duration.sum()),
        running=running,
        distance=way,
        energy=float(mechanics.energy.sum()),
        energy_low=float(mechanics.total_range[0]),
        energy_high=float(mechanics.total_range[1]),
        against_easy=usual,
        groups=_groups(mechanics, easy, way, power, when),
        tissue_peak=tuple(float(x) for x in peak.max(axis=0, initial=0.0)),
        tissue_low=tuple(float(x) for x in mechanics.tissue_peak_range[0]),
        tissue_high=tuple(float(x) for x in mechanics.tissue_peak_range[1]),
        outside=mechanics.outside,
    )


def _groups(
    mechanics: RunMechanics, easy: RunMechanics, way: float, power: FloatArray, when: FloatArray
) -> tuple[GroupAsked, ...]:
    into, total = group_index(mechanics.muscles), float(mechanics.energy.sum())
    breathing = {group.name for group in BREATH_GROUPS}
    rows = []
    for i, group in enumerate((*GROUPS, *BREATH_GROUPS)):
        mine = into == i
        energy, low, high = float(mechanics.energy[mine].sum()), *mechanics.group_energy_range[:, i]
        ratios = _ratios(mechanics, easy, i, mine)
        done = float(np.nansum(mechanics.positive_work[mine]))
        braked = float(np.nansum(mechanics.negative_work[mine]))
        rows.append(
            GroupAsked(
                name=group.name,
                plain=group.plain,
                energy=energy,
                energy_low=min(energy, float(low) * total),
                energy_high=max(energy, float(high) * total),
                energy_per_km=energy * KILOMETER / way if way > 0.0 else None,
                share=_part(energy, total),
                low=float(low),
                high=float(high),
                hardest_minute=float(power[i]),
                hardest_at=float(when[i]),
                braking_share=(
                    None if group.name in breathing or done + braked <= 0.0
                    else braked / (done + braked)
                ),
                against_easy=ratios[0],
                against_easy_low=min(ratios),
                against_easy_high=max(ratios),
                hardest_against_easy=_part(
                    float(power[i]) * float(easy.duration.sum()), float(easy.energy[mine].sum())
                ),
            )
        )  # fmt: skip
    return tuple(rows)


def _ratios(
    mechanics: RunMechanics, easy: RunMechanics, i: int, mine: FloatArray
) -> tuple[float, float, float]:
    """Return one group's power while running over that of easy running: usual, low, high."""
    whole = _part(mechanics.energy.sum(), mechanics.duration.sum())
    jog = _part(easy.energy.sum(), easy.duration.sum())
    usual = _part(
        mechanics.energy[mine].sum() / max(float(mechanics.duration.sum()), 1e-9),
        easy.energy[mine].sum() / max(float(easy.duration.sum()), 1e-9),
    )
    low, high = (
        _part(whole * mechanics.group_energy_range[side, i], jog * easy.group_energy_range[side, i])
        for side in (0, 1)
    )
    return usual, low, high


def _hardest(duration: FloatArray, power: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each group's mean power [W] over its hardest minute, and when that begins [s].

    `duration` (time,) [s], `power` (time, groups) [W]. A minute may begin or end with any row.
    """
    clock = np.concatenate([[0.0], np.cumsum(duration)])
    burnt = np.concatenate(
        [np.zeros((1, power.shape[1])), np.cumsum(power * duration[:, None], axis=0)]
    )
    length = min(MINUTE, float(clock[-1]))
    if length <= 0.0:
        return np.zeros(power.shape[1]), np.zeros(power.shape[1])
    start = np.clip(np.concatenate([clock, clock - length]), 0.0, clock[-1] - length)
    start = np.unique(start)
    best, at = np.empty(power.shape[1]), np.empty(power.shape[1])
    for i in range(power.shape[1]):
        watts = (
            np.interp(start + length, clock, burnt[:, i]) - np.interp(start, clock, burnt[:, i])
        ) / length
        # The first of equals: rounding must not choose the moment.
        first = int(np.argmax(watts >= watts.max() * (1.0 - 1e-9)))
        best[i], at[i] = watts[first], start[first]
    return best, at


def _part(some: float, whole: float) -> float:
    return float(some) / float(whole) if whole > 0.0 else 0.0
