"""Fuel: what a run burnt, and what to eat and drink, in a coach's words."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.advice.facts.fuel import (
    BEFORE,
    COST_OF_RUNNING,
    FACTS,
    FASTED,
    FAT_ENDS,
    FAT_PEAK,
    FAT_PEAK_TRAINED,
    GLYCOGEN,
    THIRST,
    ULTRA,
)
from runatomy.advice.facts.myths import JOGGING_BELLY, JOGGING_FAT, SPOT_FAT
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.ranged import about, likely, ranged_finding
from runatomy.loads.fuel.fuel_use import FuelUse
from runatomy.loads.fuel.fueling import ULTRA_DRINK, before_run, fueling
from runatomy.loads.fuel.glycogen import glycogen_store, share_of_store
from runatomy.loads.heart.span import Span
from runatomy.terms.evidence import Evidence, Grade, Origin
from runatomy.terms.units import KILOCALORIE, PER_MINUTE, PERCENT

LONG_TIME, ULTRA_TIME = 4500.0, 14400.0  # [s] from which food on the way helps; of an ultra
MUCH_GLYCOGEN = 0.5  # [-] of the store from which it is worth a word; assumed
HELP = (
    "A headache that grows, vomiting, swelling or confusion during or after a long run needs "
    "medical help at once."
)
_BY_KEY: dict[str, Fact] = {fact.key: fact for fact in FACTS}


def fuel_findings(use: FuelUse, *, mass: float | None) -> tuple[Finding, ...]:
    """Return what is worth saying of a run's fuel, the most useful first.

    `mass` [kg] is None where the runner did not give it.
    """
    if use.duration <= 0.0:
        return ()
    found = [*_on_the_way(use.duration, mass), _glycogen(use, mass), _split(use), _energy(use)]
    return tuple(one for one in found if one is not None)


def belly_finding(abdominals: Span) -> Finding:
    """Return what running does to belly fat; `abdominals` [-] is their share of a run's energy.

    Of `RunMechanics`, the muscles' part in breathing included.
    """
    share = abdominals * (1.0 / PERCENT)
    return ranged_finding(
        "fuel.belly",
        f"The muscles of the belly used about {share.usual:.0f} % of this run’s energy"
        f"{likely(share)}, and from the blood and their own stores, not from the fat above them. "
        "Over eight months, jogging did lower belly fat around the organs and under the skin, as "
        "part of the whole body’s; lifting only that under the skin.",
        share,
        "%",
        JOGGING_BELLY.evidence(),
        (JOGGING_BELLY.key, JOGGING_FAT.key, SPOT_FAT.key),
    )


def _on_the_way(duration: float, mass: float | None) -> tuple[Finding, ...]:
    """Return what to eat and drink on a run of this length [s], if anything."""
    if duration < LONG_TIME:
        return ()
    row, before = fueling(duration), before_run(duration, mass)
    ahead = (
        ""
        if before is None
        else f" Before it, {_tens(before.low)} to {_tens(before.high)} g: the less an hour ahead, "
        "the more four hours ahead."
    )
    facts = tuple(_BY_KEY[key] for key in row.facts)
    ultra = duration >= ULTRA_TIME
    least, most = ULTRA_DRINK
    much = f" In very long races that comes to about {least:.0f} to {most:.0f} mL an hour."
    eat = Finding(
        key="fuel.on_the_way",
        text=f"{row.words}.{ahead}",
        value=None if row.per_hour is None else row.per_hour.usual,
        low=None if row.per_hour is None else row.per_hour.low,
        high=None if row.per_hour is None else row.per_hour.high,
        unit="g/h",
        evidence=_evidence(facts, row.grade),
        facts=tuple(fact.key for fact in (*facts, BEFORE)),
        weight=Weight.NOTICE,
    )
    drink = Finding(
        key="fuel.drink",
        text="Drink when you are thirsty, and not beyond: too much dilutes the salt of the blood."
        + (much if ultra else ""),
        low=least if ultra else None,
        high=most if ultra else None,
        unit="mL/h" if ultra else "",
        evidence=THIRST.evidence(Origin.ASSUMED),
        facts=(THIRST.key, ULTRA.key) if ultra else (THIRST.key,),
        professional=HELP,
    )
    return eat, drink


def _glycogen(use: FuelUse, mass: float | None) -> Finding | None:
    """Return how much of the stored carbohydrate a run asked for, where it is much."""
    share = share_of_store(use.carbohydrate_grams, glycogen_store(mass))
    if share is None:
        return _unknown_store() if use.duration >= LONG_TIME else None
    if share.usual < MUCH_GLYCOGEN:
        return None
    part = share * (1.0 / PERCENT)
    return ranged_finding(
        "fuel.glycogen",
        f"This run asked for about {part.usual:.0f} % of the carbohydrate that a rested, well-fed "
        f"body of your size stores{likely(part)}; what you ate on the way counts against it. Eat "
        "well before the next long or hard run.",
        part,
        "%",
        GLYCOGEN.evidence(Origin.ASSUMED, "Your last days’ meals decide how full the stores are."),
        (GLYCOGEN.key, FAT_PEAK.key),
        Weight.NOTICE if share.low > MUCH_GLYCOGEN else Weight.INFO,
    )


def _unknown_store() -> Finding:
    return Finding(
        key="fuel.glycogen",
        text="How much of your stored carbohydrate this run took cannot be told without your "
        "weight.",
        evidence=Evidence(
            origin=Origin.UNKNOWN, source="Body mass was not given", grade=Grade.OPEN
        ),
        facts=(GLYCOGEN.key,),
    )


def _split(use: FuelUse) -> Finding | None:
    if use.fat_share is None:
        return None
    fat, share = use.fat_grams, use.fat_share * (1.0 / PERCENT)
    return ranged_finding(
        "fuel.fat_share",
        f"About {share.usual:.0f} % of the energy came from fat{likely(share)}: near "
        f"{fat.usual:.0f} g of fat and {use.carbohydrate_grams.usual:.0f} g of carbohydrate. "
        "People differ widely, and a meal beforehand lowers it.",
        share,
        "%",
        Evidence(
            origin=use.evidence.origin,
            source=use.evidence.source,
            note=use.evidence.note,
            grade=Grade.WEAK,
        ),
        (FAT_PEAK.key, FAT_PEAK_TRAINED.key, FAT_ENDS.key, FASTED.key),
    )


def _energy(use: FuelUse) -> Finding:
    burnt = use.energy * (1.0 / KILOCALORIE)
    return ranged_finding(
        "fuel.energy",
        f"Your {use.duration * PER_MINUTE:.0f} minutes of running used {about(burnt.usual)} kcal "
        f"on top of rest{likely(burnt)}, {about(burnt.usual * 3600.0 / use.duration)} kcal an "
        "hour.",
        burnt,
        "kcal",
        COST_OF_RUNNING.evidence(),
        (COST_OF_RUNNING.key,),
    )


def _tens(grams: float) -> str:
    """Return grams as one would weigh them: in tens."""
    return f"{10.0 * round(grams / 10.0):.0f}"


def _evidence(facts: tuple[Fact, ...], grade: Grade) -> Evidence:
    source = "; ".join(fact.source for fact in facts)
    return Evidence(origin=Origin.ASSUMED, source=source, note="Practice advice.", grade=grade)
