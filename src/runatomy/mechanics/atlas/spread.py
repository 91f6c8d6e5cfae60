"""Spread: strides of other runners, muscles and assumptions, for the range of every number."""

from __future__ import annotations

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas.node import atlas_muscles, owners, peak_forces, pooled
from runatomy.mechanics.atlas.sampling.other_muscles import other_muscles
from runatomy.mechanics.atlas.sampling.other_runner import other_stride
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.from_motion import mechanics_of
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import Objective, SharingRule
from runatomy.mechanics.sharing.solve import USUAL
from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.strides.normal import normal_stride
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

SAMPLES = 24
# One third of the samples each: nobody knows what runners minimize, and measured muscle activity
# tells these three hardly apart.
OBJECTIVES: tuple[Objective, ...] = ("volume", "activation", "volume_cubed")
LEAST = 1e-9  # below it a usual value is none, and its ratio says nothing
RATIOS = ("energy_share", "peak_force", "group_peak_force", "tissue_peak", "tissue_impulse")


def sample_ratios(
    body: BodyModel, parts: tuple[Part, ...], speed: float, slope: float, seed: int
) -> dict[str, FloatArray]:
    """Return what sampled runners' strides are over the usual one's, by name of RATIOS.

    Each is (samples, muscles), (samples, groups) or (samples, TISSUES); "spread_unsolved" counts
    the frames and parts without an answer. Drawn are angles and step rate (`other_stride`), muscles
    (`other_muscles`) and what the sharing minimizes. A drawn runner who is too weak for the
    condition leaves moments to no muscle, as the usual one would.
    """
    usual = share_and_load(body, close_stride(body, normal_stride(speed, slope)), parts)
    rng = np.random.default_rng(seed)
    found = []
    for i in range(SAMPLES):
        stride = close_stride(body, other_stride(speed, slope, rng))
        rule = SharingRule(objective=OBJECTIVES[i % len(OBJECTIVES)])
        found.append(share_and_load(body, stride, other_muscles(parts, rng), rule))
    ratios = {
        f"spread_{name}": np.stack([_over(sample[name], usual[name]) for sample in found])
        for name in RATIOS
    }
    return ratios | {"spread_unsolved": np.sum([sample["unsolved"] for sample in found])}


def share_and_load(
    body: BodyModel,
    stride: SteadyStride,
    parts: tuple[Part, ...],
    rule: SharingRule = USUAL,
) -> dict[str, FloatArray]:
    """Return the quantities of RATIOS of a closed stride, as `summarize` has them."""
    mechanics = mechanics_of(body, stride, parts, rule)
    burnt = pooled(mechanics.metabolic_power.mean(axis=0), owners(parts), len(atlas_muscles(parts)))
    loads = tissues_of(body, stride, mechanics, parts)
    tissues = summarize_tissues(loads, body.mass, mechanics.period)
    return {
        "energy_share": burnt / burnt.sum(),
        **peak_forces(mechanics.force, body.mass * GRAVITY, parts),
        "tissue_peak": tissues["tissue_peak"],
        "tissue_impulse": tissues["tissue_impulse"],
        "unsolved": np.array(float((mechanics.status != 0).sum())),
    }


def _over(sample: FloatArray, usual: FloatArray) -> FloatArray:
    """Return the ratio [-], one where the usual value is none."""
    there = np.abs(usual) > LEAST
    return np.divide(sample, usual, out=np.ones_like(sample), where=there)
