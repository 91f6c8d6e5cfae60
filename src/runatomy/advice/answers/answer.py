"""Answer: a statement judged by the engine of this build and by what was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runatomy.advice.answers.figure import Figure
from runatomy.advice.answers.statement import Check, Statement
from runatomy.advice.answers.verdict import (
    Verdict,
    by_facts,
    by_figure,
    combined,
    leaning,
    together,
)
from runatomy.advice.facts.fact import Fact
from runatomy.advice.kinds.engine import Engine
from runatomy.terms.evidence import Evidence, Grade, Origin

ORDER = (Grade.STRONG, Grade.MODERATE, Grade.WEAK, Grade.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A statement judged: the verdict, the figures, the evidence, and a sentence to take home."""

    key: str
    topic: str
    claim: str
    verdict: Verdict
    computed: Verdict | None  # of the engine's figures alone; None where they cannot judge
    published: Verdict  # of the facts alone
    text: str  # figures included
    figures: Mapping[str, Figure]
    judging: tuple[str, ...]  # names of the figures with a say
    because: tuple[str, ...]  # the criteria, in words
    doubts: tuple[str, ...]  # where measurements contradict our figures
    cannot: str
    professional: str
    facts: tuple[tuple[Fact, int], ...]  # with the side each takes
    evidence: Evidence

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "key": self.key,
            "topic": self.topic,
            "claim": self.claim,
            "verdict": str(self.verdict),
            "computed": None if self.computed is None else str(self.computed),
            "published": str(self.published),
            "text": self.text,
            "figures": {name: figure.to_dict() for name, figure in self.figures.items()},
            "judging": list(self.judging),
            "because": list(self.because),
            "doubts": list(self.doubts),
            "cannot": self.cannot,
            "professional": self.professional,
            "facts": [fact.to_dict() | {"side": side} for fact, side in self.facts],
            "evidence": self.evidence.to_dict(),
        }


def answer_of(statement: Statement, engine: Engine) -> Answer:
    """Return the statement judged by this engine."""
    figures = {c.name: c.measure(engine) for c in statement.criteria}
    judging = [c for c in statement.criteria if c.judges]
    verdicts = [by_figure(figures[c.name], c.holds, c.fails) for c in judging]  # type: ignore[arg-type]
    computed = together(verdicts) if verdicts else None
    stances = [(s.fact.grade, s.side) for s in statement.stances]
    published = by_facts(stances)
    doubts = tuple(told for check in statement.checks if (told := _doubt(check, engine)))
    verdict = combined(computed, published, bool(doubts), leaning(stances))
    return Answer(
        key=statement.key,
        topic=statement.topic,
        claim=statement.claim,
        verdict=verdict,
        computed=computed,
        published=published,
        text=_said(statement, figures, computed),
        figures=figures,
        judging=tuple(c.name for c in judging),
        because=tuple(
            f"{figures[c.name].what}: {figures[c.name].text}. {c.why}".strip() for c in judging
        ),
        doubts=doubts,
        cannot=statement.cannot,
        professional=statement.professional,
        facts=tuple((s.fact, s.side) for s in statement.stances),
        evidence=_evidence(statement, computed is not None, bool(doubts)),
    )


def _said(statement: Statement, figures: Mapping[str, Figure], computed: Verdict | None) -> str:
    """Return the answer's sentences; the closing one where it follows from the figures."""
    text = statement.plain.format(**{name: figure.text for name, figure in figures.items()})
    follows = not statement.closing_after or computed in statement.closing_after
    return f"{text} {statement.closing}".strip() if follows else text


def _doubt(check: Check, engine: Engine) -> str:
    """Return in words where our figure leaves the measured one; empty where it does not."""
    figure = check.measure(engine)
    if check.low <= figure.value <= check.high:
        return ""
    ours = figure.text.split(" (")[0]
    return f"{check.what}: {ours} in our model; {check.published} ({check.fact.source})."


def _evidence(statement: Statement, judged: bool, doubted: bool) -> Evidence:
    """Return what stands behind the sentence; a model alone, or one in doubt, is weak."""
    best = min((s.fact.grade for s in statement.stances), key=ORDER.index)
    weakest = max(best, Grade.WEAK, key=ORDER.index) if judged and doubted else best
    sources = "; ".join(dict.fromkeys(s.fact.source for s in statement.stances))
    return Evidence(
        origin=Origin.MODELED,
        source=f"Runatomy’s own muscles; {sources}",
        note="" if judged else "The figure shows the size of things; the verdict is the studies’.",
        grade=weakest,
    )
