"""Running, walking and standing told apart, second by second."""

from __future__ import annotations

import numpy as np

from runatomy.strides.conditions import RUNNING, STANDING, WALKING
from runatomy.strides.watch.clean import hold, merge_short, moving_mean
from runatomy.strides.watch.step_rate import running_step_rate, walking_step_rate
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.units import GRAVITY

# Walking turns into running near a Froude number of 0.5 (Kram, Domingo & Ferris 1997, J Exp Biol
# 200:821), whatever the gravity.
FROUDE = 0.5
LEG = 0.53  # [-] hip height over body height (Winter's proportions)
# The step rate at which people begin to run, half-way between their own usual ones of walking and
# of running: 70.8 strides per minute (Hansen et al. 2017, Sci Rep 7:2010).
BETWEEN = 2.0 * 70.8 / 60.0  # [1/s]
SLOW, FAST = 1.5, 0.2  # [m/s] how far below and above that speed counts as one point
SLOW_ALONE, FAST_ALONE = 1.1, 0.4  # [m/s] the same where speed must tell alone
STEPS = 2.0  # points of a step rate that is just the usual one of running (or, below zero, walking)
SURE = 0.3  # points needed to change gait
SLOWEST = 1.0  # [m/s] below this nobody runs, whatever the steps
SMOOTH = 5  # [s]
BOUT = 4  # [s] no gait lasts shorter
STILL, MOVING = 0.4, 0.6  # [m/s]
CREEP = 0.25  # [m/s] with steps counted, this is walking
STEPPING = 0.8  # [1/s] fewer steps than this are none
UNDECIDED = -1


def transition_speed(height: float) -> float:
    """Return the speed [m/s] at which a person of this height [m] begins to run on the level."""
    return float(np.sqrt(FROUDE * GRAVITY * LEG * height))


def tell_gait(
    speed: FloatArray,
    step_rate: FloatArray,
    height: float,
    active: BoolArray,
    *,
    called_run: bool = False,
) -> IntArray:
    """Return STANDING, WALKING or RUNNING for every row.

    speed: (row,) [m/s]; step_rate: (row,) [1/s], NaN where the device was silent; height [m];
    active: (row,) timer running. A step rate nearer to that of running than to that of walking
    speaks for running (Hansen 2017), and so does a speed above the transition speed; the gait
    changes only when both together are clear, and lasts 4 s or more. Where it never was clear,
    what the recording calls itself decides (`called_run`: a run).
    """
    smooth = moving_mean(np.where(active, speed, np.nan), SMOOTH)
    smooth = np.where(np.isnan(smooth), 0.0, smooth)
    steps = moving_mean(np.where(active, step_rate, np.nan), SMOOTH)
    points = running_points(smooth, steps, height)
    decided = np.where(points > SURE, RUNNING, np.where(points < -SURE, WALKING, UNDECIDED))
    gait = hold(decided, UNDECIDED)
    unclear = np.where((points > 0.0) | called_run, RUNNING, WALKING)
    gait = np.where(gait == UNDECIDED, unclear, gait)
    gait = merge_short(np.where(_standing(smooth, steps), STANDING, gait), BOUT)
    return np.where(active, gait, STANDING).astype(np.int64)


def running_points(speed: FloatArray, step_rate: FloatArray, height: float) -> FloatArray:
    """Return how clearly each row is running: positive running, negative walking.

    speed: (row,) [m/s]; step_rate: (row,) [1/s], NaN where unknown; height [m].
    """
    over = speed - transition_speed(height)
    by_speed = np.clip(np.where(over < 0.0, over / SLOW, over / FAST), -2.0, 4.0)
    alone = np.where(over < 0.0, over / SLOW_ALONE, over / FAST_ALONE)
    walk = walking_step_rate(np.minimum(speed, transition_speed(height)), height)
    run = running_step_rate(speed, height)
    between = np.minimum(0.5 * (run + walk), BETWEEN)
    by_steps = np.clip((step_rate - between) / np.maximum(run - between, 0.15), -2.0, 2.0)
    points = np.where(np.isnan(step_rate), alone, by_speed + STEPS * by_steps)
    return np.where(speed < SLOWEST, -2.0, points)


def _standing(speed: FloatArray, step_rate: FloatArray) -> BoolArray:
    """Tell where the runner stands; between still and moving the state before it holds."""
    stepping = step_rate > STEPPING
    moving = (speed > MOVING) | (stepping & (speed > CREEP))
    still = (speed < STILL) & ~moving
    state = np.where(moving, 1, np.where(still, 0, UNDECIDED))
    return np.equal(hold(state, UNDECIDED), 0)
