"""Predict: what the atlas expects a session to ask of muscles and tissues."""

from __future__ import annotations

import numpy as np

from runatomy.advice.plan.growth.rates import BONES, GROUPS, Rates
from runatomy.advice.plan.session import Predicted
from runatomy.advice.plan.steps.block import Block
from runatomy.advice.plan.steps.recipes import Blocks
from runatomy.advice.plan.steps.step import Part
from runatomy.loads.tissue import CATALOGUE
from runatomy.mechanics.run.names import GROUP_NAMES
from runatomy.muscle.anatomy import group_named
from runatomy.terms.arrays import FloatArray


def predicted_groups(rates: Rates, blocks: Blocks) -> tuple[Predicted, ...]:
    """Return the energy of every muscle group, and that over easy running for as long."""
    loads, bounds = rates.of(blocks), rates.bounds(blocks)
    usual = loads[0] * rates.second(rates.engine.pace.easy)[GROUPS]
    work = _at_work(rates, blocks)
    return tuple(
        Predicted(
            name=name,
            plain=group_named(name).plain,
            value=float(value),
            low=float(bounds[0, i]),
            high=float(bounds[1, i]),
            unit="J",
            against_easy=float(value / usual[i]) if usual[i] > 0.0 else 0.0,
            at_work=float(work[GROUPS][i]),
        )
        for i, (name, value) in enumerate(zip(GROUP_NAMES, loads[GROUPS], strict=True))
    )


def predicted_tissues(rates: Rates, blocks: Blocks) -> tuple[Predicted, ...]:
    """Return the largest peak of every tissue, and its impulse over easy running for as long."""
    loads, peaks = rates.of(blocks), rates.peaks(blocks)
    usual = loads[0] * rates.second(rates.engine.pace.easy)[BONES]
    work = _at_work(rates, blocks)
    return tuple(
        Predicted(
            name=tissue.name,
            plain=tissue.plain,
            value=float(peaks[1, i]),
            low=float(peaks[0, i]),
            high=float(peaks[2, i]),
            unit=tissue.unit,
            against_easy=float(loads[BONES][i] / usual[i]) if usual[i] > 0.0 else 0.0,
            at_work=float(work[BONES][i]),
        )
        for i, tissue in enumerate(CATALOGUE)
    )


def _at_work(rates: Rates, blocks: Blocks) -> FloatArray:
    """Return what the steps of work load over easy running for as long [-]."""
    work = [Block(times=block.times, steps=tuple(s for s in block.steps if s.part is Part.WORK))
            for block in blocks]  # fmt: skip
    loads = rates.of(work)
    usual = loads[0] * rates.second(rates.engine.pace.easy)
    ratio: FloatArray = np.divide(loads, usual, out=np.zeros_like(loads), where=usual > 0.0)
    return ratio
