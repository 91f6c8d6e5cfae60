"""Against OpenSim 4.6 on a real run: joint moments, and moment arms by its muscle forces.

The yardstick scaled its model bone by bone; for the joint moments this body is given the same
bones. The muscles' paths are those of the body scaled by height alone.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from body.opensim_trial import (
    Trial,
    ground_force,
    read_table,
    read_trial,
    with_the_runners_bones,
)
from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.body.moments import inverse_dynamics
from runatomy.body.paths import muscle_paths
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

MASS, HEIGHT = 72.84, 1.80  # [kg], [m] of the runner


@pytest.fixture(scope="module")
def runner() -> BodyModel:
    """The body of the runner who was recorded."""
    return build_body(MASS, HEIGHT)


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """The recorded trial."""
    return shared / "mocap" / "rajagopal_run"


@pytest.fixture(scope="module")
def trial(folder: Path, runner: BodyModel) -> Trial:
    """Its motion on this body."""
    return read_trial(folder, runner)


@pytest.fixture(scope="module")
def moment(folder: Path) -> FloatArray:
    """Generalized forces [N m | N] of every coordinate, on the runner's own bones."""
    file = folder / "opensim" / "subject_scaled_run.osim"
    body = with_the_runners_bones(build_body(MASS, HEIGHT), file)
    trial = read_trial(folder, body)
    feet = tuple(ground_force(body, trial, side) for side in "rl")
    return inverse_dynamics(body, trial.pose, feet, np.array([0.0, -GRAVITY, 0.0])).force


def apart(one: FloatArray, other: FloatArray) -> tuple[float, float]:
    """Root mean square difference [N m/kg] and correlation."""
    rms = float(np.sqrt(np.mean((one - other) ** 2))) / MASS
    return rms, float(np.corrcoef(one, other)[0, 1])


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize(
    ("name", "rms", "alike"),  # measured: 0.03, 0.02, 0.04, 0.01, 0.02, 0.02 N m/kg
    [
        ("hip_flexion", 0.045, 0.998),
        ("hip_adduction", 0.03, 0.998),
        ("hip_rotation", 0.06, 0.96),
        ("knee_angle", 0.025, 0.999),
        ("ankle_angle", 0.03, 0.999),
        ("subtalar_angle", 0.03, 0.99),
    ],
)
def test_joint_moments_are_opensims(
    trial: Trial, moment: FloatArray, name: str, side: str, rms: float, alike: float
) -> None:
    theirs = trial.moments[f"{name}_{side}_moment"]
    found = apart(moment[:, INDEX[f"{name}_{side}"]], theirs)
    assert found[0] < rms
    assert found[1] > alike


@pytest.mark.parametrize("name", ["arm_flex_r", "arm_flex_l", "elbow_flex_r", "elbow_flex_l"])
def test_arms_swing_as_heavy_as_opensims(trial: Trial, moment: FloatArray, name: str) -> None:
    rms, alike = apart(moment[:, INDEX[name]], trial.moments[f"{name}_moment"])
    assert rms < 0.03  # [N m/kg] of peaks 0.25 to 0.33
    assert alike > 0.97


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize(
    ("name", "rms", "alike"),  # measured: 0.05, 0.05, 0.02, 0.10, 0.06 N m/kg
    [
        ("hip_flexion", 0.06, 0.998),
        ("hip_adduction", 0.07, 0.997),
        ("hip_rotation", 0.04, 0.99),
        ("knee_angle", 0.13, 0.995),
        ("ankle_angle", 0.08, 0.998),
    ],
)
def test_opensims_muscle_forces_give_its_moments_on_our_moment_arms(
    runner: BodyModel, trial: Trial, folder: Path, name: str, side: str, rms: float, alike: float
) -> None:
    """Forty muscles pull at our moment arms with its forces; its reserve is added."""
    forces = read_table(folder / "opensim" / "so_force.sto")
    coordinate = f"{name}_{side}"
    arms = muscle_paths(runner, trial.pose).moment_arm[:, :, INDEX[coordinate]]
    pulled = np.interp(trial.time, forces["time"], forces[f"res_{coordinate}"])
    mine = [i for i, muscle in enumerate(runner.muscles) if muscle in forces]
    assert len(mine) == 80
    for i in mine:
        force = np.interp(trial.time, forces["time"], forces[runner.muscles[i]])
        pulled += arms[:, i] * force
    found = apart(pulled, trial.moments[f"{coordinate}_moment"])
    assert found[0] < rms
    assert found[1] > alike
