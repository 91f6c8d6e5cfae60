"""BreathLoad: what breathing cost in a run, second by second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runatomy.mechanics.breath.from_oxygen import JOULE_PER_LITER
from runatomy.mechanics.breath.oxygen_cost import EVIDENCE, oxygen_cost
from runatomy.mechanics.breath.split import SPLIT, SPLIT_EVIDENCE, STEPS, WITHIN_INTERCOSTALS
from runatomy.mechanics.breath.ventilation import Ventilation
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import Runner
from runatomy.terms.units import PER_MINUTE

# Work at the largest ventilation, 100 to 120 cal/min (Margaria et al. 1960), over the oxygen that
# Dominelli et al. (2015) found there: 7 %; Margaria et al. assumed 25 %.
EFFICIENCY, EFFICIENCY_LOW, EFFICIENCY_HIGH = 0.07, 0.04, 0.25  # [-] work done per energy

WORK_EVIDENCE = Evidence(
    origin=Origin.ASSUMED,
    source="A share of the energy: Margaria et al. 1960 over Dominelli et al. 2015",
    note="The efficiency of breathing muscles is known to a factor of three at best.",
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class BreathLoad:
    """Energy of the muscles of breathing, one row per second; NaN where it cannot be told.

    A part of the whole body's energy, not an addition to it: the measured cost of running holds it.
    """

    ventilation: Ventilation
    power: FloatArray  # [W] (time,) metabolic
    power_low: FloatArray  # [W] (time,)
    power_high: FloatArray  # [W] (time,)
    energy_share: FloatArray  # [-] (time,) of the whole body's energy, rest included
    energy_share_low: FloatArray  # [-] (time,)
    energy_share_high: FloatArray  # [-] (time,)
    work: FloatArray  # [W] (time,) mechanical
    work_low: FloatArray  # [W] (time,)
    work_high: FloatArray  # [W] (time,)
    groups: tuple[str, ...]  # that share the power
    group_power: FloatArray  # [W] (time, groups)
    group_power_low: FloatArray  # [W] (time, groups)
    group_power_high: FloatArray  # [W] (time, groups)
    evidence: Mapping[str, Evidence]  # ventilation, cost, share, split, work, steps, ...


def breath_load(ventilation: Ventilation, oxygen: FloatArray, runner: Runner) -> BreathLoad:
    """Return what breathing cost at this ventilation, of a whole oxygen uptake (time,) [L/min].

    The ranges of ventilation and of its cost are independent: their logarithms add in squares.
    """
    cost = oxygen_cost(ventilation.of_max, runner)
    power = _power(ventilation.lpm, cost.usual)
    below = _apart(ventilation.low_lpm, ventilation.lpm, cost.low, cost.usual)
    above = _apart(ventilation.high_lpm, ventilation.lpm, cost.high, cost.usual)
    whole = oxygen * PER_MINUTE * JOULE_PER_LITER
    powers = tuple(read_only(power * factor) for factor in (1.0, 1.0 / below, above))
    shares = tuple(read_only(each / whole) for each in powers)
    efficiency = (EFFICIENCY, EFFICIENCY_LOW, EFFICIENCY_HIGH)
    works = tuple(read_only(each * e) for each, e in zip(powers, efficiency, strict=True))
    part = np.array([(one.usual, one.low, one.high) for one in SPLIT]).T
    parts = tuple(read_only(np.outer(each, p)) for each, p in zip(powers, part, strict=True))
    return BreathLoad(
        ventilation=ventilation,
        power=powers[0],
        power_low=powers[1],
        power_high=powers[2],
        energy_share=shares[0],
        energy_share_low=shares[1],
        energy_share_high=shares[2],
        work=works[0],
        work_low=works[1],
        work_high=works[2],
        groups=tuple(one.group for one in SPLIT),
        group_power=parts[0],
        group_power_low=parts[1],
        group_power_high=parts[2],
        evidence=_evidence(ventilation),
    )


def _power(lpm: FloatArray, cost: FloatArray) -> FloatArray:
    """Return the power [W] of moving this much air [L/min] at this cost [mL/L]."""
    return np.asarray(lpm * cost * 1e-3 * PER_MINUTE * JOULE_PER_LITER)


def _apart(
    air: FloatArray, usual_air: FloatArray, cost: FloatArray, usual_cost: FloatArray
) -> FloatArray:
    """Return the factor [-] by which the power may differ, at least 1."""
    return np.asarray(np.exp(np.hypot(np.log(air / usual_air), np.log(cost / usual_cost))))


def _evidence(ventilation: Ventilation) -> dict[str, Evidence]:
    return {
        "ventilation": ventilation.evidence,
        "cost": EVIDENCE,
        "share": Evidence(
            origin=Origin.MODELED,
            source="Ventilation times the oxygen cost of breathing, over the whole uptake",
        ),
        "split": SPLIT_EVIDENCE,
        "outer_and_inner_intercostals": WITHIN_INTERCOSTALS,
        "work": WORK_EVIDENCE,
        "steps": STEPS,
    }
