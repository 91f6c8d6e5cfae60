"""Facts about training: how fast to grow, when to rest, and what kinds of run are for."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

SINGLE_RUN = Fact(
    key="training.single_run",
    says="Runs more than 10 % longer than the longest of the last 30 days went with more overuse "
    "injuries (hazard 1.64, 1.31 to 2.05, at 10 to 30 %; 2.28, 1.50 to 3.48, at over 100 %).",
    people="5,205 runners, 18 months, 588,071 runs; an association, no trial",
    source="Schuster Brandt Frandsen et al. (2025), Br J Sports Med 59:1203",
    doi="10.1136/bjsports-2024-109380",
    grade=Grade.MODERATE,
)
WEEKLY_JUMP = Fact(
    key="training.weekly_jump",
    says="Weekly growth told nothing about injuries in the largest study; in others growth over "
    "30 %, or of 20 to 60 %, went with more of some injuries for some weeks.",
    people="5,205, 874 and 261 runners",
    source="Schuster Brandt Frandsen et al. (2025), Nielsen et al. (2014), Damsted et al. (2019)",
    grade=Grade.OPEN,
)
RATIO = Fact(
    key="training.ratio",
    says="The ratio of the last week to the last month has no sound theory of injury behind it "
    "and should not steer training.",
    people="a critique",
    source="Impellizzeri et al. (2020), Int J Sports Physiol Perform 15:907",
    grade=Grade.MODERATE,
)
TAPER = Fact(
    key="training.taper",
    says="Running 41 to 60 % less for up to three weeks before a race, as fast and as often as "
    "before, improved time trials (standardized difference −0.45).",
    people="14 studies of endurance athletes, pooled",
    source="Wang et al. (2023), PLoS One 18:e0282838",
    doi="10.1371/journal.pone.0282838",
    grade=Grade.STRONG,
)
LIGHT_WEEK = Fact(
    key="training.light_week",
    says="A lighter week every third or fourth is coaches’ practice; no trial of it was seen.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
MIXTURE = Fact(
    key="training.mixture",
    says="Mostly easy running with one or two faster sessions a week is coaches’ practice; which "
    "mixture is best is disputed.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
LONG_RUN = Fact(
    key="training.long_run",
    says="How long the longest run before a race should be is coaches’ practice.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
MARATHON_REST = Fact(
    key="training.marathon_rest",
    says="After a marathon strength came back by day 3 and economy within 7 days; soreness lasted "
    "3 days and longer.",
    people="7 and 11 runners in two studies",
    source="Takayama et al. (2017), Sports 5; J Sports Med Phys Fitness",
    grade=Grade.WEAK,
)
DETRAINING = Fact(
    key="training.detraining",
    says="Without training the highest oxygen uptake of athletes falls, more after months than "
    "after weeks (standardized −0.62 and −1.42), with little more lost after the first months.",
    people="21 studies of trained people, pooled",
    source="Zheng et al. (2022), Biomed Res Int 2022:2130993",
    doi="10.1155/2022/2130993",
    grade=Grade.STRONG,
)
LOST_STRENGTH = Fact(
    key="training.lost_strength",
    says="Strength falls without training as well, the more the longer it lasts (largest force: "
    "standardized −0.46).",
    people="103 studies of strength training and its end, pooled",
    source="Bosquet et al. (2013), Scand J Med Sci Sports 23:e140",
    doi="10.1111/sms.12047",
    grade=Grade.STRONG,
)
COMING_BACK = Fact(
    key="training.coming_back",
    says="After two to four weeks without running coaches begin with about half of the weeks "
    "before, after four to eight with about a third; no trial of it was seen.",
    people="",
    source="coaches’ practice",
    grade=Grade.WEAK,
)
FACTS: tuple[Fact, ...] = (
    SINGLE_RUN, WEEKLY_JUMP, RATIO, TAPER, LIGHT_WEEK, MIXTURE, LONG_RUN, MARATHON_REST,
    DETRAINING, LOST_STRENGTH, COMING_BACK,
)  # fmt: skip
