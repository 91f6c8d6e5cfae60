"""Fuel: what the runs of a week burnt, and how that weighs against what the body holds."""

from __future__ import annotations

from runatomy.advice.facts.fuel import BODY_FAT, COST_OF_RUNNING, FASTED, FAT_ENDS, FAT_PEAK
from runatomy.advice.finding import Finding
from runatomy.advice.ranged import about, likely, ranged_finding, runs_of
from runatomy.advice.week.missing import missing_of, untold_for
from runatomy.loads.effort.lost_run import SMALL
from runatomy.loads.fuel.fuel_use import NOTE, SOURCE
from runatomy.loads.fuel.split import CARBOHYDRATE_ENERGY, FAT_ENERGY
from runatomy.loads.fuel.week_fuel import WeekFuel
from runatomy.terms.evidence import Evidence, Grade, Origin
from runatomy.terms.units import KILOCALORIE

# Of fat and carbohydrate: modeled from what was measured in others.
SPLIT = Evidence(origin=Origin.MODELED, source=SOURCE, note=NOTE, grade=Grade.WEAK)


def fuel_week_findings(week: WeekFuel) -> tuple[Finding, ...]:
    """Return what is worth saying of the energy of a week's runs."""
    if week.lost_share > SMALL:
        what = "What the runs of these days burnt"
        return (untold_for("fuel.week", what, week.lost, week.lost_share),)
    if not week.runs:
        return ()
    return _balance(week), _split(week)


def _balance(week: WeekFuel) -> Finding:
    burnt, fat = week.energy * (1.0 / KILOCALORIE), week.fat_equivalent
    return ranged_finding(
        "fuel.week",
        f"{runs_of(week.runs)} used {about(burnt.usual)} kcal on top of rest{likely(burnt)}: "
        f"as much as {about(fat.usual)} g of body fat hold. Whether any of it goes is decided "
        f"by what you eat over the weeks.{missing_of(week.lost, week.lost_share)}",
        burnt,
        "kcal",
        BODY_FAT.evidence(),
        (COST_OF_RUNNING.key, BODY_FAT.key),
    )


def _split(week: WeekFuel) -> Finding:
    fat = week.fat * (1.0 / FAT_ENERGY)
    carbohydrate = week.carbohydrate * (1.0 / CARBOHYDRATE_ENERGY)
    return ranged_finding(
        "fuel.week_split",
        f"While running you burnt near {about(fat.usual)} g of fat{likely(fat)} and "
        f"{about(carbohydrate.usual)} g of carbohydrate{likely(carbohydrate)}, rest included. "
        "Over the day the body evens that out: it is no measure of losing fat.",
        fat,
        "g",
        SPLIT,
        (FAT_PEAK.key, FAT_ENDS.key, FASTED.key),
    )
