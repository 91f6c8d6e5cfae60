"""Stride rows: the strides of a run that are worth a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.curves import stride_curves
from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.run.names import group_table
from runatomy.mechanics.run.sums import summed
from runatomy.muscle.anatomy import GROUPS
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import FloatArray

HILL = 0.02  # [-] a slope from which a climb or descent is worth a picture
STRETCH = 10  # rows averaged, so that one noisy second does not stand for a hill


def stride_rows(
    atlas: Atlas, conditions: StrideConditions, height: float
) -> tuple[Mapping[str, object], ...]:
    """Return the typical stride, and those of the steepest climb and descent if there are any."""
    rows = np.flatnonzero((conditions.gait == RUNNING) & (conditions.duration > 0.0))
    if len(rows) == 0:
        return ()
    smooth = np.stack(
        [_running_mean(x[rows]) for x in (conditions.speed, conditions.slope, conditions.step_rate)]
    )
    usual = np.median(smooth, axis=1)
    nearest = int(np.abs((smooth - usual[:, None]) / (usual[:, None] + 1.0)).sum(axis=0).argmin())
    picks = [("typical", nearest, usual)]
    top, bottom = int(smooth[1].argmax()), int(smooth[1].argmin())
    if smooth[1, top] >= HILL:
        picks.append(("steepest climb", top, smooth[:, top]))
    if smooth[1, bottom] <= -HILL:
        picks.append(("steepest descent", bottom, smooth[:, bottom]))
    speed, slope, rate = np.stack([values for _, _, values in picks], axis=1)
    nodes = atlas.nodes(speed, slope, rate * np.sqrt(height / REFERENCE_RUNNER[1]))
    return tuple(
        {"label": label, "at_s": round(float(conditions.time[rows[i]]), 1)}
        | _row(atlas, nodes.row(k), float(speed[k]), float(slope[k]), float(rate[k]))
        for k, (label, i, _) in enumerate(picks)
    )


def stride_row(
    atlas: Atlas, speed: float, slope: float, step_rate: float, height: float
) -> dict[str, object]:
    """Return one stride at these conditions [m/s], [-], [1/s] with each group's activity."""
    scaled = step_rate * np.sqrt(height / REFERENCE_RUNNER[1])
    nodes = atlas.nodes(np.array([speed]), np.array([slope]), np.array([scaled]))
    return _row(atlas, nodes, speed, slope, step_rate)


def _row(
    atlas: Atlas, nodes: Nodes, speed: float, slope: float, step_rate: float
) -> dict[str, object]:
    """Return the stride at these nodes (of one condition), which are those of these conditions."""
    curves = stride_curves(atlas, nodes)
    mine = group_table(atlas.muscles)[:, : len(GROUPS)].T  # (groups, muscles)
    mass = mine * atlas.archive["muscle_mass"]
    activation = summed(mass / mass.sum(axis=1, keepdims=True), curves.activation)
    amounts = zip(_listed(activation, 3), _listed(summed(mine, curves.power), 3), strict=True)
    groups = {
        group.name: {"activation": active, "power_W_kg": power}
        for group, (active, power) in zip(GROUPS, amounts, strict=True)
    }
    return {
        "speed_m_s": round(speed, 3),
        "slope": round(slope, 4),
        "step_rate_spm": round(step_rate * 60.0, 1),
        "outside_atlas": bool(nodes.outside[0]),
        "contact_share": round(curves.contact_share, 4),
        "phase_percent": list(range(101)),
        "groups": groups,
        "ground_force_BW": _listed(curves.ground_force, 3),
    }


def _running_mean(values: FloatArray) -> FloatArray:
    """Return the mean over about ten rows, shorter at the ends."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    low = np.maximum(at - STRETCH // 2, 0)
    high = np.minimum(at + STRETCH // 2 + 1, len(values))
    return np.asarray((total[high] - total[low]) / (high - low))


def _listed(values: FloatArray, digits: int) -> list[Any]:
    rows: list[Any] = np.round(values, digits).tolist()
    return rows
