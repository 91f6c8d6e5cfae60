"""Facts about muscles in running: when they work, how hard, and on which slopes."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

EMG_QUADRICEPS = Fact(
    key="muscles.emg_quadriceps",
    says="The quadriceps’ electrical activity peaks at 10 % of the stride and is off by 23 %.",
    people="135 adults, 11,388 strides, recomputed by a third party",
    source="Santuz et al. (2018), Front Physiol, data set",
    doi="10.5281/zenodo.1254380",
    grade=Grade.MODERATE,
)
EMG_HAMSTRINGS = Fact(
    key="muscles.emg_hamstrings",
    says="The hamstrings’ electrical activity peaks at 89 % of the stride, late in swing, with a "
    "second, smaller burst in stance.",
    people="135 adults, 11,388 strides, recomputed by a third party",
    source="Santuz et al. (2018), Front Physiol, data set",
    doi="10.5281/zenodo.1254380",
    grade=Grade.MODERATE,
)
EMG_GLUTEUS = Fact(
    key="muscles.emg_gluteus",
    says="Gluteus maximus rises before foot strike, peaks at 11 % of the stride, is off by 25 %.",
    people="135 adults, 11,388 strides, recomputed by a third party",
    source="Santuz et al. (2018), Front Physiol, data set",
    doi="10.5281/zenodo.1254380",
    grade=Grade.MODERATE,
)
EMG_CALVES = Fact(
    key="muscles.emg_calves",
    says="The calves’ electrical activity peaks at 16 % of the stride, mid-stance, and is off by "
    "35 %, before the foot leaves.",
    people="135 adults, 11,388 strides, recomputed by a third party",
    source="Santuz et al. (2018), Front Physiol, data set",
    doi="10.5281/zenodo.1254380",
    grade=Grade.MODERATE,
)
EMG_SHIN = Fact(
    key="muscles.emg_shin",
    says="Tibialis anterior is active through swing, peaks at 97 % of the stride and is least "
    "active at 35 %.",
    people="135 adults, 11,388 strides, recomputed by a third party",
    source="Santuz et al. (2018), Front Physiol, data set",
    doi="10.5281/zenodo.1254380",
    grade=Grade.MODERATE,
)
CALF_WINDOW = Fact(
    key="muscles.calf_window",
    says="In running the calf is on from 14 % of the stride before foot strike to 25 % after it.",
    people="10 runners, 1.25 to 4.5 m/s",
    source="Gazendam & Hof (2007), Gait Posture 25",
    doi="10.1016/j.gaitpost.2006.06.013",
    grade=Grade.MODERATE,
)
BRAKE_AND_DRIVE = Fact(
    key="muscles.brake_and_drive",
    says="The quadriceps brake and support most in early stance; soleus and gastrocnemius drive "
    "and support most in late stance.",
    people="a model, at about 4 m/s",
    source="Hamner et al. (2010), J Biomech",
    grade=Grade.WEAK,
)
SUPPORT_BY_SPEED = Fact(
    key="muscles.support_by_speed",
    says="Up to about 7 m/s the calves lift the body and lengthen the stride; beyond it hip "
    "flexors, gluteus maximus and hamstrings drive the legs faster.",
    people="9 runners, 3.5 to 9 m/s, by a model",
    source="Dorn, Schache & Pandy (2012), J Exp Biol 215",
    doi="10.1242/jeb.064527",
    grade=Grade.MODERATE,
)
HIP_FORCES = Fact(
    key="muscles.hip_forces",
    says="Iliacus (19 N/kg) and psoas (13 N/kg) peak in early swing; gluteus medius (32), minimus "
    "(23) and maximus (16) in stance; semimembranosus (13.5) in late swing.",
    people="30 runners, by a model",
    source="Lenhart, Thelen & Heiderscheit (2014), J Orthop Sports Phys Ther 44",
    grade=Grade.MODERATE,
)
UPHILL_MRI = Fact(
    key="muscles.uphill_mri",
    says="From level to 10 % uphill the share of active muscle rose: vasti 53 to 75 %, soleus 41 "
    "to 55 %, gluteals 71 to 79 %, gastrocnemius 71 to 76 %.",
    people="runners run to exhaustion, magnetic resonance imaging",
    source="Sloniger et al. (1997), J Appl Physiol 83",
    grade=Grade.MODERATE,
)
UPHILL_EMG = Fact(
    key="muscles.uphill_emg",
    says="At 4.17 m/s from level to 7 % uphill gluteus maximus rose to 1.83 times, the inner calf "
    "stayed (0.96) and vastus medialis fell to 0.63 times.",
    people="18 elite runners, muscle signals",
    source="Padulo et al. (2013), PLoS One 8",
    doi="10.1371/journal.pone.0069006",
    grade=Grade.MODERATE,
)
UPHILL_HIP = Fact(
    key="muscles.uphill_hip",
    says="The hip does the climbing: its net work rose from −0.25 to 0.88 J/kg a step from level "
    "to 12 degrees, knee and ankle changed little.",
    people="runners on a slope, joint moments",
    source="Roberts & Belliveau (2005), J Exp Biol 208",
    grade=Grade.MODERATE,
)
DOWNHILL_KNEE = Fact(
    key="muscles.downhill_knee",
    says="Running down 10 % the knee takes up 1.31 times as much power as on the level.",
    people="treadmill runners at 2.25 m/s",
    source="Nuckols et al. (2020), PLoS One 15",
    grade=Grade.MODERATE,
)
DOWNHILL_STRENGTH = Fact(
    key="muscles.downhill_strength",
    says="A day or two after 45 minutes down 15 % the knee extensors were 14 to 17 % weaker, the "
    "calves 6 to 8 %.",
    people="14 people",
    source="Maeo et al. (2017), Sci Rep 7",
    grade=Grade.MODERATE,
)
MARATHON_LEGS = Fact(
    key="muscles.marathon_legs",
    says="After a first marathon the knee extensors were weaker for two days and the hamstrings "
    "for one; the calves’ loss was not significant.",
    people="7 novices",
    source="Takayama et al. (2017), J Sports Med Phys Fitness",
    grade=Grade.WEAK,
)
TRUNK_STRIKE = Fact(
    key="muscles.trunk_strike",
    says="The trunk’s muscles fire twice a stride, with each foot strike, and the abdominals more "
    "the faster the run.",
    people="runners, muscle signals",
    source="Saunders et al. (2005), Clin Biomech 20",
    grade=Grade.MODERATE,
)
TRANSVERSUS = Fact(
    key="muscles.transversus",
    says="The deep belly muscle is on all the time below 3 m/s and with each step above it; all "
    "abdominals but the straight one also go with the breath.",
    people="7 runners, 2 to 5 m/s",
    source="Saunders, Rath & Hodges (2004), Gait Posture 20",
    doi="10.1016/j.gaitpost.2003.10.003",
    grade=Grade.MODERATE,
)
BELLY_UNDER_CURL = Fact(
    key="muscles.belly_under_curl",
    says="In running the outer slanting belly muscle works less than in a curl-up; the back "
    "works harder than in a common back exercise.",
    people="runs at 60 and 80 % of heart-rate reserve, muscle signals",
    source="Behm, Cappa & Power (2009), Appl Physiol Nutr Metab 34",
    grade=Grade.MODERATE,
)
RIB_MUSCLES = Fact(
    key="muscles.rib_muscles",
    says="The outer muscles between the ribs, and those beside the breastbone, breathe in; the "
    "inner ones breathe out.",
    people="",
    source="De Troyer, Kirkwood & Wilson (2005), Physiol Rev 85",
    grade=Grade.STRONG,
)
BREATH_COST = Fact(
    key="muscles.breath_cost",
    says="Each liter of air costs about 1.2 ml of oxygen in moderate exercise (women 1.17 ± 0.26, "
    "men 1.21 ± 0.42).",
    people="women and men, moderate breathing",
    source="Lorenzo & Babb (2012), Med Sci Sports Exerc 44",
    doi="10.1249/MSS.0b013e3182444c4b",
    grade=Grade.MODERATE,
)
PSOAS_MINOR = Fact(
    key="muscles.psoas_minor",
    says="About four people in ten have a psoas minor (33 to 49 % in cadavers); it is thin, worth "
    "some 20 to 30 N, and crosses no hip.",
    people="six cadaver studies",
    source="Cadaver studies gathered in Runatomy’s reference; strength from the cross-section",
    grade=Grade.MODERATE,
)
PERONEALS_WALKING = Fact(
    key="muscles.peroneals_walking",
    says="In walking the long peroneal steadies the forefoot after heel rise; the short one checks "
    "the leg’s turning late in stance.",
    people="18 men, walking, muscle signals",
    source="Extrinsic muscle activity in walking (2001), Foot Ankle Int 22",
    doi="10.1177/107110070102200105",
    grade=Grade.WEAK,
)
TRUNK_LAW = Fact(
    key="muscles.trunk_law",
    says="A model’s trunk muscles must give the whole moment that the motion asks for.",
    people="",
    source="Law of mechanics",
    grade=Grade.STRONG,
)

FACTS: tuple[Fact, ...] = (
    EMG_QUADRICEPS,
    EMG_HAMSTRINGS,
    EMG_GLUTEUS,
    EMG_CALVES,
    EMG_SHIN,
    CALF_WINDOW,
    BRAKE_AND_DRIVE,
    SUPPORT_BY_SPEED,
    HIP_FORCES,
    UPHILL_MRI,
    UPHILL_EMG,
    UPHILL_HIP,
    DOWNHILL_KNEE,
    DOWNHILL_STRENGTH,
    MARATHON_LEGS,
    TRUNK_STRIKE,
    TRANSVERSUS,
    BELLY_UNDER_CURL,
    RIB_MUSCLES,
    BREATH_COST,
    PSOAS_MINOR,
    PERONEALS_WALKING,
    TRUNK_LAW,
)

PSOAS_MINOR_NEWTONS = (20.0, 25.0, 30.0)  # [N] least, usual and most of one side's whole strength
