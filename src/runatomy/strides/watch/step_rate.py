"""Step rate: what the device measured, repaired, or what is usual at that speed and height."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.records.run import Run
from runatomy.strides.conditions import RUNNING, WALKING
from runatomy.strides.normal.coefficients import coefficients
from runatomy.strides.watch.clean import fill, spikes
from runatomy.strides.watch.clock import RowClock
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray

# Hamner & Delp 2013, J Biomech 46:780: 159.6, 167.8, 178.6, 193.9 steps/min at 2 to 5 m/s.
SPEEDS = np.array([2.0, 3.0, 4.0, 5.0])  # [m/s]
RATES = np.array([159.6, 167.8, 178.6, 193.9]) / 60.0  # [1/s]
SLOWER = 8.2 / 60.0  # [1/m] steps per meter below 2 m/s, the slope of the first pair
FASTER = 15.3 / 60.0  # [1/m] above 5 m/s, the slope of the last pair
MEN = 1.77  # [m] height of that cohort, assumed: about the mean of young men
# Taller runners step slower (r = -0.5 in 417 runners, Hum Mov Sci 55:269, 2017). The exponent is
# that of dynamic similarity; it is assumed.
HEIGHT_EXPONENT = -0.5
# Padulo 2013, PLoS One 8:e69006: 4 % more steps on 7 % at the same speed. Fewer downhill (Vernillo
# et al. 2017), as many as the normal stride takes.
UPHILL = 0.04 / 0.07  # [-] per unit of slope
STEEPEST = 0.15  # [-] the effect is not carried further
# Step length over step rate is constant in walking above 1 m/s (Murakami & Otaka 2017, J Phys Ther
# Sci 29); 0.0065 m per step/min at 1.70 m, growing with height, is assumed.
WALK_RATIO = 0.0065 * 60.0  # [m s]
WALKERS = 1.70  # [m]

HALF = (1.05, 1.75)  # [1/s] a runner's step rate counted on one foot
RUNS_FOR_SURE = 2.5  # [m/s]
A_MINUTE = 60  # rows of it before a whole run is said to be counted on one foot
SENSIBLE = (0.5, 5.0)  # [1/s] anything else is no step rate
RUNNING_RATES = (2.2, 4.2)  # [1/s]
WALKING_RATES = (0.8, 2.6)  # [1/s]
NEAR = 10  # [s] silence bridged by a straight line


def running_step_rate(
    speed: FloatArray, height: float, slope: FloatArray | float = 0.0
) -> FloatArray:
    """Return the usual step rate [1/s] of running at a speed [m/s], height [m] and slope [-]."""
    rate = np.interp(speed, SPEEDS, RATES)
    rate = rate + SLOWER * np.minimum(speed - SPEEDS[0], 0.0)
    rate = rate + FASTER * np.maximum(speed - SPEEDS[-1], 0.0)
    rate = rate * (1.0 + UPHILL * np.clip(slope, 0.0, STEEPEST))
    rate = rate * np.exp(coefficients().slope_exponent * np.clip(slope, -STEEPEST, 0.0))
    usual: FloatArray = np.clip(rate * (height / MEN) ** HEIGHT_EXPONENT, *RUNNING_RATES)
    return usual


def walking_step_rate(speed: FloatArray, height: float) -> FloatArray:
    """Return the usual step rate [1/s] of walking at a speed [m/s] and height [m]."""
    rate = np.sqrt(np.maximum(speed, 0.0) / (WALK_RATIO * height / WALKERS))
    return np.clip(rate, *WALKING_RATES)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StepRate:
    """Step rate in every row, and where it comes from."""

    rate: FloatArray  # [1/s] (row,) NaN where the device is silent or not to be believed
    repaired: BoolArray  # (row,) halves doubled, spikes dropped
    warnings: tuple[str, ...] = ()


def measured_step_rate(run: Run, clock: RowClock, speed: FloatArray) -> StepRate:
    """Return the device's step rate in every row with halves doubled and spikes dropped.

    speed: (row,) [m/s]. Above 2.5 m/s a rate of 1.05 to 1.75 per second counts one foot; where
    most of the run says so, all of it does.
    """
    if run.step_rate is None:
        nothing = np.full(speed.shape, np.nan)
        return StepRate(rate=nothing, repaired=np.zeros(speed.shape, dtype=bool))
    rate = clock.at(run.step_rate)
    rate = np.where((rate < SENSIBLE[0]) | (rate > SENSIBLE[1]), np.nan, rate)
    half = (rate > HALF[0]) & (rate < HALF[1])
    fast = (speed > RUNS_FOR_SURE) & ~np.isnan(rate)
    throughout = int(fast.sum()) >= A_MINUTE and float(half[fast].mean()) > 0.5
    one_foot = ~np.isnan(rate) & (rate < HALF[1]) if throughout else half & fast
    rate = np.where(one_foot, 2.0 * rate, rate)
    odd = spikes(rate, 0.4)
    told = "The device counted the steps of one foot only: doubled." if throughout else ""
    return StepRate(
        rate=np.where(odd, np.nan, rate), repaired=one_foot | odd, warnings=(told,) if told else ()
    )


def complete_step_rate(
    measured: FloatArray, gait: IntArray, speed: FloatArray, slope: FloatArray, height: float
) -> tuple[FloatArray, BoolArray]:
    """Return a step rate [1/s] for every row, 0 when standing, and where it was measured.

    measured: (row,) NaN where silent; gait (row,); speed [m/s]; slope [-]; height [m]. Silences of
    up to 10 s are bridged; longer ones take the usual rate, times how this runner differs from it.
    """
    running, walking = gait == RUNNING, gait == WALKING
    believed = (running & _within(measured, RUNNING_RATES)) | (
        walking & _within(measured, WALKING_RATES)
    )
    measured = np.where(believed, measured, np.nan)
    usual = np.where(
        running, running_step_rate(speed, height, slope), walking_step_rate(speed, height)
    )
    for moving in (running, walking):
        usual = np.where(moving, usual * _habit((measured / usual)[moving & believed]), usual)
    near = _near(believed, NEAR // 2) & (running | walking)
    same = gait == np.rint(fill(np.where(believed, gait, np.nan)))
    rate = np.where(near & same, fill(measured), usual)
    return np.where(running | walking, rate, 0.0), believed


def _within(values: FloatArray, limits: tuple[float, float]) -> BoolArray:
    return (values >= limits[0]) & (values <= limits[1])


def _habit(ratio: FloatArray) -> float:
    """How this runner's step rate differs from the usual one; 1 on less than half a minute."""
    return float(np.median(ratio)) if ratio.size >= 30 else 1.0


def _near(known: BoolArray, reach: int) -> BoolArray:
    """Tell which rows lie within `reach` rows of a known one."""
    window = np.ones(2 * reach + 1)
    return np.convolve(known.astype(np.float64), window)[reach : reach + known.size] > 0.5
