"""The published run on force plates: what its muscles do to the body."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from runatomy import read_capture
from runatomy.mechanics.capture.dynamics import known_frames, recording_dynamics
from runatomy.mechanics.capture.motion import recorded_motion
from runatomy.mechanics.capture.muscles import share_recording
from runatomy.mechanics.induced.contacts import contacts
from runatomy.mechanics.induced.from_solved import induced_in_recording
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.induced.summary import group_roles
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.strides.from_capture import captured_run
from runatomy.strides.lab.standing import standing_pose

MASS, HEIGHT, CUTOFF = 72.84, 1.80, 15.0  # [kg], [m], [Hz] of the published run
STEP = 0.01  # [s]


@pytest.fixture(scope="module")
def found(shared: Path) -> InducedAcceleration:
    """What every muscle does to the body in the first second and a half that is known."""
    folder = shared / "mocap" / "rajagopal_run"
    if not folder.is_dir():
        pytest.skip("the published run is not there")
    both = [folder / name for name in ("motion_capture_run.trc", "grf_run.mot")]
    run = captured_run(read_capture(*both), cutoff=CUTOFF, mass=MASS)
    standing = standing_pose(read_capture(folder / "static_run.trc"))
    motion = recorded_motion(run, standing, MASS, HEIGHT, CUTOFF)
    solved = known_frames(run, 0.5 / CUTOFF) & motion.known
    solved[int(np.flatnonzero(solved)[0]) + 150 :] = False
    found = recording_dynamics(motion.body, motion.pose, run.feet, solved, True)
    muscles = share_recording(
        motion.body, motion.pose, found.moment, solved, STEP, SharingRule(), True
    )
    assert muscles is not None
    return induced_in_recording(motion.body, motion.pose, run.feet, found.moment, muscles)


def test_all_causes_add_up_to_the_plates_force(found: InducedAcceleration) -> None:
    known = np.isfinite(found.center).all(axis=(1, 2))
    assert known.sum() == 150 and np.isnan(found.ground[~known]).all()
    np.testing.assert_allclose(found.ground[known].sum(axis=2), found.recorded[known], atol=1e-8)


def test_quadriceps_brake_and_support_early_calves_support_and_propel_late(
    found: InducedAcceleration,
) -> None:
    """Hamner, Seth & Delp (2010): the same speed, another runner."""
    roles = group_roles(found, STEP, periodic=False)
    quads, calves = roles.names.index("quadriceps"), roles.names.index("calves")
    assert roles.steps >= 3
    assert roles.braking[:, 0].argmin() == quads
    assert roles.support[quads, 0] > 2.0 * roles.support[quads, 1] > 0.0
    assert roles.support[:, 1].argmax() == roles.propulsion[:, 1].argmax() == calves


def test_the_quadriceps_take_the_weight_before_the_calves(found: InducedAcceleration) -> None:
    """In every contact the middle of their support comes earlier."""
    known: np.ndarray = np.isfinite(found.center).all(axis=(1, 2))
    for foot, side in enumerate(found.feet):
        for frames in contacts(found.loaded[:, foot], known, periodic=False):
            middle = []
            for stems in (("vas", "recfem"), ("soleus", "gas")):
                mine = [i for i, (n, s) in enumerate(found.muscles) if s == side]
                mine = [i for i in mine if found.muscles[i][0].startswith(stems)]
                lift = found.ground[frames, foot][:, mine, 1].sum(axis=1)
                middle.append(np.average(np.arange(len(frames)), weights=lift))
            assert middle[0] < middle[1] - 1.0, (side, frames[0])


def test_the_calves_lift_the_center_as_published(found: InducedAcceleration) -> None:
    """20.75 m/s2 at 4 m/s (Hamner & Delp 2013, mean of ten runners), within a quarter."""
    lift = [
        found.center[:, [i for i, (n, s) in enumerate(found.muscles) if s == side
                         and n.startswith(("soleus", "gas"))], 1].sum(axis=1)
        for side in "rl"
    ]  # fmt: skip
    assert np.nanmax(lift) == pytest.approx(20.75, rel=0.25)
