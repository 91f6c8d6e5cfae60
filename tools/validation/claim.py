"""Claim: one line of the validation page; several make a theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that somebody measured or a law demands, and what the model gives."""

    what: str
    source: str  # author and year; "S" read in the paper, "S2" in a transcription of its table
    published: str
    ours: str
    tolerance: str = ""
    holds: bool | None = None  # None: shown for information, without a verdict
    key: str = ""  # of a claim with a verdict; its shortfall is explained under this name


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Claims that belong together, under one heading."""

    title: str
    intro: str
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = field(default=())  # paragraphs below the table


def within(
    key: str, what: str, source: str, target: float, tolerance: float, ours: float, form: str
) -> Claim:
    """Return the claim that our number lies within a tolerance of the published one."""
    return Claim(
        key=key,
        what=what,
        source=source,
        published=shown(target, form),
        tolerance="±" + shown(tolerance, form).removeprefix("+").lstrip("×"),
        ours=shown(ours, form),
        holds=abs(ours - target) <= tolerance,
    )


def between(
    key: str, what: str, source: str, published: str, span: tuple[float, float], ours: float,
    form: str,
) -> Claim:  # fmt: skip
    """Return the claim that our number lies in a span."""
    low, high = span
    return Claim(
        key=key,
        what=what,
        source=source,
        published=published,
        tolerance=f"{shown(low, form)} to {shown(high, form)}",
        ours=shown(ours, form),
        holds=low <= ours <= high,
    )


def below(key: str, what: str, limit: float, ours: float, form: str, source: str = "law") -> Claim:
    """Return the claim that our number, a deviation, stays at or below a limit."""
    return Claim(
        key=key,
        what=what,
        source=source,
        published=shown(0.0, form) if "e" not in form else "0",
        tolerance="at most " + shown(limit, form),
        ours=shown(ours, form),
        holds=abs(ours) <= limit,
    )


def aside(what: str, source: str, published: str, ours: str) -> Claim:
    """Return a line for information: no tolerance, no verdict."""
    return Claim(what=what, source=source, published=published, ours=ours)


def shown(value: float, form: str) -> str:
    """Return a number in a format such as "{:.2f} BW", with a true minus sign."""
    text = form.format(value)
    return text.replace("-", "−") if "e-" not in text else text


def listed(values: Iterable[float], form: str = "{:.2f}") -> str:
    """Return numbers one behind the other: "1.2 / 1.4"."""
    return " / ".join(shown(value, form) for value in values)


def each(values: Sequence[float], measure: Callable[[float], float], form: str = "{:.2f}") -> str:
    """Return a measure at each of several values, one behind the other."""
    return listed((measure(value) for value in values), form)
