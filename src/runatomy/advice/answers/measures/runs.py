"""Runs: figures of whole kinds of run."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.advice.answers.claim import RANKED, TOP
from runatomy.advice.answers.figure import Figure
from runatomy.advice.answers.statement import Measure
from runatomy.advice.kinds.asked import Asked, GroupAsked
from runatomy.advice.kinds.engine import Engine

MEGAJOULE = 1e6  # [J]


def whole_energy(kind: str) -> Measure:
    """Return a measure: the net energy [MJ] of a kind of run."""

    def measure(engine: Engine) -> Figure:
        found = engine.kind(kind)
        low, value, high = (
            x / MEGAJOULE for x in (found.energy_low, found.energy, found.energy_high)
        )
        return Figure(
            what=f"net energy of a {kind}", value=value, low=low, high=high, unit="MJ",
            over="people’s cost of running, 5th to 95th percentile",
        )  # fmt: skip

    return measure


def different_groups(kinds: Sequence[str]) -> Measure:
    """Return a measure: how many groups rise most above easy running in any of some kinds of run.

    Its range is that with every runner's least and most rise in place of the usual one.
    """

    def measure(engine: Engine) -> Figure:
        found = [engine.kind(kind) for kind in kinds]
        counts = [
            float(len({name for asked in found for name in _top(asked, end)}))
            for end in ("against_easy_low", "against_easy", "against_easy_high")
        ]
        return Figure(
            what=f"muscle groups among the {TOP} that rise most in at least one kind of run",
            value=counts[1],
            low=min(counts),
            high=max(counts),
            unit="",
        )

    return measure


def _top(asked: Asked, end: str) -> list[str]:
    def rise(group: GroupAsked) -> float:
        return float(getattr(group, end))

    ranked = sorted((g for g in asked.groups if g.name in RANKED), key=rise, reverse=True)
    return [group.name for group in ranked[:TOP]]
