"""Statement: something people say about running, and how it is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runatomy.advice.answers.figure import Figure
from runatomy.advice.answers.verdict import Verdict
from runatomy.advice.facts.fact import Fact
from runatomy.advice.kinds.engine import Engine
from runatomy.terms.errors import RunatomyError

Measure = Callable[[Engine], Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A figure of the engine, and from where on it speaks for the statement."""

    name: str  # by which the answer's sentence calls it
    measure: Measure
    # Thresholds in the figure's unit, as `verdict.by_figure` takes them; both None where the figure
    # only shows the size of things.
    holds: float | None = None
    fails: float | None = None
    why: str = ""  # why these thresholds

    @property
    def judges(self) -> bool:
        """Tell whether it has a say in the verdict."""
        return self.holds is not None and self.fails is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A figure of the engine held against a measured one: beyond its bounds we trust ours less."""

    what: str  # "the hamstrings' peak of activity"
    measure: Measure
    low: float  # [unit of the figure] the published value less its tolerance
    high: float
    published: str  # "measured 89 % of the stride, ±5"
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A published fact, and the side it takes: +1 for the statement, -1 against, 0 both."""

    fact: Fact
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something people say about running, and how it is judged.

    Raises RunatomyError where it has no figure, no evidence, or does not say its figures.
    """

    key: str  # "hamstrings.late_swing"
    topic: str  # "muscles", "hills and speed", "belly", "body", "training"
    claim: str  # as people say it
    criteria: tuple[Criterion, ...]
    stances: tuple[Stance, ...]
    checks: tuple[Check, ...] = ()
    plain: str  # the answer, with {name} where a criterion's figure stands
    closing: str = ""  # what follows from it
    # The computed verdicts after which it may be said; always where there are none.
    closing_after: tuple[Verdict, ...] = ()
    cannot: str = ""  # what no figure of the engine can tell
    professional: str = ""  # when to see one, where that belongs to it

    def __post_init__(self) -> None:
        wanting = "a figure of the engine" * (not self.criteria) or "evidence" * (not self.stances)
        if wanting:
            raise RunatomyError(f"the statement {self.key} has no {wanting}")
        unsaid = [c.name for c in self.criteria if "{" + c.name + "}" not in self.plain]
        if unsaid:
            raise RunatomyError(f"the statement {self.key} does not say {', '.join(unsaid)}")
