"""From atlas: StrideConditions to RunMechanics, looked up."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.cost import cost_spread, running_cost
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import GROUPS, muscle_named
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import FloatArray, IntArray

HARD_STRETCH = 10.0  # [s] over which "hardest" is judged
BLOCKS = 4000  # most stretches judged muscle by muscle; a longer run takes longer ones
NINETY = 1.645  # standard deviations that leave five percent on either side
RANGE = (5.0, 95.0)  # [%] of the sampled strides that low and high leave between them
GROUP_NAMES: tuple[str, ...] = tuple(group.name for group in GROUPS)


def group_index(muscles: tuple[str, ...]) -> IntArray:
    """Return the group of each muscle, as an index into GROUPS."""
    return np.array([GROUP_NAMES.index(muscle_named(name).group) for name in muscles])


def run_from_atlas(
    conditions: StrideConditions, mass: float, height: float, atlas: Atlas
) -> RunMechanics:
    """Return what every muscle did over the run of a runner of this mass [kg] and height [m].

    Total energy is the measured net cost of running on the slope of each second (Minetti et al.
    2002); the atlas says how the muscles share it. Work and force are the atlas' own, scaled with
    mass and weight.
    """
    rows = np.flatnonzero((conditions.gait == RUNNING) & (conditions.duration > 0.0))
    speed, slope = conditions.speed[rows], conditions.slope[rows]
    rate = conditions.step_rate[rows] * np.sqrt(height / REFERENCE_RUNNER[1])
    duration = conditions.duration[rows]
    nodes = atlas.nodes(speed, slope, rate)
    level = atlas.nodes(speed, np.zeros_like(slope), rate)
    power = running_cost(slope) * speed * mass
    level_power = running_cost(np.zeros_like(slope)) * speed * mass
    muscles = atlas.muscles
    into = np.zeros((len(muscles), len(GROUPS)))
    into[np.arange(len(muscles)), group_index(muscles)] = 1.0
    share = atlas.table("energy_share")
    time = nodes.spread(duration, len(share))
    energy = summed(nodes.spread(duration * power, len(share)), share)
    group_power = np.zeros((len(conditions.time), len(GROUPS)))
    group_power[rows] = nodes.interpolate(summed(share, into).astype(np.float32)) * power[:, None]
    spread = _ranges(atlas, conditions, rows, energy, into)
    hard = _hardest(atlas, nodes, conditions.time[rows], duration, power, into)
    running = max(float(duration.sum()), 1e-9)
    doubt = NINETY * float((duration * power * cost_spread(slope)).sum())
    group_peak, muscle_peak = hard[2], hard[3]
    group_peak[1] = summed(time, atlas.table("group_mean_activation")) / running
    return RunMechanics(
        muscles=muscles,
        groups=GROUP_NAMES,
        energy=energy,
        energy_range=spread[0],
        group_energy_range=spread[1],
        total_range=energy.sum() + np.array([-doubt, doubt]),
        level_energy=summed(level.spread(duration * level_power, len(share)), share),
        positive_work=summed(time, atlas.table("positive_power")) * mass,
        negative_work=summed(time, atlas.table("negative_power")) * mass,
        peak_force=muscle_peak[0],
        mean_activation=summed(time, atlas.table("mean_activation")) / running,
        peak_activation=muscle_peak[1],
        hardest_at=hard[0][0],
        hardest_power=hard[0][1],
        group_hardest_at=hard[1][0],
        group_hardest_power=hard[1][1],
        group_peak=group_peak,
        group_power=group_power,
        outside=float(duration[nodes.outside].sum()),
        rows=rows,
        nodes=nodes,
        energy_share=share,
        power=power,
    )


def summed(amount: Any, table: Any) -> FloatArray:
    """Return the matrix product, by one thread: threads would cost more than such a small sum."""
    return np.asarray(np.einsum("...n,nm->...m", amount, table), dtype=np.float64)


def _blocks(duration: FloatArray) -> tuple[IntArray, float]:
    """Return the first row of each stretch of ten seconds (longer in very long runs)."""
    clock = np.cumsum(duration) - duration
    length = max(HARD_STRETCH, float(duration.sum()) / BLOCKS)
    return np.flatnonzero(np.diff(np.floor(clock / length), prepend=-1.0)), length


def _hardest(
    atlas: Atlas,
    nodes: Nodes,
    time: FloatArray,
    duration: FloatArray,
    power: FloatArray,
    into: FloatArray,
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return when and how hard the hardest stretch was, and the peaks, by muscle and group."""
    muscles, groups = into.shape
    if len(time) == 0:
        empty = np.full((2, muscles), np.nan), np.full((2, groups), np.nan)
        return *empty, np.zeros((3, groups)), np.zeros((2, muscles))
    first, _ = _blocks(duration)
    total = np.add.reduceat(duration, first)
    energy = _block_energy(atlas.table("energy_share"), nodes, duration * power, first)
    whole = total >= min(0.5 * HARD_STRETCH, float(total.max()))
    watts = np.where(whole[:, None], energy / total[:, None], -1.0)
    middle = time[_halfway(duration, first)]
    by_groups = summed(watts, into)
    best, best_group = watts.argmax(axis=0), by_groups.argmax(axis=0)
    pick = np.arange(muscles), np.arange(groups)
    by_muscle = np.stack([middle[best], watts[best, pick[0]]])
    by_group = np.stack([middle[best_group], by_groups[best_group, pick[1]]])
    center = _halfway(duration, first)
    at = Nodes(
        index=nodes.index[center], weight=nodes.weight[center], outside=nodes.outside[center]
    )
    peaks = np.stack(
        [at.interpolate(atlas.table(n)).max(axis=0) for n in ("peak_force", "peak_activation")]
    )
    group_peaks = [
        at.interpolate(atlas.table(n)).max(axis=0)
        for n in ("group_peak_force", "group_peak_activation")
    ]
    return by_muscle, by_group, np.stack([group_peaks[0], np.zeros(groups), group_peaks[1]]), peaks


