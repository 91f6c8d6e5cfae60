"""Ranges: how far modeled numbers may be off, from their strides and from what nobody measured.

The table `spread.json` is made by `tools/trial_ranges.py`: normal strides at three speeds solved
again and again with other muscles (strength 20 %, fiber length 10 %, tendon stiffness 20 %, moment
arms 10 % between people of one size, one standard deviation each, assumed) and each objective of
the sharing in turn. The motion is kept, since the laboratory measured it; so these ranges are
narrower than those of a watch. Sampling each trial anew would take minutes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, hypot, isfinite, sqrt

from runatomy.analysis.trial.effects.ranking import Rank
from runatomy.analysis.trial.strides.measure import Measure

NINETY = 1.645  # standard deviations to either end of a 90 % range
WHAT = {  # measure -> what of the table moves it
    "energy": "energy",
    "mean_metabolic_power": "energy",
    "peak_force": "force",
    "peak_force_BW": "force",
    "mean_force": "impulse",
    "force_impulse": "impulse",
    "peak_load": "load",
    "load_impulse": "impulse",
    "load_per_km": "impulse",
    "peak_bending": "load",
    "bending_impulse": "impulse",
    "bending_per_km": "impulse",
    "peak_strain": "strain",
    "stored_energy": "energy",
    "returned_energy": "energy",
    "support_share": "support",
}
ABSOLUTE = "support"  # its spread is in the share's own unit; of all others relative
Table = Mapping[str, Mapping[str, Mapping[str, float]]]


@cache
def spread_table() -> Table:
    """Return one standard deviation by kind, name and what it is of."""
    source = files("runatomy.analysis.trial.ranges").joinpath("spread.json")
    table: Table = json.loads(source.read_text(encoding="utf-8"))
    return table


def with_ranges(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Return the measures, modeled ones with the range of their mean."""
    return tuple(_ranged(row) for row in measures)


def ranks_with_ranges(ranking: Sequence[Rank]) -> tuple[Rank, ...]:
    """Return the ranks, each share with its range."""
    rows = []
    for row in ranking:
        spread = _known(row.kind, row.name, "share")
        if spread is None or row.share <= 0.0:
            rows.append(row)
            continue
        low, high = (row.share * exp(way * NINETY * spread) for way in (-1.0, 1.0))
        rows.append(replace(row, low=low, high=min(high, 1.0)))
    return tuple(rows)


def _ranged(row: Measure) -> Measure:
    spread = _known(row.kind, row.name, WHAT.get(row.measure, ""))
    if spread is None or not row.n or not isfinite(row.mean):
        return row
    noise = row.sd / sqrt(row.n) if isfinite(row.sd) else 0.0  # of the mean; one stride tells none
    if WHAT[row.measure] == ABSOLUTE:
        half = NINETY * hypot(spread, noise)
        return replace(row, low=row.mean - half, high=row.mean + half)
    if row.mean <= 0.0:
        return row
    size = NINETY * hypot(spread, noise / row.mean)
    return replace(row, low=row.mean * exp(-size), high=row.mean * exp(size))


def _known(kind: str, name: str, what: str) -> float | None:
    """Return one standard deviation; None where the table has none."""
    return spread_table().get(kind, {}).get(name, {}).get(what)
