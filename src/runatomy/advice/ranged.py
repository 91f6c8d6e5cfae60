"""Ranged: a finding whose figure is a span, and a span in words."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.advice.finding import Finding, Weight
from runatomy.loads.heart.span import Span
from runatomy.terms.evidence import Evidence


def ranged_finding(
    key: str,
    text: str,
    span: Span,
    unit: str,
    evidence: Evidence,
    facts: Sequence[str],
    weight: Weight = Weight.INFO,
) -> Finding:
    """Return the finding whose value and range are those of `span` [unit]."""
    return Finding(
        key=key,
        text=text,
        value=span.usual,
        low=span.low,
        high=span.high,
        unit=unit,
        evidence=evidence,
        facts=tuple(facts),
        weight=weight,
    )


def about(value: float) -> str:
    """Return a value in digits that mean something: tens from a hundred on, thousands apart."""
    step = 10.0 if abs(value) >= 100.0 else 1.0
    return with_minus(f"{round(value / step) * step:,.0f}")


def with_minus(figure: str) -> str:
    """Return a figure with a minus instead of a hyphen, and no sign before nothing."""
    return (figure if figure.strip("-0.,") else figure.lstrip("-")).replace("-", "−")


def likely(span: Span) -> str:
    """Return the range in brackets, nothing where it is narrower than the last digit."""
    least, most = about(span.low), about(span.high)
    return "" if least == most else f" (likely {least} to {most})"


def runs_of(count: int) -> str:
    """Return who did it: "Your run" or "Your 3 runs"."""
    return "Your run" if count == 1 else f"Your {count} runs"
