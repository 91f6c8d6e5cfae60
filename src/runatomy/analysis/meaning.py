"""Meaning: what a run did to heart, fuel and tissues, and what is worth saying of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from runatomy.advice.finding import Finding
from runatomy.advice.fuel import fuel_findings
from runatomy.advice.heart import heart_findings
from runatomy.advice.sides import side_findings
from runatomy.advice.wear import wear_findings
from runatomy.loads.fuel.fuel_use import FuelUse, fuel_use
from runatomy.loads.heart.heart_load import HeartLoad, heart_load
from runatomy.loads.recovery.session import GROUPS, unusual_braking
from runatomy.loads.sides.balance import contact_difference
from runatomy.loads.wear.easy import Easy, easy_pace
from runatomy.loads.wear.estimate import gluteal_tendons, plantar_fascia
from runatomy.loads.wear.run_wear import run_wear
from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.mechanics.atlas.lookup import Atlas
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.runner import Runner


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Meaning:
    """What a run did to heart, fuel and tissues, and what is worth saying of it."""

    heart: HeartLoad
    fuel: FuelUse
    wear: tuple[TissueWear, ...]  # of one leg; none where nobody ran
    unusual: Mapping[str, float]  # [J] braking work of groups that the level would not have asked
    findings: tuple[Finding, ...]


def meaning_of(
    conditions: StrideConditions,
    mechanics: RunMechanics,
    runner: Runner,
    atlas: Atlas,
    *,
    known_mass: bool,
) -> Meaning:
    """Return what a run means; `runner` is complete, `known_mass` tells that its mass was given."""
    mass, height = float(runner.mass or 0.0), float(runner.height or 0.0)
    heart = heart_load(
        conditions.heart_rate_bpm,
        conditions.duration,
        mechanics.power,
        mechanics.rows,
        runner,
        step_rate=conditions.step_rate,
        breath_energy=mechanics.breath_energy,
    )
    fuel = fuel_use(
        mechanics.power,
        mechanics.duration,
        heart.intensity,
        runner,
        energy_range=mechanics.total_range,
    )
    wear = run_wear(mechanics, conditions.speed[mechanics.rows], _easy(atlas, round(height, 2)))
    braking = mass * unusual_braking(mechanics, atlas)
    return Meaning(
        heart=heart,
        fuel=fuel,
        wear=wear,
        unusual=dict(zip(GROUPS, braking.tolist(), strict=True)),
        findings=_findings(conditions, mechanics, heart, fuel, wear, mass if known_mass else None),
    )


def _findings(
    conditions: StrideConditions,
    mechanics: RunMechanics,
    heart: HeartLoad,
    fuel: FuelUse,
    wear: tuple[TissueWear, ...],
    mass: float | None,
) -> tuple[Finding, ...]:
    """Return what is worth saying, by topic; nothing where nobody ran."""
    if not wear:
        return ()
    distance = float(conditions.speed[mechanics.rows] @ mechanics.duration)
    estimates = (plantar_fascia(wear), gluteal_tendons(mechanics))
    return (
        *heart_findings(heart, running_time=fuel.duration, distance=distance),
        *fuel_findings(fuel, mass=mass),
        *wear_findings(wear, estimates),
        *side_findings(contact_difference(conditions)),
    )


@functools.lru_cache(maxsize=32)
def _easy(atlas: Atlas, height: float) -> Easy:
    """Return the yardstick of wear, kept by height [m]: to the centimeter it hardly changes."""
    return easy_pace(atlas, height)
