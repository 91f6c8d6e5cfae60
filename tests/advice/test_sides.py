"""What is said of left and right: no more than was measured, and no fright."""

from __future__ import annotations

from datetime import date

import numpy as np

from advice.season import check
from mechanics.made_atlas import made_conditions
from runatomy.advice.facts.sides import FACTS
from runatomy.advice.finding import Weight
from runatomy.advice.sides import side_findings
from runatomy.loads.sides.balance import contact_difference
from runatomy.loads.sides.difference import SideDifference
from runatomy.loads.sides.single_leg import SingleLegResult
from runatomy.loads.sides.strides import stride_difference

DAY = date(2026, 6, 1)


def contact(share: float) -> SideDifference:
    return contact_difference(made_conditions(np.full(1800, 3.0), balance=np.full(1800, share)))


def test_a_watch_without_balance_cannot_tell_and_names_the_tests() -> None:
    blind = contact_difference(made_conditions(np.full(1800, 3.0)))
    found = check(side_findings(blind), FACTS)
    assert "cannot tell" in found["sides.contact_time"].text
    assert "cannot tell" in found["sides.load"].text
    assert "calf raises on one leg" in found["sides.tests"].text
    assert "sides.no_worry" not in found  # nothing was found that one could worry about


def test_contact_time_is_never_called_load() -> None:
    found = check(side_findings(contact(0.54)), FACTS)
    assert found["sides.contact_time"].weight is Weight.NOTICE
    assert "more on the left" in found["sides.contact_time"].text
    assert "cannot tell" in found["sides.load"].text


def test_even_is_even() -> None:
    found = check(side_findings(contact(0.501)), FACTS)
    assert "even" in found["sides.contact_time"].text
    assert found["sides.contact_time"].weight is Weight.INFO
    assert (
        "healthy runners" in check(side_findings(contact(0.492)), FACTS)["sides.contact_time"].text
    )


def test_results_stand_against_their_error() -> None:
    results = (
        SingleLegResult(test="calf_raises", day=DAY, left=33.0, right=14.0),
        SingleLegResult(test="hop", day=DAY, left=1.5, right=1.52),
        SingleLegResult(test="squat", day=DAY, left=10.0, right=6.0),
    )
    found = check(side_findings(contact(0.5), results=results), FACTS)
    assert "weaker leg" in found["sides.test.calf_raises"].text
    assert "no difference can be told" in found["sides.test.hop"].text
    assert "not known" in found["sides.test.squat"].text
    assert "sides.tests" not in found


def test_a_laboratory_tells_load() -> None:
    left, right = np.array([6.0, 6.1, 5.9, 6.0]), np.array([5.0, 5.1, 4.9, 5.0])
    one = stride_difference("Achilles tendon, peak", left, right, 10.0)
    found = check(side_findings(contact(0.5), (one,)), FACTS)
    assert "sides.load" not in found
    (load,) = (f for key, f in found.items() if key.startswith("sides.load."))
    assert "18.2 % more on the left" in load.text
