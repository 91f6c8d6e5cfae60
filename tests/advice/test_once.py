"""What several runs would all say is said once."""

from __future__ import annotations

from advice.season import HEIGHT, MASS, session, steady
from runatomy.advice.finding import Finding
from runatomy.advice.once import said_once
from runatomy.advice.recovery import recovery_findings
from runatomy.analysis.meaning import meaning_of
from runatomy.loads.recovery.state import recovery_state
from runatomy.mechanics.atlas import load_atlas
from runatomy.terms.runner import Runner


def test_runs_share_what_they_cannot_tell_and_keep_their_figures() -> None:
    conditions, mechanics = steady(2.8, 0.0, 1800.0)
    meaning = meaning_of(
        conditions, mechanics, Runner(mass=MASS, height=HEIGHT), load_atlas(), known_mass=True
    )
    plain = [one.to_dict() for one in meaning.findings]
    unknown = [one for one in meaning.findings if general(one)]
    assert unknown  # without heart rate and pressure insoles some things cannot be told
    first, second, third = said_once([plain, plain, plain])
    assert first == plain
    assert second == third == [one.to_dict() for one in meaning.findings if not general(one)]
    assert said_once([]) == [] and said_once([[]]) == [[]]


def general(one: Finding) -> bool:
    return one.value is None and one.low is None


def test_soreness_of_a_descent_is_foretold_on_its_evening() -> None:
    from advice.season import NOON
    from runatomy.advice.soreness import AHEAD

    run = session(3.0, -0.15, 2700.0)
    ahead = [recovery_state([run], NOON + wait) for wait in AHEAD]
    found = {one.key: one for one in recovery_findings(recovery_state([run], NOON), True, ahead)}
    told = found["recovery.soreness_to_come"]
    assert "recovery.soreness" not in found
    assert told.value is not None and told.value >= 3.0 and told.evidence.grade is not None
    assert "Front thigh" in told.text and "36 hours" in told.text and "42 hours" in told.text
    easy = session(2.78, 0.0, 1800.0)
    calm = [recovery_state([easy], NOON + wait) for wait in AHEAD]
    keys = {one.key for one in recovery_findings(recovery_state([easy], NOON), True, calm)}
    assert not any(key.startswith("recovery.soreness") for key in keys)
