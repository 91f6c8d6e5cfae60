"""Sides: left against right in plain words, and the tests that would tell."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.advice.facts import sides as facts
from runatomy.advice.facts.fact import Fact
from runatomy.advice.finding import Finding, Weight
from runatomy.loads.sides.difference import Lean, SideDifference
from runatomy.loads.sides.single_leg import (
    TESTS,
    SingleLegResult,
    result_difference,
    single_leg_test,
)
from runatomy.terms.evidence import Evidence, Grade, Origin

TEST_FACTS: dict[str, tuple[Fact, ...]] = {
    "calf_raises": (facts.CALF_RAISES,),
    "hop": (facts.HOP,),
}
SEE = "If one leg hurts, feels weak or gives way, have it looked at, whatever the figures say."


def side_findings(
    contact: SideDifference,
    measured: Sequence[SideDifference] = (),
    results: Sequence[SingleLegResult] = (),
) -> tuple[Finding, ...]:
    """Return what is worth saying of left and right.

    `contact` is a watch's contact time, `measured` the loads that a laboratory told of both legs,
    `results` the runner's own tests.
    """
    loads = [_difference("sides.load", one, (facts.ANY_SPEED,)) for one in measured]
    return (
        _difference("sides.contact_time", contact, (facts.NORMAL_CONTACT, facts.ANY_SPEED)),
        *(loads or [_load_unknown()]),
        *(_result(one) for one in results),
        *([] if results else [_tests()]),
        *([_no_worry()] if contact.value is not None or measured or results else []),
    )


def _difference(key: str, one: SideDifference, rests_on: tuple[Fact, ...]) -> Finding:
    """Return left against right of one quantity."""
    evidence = one.evidence
    return Finding(
        key=key if key != "sides.load" else f"{key}.{one.what.replace(' ', '_').lower()}",
        text=_words(one),
        value=one.value,
        low=one.low,
        high=one.high,
        unit="%" if one.value is not None else "",
        evidence=evidence,
        facts=tuple(fact.key for fact in rests_on),
        weight=Weight.NOTICE if one.lean in (Lean.LEFT, Lean.RIGHT) else Weight.INFO,
        professional=SEE if one.lean in (Lean.LEFT, Lean.RIGHT) else "",
    )


def _words(one: SideDifference) -> str:
    what = one.what[0].upper() + one.what[1:]
    if one.value is None:
        return f"{what}, left against right: cannot tell. {one.evidence.source}."
    figure = f"{abs(one.value):.1f} % more on the {'left' if one.value >= 0.0 else 'right'}"
    figure = figure if abs(one.value) >= 0.05 else "no difference"
    if one.low is not None and one.high is not None:
        span = f"{one.low:+.1f} to {one.high:+.1f} %".replace("-", "−")
        figure += f" (left less right: {span})"
    meaning = {
        Lean.EVEN: "which is even, as far as this can be measured",
        Lean.WITHIN_NORMAL: "as in many healthy runners",
        Lean.CANNOT_TELL: "but how much of that is the measurement, we cannot tell",
    }.get(one.lean, "more than the measurement and healthy runners’ differences explain")
    return f"{what}: {figure}, {meaning}."


def _load_unknown() -> Finding:
    return Finding(
        key="sides.load",
        text="How much load each leg, muscle or tendon carries we cannot tell from a watch: even "
        "a measured contact time says how long a foot stays down, not how hard.",
        evidence=Evidence(
            origin=Origin.UNKNOWN, source="No force of either leg was measured", grade=Grade.OPEN
        ),
    )


def _result(result: SingleLegResult) -> Finding:
    """Return what a logged test says, its error with it."""
    one, test = result_difference(result), single_leg_test(result.test)
    meaning = {
        Lean.EVEN: "That is within the test’s own error: no difference can be told.",
        Lean.CANNOT_TELL: "The test’s own error is not known to us, so watch your trend instead.",
    }.get(one.lean, "That is more than the test’s error; train the weaker leg on its own too.")
    return Finding(
        key=f"sides.test.{test.name}",
        text=f"{test.plain} on {result.day:%Y-%m-%d}: {result.left:g} left, {result.right:g} right "
        f"{test.unit}. {meaning}",
        value=one.value,
        low=one.low,
        high=one.high,
        unit="%",
        evidence=one.evidence,
        facts=tuple(fact.key for fact in TEST_FACTS.get(test.name, ())),
        weight=Weight.NOTICE if one.lean in (Lean.LEFT, Lean.RIGHT) else Weight.INFO,
        professional=SEE if one.lean in (Lean.LEFT, Lean.RIGHT) else "",
    )


def _tests() -> Finding:
    """Return the tests that would tell."""
    names = ", ".join(test.plain[0].lower() + test.plain[1:] for test in TESTS)
    return Finding(
        key="sides.tests",
        text=f"Three simple tests tell your legs apart: {names}. Note both legs’ results, and we "
        "set them against each test’s own error.",
        evidence=facts.CALF_RAISES.evidence(Origin.DERIVED),
        facts=(facts.CALF_RAISES.key, facts.HOP.key),
    )


def _no_worry() -> Finding:
    return Finding(
        key="sides.no_worry",
        text="Among 836 runners the more uneven ones were not hurt more often. That says nothing "
        "of a leg that hurts or feels weak: show it to somebody.",
        evidence=facts.NO_INJURY.evidence(Origin.DERIVED),
        facts=(facts.NO_INJURY.key, facts.NO_COST.key),
    )
