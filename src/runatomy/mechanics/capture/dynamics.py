"""Dynamics of a recording: net moments wherever every foot's force is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.body.moments import Dynamics, GroundForce, inverse_dynamics
from runatomy.body.pose import Pose
from runatomy.mechanics.capture.trunk_shift import TrunkShift, shift_trunk
from runatomy.strides.captured_run import CapturedRun, FootForce
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.units import GRAVITY

DOWN = np.array([0.0, -GRAVITY, 0.0])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RecordingDynamics:
    """Net moments of a recording, and what was moved to keep the residuals small."""

    moment: FloatArray  # [N m | N] (frames, coordinates) NaN where not solved
    moment_before: FloatArray  # the same, before the trunk's center was moved
    center: FloatArray  # [m] (frames, 3) center of mass
    solved: BoolArray  # (frames,)
    shift: TrunkShift


def known_frames(run: CapturedRun, edge: float) -> BoolArray:
    """Return (frames,) where every foot on the ground has its whole force.

    From the first foot strike to the last toe-off: before and after, a foot may be on the ground
    whose contact the recording does not show. The first and the last `edge` [s] are left out too,
    as nobody knows the accelerations there.
    """
    time = run.track.time
    if not run.feet or not run.footfalls:
        return np.zeros(len(time), dtype=bool)
    first = min(fall.strike for fall in run.footfalls)
    last = max(fall.toe_off for fall in run.footfalls)
    known: BoolArray = (time >= first) & (time <= last)
    for fall in run.footfalls:
        if not fall.whole:
            known &= (time < fall.strike) | (time > fall.toe_off)
    known &= (time >= time[0] + edge) & (time <= time[-1] - edge)
    return known


def recording_dynamics(
    body: BodyModel, pose: Pose, feet: tuple[FootForce, ...], solved: BoolArray, trunk: bool
) -> RecordingDynamics:
    """Return the net moment of every coordinate; `trunk` allows its center to be moved.

    The ground's force is taken where the plate measured it. Residuals are what a hand at the
    pelvis would have to do; they are reported, never hidden.
    """
    ground = ground_forces(feet)

    def demanded() -> Dynamics:
        return inverse_dynamics(body, pose, ground, DOWN)

    first = demanded()
    last, shift = shift_trunk(body, pose, first, demanded, solved & trunk)
    moment, before = last.force.copy(), first.force.copy()
    moment[~solved], before[~solved] = np.nan, np.nan
    return RecordingDynamics(
        moment=moment, moment_before=before, center=last.center, solved=solved, shift=shift
    )


def ground_forces(
    feet: tuple[FootForce, ...], known: BoolArray | None = None
) -> tuple[GroundForce, ...]:
    """Return the ground's force on each foot as the body takes it, at the `known` (frames,)."""
    some = slice(None) if known is None else known
    return tuple(
        GroundForce(
            side=foot.side,
            force=foot.force[some],
            point=foot.point[some],
            moment=foot.moment[some],
            in_world=True,
        )
        for foot in feet
    )
