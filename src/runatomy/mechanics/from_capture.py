"""From capture: a laboratory's recording to TrialMechanics, solved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from runatomy.body.coordinates import COORDINATES, PELVIS
from runatomy.body.moments import inverse_dynamics
from runatomy.mechanics.capture.dynamics import DOWN, known_frames, recording_dynamics
from runatomy.mechanics.capture.effects import Effects, effects_of
from runatomy.mechanics.capture.motion import RecordedMotion, recorded_motion
from runatomy.mechanics.capture.muscles import share_recording, tracked_trunk
from runatomy.mechanics.capture.trunk_shift import TrunkShift
from runatomy.mechanics.sharing.sharing_rule import Method, Objective, SharingRule, Tendon
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.lab import StandingPose
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner
from runatomy.terms.units import GRAVITY

Progress = Callable[[str], None]  # told in a few words what is done next
EDGE = 0.5  # [periods of the cutoff] at both ends where accelerations are not known


def solve_capture(
    run: CapturedRun,
    standing: StandingPose | None,
    runner: Runner,
    *,
    cutoff: float | None = None,
    method: Method = "dynamic",
    tendon: Tendon = "elastic",
    objective: Objective = "volume",
    without: tuple[str, ...] = (),
    effects: bool = True,
    progress: Progress = lambda _: None,
) -> TrialMechanics:
    """Return what bones, joints and muscles did in a recording.

    The body is sized by the standing pose (by the run alone without one), follows the markers, and
    is low-passed at `cutoff` [Hz], the forces' own where not given. Moments are known where every
    foot on the ground has its whole force; there they are shared among the muscles, by `method`,
    `tendon`, `objective` and `without` (SharingRule); from their forces come, with `effects`, the
    loads of tendons and joints, and what each muscle does to the body. `progress` is told each
    step. Raises BodyError and MechanicsError.
    """
    rule = SharingRule(method=method, tendon=tendon, objective=objective, without=without)
    mass, height = runner.mass or DEFAULT_MASS, runner.height or DEFAULT_HEIGHT
    cutoff = run.cutoff if cutoff is None else cutoff
    progress("following the markers")
    motion = recorded_motion(run, standing, mass, height, cutoff)
    solved = known_frames(run, EDGE / cutoff) & motion.known
    if not solved.any():
        return _bones_alone(run, motion)
    trunk = tracked_trunk(motion.kinematics.tracked)
    found = recording_dynamics(motion.body, motion.pose, run.feet, solved, trunk)
    step = float(np.median(np.diff(run.track.time)))
    progress(f"sharing the moments of {int(solved.sum())} frames among the muscles ({method})")
    muscles = share_recording(motion.body, motion.pose, found.moment, solved, step, rule, trunk)
    carried = Effects(tissues=None, induced=None)
    if effects:
        progress("what tendons and joints carry, and what each muscle does to the body")
        carried = effects_of(motion.body, motion.pose, run.feet, found.moment, muscles)
    return TrialMechanics(
        body=motion.body,
        kinematics=replace(motion.kinematics, center=found.center),
        solved=solved,
        moment=found.moment,
        joint_power=found.moment * motion.kinematics.rate,
        muscles=muscles,
        gravity=GRAVITY,
        tissues=carried.tissues,
        induced=carried.induced,
        warnings=(*motion.warnings, *_told(trunk, found.shift, found.moment_before, found.moment)),
    )


def _bones_alone(run: CapturedRun, motion: RecordedMotion) -> TrialMechanics:
    """Return the motion where no moment can be known."""
    center = inverse_dynamics(motion.body, motion.pose, (), DOWN).center
    why = "No frame has the whole force of every foot on the ground"
    lost = f"{why}: joint moments and muscles need it; angles do not."
    return TrialMechanics(
        body=motion.body,
        kinematics=replace(motion.kinematics, center=center),
        solved=np.zeros(len(run.track.time), dtype=bool),
        moment=None,
        joint_power=None,
        muscles=None,
        gravity=GRAVITY,
        warnings=(*motion.warnings, lost) if run.feet else motion.warnings,  # it is said already
    )


def _told(trunk: bool, shift: TrunkShift, before: np.ndarray, after: np.ndarray) -> tuple[str, ...]:
    """Return what was assumed of the trunk, in plain words."""
    if not trunk:
        return (
            "No marker tells how the trunk moved: it is held upright, so the moments of the trunk "
            "and the residuals at the pelvis cannot be judged; those of the legs do not need it.",
        )
    if shift.forward == shift.right == 0.0:
        return ()
    column = COORDINATES.index(PELVIS[0])
    return (
        f"The trunk's center of mass was moved {_way(shift)}, so that the mean pitching moment "
        f"left at the pelvis falls from {abs(np.nanmean(before[:, column])):.1f} to "
        f"{abs(np.nanmean(after[:, column])):.1f} N m; moments of the legs do not change.",
    )


def _way(shift: TrunkShift) -> str:
    """Return the shift in words."""
    ahead = f"{abs(shift.forward) * 1e3:.0f} mm {'forward' if shift.forward >= 0 else 'back'}"
    aside = f"{abs(shift.right) * 1e3:.0f} mm to the {'right' if shift.right >= 0 else 'left'}"
    return f"{ahead} and {aside}"
