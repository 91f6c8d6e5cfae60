"""Verdicts: how far each layer of a trial can be believed, and what decides it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runatomy.analysis.trial.trust.row import SEVERITY, TrustRow, Verdict
from runatomy.app.report.page.element import element, text

# The shapes tell verdicts apart without their color.
SHAPES = {
    Verdict.GOOD: '<circle cx="8" cy="8" r="6.5"/>',
    Verdict.USABLE: '<path d="M8 .8l7.2 7.2-7.2 7.2L.8 8z"/>',
    Verdict.BAD: '<path d="M8 1.2l7.4 13.3H.6z"/>',
    Verdict.CANNOT_TELL: '<path class="hollow" d="M2.5 2.5h11v11h-11z"/>',
}
LOOKS = {
    Verdict.GOOD: "good",
    Verdict.USABLE: "usable",
    Verdict.BAD: "bad",
    Verdict.CANNOT_TELL: "unknown",
}

# How the keys begin of checks that say nothing of the layers beneath; others count for all.
FORCE = ("force", "mean_vertical_force", "strides_left_out", "residual")
EFFECT = ("footing",)
MUSCLE = ("reserve", "saturated", "not_solved", "solver", "emg")
LAYERS = (
    ("Joint angles", FORCE + MUSCLE + EFFECT),
    ("Moments and powers", MUSCLE + EFFECT),
    ("Muscles", EFFECT),
    ("What muscles do to the body", ()),
)  # a layer, and the checks that say nothing of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of a trial, how far it can be believed, and what decides it."""

    name: str
    verdict: Verdict
    deciding: tuple[TrustRow, ...]  # the rows with this verdict; empty where all is good


def layers(rows: Sequence[TrustRow], *, forces: bool, muscles: bool) -> tuple[Layer, ...]:
    """Return the layers that the trial has, each as good as the worst it rests on."""
    there = (True, forces, muscles, muscles)
    return tuple(
        _layer(name, [row for row in rows if not row.key.startswith(apart)])
        for (name, apart), has in zip(LAYERS, there, strict=True)
        if has
    )


def overall(found: Sequence[Layer]) -> Layer:
    """Return the worst of the layers; the first of these where several are alike."""
    return max(found, key=lambda layer: SEVERITY[layer.verdict])


def badge(verdict: Verdict) -> str:
    """Return a verdict as its shape and its word."""
    shape = f'<svg viewBox="0 0 16 16" aria-hidden="true">{SHAPES[verdict]}</svg>'
    return element("span", shape, text(verdict), class_=f"verdict {LOOKS[verdict]}")


def _layer(name: str, rows: Sequence[TrustRow]) -> Layer:
    worst = max((row.verdict for row in rows), key=SEVERITY.__getitem__, default=Verdict.GOOD)
    if worst is Verdict.GOOD:
        return Layer(name=name, verdict=worst, deciding=())
    return Layer(
        name=name, verdict=worst, deciding=tuple(row for row in rows if row.verdict is worst)
    )
