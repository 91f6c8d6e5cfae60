"""Facts about wear: what loads tendons, joints and bones, and what eases common complaints."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

LOAD_AND_DAMAGE = Fact(
    key="wear.load_and_damage",
    says="The Achilles tendon’s load per kilometer fell with speed; damage that weighs peaks rose "
    "or stayed the same.",
    people="runners at three speeds",
    source="Firminger et al. (2020), Med Sci Sports Exerc 52:1549",
    doi="10.1249/MSS.0000000000002287",
    grade=Grade.MODERATE,
)
PEAKS_COUNT_MORE = Fact(
    key="wear.peaks_count_more",
    says="In tissue loaded until it fails, the size of the load counts far more than the number "
    "of loads; how fast it rises is not shown to matter.",
    people="laboratory tests of tissue, reviewed",
    source="Edwards (2018), Exerc Sport Sci Rev 46:224",
    doi="10.1249/JES.0000000000000163",
    grade=Grade.MODERATE,
)
TENDON_FATIGUE = Fact(
    key="wear.tendon_fatigue",
    says="Human tendons bore tenfold fewer pulls for each 14.8 MPa more; there was no stress below "
    "which they lasted for ever.",
    people="90 strips of toe tendons, not living",
    source="Schechtman & Bader (1997), J Biomech 30:829",
    doi="10.1016/s0021-9290(97)00033-x",
    grade=Grade.WEAK,
)
BONE_FATIGUE = Fact(
    key="wear.bone_fatigue",
    says="Bone’s fatigue is taken to go with strain to the power of 6.6.",
    people="bone samples, not living; read at second hand",
    source="Carter & Caler, as given by Sinclair & Taylor (2023), Computation 11:248",
    doi="10.3390/computation11120248",
    grade=Grade.OPEN,
)
MENISCUS_FATIGUE = Fact(
    key="wear.meniscus_fatigue",
    says="Human meniscus lasted about 500, 40,000, 340,000 and 3 million pulls at 70, 50, 40 and "
    "30 % of its strength.",
    people="knees of the dead, younger than 40 and older than 65",
    source="Henderson et al. (2022), J Mech Behav Biomed Mater 127:105057",
    doi="10.1016/j.jmbbm.2021.105057",
    grade=Grade.WEAK,
)
PER_KILOMETER = Fact(
    key="wear.per_kilometer",
    says="Per kilometer at 4.0 against 2.78 m/s: kneecap 0.80, Achilles 0.74, shin 0.75 times; "
    "6 degrees down: kneecap 1.22, Achilles 0.74 times.",
    people="runners on a treadmill",
    source="Van Hooren, van Rengs & Meijer (2024), Scand J Med Sci Sports 34",
    grade=Grade.MODERATE,
)
SHORTER_STEPS = Fact(
    key="wear.shorter_steps",
    says="Steps 10 % shorter lowered the stress behind the kneecap by 22 % a step and 7.5 % a "
    "mile.",
    people="runners at 3.7 m/s",
    source="Willson et al. (2014), Clin Biomech 29:243",
    grade=Grade.MODERATE,
)
KNEE_EDUCATION = Fact(
    key="wear.knee_education",
    says="Advice on symptoms and training eased runner’s knee as well as the same advice with "
    "exercises or with a changed stride.",
    people="69 runners with pain at the kneecap, 8 weeks",
    source="Esculier et al. (2018), Br J Sports Med 52:659",
    doi="10.1136/bjsports-2016-096988",
    grade=Grade.MODERATE,
)
KNEE_TRIGGERS = Fact(
    key="wear.knee_triggers",
    says="Runner’s knee often follows more distance or speed, or sudden descents and stairs.",
    people="clinicians’ observation",
    source="Esculier et al. (2016), BMC Musculoskelet Disord 17:5",
    doi="10.1186/s12891-015-0859-9",
    grade=Grade.WEAK,
)
ACHILLES_EXERCISE = Fact(
    key="wear.achilles_exercise",
    says="Slow lowering on the calf eased pain of the Achilles tendon somewhat more than other "
    "exercise: by 1.2 of 10 (0.3 to 2.7).",
    people="5 trials pooled, most with some concerns",
    source="Prudêncio et al. (2023), BMC Sports Sci Med Rehabil 15:9",
    doi="10.1186/s13102-023-00618-2",
    grade=Grade.WEAK,
)
GLUTEAL_EXERCISE = Fact(
    key="wear.gluteal_exercise",
    says="Eight weeks of advice on load and exercise helped 51 of 66 people with gluteal tendon "
    "pain, an injection 38 of 65, waiting 20 of 68.",
    people="204 people of 35 to 70 years, most of them women",
    source="Mellor et al. (2018), BMJ 361:k1662",
    doi="10.1136/bmj.k1662",
    grade=Grade.MODERATE,
)
SHIN_SPLINTS = Fact(
    key="wear.shin_splints",
    says="Shin splints come to 5 to 35 % of runners, more often to those with fewer years of "
    "running.",
    people="studies pooled",
    source="Newman et al. (2013), Open Access J Sports Med 4:229",
    doi="10.2147/OAJSM.S39331",
    grade=Grade.MODERATE,
)
BONE_STRESS = Fact(
    key="wear.bone_stress",
    says="Bone must be thought of at all times when a runner’s pain is judged, so that a strained "
    "bone is found early.",
    people="clinicians’ practice",
    source="Warden, Davis & Fredericson (2014), as quoted by clinicians",
    grade=Grade.WEAK,
)
HEEL_RAISES = Fact(
    key="wear.heel_raises",
    says="For pain under the heel, slow one-legged heel raises with a towel under the toes, three "
    "months long, are a common program.",
    people="read at second hand",
    source="Rathleff et al. (2014), as described by clinicians",
    grade=Grade.WEAK,
)
FASCIA_AND_ACHILLES = Fact(
    key="wear.fascia_and_achilles",
    says="The sole’s plantar fascia tightens as the Achilles tendon pulls.",
    people="a model of the standing foot",
    source="Cheung et al. (2006)",
    grade=Grade.WEAK,
)
FOREFOOT = Fact(
    key="wear.forefoot",
    says="Landing on the forefoot loads Achilles and plantar fascia more and the kneecap less than "
    "landing on the heel.",
    people="20 adults, barefoot, 10 km/h",
    source="Nishiguchi et al. (2025), J Sports Sci Med 24:747",
    doi="10.52082/jssm.2025.747",
    grade=Grade.MODERATE,
)
NO_RISK_NUMBER = Fact(
    key="wear.no_risk_number",
    says="The ratio of the last week to the last month has no sound theory of injury behind it.",
    people="",
    source="Impellizzeri et al. (2020), Int J Sports Physiol Perform 15:907",
    grade=Grade.MODERATE,
)

FACTS: tuple[Fact, ...] = (
    LOAD_AND_DAMAGE,
    PEAKS_COUNT_MORE,
    TENDON_FATIGUE,
    BONE_FATIGUE,
    MENISCUS_FATIGUE,
    PER_KILOMETER,
    SHORTER_STEPS,
    KNEE_EDUCATION,
    KNEE_TRIGGERS,
    ACHILLES_EXERCISE,
    GLUTEAL_EXERCISE,
    SHIN_SPLINTS,
    BONE_STRESS,
    HEEL_RAISES,
    FASCIA_AND_ACHILLES,
    FOREFOOT,
    NO_RISK_NUMBER,
)
