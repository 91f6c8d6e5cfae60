"""From atlas: StrideConditions to RunMechanics, looked up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.mechanics.run.breathing import breath_power, run_breath
from runatomy.mechanics.run.energies import Energies
from runatomy.mechanics.run.hardest import peaks
from runatomy.mechanics.run.looked_up import LookedUp
from runatomy.mechanics.run.names import BREATH_MUSCLES, GROUP_NAMES
from runatomy.mechanics.run.of_atlas import tissue_fields
from runatomy.mechanics.run.ranges import range_of
from runatomy.mechanics.run.run_roles import run_roles
from runatomy.mechanics.run.sums import summed
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.mechanics.tissues.summary import FIELDS
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.muscle.anatomy import BREATH_GROUPS
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import Runner

WORKS = ("positive", "negative", "tendon_positive", "tendon_negative", "unit_positive",
         "unit_negative")  # fmt: skip
PEAKS = ("peak_force", "peak_activation", "group_peak_force", "group_peak_activation")


def run_from_atlas(
    conditions: StrideConditions,
    mass: float,
    height: float,
    atlas: Atlas,
    *,
    runner: Runner | None = None,
    breaths_bpm: FloatArray | None = None,
) -> RunMechanics:
    """Return what every muscle did over the run of a runner of this mass [kg] and height [m].

    Total energy is the measured net cost of running on the slope of each second (Minetti et al.
    2002). Breathing takes its part of it, told by the `breaths_bpm` (time,) [1/min] that were
    measured, by heart rate or by the energy itself (`run_breath`; `runner` says age, sex and heart
    rates); the atlas says how the muscles that move bones share the rest. Work, force and tissue
    loads are the atlas' own, scaled with mass and weight; impulses and bending with height too.
    """
    run = LookedUp.of(conditions, mass, height, atlas)
    person = replace(runner or Runner(), mass=mass, height=height)
    breath = run_breath(conditions, run.rows, run.power, person, breaths_bpm)
    energies = Energies(run, breath_power(breath, run.rows))
    return RunMechanics(
        muscles=energies.names,
        groups=GROUP_NAMES,
        breath=breath,
        roles=run_roles(atlas, run.nodes, run.duration, run.step_rate, run.tall**0.5),
        anchor_factor=run.anchor,
        mean_anchor_factor=run.mean_anchor,
        outside=float(run.duration[run.nodes.outside].sum()),
        rows=run.rows,
        nodes=run.nodes,
        level_nodes=run.level,
        energy_share=energies.share,
        power=run.power,
        **energies.parts(),  # type: ignore[arg-type]
        **_works(run),  # type: ignore[arg-type]
        **_peaks(run),  # type: ignore[arg-type]
        **_tissues(run),
    )


def _unknown(values: FloatArray, count: int) -> FloatArray:
    """Return the values (..., columns) with `count` more columns that nobody knows."""
    return np.concatenate([values, np.full((*values.shape[:-1], count), np.nan)], axis=-1)


def _works(run: LookedUp) -> dict[str, FloatArray]:
    """Return the work [J] of fibers, tendons and both by muscle; that of breathing is not known."""
    time = run.nodes.spread(run.duration, len(run.atlas.table("positive_power")))
    return {
        f"{name}_work": _unknown(
            summed(time, run.atlas.table(f"{name}_power")) * run.mass, len(BREATH_MUSCLES)
        )
        for name in WORKS
    }


def _peaks(run: LookedUp) -> dict[str, FloatArray]:
    """Return forces and activations of the hardest stretch, means over running, and ranges."""
    atlas = run.atlas
    running = max(float(run.duration.sum()), 1e-9)
    time = run.nodes.spread(run.duration / running, len(atlas.table("mean_activation")))
    most = peaks(atlas, run.nodes, run.duration, run.first, PEAKS)
    found: dict[str, FloatArray] = {}
    for title, more in (("", len(BREATH_MUSCLES)), ("group_", len(BREATH_GROUPS))):
        force, active = f"{title}peak_force", f"{title}peak_activation"
        mine = {
            force: most[force],
            f"{force}_range": range_of(atlas, run.near, force, most[force]),
            f"{title}mean_activation": summed(time, atlas.table(f"{title}mean_activation")),
            active: most[active],
        }
        found |= {name: _unknown(values, more) for name, values in mine.items()}
    return found


def _tissues(run: LookedUp) -> dict[str, Any]:
    """Return what tissues carry at each running row, in steps of the runner's own length.

    A step of a taller runner lasts longer by the root of height, and bends over longer arms.
    """
    table, cuts = tissue_fields(run.atlas)
    grown = table.copy()  # a few thousand nodes, where the rows of a run are tens of thousands
    fields = dict(zip(FIELDS, np.split(grown, cuts, axis=1), strict=True))
    arms = np.where(np.array(TISSUES) == "tibia_bending", run.tall, 1.0)
    fields["tissue_peak"] *= arms
    for name in ("tissue_impulse", "tissue_stance_impulse"):
        fields[name] *= arms * np.sqrt(run.tall)
    whole = run.nodes.interpolate(grown, np.float64)
    rows = dict(zip(FIELDS, np.split(whole, cuts, axis=1), strict=True))
    peak = rows["tissue_peak"].max(axis=0) if len(run.rows) else np.zeros(len(TISSUES))
    usual = {"tissue_peak": peak, "tissue_impulse": np.ones(len(TISSUES))}
    ranges = {name: range_of(run.atlas, run.near, name, mine) for name, mine in usual.items()}
    return {
        "tissues": rows,
        "tissue_peak_range": ranges["tissue_peak"],
        "tissue_impulse_ratio": ranges["tissue_impulse"],
        "step_rate": run.step_rate,
        "duration": run.duration,
    }
