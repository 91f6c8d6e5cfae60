"""Intensity: the share of the maximal oxygen uptake at which a runner ran, with its range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.loads.heart.limits import MAX_SPREAD, HeartLimits
from runatomy.loads.heart.span import Span
from runatomy.mechanics.breath.from_oxygen import (
    HEART_SPREAD,
    LEAST_EFFORT,
    MAXIMAL_SPREAD,
    RESTING,
    SUSTAINED,
    UPTAKE_SPREAD,
    maximal_uptake,
    oxygen_uptake,
    share_of_reserve,
    usual_maximal_uptake,
)
from runatomy.mechanics.breath.ventilation import NINETY
from runatomy.terms.arrays import BoolArray, FloatArray, read_only
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_MASS, Runner

LEAST_RESERVE = 0.1  # [-] below which a spread of heart rate is not divided by it any more


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Intensity:
    """The share of the maximal oxygen uptake at which a runner ran, with its range."""

    share: FloatArray  # [-] (running,) of the maximal oxygen uptake, at most 1
    spread: FloatArray  # [-] (running,) standard deviation of its natural logarithm
    by_heart: BoolArray  # (running,) True where heart rate tells it, else the power does
    maximal_lpm: float  # [L/min] the maximal uptake it is a share of
    evidence: Evidence

    def mean(self, duration: FloatArray) -> Span | None:
        """Return the mean over a `duration` (running,) [s]; None without running."""
        lasted = float(duration.sum())
        if lasted <= 0.0:
            return None
        ends = [np.minimum(self.share * np.exp(z * self.spread), 1.0) for z in (-NINETY, 0, NINETY)]
        least, usual, most = (float(duration @ one) / lasted for one in ends)
        return Span.around(least, usual, most)


def run_intensity(
    power: FloatArray,
    heart_rate_bpm: FloatArray,
    runner: Runner,
    limits: HeartLimits,
    tested_lpm: float | None = None,
) -> Intensity:
    """Return the intensity of running rows from heart rate or from their power, the surer of both.

    `power` (running,) [W] net metabolic, `heart_rate_bpm` (running,) [1/min], NaN where unknown.
    The maximal uptake is a tested one [L/min], else what heart rate and power tell together, else
    the usual one of age and sex, or as much more as half of the run asks for. Heart rate becomes
    uptake by Swain et al. (1998); it lags by half a minute and rises in heat.
    """
    mass = runner.mass or DEFAULT_MASS
    oxygen = oxygen_uptake(power, mass)
    reserve = _reserve(heart_rate_bpm, limits)
    told = maximal_uptake(oxygen, reserve, mass)
    largest = tested_lpm or (told if np.isfinite(told) else _largest(oxygen, mass, runner))
    blur = float(_doubt(np.array(LEAST_EFFORT), limits)) if np.isfinite(told) else MAXIMAL_SPREAD
    by_power = UPTAKE_SPREAD if tested_lpm else float(np.hypot(UPTAKE_SPREAD, blur))
    doubt = _doubt(reserve, limits)
    known = doubt <= by_power
    idle = RESTING * mass / largest
    share = np.where(known, idle + (1.0 - idle) * reserve, oxygen / largest)
    return Intensity(
        share=read_only(np.clip(share, 0.0, 1.0)),
        spread=read_only(np.where(known, doubt, by_power)),
        by_heart=read_only(known, dtype=bool),
        maximal_lpm=float(largest),
        evidence=_evidence(known, tested_lpm is not None),
    )


def _reserve(bpm: FloatArray, limits: HeartLimits) -> FloatArray:
    """Return the share of the uptake's reserve (running,) [-]; NaN where unknown."""
    if limits.max_bpm is None:
        return np.full(len(bpm), np.nan)
    return share_of_reserve(bpm, limits.resting_bpm.usual, limits.max_bpm.usual)


def _doubt(reserve: FloatArray, limits: HeartLimits) -> FloatArray:
    """Return the spread [-] of an uptake told by this share of its reserve; NaN where unknown."""
    if limits.max_bpm is None:
        return np.full(reserve.shape, np.nan)
    rest, most = limits.resting_bpm, limits.max_bpm
    apart = most.usual - rest.usual
    at_top = 0.0 if limits.max_given else MAX_SPREAD / apart
    held = np.maximum(reserve, LEAST_RESERVE)
    at_rest = rest.width / (2.0 * NINETY) / apart * (1.0 / held - 1.0)
    return np.asarray(np.sqrt(HEART_SPREAD**2 + at_top**2 + at_rest**2))


def _largest(oxygen: FloatArray, mass: float, runner: Runner) -> float:
    """Return the maximal oxygen uptake [L/min] where nothing but the run tells of it."""
    usual = usual_maximal_uptake(mass, runner.age, runner.sex)
    return max(usual, float(np.median(oxygen)) / SUSTAINED) if oxygen.size else usual


def _evidence(known: BoolArray, tested: bool) -> Evidence:
    if known.any():
        return Evidence(
            origin=Origin.MODELED,
            source="Heart rate over its reserve, as oxygen uptake by Swain et al. 1998",
            note="" if known.all() else "Seconds that it tells poorly are told by the power.",
        )
    top = (
        "a tested maximal uptake" if tested else "the usual maximum of age and sex, Loe et al. 2013"
    )
    return Evidence(
        origin=Origin.MODELED if tested else Origin.ASSUMED,
        source=f"The energy of running over {top}",
        note="No heart rate: fitness is not known, so the range is wide.",
    )
