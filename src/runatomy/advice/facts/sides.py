"""Facts about left and right: how even healthy runners are, and how well tests can tell."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

NO_INJURY = Fact(
    key="sides.no_injury",
    says="Runners with a more uneven stride were not hurt more often.",
    people="836 runners, 107 of them injured within 6 months",
    source="Malisoux et al. (2024), BMJ Open Sport Exerc Med 10:e001787",
    grade=Grade.MODERATE,
)
NORMAL_CONTACT = Fact(
    key="sides.normal_contact",
    says="Healthy runners’ contact times differ by a symmetry angle of 0.8 ± 0.7 %, over a whole "
    "half hour alike: 2.5 % from left to right.",
    people="12 trained runners, 13.3 km/h",
    source="Mtibaa et al. (2023), Front Physiol 14:1289172",
    doi="10.3389/fphys.2023.1289172",
    grade=Grade.MODERATE,
)
ANY_SPEED = Fact(
    key="sides.any_speed",
    says="Left against right does not change from 10 to 25 km/h: contact time 0.6 ± 0.1 %, largest "
    "force 3.2 ± 1.6 % (symmetry angle).",
    people="9 trained runners",
    source="Girard et al. (2019), Front Sports Act Living 1:36",
    doi="10.3389/fspor.2019.00036",
    grade=Grade.MODERATE,
)
NO_COST = Fact(
    key="sides.no_cost",
    says="Bodies that are uneven by build do not spend more energy.",
    people="19 runners",
    source="Seminati et al. (2013), PLoS One",
    grade=Grade.WEAK,
)
CALF_RAISES = Fact(
    key="sides.calf_raises",
    says="Calf raises to fatigue, repeated a week later, are off by 2.1 raises in one study and "
    "6.7 in another.",
    people="17 and 38 healthy adults",
    source="Ross & Fontenot (2000), J Sport Rehabil 9:117; J Electromyogr Kinesiol",
    grade=Grade.MODERATE,
)
HOP = Fact(
    key="sides.hop",
    says="One-legged hops for distance, repeated a week later, are off by 2.6 to 4.1 %.",
    people="16 recreational athletes",
    source="Single-leg hop tests in several directions (2019), PubMed 31431339",
    grade=Grade.MODERATE,
)

FACTS: tuple[Fact, ...] = (NO_INJURY, NORMAL_CONTACT, ANY_SPEED, NO_COST, CALF_RAISES, HOP)
