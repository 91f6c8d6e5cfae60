"""Facts about the heart and breath in running; those of the right heart stand in `myths`."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

TRAINING_IMPULSE = Fact(
    key="heart.training_impulse",
    says="The training impulse counts minutes, weighed by the share of the heart rate’s reserve "
    "and by how steeply lactate rises with it in men and in women.",
    people="",
    source="Banister (1991)",
    grade=Grade.WEAK,
)
MAXIMAL_HEART_RATE = Fact(
    key="heart.maximal_heart_rate",
    says="The maximal heart rate is 211 less 0.64 a year of age, give or take 10.8 beats.",
    people="3,320 healthy adults tested to exhaustion",
    source="Nes et al. (2013), Scand J Med Sci Sports 23",
    doi="10.1111/j.1600-0838.2012.01445.x",
    grade=Grade.STRONG,
)
RESTING_HEART_RATE = Fact(
    key="heart.resting_heart_rate",
    says="The resting heart rate is 65.5 ± 7.7 beats a minute, from 40 to 109.",
    people="92,457 adults wearing a tracker",
    source="Quer et al. (2020), PLoS ONE 15",
    doi="10.1371/journal.pone.0227709",
    grade=Grade.STRONG,
)
ZONES = Fact(
    key="heart.zones",
    says="Light is 30 to 39 % of the heart rate’s reserve (57 to 63 % of the maximum), moderate 40 "
    "to 59 % (64 to 76 %), vigorous 60 to 89 % (77 to 95 %), and near maximal what lies above.",
    people="",
    source="Garber et al. (2011), Med Sci Sports Exerc 43, position stand",
    grade=Grade.MODERATE,
)
RESERVE_IS_UPTAKE = Fact(
    key="heart.reserve_is_uptake",
    says="On a treadmill, the share of the heart rate’s reserve is nearly that of the oxygen "
    "uptake’s.",
    people="adults on a treadmill",
    source="Swain et al. (1998), Med Sci Sports Exerc 30",
    grade=Grade.MODERATE,
)
USUAL_UPTAKE = Fact(
    key="heart.usual_uptake",
    says="At 20 to 29 years women take up 43.0 and men 54.4 mL of oxygen a minute per kilogram at "
    "most, 3.5 less each decade; people of one age differ by 17 %.",
    people="healthy adults running on a treadmill",
    source="Loe et al. (2013), PLoS ONE 8",
    doi="10.1371/journal.pone.0064319",
    grade=Grade.STRONG,
)
DRIFT = Fact(
    key="heart.drift",
    says="From about the tenth minute of steady exercise the heart beats faster and moves less "
    "blood a beat; heat and lost water make it more.",
    people="review of laboratory studies",
    source="Wingo, Ganio & Cureton (2012), Exerc Sport Sci Rev 40",
    doi="10.1097/JES.0b013e31824c43af",
    grade=Grade.STRONG,
)
WRIST = Fact(
    key="heart.wrist",
    says="On trails a wrist watch’s heart rate was off by 13 % on average, a chest strap’s by 2 %.",
    people="21 runners over 3.2 km",
    source="Navalta et al. (2020), PLoS ONE 15",
    doi="10.1371/journal.pone.0238569",
    grade=Grade.MODERATE,
)
BREATHING_COST = Fact(
    key="heart.breathing_cost",
    says="Moving a liter of air takes 1.2 mL of oxygen when breathing moderately; at the hardest "
    "effort the muscles of breathing take about a tenth of all the oxygen.",
    people="laboratory studies of young adults",
    source="Lorenzo & Babb (2012), Med Sci Sports Exerc 44; Dominelli et al. (2015), J Physiol 593",
    doi="10.1249/MSS.0b013e3182444c4b",
    grade=Grade.MODERATE,
)
RIGHT_HEART_100_MILES = Fact(
    key="heart.right_heart_100_miles",
    says="After 161 km the right ventricle was wider (inflow 42 to 45 mm) and shortened less "
    "(strain −27 to −24 %).",
    people="16 runners",
    source="Oxborough et al. (2011), Circ Cardiovasc Imaging 4",
    grade=Grade.WEAK,
)

FACTS: tuple[Fact, ...] = (
    TRAINING_IMPULSE,
    MAXIMAL_HEART_RATE,
    RESTING_HEART_RATE,
    ZONES,
    RESERVE_IS_UPTAKE,
    USUAL_UPTAKE,
    DRIFT,
    WRIST,
    BREATHING_COST,
    RIGHT_HEART_100_MILES,
)
