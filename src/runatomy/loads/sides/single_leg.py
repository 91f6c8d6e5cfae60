"""Single-leg tests: what tells the legs apart where no device does, with the tests' own errors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from runatomy.loads.sides.balance import NINETY
from runatomy.loads.sides.difference import Lean, SideDifference, lean_of
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence, Grade, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleLegTest:
    """A test that each leg does on its own."""

    name: str
    plain: str
    how: str  # in one or two sentences
    unit: str
    error: float | None  # one leg's standard error of measurement, in the unit; None: not known
    error_share: float | None  # [-] or as a share of the result
    source: str  # of the error
    grade: Grade


TESTS: tuple[SingleLegTest, ...] = (
    SingleLegTest(
        name="calf_raises",
        plain="Calf raises on one leg",
        how="Fingertips on a wall, knee straight, heel as high as it goes, one every two seconds, "
        "until the height is lost. Count each leg.",
        unit="raises",
        error=6.7,
        error_share=None,
        source="Test and retest of 38 adults, J Electromyogr Kinesiol (6.7 raises); 17 adults: "
        "2.07 raises (Ross & Fontenot 2000, J Sport Rehabil 9:117)",
        grade=Grade.MODERATE,
    ),
    SingleLegTest(
        name="hop",
        plain="Hop for distance on one leg",
        how="From standing, land on the same leg and stand still; the best of three, heel to heel.",
        unit="m",
        error=None,
        error_share=0.041,
        source="Test and retest of 16 athletes: 2.6 to 4.1 % (2019, PubMed 31431339)",
        grade=Grade.MODERATE,
    ),
    SingleLegTest(
        name="squat",
        plain="Squats on one leg",
        how="Slowly down to a chair’s edge and up, knee over the foot, until the knee falls in or "
        "the pelvis drops. Count each leg.",
        unit="squats",
        error=None,
        error_share=None,
        source="Error of the count not known to us",
        grade=Grade.OPEN,
    ),
)
_BY_NAME = {test.name: test for test in TESTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleLegResult:
    """What both legs reached on one day; RunatomyError for a test or a figure that cannot be."""

    test: str  # of TESTS
    day: date
    left: float  # [unit of the test]
    right: float

    def __post_init__(self) -> None:
        single_leg_test(self.test)
        good = all(math.isfinite(side) and side >= 0.0 for side in (self.left, self.right))
        if not good or self.left + self.right <= 0.0:
            raise RunatomyError(
                f"a result of {self.left:g} and {self.right:g} cannot be",
                where=self.test,
                mend="Give both legs’ results, not below zero, not both zero.",
            )


def single_leg_test(name: str) -> SingleLegTest:
    """Return the test of this name; RunatomyError if there is none."""
    if name not in _BY_NAME:
        raise RunatomyError(
            f"no single-leg test is called {name!r}", mend=f"Use one of: {', '.join(_BY_NAME)}."
        )
    return _BY_NAME[name]


def result_difference(result: SingleLegResult) -> SideDifference:
    """Return left against right of a test, its measurement's error on both sides.

    No published normal is used: a difference that is more than the error is told as it is.
    """
    test = single_leg_test(result.test)
    mean = 0.5 * (result.left + result.right)
    value = 100.0 * (result.left - result.right) / mean
    error = _error(test, result)
    room = None if error is None else 100.0 * NINETY * error / mean
    low, high = (None, None) if room is None else (value - room, value + room)
    return SideDifference(
        what=test.plain.lower(), value=value, low=low, high=high, normal=0.0,
        lean=Lean.CANNOT_TELL if room is None else lean_of(low, high, 0.0),
        evidence=Evidence(origin=Origin.MEASURED, source=test.source, grade=test.grade),
    )  # fmt: skip


def _error(test: SingleLegTest, result: SingleLegResult) -> float | None:
    """Return the error of the difference, one deviation, in the test's unit."""
    if test.error is not None:
        return math.sqrt(2.0) * test.error
    if test.error_share is not None:
        return test.error_share * math.hypot(result.left, result.right)
    return None