def _halfway(duration: FloatArray, first: IntArray) -> IntArray:
    """Return the row in which half of each stretch has passed: never in a pause inside it."""
    clock = np.cumsum(duration)
    start = clock[first] - duration[first]
    end = np.append(start[1:], clock[-1])
    row = np.searchsorted(clock, 0.5 * (start + end), side="right")
    return np.asarray(np.minimum(row, len(clock) - 1), dtype=np.int64)


def _block_energy(share: Any, nodes: Nodes, joule: FloatArray, first: IntArray) -> FloatArray:
    """Return the energy [J] of each muscle in each stretch (stretches, muscles)."""
    there = np.zeros(len(share), dtype=bool)
    there[nodes.index] = True
    used = np.flatnonzero(there)
    place = np.cumsum(there) - 1
    block = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(joule))))
    key = block[:, None] * len(used) + place[nodes.index]
    amount = (nodes.weight * joule[:, None]).ravel()
    whole = np.bincount(key.ravel(), amount, len(first) * len(used))
    return summed(whole.reshape(len(first), len(used)), share[used])


def _ranges(
    atlas: Atlas,
    conditions: StrideConditions,
    rows: IntArray,
    energy: FloatArray,
    into: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return low and high of the share of energy by muscle and by group.

    Strides of other runners, with other strengths, were solved at a few conditions; each sample's
    ratio to the usual share, weighted by the time near those conditions, is carried over. The
    average stride is smoother than anybody's, so the samples lie off it on the whole: the range
    holds both their own spread and the same spread around the usual share.
    """
    grid = atlas.archive
    speeds, slopes, ratio = grid["spread_speeds"], grid["spread_slopes"], grid["spread_ratio"]
    total = max(float(energy.sum()), 1e-9)
    if len(rows) == 0:
        return np.zeros((2, len(energy))), np.zeros((2, into.shape[1]))
    near_speed = np.abs(conditions.speed[rows][:, None] - speeds).argmin(axis=1)
    near_slope = np.abs(conditions.slope[rows][:, None] - slopes).argmin(axis=1)
    place = near_speed * len(slopes) + near_slope
    time = np.bincount(place, conditions.duration[rows], len(speeds) * len(slopes))
    flat = ratio.reshape(len(time), *ratio.shape[2:])  # (conditions, samples, muscles)
    usual = np.einsum("c,csm->sm", time / time.sum(), flat.astype(np.float64))
    sampled = usual * energy / total
    sampled /= sampled.sum(axis=1, keepdims=True)
    return _both(sampled, energy / total), _both(
        summed(sampled, into), summed(energy, into) / total
    )


def _both(sampled: FloatArray, share: FloatArray) -> FloatArray:
    """Return low and high over samples (samples, columns), as they lie and moved to the share."""
    middle = np.maximum(np.median(sampled, axis=0), 1e-12)
    around = np.percentile(sampled / middle * share, RANGE, axis=0)
    as_is = np.percentile(sampled, RANGE, axis=0)
    return np.stack([np.minimum(around[0], as_is[0]), np.maximum(around[1], as_is[1])])
