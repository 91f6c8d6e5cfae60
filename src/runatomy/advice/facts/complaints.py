"""Complaints: what usually hurts where a tissue is asked for more than it is used to."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.facts import wear
from runatomy.advice.facts.fact import Fact

TWO_WEEKS = "If it lasts beyond two weeks of easier running, or makes you limp, see a professional."
BONE = (
    "Pain at one spot on the bone, pain at night or at rest, or pain that grows as you run: stop "
    "running and see a doctor."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What usually hurts in a tissue or muscle, what eases it, and when to see somebody."""

    about: tuple[str, ...]  # names of tissues or muscle groups
    called: str  # in a word or two
    where: str  # it is felt
    when: str  # it is loaded most
    eases: str
    professional: str
    facts: tuple[Fact, ...]


# In the order in which runners should hear of them where several tissues jumped alike.
COMPLAINTS: tuple[Complaint, ...] = (
    Complaint(
        about=("tibia_compression", "tibia_bending"),
        called="shin splints",
        where="an ache along the inner edge of the shin (shin splints)",
        when="many more kilometers or faster ones, above all in the first year of running",
        eases="Run less and easier for a week and let the shins calm down before you add again.",
        professional=BONE,
        facts=(wear.SHIN_SPLINTS, wear.BONE_STRESS),
    ),
    Complaint(
        about=("tibialis_anterior",),
        called="an ache at the front of the shin",
        where="an ache at the front of the shin, as it lifts the foot before each landing",
        when="the first weeks of running, and fast or downhill running",
        eases="Run less and slower for a week, walk in between, and build up again by minutes.",
        professional="A shin that turns hard and numb needs a doctor the same day. " + BONE,
        facts=(wear.SHIN_SPLINTS,),
    ),
    Complaint(
        about=("patellofemoral",),
        called="runner’s knee",
        where="an ache around or behind the kneecap (runner’s knee)",
        when="descents and stairs",
        eases="Leave out steep descents for a week, take shorter, quicker steps, and build up "
        "again slowly.",
        professional="If the knee swells, locks or gives way, see a doctor. " + TWO_WEEKS,
        facts=(wear.KNEE_EDUCATION, wear.SHORTER_STEPS, wear.KNEE_TRIGGERS),
    ),
    Complaint(
        about=("achilles_tendon",),
        called="stiffness above the heel",
        where="stiffness or pain above the heel, or under it, as the sole pulls along, worst with "
        "the first steps of the day",
        when="climbs and fast running",
        eases="Keep the next week flatter and slower, and do slow one-legged heel lowering.",
        professional="A sudden snap or a gap in the tendon needs a doctor the same day. "
        + TWO_WEEKS,
        facts=(wear.ACHILLES_EXERCISE, wear.LOAD_AND_DAMAGE, wear.FASCIA_AND_ACHILLES),
    ),
    Complaint(
        about=("gluteals", "gluteal_tendons"),
        called="pain at the outer hip",
        where="pain at the outer hip, often at night on that side",
        when="climbs and much more distance",
        eases="Do not stand with one hip pushed out or sit with legs crossed; strengthen the hip "
        "with slow side work.",
        professional=TWO_WEEKS,
        facts=(wear.GLUTEAL_EXERCISE,),
    ),
    Complaint(
        about=("hamstring_tendons",),
        called="pain at the seat bone",
        where="pain deep in the buttock, at the seat bone, also when sitting",
        when="fast running and steep slopes",
        eases="Take sprints and steep slopes back for a week, and sit on it less.",
        professional="A sudden sharp pain with a bruise needs a doctor. " + TWO_WEEKS,
        facts=(wear.TENDON_FATIGUE,),
    ),
    Complaint(
        about=("patellar_tendon",),
        called="pain below the kneecap",
        where="pain just below the kneecap",
        when="descents, jumps and sprints",
        eases="Take the descents and the fast work back for a week; slow squats on rested thighs "
        "do the tendon good as long as they hardly hurt.",
        professional=TWO_WEEKS,
        facts=(wear.TENDON_FATIGUE,),
    ),
    Complaint(
        about=("plantar_fascia",),
        called="pain under the heel",
        where="pain under the heel with the first steps of the day",
        when="climbs, fast running and landing on the forefoot",
        eases="Run flatter and slower for a week; slow heel raises with a towel under the toes "
        "are a common program.",
        professional=TWO_WEEKS,
        facts=(wear.HEEL_RAISES, wear.FASCIA_AND_ACHILLES),
    ),
    Complaint(
        about=("tibiofemoral", "hip", "ankle"),
        called="an ache deep in the joint",
        where="an ache deep in the joint, though healthy joints bear such changes well",
        when="more distance, speed or slope",
        eases="Run easier and flatter until the joint has been quiet for two days.",
        professional="A joint that swells, locks or gives way needs a doctor. " + TWO_WEEKS,
        facts=(wear.MENISCUS_FATIGUE,),
    ),
)
COMPLAINT_OF = {name: complaint for complaint in COMPLAINTS for name in complaint.about}
