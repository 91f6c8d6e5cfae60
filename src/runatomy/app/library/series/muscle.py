"""Muscle: what one muscle burnt second by second, told anew from the conditions that were kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from runatomy.app.library.series.run_series import RunSeries
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.mechanics.atlas.lookup import Atlas
    from runatomy.terms.arrays import FloatArray


def muscle_power(
    series: RunSeries,
    analysis: Mapping[str, Any],
    name: str,
    side: str | None = None,
    atlas: Atlas | None = None,
) -> FloatArray:
    """Return the metabolic power of a muscle [W] (time,), both sides unless one is named.

    As `RunMechanics.muscle_power`, within what the series keeps. Raises MuscleError for an unknown
    muscle and AppError where a side is named that the device did not tell apart.
    """
    import numpy as np

    from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
    from runatomy.mechanics.atlas.lookup import load_atlas
    from runatomy.mechanics.run.names import BREATH_MUSCLES, breath_split
    from runatomy.muscle.anatomy import muscle_named
    from runatomy.strides.conditions import RUNNING

    found, atlas = muscle_named(name).name, atlas or load_atlas()
    names, split = (*atlas.muscles, *BREATH_MUSCLES), breath_split(atlas)
    place = names.index(found)
    part = _part(analysis, found, side)
    rows = np.flatnonzero((series.gait == RUNNING) & (series.duration_s > 0.0))
    breath = _breath(series, names, split)
    power = np.where(series.power_W > 0.0, breath * split[place], 0.0)
    if place < len(atlas.muscles):
        tall = float(analysis["runner"]["height_m"]) / REFERENCE_RUNNER[1]
        rate = series.step_rate_spm[rows] / 60.0 * np.sqrt(tall)
        nodes = atlas.nodes(series.speed_m_s[rows], series.slope[rows], rate)
        share = nodes.interpolate(atlas.table("energy_share")[:, place : place + 1])[:, 0]
        power[rows] += share * (series.power_W - breath)[rows]
    return np.asarray(part * power)


def _breath(series: RunSeries, names: tuple[str, ...], split: FloatArray) -> Any:
    """Return the power of breathing [W] (time,), as the midriff tells it: it only breathes."""
    return series.group_power_W["diaphragm"] / float(split[names.index("diaphragma")])


def _part(analysis: Mapping[str, Any], name: str, side: str | None) -> float:
    """Return how much of a muscle's energy a side took [-]; 1 of both."""
    if side is None:
        return 1.0
    energies = {
        load.get("side"): float(load["energy_J"])
        for load in analysis["muscles"]
        if load["name"] == name
    }
    if side not in energies:
        raise AppError(
            f"the {side[:10]} side of this run is not known: the device did not tell sides apart",
            mend="Ask for the muscle without a side.",
        )
    whole = sum(energies.values())
    return energies[side] / whole if whole > 0.0 else 0.0
