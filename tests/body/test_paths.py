"""Muscle paths: moment arms and speeds are derivatives of length, for every muscle."""

from __future__ import annotations

import numpy as np
import pytest

from body.poses import random_values, still, swinging
from runatomy.body.coordinates import COORDINATES, INDEX, PELVIS
from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import pose_body

STEP = 1e-6
FREE = [name for name in COORDINATES if name not in PELVIS]


def test_a_moment_arm_is_what_a_path_gives_up_by_turning(body: BodyModel) -> None:
    values = random_values(12, seed=21)
    arms = muscle_paths(body, still(body, values)).moment_arm
    for name in FREE:
        lengths = []
        for step in (STEP, -STEP):
            moved = values.copy()
            moved[:, INDEX[name]] += step
            lengths.append(muscle_paths(body, still(body, moved)).length)
        slope = (lengths[0] - lengths[1]) / (2.0 * STEP)
        np.testing.assert_allclose(arms[:, :, INDEX[name]], -slope, atol=1e-8, err_msg=name)


def test_no_muscle_pulls_on_the_world(body: BodyModel) -> None:
    """Turning or moving the whole body leaves every path as it is."""
    arms = muscle_paths(body, still(body, random_values(5, seed=4))).moment_arm
    np.testing.assert_allclose(arms[:, :, [INDEX[name] for name in PELVIS]], 0.0, atol=1e-12)


def test_speed_is_the_derivative_of_length_by_time(body: BodyModel) -> None:
    time = np.linspace(0.0, 1.0, 12)
    here, before, after = (
        muscle_paths(body, pose_body(body, *swinging(time + shift, seed=7)))
        for shift in (0.0, -STEP, STEP)
    )
    slope = (after.length - before.length) / (2.0 * STEP)
    np.testing.assert_allclose(here.velocity, slope, atol=1e-7)
    assert np.abs(here.velocity).max() > 0.1  # [m/s] something moved


@pytest.mark.parametrize(
    ("muscle", "coordinate", "sign"),
    [
        ("vaslat_r", "knee_angle_r", -1),  # extends the knee
        ("bflh_l", "knee_angle_l", 1),
        ("bflh_l", "hip_flexion_l", -1),
        ("psoas_r", "hip_flexion_r", 1),
        ("glmax2_l", "hip_flexion_l", -1),
        ("glmed2_r", "hip_adduction_r", -1),  # abducts
        ("addlong_l", "hip_adduction_l", 1),
        ("soleus_r", "ankle_angle_r", -1),
        ("tibant_l", "ankle_angle_l", 1),
        ("perlong_r", "subtalar_angle_r", -1),  # everts
        ("tibpost_l", "subtalar_angle_l", 1),
        ("rect_abd_r", "lumbar_extension", -1),
        ("IL_R10_l", "lumbar_extension", 1),
        ("IL_R10_l", "lumbar_bending", -1),  # bends to the left
        ("rect_abd_r", "lumbar_bending", 1),
        ("EO6_r", "lumbar_bending", 1),
    ],
)
def test_muscles_turn_joints_the_way_anatomy_says(
    body: BodyModel, muscle: str, coordinate: str, sign: int
) -> None:
    values = np.zeros((1, len(COORDINATES)))
    values[0, [INDEX["knee_angle_r"], INDEX["knee_angle_l"]]] = 0.5
    arms = muscle_paths(body, still(body, values)).moment_arm
    arm = arms[0, body.muscles.index(muscle), INDEX[coordinate]]
    assert 0.005 < sign * arm < 0.12  # [m]


def test_a_muscle_crosses_only_its_own_joints(body: BodyModel) -> None:
    """The soleus holds ankle and foot; the knee, the hip and the other leg are none of its own."""
    arms = muscle_paths(body, still(body, random_values(6, seed=9))).moment_arm
    crossed = np.abs(arms[:, body.muscles.index("soleus_r")]).max(axis=0) > 1e-9
    names = {name for name, there in zip(COORDINATES, crossed, strict=True) if there}
    assert names == {"ankle_angle_r", "subtalar_angle_r"}


# Rajagopal et al. (2016) in OpenSim 4.6, unscaled: arms [mm] at 0.1, 0.5 and 1.0 rad of knee.
KNEE_ARMS = {  # [mm] at 0.1, 0.5 and 1.0 rad (Rajagopal2016.osim in OpenSim 4.6)
    "semimem": (33.9, 42.1, 46.2),
    "bfsh": (22.5, 28.8, 38.2),
    "vaslat": (-43.6, -43.2, -34.6),
}


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize("muscle", KNEE_ARMS)
def test_the_knee_turns_where_rajagopal_s_does(muscle: str, side: str) -> None:
    reference = build_body()
    values = np.zeros((3, len(COORDINATES)))
    values[:, INDEX[f"knee_angle_{side}"]] = (0.1, 0.5, 1.0)
    paths = muscle_paths(reference, still(reference, values))
    at = reference.muscles.index(f"{muscle}_{side}")
    arms = 1e3 * paths.moment_arm[:, at, INDEX[f"knee_angle_{side}"]]
    np.testing.assert_allclose(arms, KNEE_ARMS[muscle], atol=1.5)
