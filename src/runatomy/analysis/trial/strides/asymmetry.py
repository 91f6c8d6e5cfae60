"""Asymmetry: right against left, with the noise that strides bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, pi, sqrt

import numpy as np

from runatomy.analysis.plain import rounded
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.terms.arrays import FloatArray

FEWEST = 3  # strides a side; the spread of two says almost nothing
LEVEL = 0.975  # [-] one end of a 95 % interval
ROUNDS = 7  # of Newton: one more than 1 to 100,000 degrees of freedom need

MORE_RIGHT, MORE_LEFT, CANNOT_TELL = "right", "left", "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asymmetry:
    """Right minus left of one measure, and whether strides differ too much to tell."""

    kind: str
    name: str
    measure: str
    unit: str
    right: float
    left: float
    difference: float  # right - left
    low: float  # of its 95 % interval (Welch 1947); NaN under three strides a side
    high: float
    percent: float  # [%] of the mean of both sides' magnitudes; NaN where that is nothing
    larger: str  # "right", "left" or "cannot tell"
    words: str

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return {name: rounded(getattr(self, name)) for name in self.__slots__}


def asymmetries(measures: Sequence[Measure]) -> tuple[Asymmetry, ...]:
    """Return right minus left of every measure that both sides have.

    The interval is Welch's (1947, Biometrika 34:28) for two means of unequal spread, strides
    taken as independent. It holds the noise between strides alone: what the markers' places or the
    model do alike in every stride is not in it.
    """
    left = {(m.kind, m.name, m.measure): m for m in measures if m.side == "left"}
    keys = [(m.kind, m.name, m.measure) for m in measures if m.side == "right"]
    pairs = [
        (m, left[key])
        for m, key in zip((m for m in measures if m.side == "right"), keys, strict=True)
        if key in left and m.n and left[key].n
    ]
    if not pairs:
        return ()
    half = _half_width(*(_columns(side) for side in zip(*pairs, strict=True)))
    return tuple(_row(r, q, float(h)) for (r, q), h in zip(pairs, half, strict=True))


def _columns(side: Sequence[Measure]) -> FloatArray:
    """Return sd and n of one side's measures as columns (measures, 2)."""
    return np.array([(m.sd, m.n) for m in side], dtype=np.float64)


def _half_width(right: FloatArray, left: FloatArray) -> FloatArray:
    """Return half the 95 % interval of the difference of means; NaN under three strides."""
    (sd_r, n_r), (sd_l, n_l) = right.T, left.T
    known = (n_r >= FEWEST) & (n_l >= FEWEST) & np.isfinite(sd_r) & np.isfinite(sd_l)
    half = np.full(len(n_r), np.nan)
    a, b = sd_r[known] ** 2 / n_r[known], sd_l[known] ** 2 / n_l[known]
    spread = a**2 / (n_r[known] - 1.0) + b**2 / (n_l[known] - 1.0)
    freedom = (a + b) ** 2 / np.where(spread > 0.0, spread, 1.0)
    half[known] = _student(np.maximum(freedom, 1.0)) * np.sqrt(a + b)
    return half


def _student(freedom: FloatArray) -> FloatArray:
    """Return the quantile at LEVEL of Student's t for these degrees of freedom (n,), 1 or more.

    With t = sqrt(freedom) tan(angle) the distribution is the integral of a cosine's power, found by
    Gauss and Legendre and inverted by Newton. (SciPy has it too, but takes 0.2 s to be loaded.)
    """
    nodes, weights = np.polynomial.legendre.leggauss(20)
    power = freedom - 1.0
    whole = np.array([exp(lgamma(0.5 * n) - lgamma(0.5 * n + 0.5)) for n in freedom.tolist()])
    wanted = (2.0 * LEVEL - 1.0) * 0.5 * sqrt(pi) * whole
    angle = np.arctan(2.0 / np.sqrt(freedom))
    for _ in range(ROUNDS):
        places = np.cos(0.5 * angle[:, None] * (nodes + 1.0))
        area = 0.5 * angle * (places ** power[:, None] @ weights)
        there = angle - (area - wanted) / np.cos(angle) ** power
        angle = np.clip(there, 0.5 * angle, 0.5 * angle + 0.25 * pi)
    return np.asarray(np.sqrt(freedom) * np.tan(angle))


def _row(right: Measure, left: Measure, half: float) -> Asymmetry:
    difference = right.mean - left.mean
    size = 0.5 * (abs(right.mean) + abs(left.mean))
    percent = 100.0 * difference / size if size > 0.0 else float("nan")
    below = right.mean < 0.0 and left.mean < 0.0  # troughs: the deeper one is the larger
    more = MORE_RIGHT if (difference > 0.0) != below else MORE_LEFT
    larger = more if abs(difference) > half else CANNOT_TELL  # so too where half is not known
    return Asymmetry(
        kind=right.kind,
        name=right.name,
        measure=right.measure,
        unit=right.unit,
        right=right.mean,
        left=left.mean,
        difference=difference,
        low=difference - half,
        high=difference + half,
        percent=percent,
        larger=larger,
        words=_words(larger, difference, percent, right.unit, min(right.n, left.n)),
    )


def _words(larger: str, difference: float, percent: float, unit: str, fewest: int) -> str:
    """Return the finding in plain words; an angle has no natural zero, so its own unit is told."""
    if larger == CANNOT_TELL:
        if fewest < FEWEST:
            return f"cannot tell: {fewest} stride{'' if fewest == 1 else 's'} of one side"
        return "cannot tell: inside the spread of the strides"
    if unit == "deg":
        return f"{_amount(difference, 0.1)}° more on the {larger}"
    return f"{_amount(percent, 1.0)} % more on the {larger}"


def _amount(value: float, step: float) -> str:
    """Return a magnitude in steps of its last digit, less than one of them in words."""
    if abs(value) < 0.5 * step:
        return f"less than {step:g}"
    return f"{abs(value):.{0 if step >= 1.0 else 1}f}"
