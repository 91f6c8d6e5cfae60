"""Balance: what a watch's left and right contact time can tell, and what it cannot."""

from __future__ import annotations

import numpy as np

from runatomy.loads.sides.difference import (
    Lean,
    SideDifference,
    from_symmetry_angle,
    lean_of,
)
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Grade, Origin

# Contact time of 12 trained runners: symmetry angle 0.8 +- 0.7 % (Mtibaa et al. 2023); two
# deviations above it is 2.2 %, a difference of 6.9 %. Girard et al. 2019: 0.6 +- 0.1 %.
NORMAL = from_symmetry_angle(0.8 + 2.0 * 0.7)
BLOCK = 60.0  # [s] of which the runner's own spread is told
NEEDED = 5  # blocks without which there is no spread
DEVICE = 1.0  # [%] of the difference a chest strap may be off by, one deviation; assumed
NINETY = 1.645  # standard deviations that leave five percent on either side
WHAT = "ground contact time"


def contact_difference(conditions: StrideConditions) -> SideDifference:
    """Return left against right of contact time over a run, where a device measured it.

    Low and high hold the runner's own spread from minute to minute and what the device may be off
    by, which no study of this figure tells: `DEVICE` is assumed. Contact time is not load: what
    each leg, muscle or tendon carried cannot be told from it.
    """
    blocks = _minutes(conditions)
    if len(blocks) < NEEDED:
        return SideDifference(
            what=WHAT, value=None, low=None, high=None, normal=NORMAL, lean=Lean.CANNOT_TELL,
            evidence=Evidence(
                origin=Origin.UNKNOWN,
                source="No device told left from right for five minutes of running",
                grade=Grade.OPEN,
            ),
        )  # fmt: skip
    mean = float(blocks.mean())
    spread = float(blocks.std(ddof=1)) / np.sqrt(len(blocks))
    error = NINETY * float(np.hypot(spread, DEVICE))
    low, high = mean - error, mean + error
    return SideDifference(
        what=WHAT, value=mean, low=low, high=high, normal=NORMAL, lean=lean_of(low, high, NORMAL),
        evidence=Evidence(
            origin=Origin.MEASURED,
            source="The device’s balance of ground contact time",
            note="Its own error is not published; one percent is assumed. Contact time is not "
            "load.",
            grade=Grade.WEAK,
        ),
    )  # fmt: skip


def _minutes(conditions: StrideConditions) -> FloatArray:
    """Return left less right over their mean [%] of each whole minute that was measured."""
    share = conditions.contact_balance
    here = (conditions.gait == RUNNING) & np.isfinite(share) & (conditions.duration > 0.0)
    share, duration = share[here], conditions.duration[here]
    block = (np.cumsum(duration) - 0.5 * duration) // BLOCK
    count = int(duration.sum() // BLOCK)
    inside = block < count
    index = block[inside].astype(np.int64)
    time = np.bincount(index, duration[inside], count)
    sums = np.bincount(index, (share * duration)[inside], count)
    return np.asarray(200.0 * (2.0 * sums[time > 0.0] / time[time > 0.0] - 1.0))
