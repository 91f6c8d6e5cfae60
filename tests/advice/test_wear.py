"""What is said of wear: the right tissue, its complaint, its range, and nothing without cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from advice.season import NOON, check, steady, worn
from runatomy.advice.facts.complaints import COMPLAINTS
from runatomy.advice.facts.wear import FACTS
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.jumps import MOST, WATCHED_GROUPS
from runatomy.advice.wear import wear_findings
from runatomy.loads.habit import Habit, habits
from runatomy.loads.tissue import CATALOGUE
from runatomy.loads.wear.estimate import gluteal_tendons, plantar_fascia
from runatomy.loads.wear.weeks import WearHabit, wear_habits

TODAY = NOON.date()
EASY = (2.78, 0.0, 2400.0)


def weeks(last: tuple[float, float, float]) -> tuple[WearHabit, ...]:
    """Ten weeks of easy running every other day, the last week otherwise."""
    usual, other = worn(*EASY), worn(*last)
    days = [TODAY - timedelta(days=i) for i in range(0, 77, 2)]
    runs = [other if (TODAY - day).days < 7 else usual for day in days]
    return wear_habits(days, runs, TODAY, (7,))


def jumps(last: tuple[float, float, float]) -> dict[str, Finding]:
    return check(wear_findings(tissues=weeks(last)), FACTS)


def test_descents_are_for_the_kneecap() -> None:
    found = jumps((2.78, -0.10, 2400.0))
    knee = only_jump(found)
    assert knee.key == "wear.jump.patellofemoral"
    assert "runner’s knee" in knee.text and "descents" in knee.text
    assert knee.weight is Weight.CAUTION and knee.professional
    assert knee.value is not None and 1.2 < knee.value < 2.0
    assert "harder peaks" in knee.text
    assert "above the heel" not in knee.text  # the Achilles tendon is spared downhill


def test_peaks_are_not_called_harder_against_other_weeks_than_the_load() -> None:
    """After a hole in one of them both have another habit, and do not compare."""

    def fewer(habit: Habit) -> Habit:
        return replace(habit, windows=tuple(replace(w, earlier=w.earlier - 1)
                                            for w in habit.windows))  # fmt: skip

    cut = tuple(replace(one, wear=fewer(one.wear)) for one in weeks((2.78, -0.10, 2400.0)))
    (told,) = (one for one in wear_findings(tissues=cut) if one.key.startswith("wear.jump."))
    assert told.key == "wear.jump.patellofemoral" and "harder peaks" not in told.text


@pytest.mark.parametrize("last", [(2.78, 0.10, 2400.0), (4.2, 0.0, 1600.0)])
def test_climbs_and_fast_work_are_for_the_achilles(last: tuple[float, float, float]) -> None:
    assert "stiffness above the heel" in only_jump(jumps(last)).text


def test_a_usual_week_is_no_news() -> None:
    assert jumps(EASY) == {}


def test_a_few_steps_more_than_in_very_even_weeks_are_no_news() -> None:
    days = [TODAY - timedelta(days=i) for i in range(77)]
    for more, told in ((1.06, False), (1.4, True)):
        much = np.array([[more if (TODAY - day).days < 7 else 1.0] for day in days])
        one = habits(days, much, WATCHED_GROUPS[:1], TODAY, (7,))
        assert bool(wear_findings(groups=one)) == told


def test_a_new_runners_shins() -> None:
    """Little running for weeks, then three times as much: shin bone and front of the shin."""
    days = [TODAY - timedelta(days=i) for i in range(0, 77, 2)]
    much = np.array([[3.0 if (TODAY - day).days < 7 else 1.0] * 2 for day in days])
    groups = habits(days, much, WATCHED_GROUPS, TODAY, (7,))
    found = check(wear_findings(tissues=weeks((2.78, 0.0, 7200.0)), groups=groups), FACTS)
    shins = [f for f in found.values() if "shin splints" in f.text]
    assert len(shins) == 1 and "at night" in shins[0].professional  # squeezed and bent: once
    told = only_jump(found)
    assert told.text.index("shin bone") < told.text.index("front shin")
    assert told.text.count(" (") == MOST and "buttocks" in told.text
    assert told.text.lower().count("nobody can tell") == 1
    alone = only_jump(check(wear_findings(groups=groups), FACTS))
    assert "outer hip" in alone.text


def only_jump(found: dict[str, Finding]) -> Finding:
    """Return the one finding that tells of jumps: several stand together in it."""
    (told,) = (one for key, one in found.items() if key.startswith("wear.jump."))
    return told


def test_one_jump_alone_has_a_sentence_of_its_own() -> None:
    days = [TODAY - timedelta(days=i) for i in range(0, 77, 2)]
    much = np.array([[3.0 if (TODAY - day).days < 7 else 1.0] for day in days])
    one = habits(days, much, WATCHED_GROUPS[:1], TODAY, (7,))
    told = only_jump(check(wear_findings(groups=one), FACTS))
    assert "front of the shin" in told.text and "what loads it most" in told.text
    assert "all of them" not in told.text


def test_fast_running_is_less_load_and_more_wear() -> None:
    found = check(wear_findings(worn(4.0, 0.0, 1500.0)), FACTS)
    both = found["wear.load_and_wear"]
    assert both.low is not None and both.low > 1.0
    assert "less a kilometer" in both.text
    assert check(wear_findings(worn(*EASY)), FACTS).keys() == {"wear.most"}


def test_an_easy_run_is_said_to_be_easy() -> None:
    found = check(wear_findings(worn(*EASY)), FACTS)["wear.most"]
    assert "no tendon" in found.text
    assert found.value == pytest.approx(1.0, abs=1e-3)


def test_what_cannot_be_told_is_said_so() -> None:
    run, mechanics = worn(*EASY), steady(*EASY)[1]
    found = check(wear_findings(run, (plantar_fascia(run), gluteal_tendons(mechanics))), FACTS)
    for key in ("wear.plantar_fascia", "wear.gluteal_tendons"):
        assert found[key].value is None
        assert "cannot tell" in found[key].text


def test_nothing_given_is_nothing_said() -> None:
    assert wear_findings() == ()
    assert wear_findings(tissues=wear_habits([], [], date(2026, 1, 1))) == ()


def test_every_tissue_has_a_complaint_with_its_evidence() -> None:
    about = {name for complaint in COMPLAINTS for name in complaint.about}
    assert {tissue.name for tissue in CATALOGUE} | set(WATCHED_GROUPS) <= about
    assert all(c.facts and c.professional and set(c.facts) <= set(FACTS) for c in COMPLAINTS)
    assert len({fact.key for fact in FACTS}) == len(FACTS)
