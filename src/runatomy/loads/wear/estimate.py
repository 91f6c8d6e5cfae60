"""Estimate: tissues that the mechanics do not load; a range where one is honest, else why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runatomy.loads.wear.tissue_wear import TissueWear
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.terms.evidence import Evidence, Grade, Origin

STRIKE = 1.45  # [-] forefoot over rearfoot peak of the plantar fascia (reference, section 5a)
GLUTEAL = ("gluteus_medius", "gluteus_minimus")
CANNOT = Evidence(
    origin=Origin.UNKNOWN,
    source="Runatomy’s mechanics",
    note="The sole of the foot is one stiff piece in the model: it has no plantar fascia.",
    grade=Grade.OPEN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What can be said of a tissue that the mechanics do not load themselves."""

    name: str
    plain: str
    latin: str
    peak: float | None  # [BW] pull on one side; None where nobody can tell
    peak_low: float | None  # [BW]
    peak_high: float | None  # [BW]
    ratio_low: float | None  # [-] load over that of the same distance at the easy pace
    ratio_high: float | None  # [-]
    evidence: Evidence


def plantar_fascia(run: Sequence[TissueWear]) -> Estimate:
    """Return between which bounds the plantar fascia's load over the easy pace's lies.

    It tightens with the Achilles tendon (Cheung et al. 2006), so it follows its ratio; landing on
    the forefoot instead of the heel raises it 1.45 times, and nobody measured how the foot landed.
    Its force cannot be told. Without running there is no ratio either.
    """
    achilles = [one for one in run if one.name == "achilles_tendon" and one.distance > 0.0]
    ratio = achilles[0].load_ratio if achilles else None
    return Estimate(
        name="plantar_fascia",
        plain="Sole of the foot (plantar fascia)",
        latin="Aponeurosis plantaris",
        peak=None,
        peak_low=None,
        peak_high=None,
        ratio_low=None if ratio is None else ratio / STRIKE,
        ratio_high=None if ratio is None else ratio * STRIKE,
        evidence=CANNOT,
    )


def gluteal_tendons(mechanics: RunMechanics) -> Estimate:
    """Return the largest pull of gluteus medius and minimus on their tendons, one side.

    Peaks of the two are added: the most there can be. What is said to hurt these tendons is being
    squeezed against the bone, which the model does not hold; nor does a run keep the impulse of
    single muscles. So load over distance and wear cannot be told.
    """
    places = [mechanics.muscles.index(name) for name in GLUTEAL]
    low, high = mechanics.peak_force_range[:, places].sum(axis=1)
    peak = float(mechanics.peak_force[places].sum())
    ran = len(mechanics.rows) > 0
    return Estimate(
        name="gluteal_tendons",
        plain="Tendons at the outer hip",
        latin="Tendines mm. glutei medii et minimi",
        peak=peak if ran else None,
        peak_low=min(float(low), peak) if ran else None,
        peak_high=max(float(high), peak) if ran else None,
        ratio_low=None,
        ratio_high=None,
        evidence=Evidence(
            origin=Origin.MODELED,
            source="Muscle forces by Runatomy",
            note="Pull only: the squeeze against the bone, blamed for most complaints, is not in "
            "the model.",
            grade=Grade.OPEN,
        ),
    )
