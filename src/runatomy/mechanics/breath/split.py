"""Split: how the muscles of breathing share its cost.

Aliverti et al. (1997, J Appl Physiol 83:1256-1269) found in five men that in exercise the wall of
the belly takes part from the start, with pressures like those of the rib cage's muscles. No
partition of the energy was found that could be checked: thirds stand in, with a wide range.
"""

from __future__ import annotations

from typing import NamedTuple

from runatomy.terms.evidence import Evidence, Origin


class GroupShare(NamedTuple):
    """One group's share of the cost of breathing in running [-]."""

    group: str  # name of a Group
    usual: float
    low: float
    high: float


SPLIT: tuple[GroupShare, ...] = (
    GroupShare("diaphragm", 1.0 / 3.0, 0.20, 0.55),
    GroupShare("intercostals", 1.0 / 3.0, 0.20, 0.50),  # with scalenes and neck
    GroupShare("abdominals", 1.0 / 3.0, 0.10, 0.50),  # breathing out; none in quiet breathing
)

SPLIT_EVIDENCE = Evidence(
    origin=Origin.ASSUMED,
    source="Thirds, after the pressures in Aliverti et al. 1997",
    note="Measured in five men cycling, as pressures; nobody measured the energy of each group.",
)
WITHIN_INTERCOSTALS = Evidence(
    origin=Origin.UNKNOWN,
    source="No figure for the outer against the inner muscles between the ribs was found",
)
STEPS = Evidence(
    origin=Origin.UNKNOWN,
    source="Whether breath and step were locked cannot be told from these recordings",
)
