"""Facts about recovery: how long legs take after descents and races, and what protects them."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.terms.evidence import Grade

DESCENT = Fact(
    key="recovery.descent",
    says="One and two days after 45 minutes down 15 % the knee extensors were 14 to 17 % weaker, "
    "the calves 6 to 8 %.",
    people="14 young adults, as fast as they could bear",
    source="Maeo et al. (2017), Sci Rep 7:5769",
    doi="10.1038/s41598-017-06129-8",
    grade=Grade.MODERATE,
)
FOUR_DAYS = Fact(
    key="recovery.four_days",
    says="After 30 minutes down 20 % knee strength was back after four days.",
    people="10 recreational runners, 10 km/h",
    source="Downhill running and rate of force (2024), Eur J Appl Physiol",
    grade=Grade.MODERATE,
)
SPREAD = Fact(
    key="recovery.spread",
    says="One and the same downhill walk cost 19.2 ± 6.9 % of knee strength and hurt 81 ± 15 of "
    "100; five minutes of it a week earlier made both less.",
    people="36 untrained young men",
    source="Maeo et al. (2017), PLoS One 12:e0173909",
    doi="10.1371/journal.pone.0173909",
    grade=Grade.MODERATE,
)
SECOND_BOUT = Fact(
    key="recovery.second_bout",
    says="A second equal downhill run three weeks later cost less strength and hurt less.",
    people="10 recreational runners",
    source="Khassetarash et al. (2022), J Sport Health Sci 11:319",
    grade=Grade.MODERATE,
)
SIX_WEEKS = Fact(
    key="recovery.six_weeks",
    says="A downhill run made a second one hurt less after three and six weeks, not after nine; "
    "soreness was greatest at 42 hours.",
    people="three groups, 30 min down 10 degrees",
    source="Byrnes et al. (1985), J Appl Physiol 59:710",
    doi="10.1152/jappl.1985.59.3.710",
    grade=Grade.MODERATE,
)
MARATHON = Fact(
    key="recovery.marathon",
    says="After a marathon in 3:36 soreness rose until day 3 and was gone on days 4 to 7; fitness "
    "was back within a week.",
    people="11 recreational runners",
    source="Takayama et al. (2017), Sports 5",
    grade=Grade.MODERATE,
)
NOVICE_MARATHON = Fact(
    key="recovery.novice_marathon",
    says="After a first marathon the knee extensors were weaker for two days, the knee flexors for "
    "one, the calves not clearly.",
    people="7 novices",
    source="Takayama et al. (2017), J Sports Med Phys Fitness",
    grade=Grade.WEAK,
)
COMRADES = Fact(
    key="recovery.downhill_ultra",
    says="After the downhill Comrades legs hurt longer than after the uphill one.",
    people="11 and 11 runners",
    source="Comrades up and down runs compared",
    grade=Grade.WEAK,
)
PREPARE = Fact(
    key="recovery.prepare",
    says="Those least used to descents suffer most; having run downhill before protects best.",
    people="a review",
    source="Bontemps et al. (2020), Sports Med 50:2083",
    doi="10.1007/s40279-020-01355-z",
    grade=Grade.MODERATE,
)
TEST_ERROR = Fact(
    key="recovery.test_error",
    says="A repeated test of knee strength is off by 3.1 to 7.4 %.",
    people="40 adults, twice within a week",
    source="Test and retest of knee extensor strength, Isokinet Exerc Sci (IES-130522)",
    doi="10.3233/IES-130522",
    grade=Grade.MODERATE,
)
LONG_RUNS_HURT_AT_ONCE = Fact(
    key="recovery.long_runs_hurt_at_once",
    says="After long races legs hurt most at once and then less each day; only 14 % were sorest "
    "after 36 to 48 hours, against 45 % of people who had stepped on and off a bench.",
    people="400 runners and 82 untrained volunteers",
    source="Vickers (2001), BMC Musculoskelet Disord 2:5",
    doi="10.1186/1471-2474-2-5",
    grade=Grade.MODERATE,
)

FACTS: tuple[Fact, ...] = (
    DESCENT,
    FOUR_DAYS,
    SPREAD,
    SECOND_BOUT,
    SIX_WEEKS,
    MARATHON,
    NOVICE_MARATHON,
    COMRADES,
    PREPARE,
    TEST_ERROR,
    LONG_RUNS_HURT_AT_ONCE,
)
