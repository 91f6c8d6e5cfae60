"""Fueling: what to eat and drink before and during a run, by how long it takes.

Carbohydrate on the way: a mouth rinse or little for about an hour, up to 60 g/h for two to three
hours, about 90 g/h of mixed sugars beyond, less where the intensity is low (Jeukendrup 2014, Sports
Med 44 Suppl 1:S25). For ultra-marathons 30 to 50 g/h and 450 to 750 mL/h (Tiller et al. 2019, J Int
Soc Sports Nutr 16:50) against about 90 g/h, which many stomachs do not bear (Costa et al. 2019, Int
J Sport Nutr Exerc Metab 29:130). Before runs of more than an hour 1 to 4 g per kilogram in the one
to four hours ahead (Wallis & Podlogar 2022, Sports Science Exchange). Drink when thirsty
(Hew-Butler et al. 2015, Clin J Sport Med 25:303).
"""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.loads.heart.span import Span
from runatomy.terms.evidence import Grade

HOUR = 3600.0  # [s]
BEFORE = (1.0, 4.0)  # [g/kg] of carbohydrate, in the one to four hours ahead
ULTRA_DRINK = (450.0, 750.0)  # [mL/h] Tiller et al. 2019


@dataclass(frozen=True, slots=True, kw_only=True)
class Fueling:
    """What to eat and drink before and during a run of some length."""

    from_duration: float  # [s] for runs at least as long
    per_hour: Span | None  # [g/h] carbohydrate on the way; None where none is needed
    grade: Grade
    facts: tuple[str, ...]  # keys of advice.facts.fuel
    words: str

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "from_s": self.from_duration,
            "carbohydrate_g_per_hour": None if self.per_hour is None else self.per_hour.to_dict(),
            "grade": str(self.grade),
            "facts": list(self.facts),
            "words": self.words,
        }


TABLE: tuple[Fueling, ...] = (
    Fueling(
        from_duration=0.0,
        per_hour=None,
        grade=Grade.MODERATE,
        facts=("fuel.carbohydrate_by_duration",),
        words="A run of up to an hour or so needs no food on the way",
    ),
    Fueling(
        from_duration=1.25 * HOUR,
        per_hour=Span(low=30.0, usual=45.0, high=60.0),
        grade=Grade.STRONG,
        facts=("fuel.carbohydrate_by_duration", "fuel.carbohydrate_dose"),
        words="For a run this long, 30 to 60 g of carbohydrate an hour help",
    ),
    Fueling(
        from_duration=2.5 * HOUR,
        per_hour=Span(low=30.0, usual=60.0, high=90.0),
        grade=Grade.MODERATE,
        facts=("fuel.carbohydrate_by_duration", "fuel.carbohydrate_dose"),
        words="For a run this long, 60 g of carbohydrate an hour help, up to 90 g of mixed sugars "
        "if your stomach has practiced it",
    ),
    Fueling(
        from_duration=4.0 * HOUR,
        per_hour=Span(low=30.0, usual=50.0, high=90.0),
        grade=Grade.OPEN,
        facts=("fuel.ultra", "fuel.ultra_high"),
        words="For a run this long, advice differs: 30 to 50 g of carbohydrate an hour, or about "
        "90 g for those whose stomach bears it",
    ),
)


def fueling(duration: float) -> Fueling:
    """Return what to eat on the way of a run that takes so long [s]."""
    return next(one for one in reversed(TABLE) if duration >= one.from_duration)


def before_run(duration: float, mass: float | None) -> Span | None:
    """Return the carbohydrate [g] to eat ahead of a run [s]; None up to an hour or without mass."""
    if mass is None or duration <= HOUR:
        return None
    least, most = BEFORE
    return Span(low=least * mass, usual=0.5 * (least + most) * mass, high=most * mass)
