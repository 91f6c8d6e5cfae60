"""Claim: whether a kind of run asks most of the groups that people name."""

from __future__ import annotations

from collections.abc import Callable

from runatomy.advice.answers.figure import Figure
from runatomy.advice.answers.statement import Measure
from runatomy.advice.kinds.asked import Asked, GroupAsked
from runatomy.advice.kinds.engine import Engine

# The groups a runner may name; "other" is no group, and those of breathing have no stride.
RANKED = ("quadriceps", "hamstrings", "gluteals", "calves", "tibialis_anterior", "peroneals",
          "hip_flexors", "abdominals", "back", "adductors")  # fmt: skip
TOP = 3  # groups that count as "most worked": what such claims name at most
# [-] Three quarters of the points: no named group may be missing from both lists of the top three.
HOLDS, FAILS = 0.75, 0.25
# What articles say. Each is judged, not believed.
CLAIMS: dict[str, tuple[str, ...]] = {
    "5k": ("hip_flexors", "quadriceps"),
    "half": ("quadriceps", "hamstrings"),
    "hills": ("calves", "hamstrings", "gluteals"),
    "sprint": ("calves", "quadriceps", "hamstrings"),
}
Energy = Callable[[GroupAsked], float]


def points(asked: Asked, groups: tuple[str, ...], shift: int = 0) -> float:
    """Return how far the named groups are those asked most [-], 0 to 1.

    Half a point for a place among the top three by energy, half for one by how far the hardest
    minute lies above easy running; the mean over the groups. `shift` -1 or +1 puts the named
    groups at their least or most while the others stay where they are.
    """
    found = [group for group in asked.groups if group.name in RANKED]

    def top(value: Callable[[GroupAsked, int], float]) -> set[str]:
        at = {g.name: value(g, shift if g.name in groups else 0) for g in found}
        return set(sorted(at, key=lambda name: -at[name])[:TOP])

    by_energy, by_rise = top(_energy), top(_rise)
    return sum(0.5 * (g in by_energy) + 0.5 * (g in by_rise) for g in groups) / len(groups)


def claim_figure(asked: Asked, groups: tuple[str, ...]) -> Figure:
    """Return the points of a claim with their range."""
    value = points(asked, groups)
    ends = (value, points(asked, groups, -1), points(asked, groups, 1))
    return Figure(
        what="named groups among the three most asked, by energy and by their rise",
        value=value,
        low=min(ends),
        high=max(ends),
        unit="%",
        over="the named groups at their least and most, the others as usual",
    )


def claim(kind: str) -> Measure:
    """Return a measure: the points of what is claimed of a kind of run."""

    def measure(engine: Engine) -> Figure:
        return claim_figure(engine.kind(kind), CLAIMS[kind])

    return measure


def ranking(asked: Asked) -> tuple[tuple[GroupAsked, ...], tuple[GroupAsked, ...]]:
    """Return the groups by energy, and by how far their hardest minute lies above easy running."""
    found = [group for group in asked.groups if group.name in RANKED]
    return (
        tuple(sorted(found, key=lambda group: -_energy(group, 0))),
        tuple(sorted(found, key=lambda group: -_rise(group, 0))),
    )


def _energy(group: GroupAsked, shift: int) -> float:
    return (group.energy_low, group.energy, group.energy_high)[shift + 1]


def _rise(group: GroupAsked, shift: int) -> float:
    usual = max(group.against_easy, 1e-12)
    ends = (group.against_easy_low, group.against_easy, group.against_easy_high)
    return group.hardest_against_easy * ends[shift + 1] / usual
