"""Loads of muscles and groups, from the mechanics of the run."""

from __future__ import annotations

import math

import numpy as np

from runatomy.analysis.load import Load
from runatomy.mechanics.run.names import group_index
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS, muscle_named
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import FloatArray

MEANINGFUL = 1.0  # [J] below which a change against the level says nothing
# When [s], where [m] and how hard [W] the hardest stretch was; None without one.
Stretch = tuple[float | None, float | None, float | None]
MEASURED_SHARE = 0.5  # [-] of running time with measured balance for the sides to be told apart


def run_totals(mechanics: RunMechanics) -> dict[str, object]:
    """Return the whole body's sums [J]; works are those of the muscles that move bones."""
    positive, returned = _sum(mechanics.positive_work), _sum(mechanics.tendon_positive_work)
    return {
        "energy_J": float(mechanics.energy.sum()),
        "low_J": float(mechanics.total_range[0]),
        "high_J": float(mechanics.total_range[1]),
        "positive_work_J": positive,
        "negative_work_J": _sum(mechanics.negative_work),
        "tendon_stored_J": _sum(mechanics.tendon_negative_work),
        "tendon_returned_J": returned,
        "tendon_share": _part(returned, positive + returned),
        "level_energy_J": float(mechanics.level_energy.sum()),
        "anchor_factor": mechanics.mean_anchor_factor,
        "energy_kind": "net",
    }


def _sum(work: FloatArray) -> float:
    """Return the sum of what is known."""
    return float(np.nansum(work))


def group_loads(mechanics: RunMechanics, conditions: StrideConditions) -> tuple[Load, ...]:
    """Return the groups in order of energy."""
    into = group_index(mechanics.muscles)
    breathing = {group.name for group in BREATH_GROUPS}
    total, peaks = float(mechanics.energy.sum()), _group_peaks(mechanics)
    hardest = _hardest(conditions, mechanics.group_hardest_at, mechanics.group_hardest_power)
    rows = []
    for i, group in enumerate((*GROUPS, *BREATH_GROUPS)):
        known = np.nan if group.name in breathing else 1.0
        mine = into == i
        works = [_sum(work[mine]) * known for work in _works(mechanics)]
        rows.append(
            _load(
                (group.name, group.plain, group.latin, group.name),
                total,
                [_sum(mechanics.energy[mine]), _sum(mechanics.level_energy[mine]), *works],
                mechanics.group_energy_range[:, i],
                [float(x[i]) for x in peaks],
                hardest[i],
            )
        )
    return tuple(sorted(rows, key=lambda load: -load.energy_J))


def muscle_loads(mechanics: RunMechanics, conditions: StrideConditions) -> tuple[Load, ...]:
    """Return the muscles in order of energy; by side where the device told the sides apart."""
    amounts = [mechanics.energy, mechanics.level_energy, *_works(mechanics)]
    total, peaks = float(mechanics.energy.sum()), _peaks(mechanics)
    rows = []
    for side, part in _sides(conditions):
        hardest = _hardest(conditions, mechanics.hardest_at, mechanics.hardest_power * part)
        for i, muscle in enumerate(map(muscle_named, mechanics.muscles)):
            rows.append(
                _load(
                    (muscle.name, muscle.plain, muscle.latin, muscle.group),
                    total,
                    [float(x[i]) * part for x in amounts],
                    mechanics.energy_range[:, i] * part,
                    [float(x[i]) for x in peaks],
                    hardest[i],
                    side,
                )
            )
    return tuple(sorted(rows, key=lambda load: (-load.energy_J, load.side or "")))


def _works(mechanics: RunMechanics) -> list[FloatArray]:
    """Return works of fibers (positive, negative) and tendons (stored, returned)."""
    return [
        mechanics.positive_work,
        mechanics.negative_work,
        mechanics.tendon_negative_work,
        mechanics.tendon_positive_work,
    ]


def _peaks(mechanics: RunMechanics) -> list[FloatArray]:
    """Return force with its range, and activation, of muscles."""
    return [
        mechanics.peak_force,
        *mechanics.peak_force_range,
        mechanics.mean_activation,
        mechanics.peak_activation,
    ]


def _group_peaks(mechanics: RunMechanics) -> list[FloatArray]:
    """Return the same of groups."""
    return [
        mechanics.group_peak_force,
        *mechanics.group_peak_force_range,
        mechanics.group_mean_activation,
        mechanics.group_peak_activation,
    ]


def _sides(conditions: StrideConditions) -> tuple[tuple[str | None, float], ...]:
    """Return how the sides share, by the measured balance of contact time; else one row."""
    running = (conditions.gait == RUNNING) & (conditions.duration > 0.0)
    balance, time = conditions.contact_balance[running], conditions.duration[running]
    known = np.isfinite(balance)
    if not known.any() or time[known].sum() < MEASURED_SHARE * time.sum():
        return ((None, 1.0),)
    left = float(np.average(balance[known], weights=time[known]))
    return (("left", left), ("right", 1.0 - left))


def _hardest(conditions: StrideConditions, at: FloatArray, power: FloatArray) -> list[Stretch]:
    """Return the hardest stretches, given when they were [s] and how hard [W]."""
    place = np.interp(at, conditions.time, conditions.distance)
    found = zip(at.tolist(), place.tolist(), power.tolist(), strict=True)
    return [
        (when, _known(where), watts) if math.isfinite(when) else (None, None, None)
        for when, where, watts in found
    ]


def _load(
    names: tuple[str, str, str, str],
    total: float,
    amounts: list[float],
    bounds: FloatArray,
    peaks: list[float],
    hardest: Stretch,
    side: str | None = None,
) -> Load:
    """Put one row together; `total` [J] is the energy of the whole run."""
    energy, level, positive, negative, stored, returned = amounts
    force, low, high, mean, peak = (_known(value) for value in peaks)
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
        positive_work_J=_known(positive),
        negative_work_J=_known(negative),
        tendon_stored_J=_known(stored),
        tendon_returned_J=_known(returned),
        tendon_share=_part(returned, positive + returned),
        braking_share=_part(negative, positive + negative),
        peak_force_BW=force,
        peak_force_low_BW=low,
        peak_force_high_BW=high,
        mean_activation=mean,
        peak_activation=peak,
        hardest_at_s=hardest[0],
        hardest_at_m=hardest[1],
        hardest_power_W=hardest[2],
        level_energy_J=level,
        change_vs_level=energy / level - 1.0 if level > MEANINGFUL else None,
    )


def _known(value: float) -> float | None:
    """Return the value, None where nobody knows it."""
    return value if math.isfinite(value) else None


def _part(some: float, whole: float) -> float | None:
    """Return some of the whole [-], None where there is none of it."""
    return some / whole if whole > 0.0 else None
