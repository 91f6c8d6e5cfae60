"""Facts about strength training: what it did for runners, and what exercises ask of muscles."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

HEAVY = Fact(
    key="strength.heavy",
    says="Heavy lifting beside running made it a little more economical (g −0.32, −0.55 to "
    "−0.10), more than jumping did (−0.13, −0.47 to 0.21).",
    people="22 studies of distance runners, pooled",
    source="Eihara et al. (2022), Sports Med Open 8:138",
    doi="10.1186/s40798-022-00511-1",
    grade=Grade.STRONG,
)
METHODS = Fact(
    key="strength.methods",
    says="High loads are 80 % of the most you can lift once and more, submaximal ones 40 to "
    "79 %; programs of three weeks and longer were counted.",
    people="middle- and long-distance runners, a review with pooled results",
    source="Llanos-Lagos et al. (2024), Sports Med 54:895",
    doi="10.1007/s40279-023-01978-y",
    grade=Grade.STRONG,
)
TRAINED = Fact(
    key="strength.trained",
    says="In highly trained runners, too, strength work improved running economy.",
    people="93 runners in five trials, VO2max over 60 ml/kg/min",
    source="Balsalobre-Fernández et al. (2016), J Strength Cond Res 30:2361",
    grade=Grade.MODERATE,
)
OLDER = Fact(
    key="strength.older",
    says="Older adults are advised to work toward 2 to 3 sets of 1 to 2 exercises for each large "
    "muscle group at 70 to 85 % of the most they can lift, two or three times a week.",
    people="position statement on adults of 65 and older",
    source="Fragala et al. (2019), J Strength Cond Res 33:2019",
    grade=Grade.STRONG,
)
HIP_SIDE = Fact(
    key="strength.hip_side",
    says="Training of the hip abductors let the pelvis drop less in one trial (6.9 to 3.4°); "
    "whether that prevents injuries of runners is not settled.",
    people="40 people, one trial; studies of injuries disagree",
    source="Lashien et al. (2024), J Orthop Surg Res 19:700",
    grade=Grade.WEAK,
)
ONE_LEG = Fact(
    key="strength.one_leg",
    says="No study was seen that training each leg on its own once a week prevents injuries; it "
    "shows a weaker side early, and running is a chain of single-leg stances.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
PRACTICE = Fact(
    key="strength.practice",
    says="How many weeks of light loads should come before heavy ones was compared in no study "
    "seen. Four, and eight for who is new to running, are coaches’ practice.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
POSTURE = Fact(
    key="strength.posture",
    says="Trunk exercises make the trunk stronger; that they straighten a runner’s posture was "
    "not shown in any study seen.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
EMG_LIMITS = Fact(
    key="strength.emg_limits",
    says="A muscle’s electrical activity in an exercise, as a share of its activity in a maximal "
    "effort, differs widely between people and studies and is not the same as training effect.",
    people="spreads of 14 to 42 points in the studies used here",
    source="Distefano et al. (2009), J Orthop Sports Phys Ther 39:532",
    grade=Grade.MODERATE,
)
FACTS: tuple[Fact, ...] = (
    HEAVY, METHODS, TRAINED, OLDER, HIP_SIDE, ONE_LEG, PRACTICE, POSTURE, EMG_LIMITS,
)  # fmt: skip
