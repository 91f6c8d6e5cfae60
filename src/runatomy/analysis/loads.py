"""Loads of muscles and groups, from the mechanics of the run."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.load import Load
from runatomy.mechanics.from_atlas import group_index
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import GROUPS, muscle_named
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import FloatArray

MEANINGFUL = 1.0  # [J] below which a change against the level says nothing
MEASURED_SHARE = 0.5  # [-] of running time with measured balance for the sides to be told apart


def run_totals(mechanics: RunMechanics) -> dict[str, object]:
    """Return the whole body's sums [J]."""
    return {
        "energy_J": float(mechanics.energy.sum()),
        "low_J": float(mechanics.total_range[0]),
        "high_J": float(mechanics.total_range[1]),
        "positive_work_J": float(mechanics.positive_work.sum()),
        "negative_work_J": float(mechanics.negative_work.sum()),
        "level_energy_J": float(mechanics.level_energy.sum()),
        "energy_kind": "net",
    }


def group_loads(mechanics: RunMechanics, conditions: StrideConditions) -> tuple[Load, ...]:
    """Return the groups in order of energy."""
    into = group_index(mechanics.muscles)
    rows = []
    for i, group in enumerate(GROUPS):
        mine = into == i
        rows.append(
            _load(
                (group.name, group.plain, group.latin, group.name),
                mechanics,
                [
                    float(x[mine].sum())
                    for x in (
                        mechanics.energy,
                        mechanics.positive_work,
                        mechanics.negative_work,
                        mechanics.level_energy,
                    )
                ],
                mechanics.group_energy_range[:, i],
                mechanics.group_peak[:, i],
                _hardest(
                    conditions, mechanics.group_hardest_at[i], mechanics.group_hardest_power[i]
                ),
            )
        )
    return tuple(sorted(rows, key=lambda load: -load.energy_J))


def muscle_loads(mechanics: RunMechanics, conditions: StrideConditions) -> tuple[Load, ...]:
    """Return the muscles in order of energy; by side where the device told the sides apart."""
    sides = _sides(conditions)
    rows = []
    for i, name in enumerate(mechanics.muscles):
        muscle = muscle_named(name)
        for side, part in sides:
            amounts = (
                mechanics.energy[i],
                mechanics.positive_work[i],
                mechanics.negative_work[i],
                mechanics.level_energy[i],
            )
            peaks = (
                mechanics.peak_force[i],
                mechanics.mean_activation[i],
                mechanics.peak_activation[i],
            )
            rows.append(
                _load(
                    (muscle.name, muscle.plain, muscle.latin, muscle.group),
                    mechanics,
                    [float(x) * part for x in amounts],
                    mechanics.energy_range[:, i] * part,
                    np.array(peaks),
                    _hardest(
                        conditions, mechanics.hardest_at[i], mechanics.hardest_power[i] * part
                    ),
                    side,
                )
            )
    return tuple(sorted(rows, key=lambda load: (-load.energy_J, load.side or "")))


def _sides(conditions: StrideConditions) -> tuple[tuple[str | None, float], ...]:
    """Return how the sides share, by the measured balance of contact time; else one row."""
    running = (conditions.gait == RUNNING) & (conditions.duration > 0.0)
    balance, time = conditions.contact_balance[running], conditions.duration[running]
    known = np.isfinite(balance)
    if not known.any() or time[known].sum() < MEASURED_SHARE * time.sum():
        return ((None, 1.0),)
    left = float(np.average(balance[known], weights=time[known]))
    return (("left", left), ("right", 1.0 - left))


def _hardest(
    conditions: StrideConditions, at: float, power: float
) -> tuple[float | None, float | None, float | None]:
    """Return when [s], where [m] and how hard [W] the hardest stretch was; None without one."""
    if not np.isfinite(at):
        return None, None, None
    place = float(np.interp(at, conditions.time, conditions.distance))
    return float(at), place if np.isfinite(place) else None, float(power)


def _load(
    names: tuple[str, str, str, str],
    mechanics: RunMechanics,
    amounts: list[float],
    bounds: FloatArray,
    peaks: FloatArray,
    hardest: tuple[float | None, float | None, float | None],
    side: str | None = None,
) -> Load:
    """Put one row together."""
    energy, positive, negative, level = amounts
    total = float(mechanics.energy.sum())
    work = positive + negative
    return Load(
        name=names[0],
        plain=names[1],
        latin=names[2],
        group=names[3],
        side=side,
        energy_J=energy,
        energy_share=energy / total if total > 0.0 else 0.0,
        low=float(bounds[0]),
        high=float(bounds[1]),
        positive_work_J=positive,
        negative_work_J=negative,
        braking_share=negative / work if work > 0.0 else None,
        peak_force_BW=float(peaks[0]),
        mean_activation=float(peaks[1]),
        peak_activation=float(peaks[2]),
        hardest_at_s=hardest[0],
        hardest_at_m=hardest[1],
        hardest_power_W=hardest[2],
        level_energy_J=level,
        change_vs_level=energy / level - 1.0 if level > MEANINGFUL else None,
    )
