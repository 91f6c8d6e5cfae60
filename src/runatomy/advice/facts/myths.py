"""Facts about what people say running does: to belly, knees, face, heart and training."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

JOGGING_BELLY = Fact(
    key="myths.jogging_belly",
    says="Eight months of jogging about 19 km a week reduced fat around the organs, under the skin "
    "of the belly and in the liver; lifting reduced only that under the skin.",
    people="155 overweight adults who finished, 8 months",
    source="Slentz et al. (2011), Am J Physiol Endocrinol Metab 301",
    doi="10.1152/ajpendo.00291.2011",
    grade=Grade.MODERATE,
)
JOGGING_FAT = Fact(
    key="myths.jogging_fat",
    says="Jogging, alone or with lifting, took off more weight and fat than lifting; lifting "
    "added lean mass.",
    people="119 overweight adults, 8 months",
    source="Willis et al. (2012), J Appl Physiol 113",
    grade=Grade.MODERATE,
)
SPOT_FAT = Fact(
    key="myths.spot_fat",
    says="Long sets of belly exercise beside running took 700 g more fat off the trunk than "
    "running alone for the same energy; all fat and weight fell alike, and the run alone "
    "left the trunk’s fat as it was.",
    people="16 overweight men, 10 weeks",
    source="Abdominal aerobic endurance exercise, a trial (2023), Physiol Rep 11",
    doi="10.14814/phy2.15853",
    grade=Grade.WEAK,
)
KNEE_ARTHRITIS = Fact(
    key="myths.knee_arthritis",
    says="Worn hips or knees were found in 3.5 % of recreational runners, 10.2 % of people who do "
    "not run and 13.3 % of competitive runners.",
    people="pooled studies of more than 110,000 people; who runs was not drawn by lot",
    source="Alentorn-Geli et al. (2017), J Orthop Sports Phys Ther 47",
    doi="10.2519/jospt.2017.7137",
    grade=Grade.MODERATE,
)
KNEE_PAIN = Fact(
    key="myths.knee_pain",
    says="Four runners in ten are hurt in the time they are followed; pain around the kneecap is "
    "what most report at a given time (16.7 %).",
    people="systematic review of runners",
    source="Kakouris, Yener & Fong (2021), J Sport Health Sci 10",
    doi="10.1016/j.jshs.2021.04.001",
    grade=Grade.MODERATE,
)
KNEECAP_FORCE = Fact(
    key="myths.kneecap_force",
    says="The kneecap is pressed with 4.5 ± 1.5 body weights at each step.",
    people="20 runners",
    source="Roos, Barton & van Deursen (2012), J Biomech 45",
    grade=Grade.MODERATE,
)
SHIN_SPLINTS = Fact(
    key="myths.shin_splints",
    says="Pain along the inner edge of the shin bone (5 to 35 % of runners) goes with fewer years "
    "of running; it lies at the bone, not in tibialis anterior.",
    people="review of runners and soldiers",
    source="Newman et al. (2013), Open Access J Sports Med 4",
    doi="10.2147/OAJSM.S39331",
    grade=Grade.MODERATE,
)
GLUTEAL_TENDON = Fact(
    key="myths.gluteal_tendon",
    says="Pain at the side of the hip comes from gluteal tendons pressed by the iliotibial band; "
    "weak hip abductors go with it, mostly in women of 40 to 60.",
    people="review, and the plan of a trial of 201",
    source="BMC Musculoskelet Disord (2016) 17, LEAP trial",
    doi="10.1186/s12891-016-1043-6",
    grade=Grade.MODERATE,
)
GLUTEAL_AMNESIA = Fact(
    key="myths.gluteal_amnesia",
    says="Neither the strength of gluteus medius nor its signal went with the drop of the pelvis: "
    "a switched-off muscle was not found.",
    people="one dissertation (Burnet)",
    source="Burnet, dissertation",
    grade=Grade.WEAK,
)
GLUTEAL_INHIBITION = Fact(
    key="myths.gluteal_inhibition",
    says="Fluid put into the hip joint lowered the signal of gluteus maximus: a painful joint can "
    "hold the muscle back.",
    people="12 people with hip trouble, 9 without",
    source="Freeman, Mascia & McGill (2013), Clin Biomech 28",
    grade=Grade.WEAK,
)
RUNNERS_FACE = Fact(
    key="myths.runners_face",
    says="No study was found that compares runners’ faces with others’; doctors name sun and loss "
    "of fat as what ages a face.",
    people="",
    source="No study found in our search; doctors’ opinions in the press",
    grade=Grade.OPEN,
)
RIGHT_HEART_MARATHON = Fact(
    key="myths.right_heart_marathon",
    says="After a marathon the right ventricle pumped out 45.5 ± 8.5 % of its blood a beat, before "
    "53.6 ± 7.1 %; the left did not change.",
    people="25 runners, 256 ± 44 min",
    source="Trivax et al. (2010), J Appl Physiol 108",
    doi="10.1152/japplphysiol.01151.2009",
    grade=Grade.MODERATE,
)
RIGHT_HEART_ULTRA = Fact(
    key="myths.right_heart_ultra",
    says="After races of 3 to 11 hours the right ventricle was weaker, more the longer the race; "
    "most had recovered within a week. Five of 39 had a small scar.",
    people="40 athletes",
    source="La Gerche et al. (2012), Eur Heart J 33",
    grade=Grade.MODERATE,
)
RIGHT_HEART_FIFTY = Fact(
    key="myths.right_heart_fifty",
    says="Past fifty the right heart was wider and weaker after a marathon, and back to its start "
    "at one week.",
    people="25 runners over 50",
    source="Karlstedt et al. (2012), J Cardiovasc Magn Reson 14",
    grade=Grade.MODERATE,
)
SCAR = Fact(
    key="myths.scar",
    says="Small scars were seen in 163 of 772 endurance athletes and 19 of 587 others; another "
    "study of 33 older athletes found none.",
    people="a review of heart images, and one study",
    source="PMC7545401 (2020) and PMC8387285",
    grade=Grade.OPEN,
)
POLARIZED = Fact(
    key="myths.polarized",
    says="Mixing much easy with some hard running raised maximal oxygen uptake a little more than "
    "other mixes; in recreational runners two mixes came out alike.",
    people="a meta-analysis, and 30 and 38 recreational runners",
    source="Festa et al. (2020), Front Sports Act Living 1; Muñoz et al. (2014), IJSPP 9",
    doi="10.3389/fspor.2019.00070",
    grade=Grade.WEAK,
)
STRENGTH_ECONOMY = Fact(
    key="myths.strength_economy",
    says="Heavy lifting lowered the energy of running (g = −0.32, −0.55 to −0.10), jumps hardly.",
    people="pooled trials of runners, ten weeks or more",
    source="Eihara et al. (2022), Sports Med Open 8",
    grade=Grade.MODERATE,
)
ONE_LEG = Fact(
    key="myths.one_leg",
    says="Training one leg at a time raised jumping more than both together (ES 0.61) in a pool of "
    "28 papers; another review found horizontal movement to gain alike.",
    people="athletes of many sports, few runners",
    source="Zhang et al. (2023), Front Physiol 14; Moran et al. (2021), Sports Med 51",
    doi="10.3389/fphys.2023.1128250",
    grade=Grade.MODERATE,
)
ASYMMETRY = Fact(
    key="myths.asymmetry",
    says="Uneven legs did not raise the risk of injury.",
    people="836 runners, 107 hurt in six months",
    source="Malisoux et al. (2024), BMJ Open Sport Exerc Med 10",
    grade=Grade.MODERATE,
)

FACTS: tuple[Fact, ...] = (
    JOGGING_BELLY,
    JOGGING_FAT,
    SPOT_FAT,
    KNEE_ARTHRITIS,
    KNEE_PAIN,
    KNEECAP_FORCE,
    SHIN_SPLINTS,
    GLUTEAL_TENDON,
    GLUTEAL_AMNESIA,
    GLUTEAL_INHIBITION,
    RUNNERS_FACE,
    RIGHT_HEART_MARATHON,
    RIGHT_HEART_ULTRA,
    RIGHT_HEART_FIFTY,
    SCAR,
    POLARIZED,
    STRENGTH_ECONOMY,
    ONE_LEG,
    ASYMMETRY,
)
