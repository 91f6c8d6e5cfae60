"""The body's mirror image: what the right half does, the left half does in the mirrored pose."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from body.poses import random_values, still, swinging
from runatomy.body.coordinates import mirror_map
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce, inverse_dynamics
from runatomy.body.paths import MusclePaths, muscle_paths
from runatomy.body.pose import pose_body
from runatomy.muscle.anatomy import mirror_of
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

ORDER, SIGNS = mirror_map()
FLIP = np.array([1.0, 1.0, -1.0])


def mirrored(values: FloatArray) -> FloatArray:
    return values[..., ORDER] * SIGNS


@pytest.fixture(scope="module")
def both(body: BodyModel) -> tuple[MusclePaths, MusclePaths]:
    """Paths in forty poses and in their mirror images."""
    values = random_values(40, seed=31)
    values[:20, :6] = 0.0
    return tuple(muscle_paths(body, still(body, v)) for v in (values, mirrored(values)))  # type: ignore[return-value]


def test_mirrored_pose_gives_mirrored_lengths_and_moment_arms(
    body: BodyModel, both: tuple[MusclePaths, MusclePaths]
) -> None:
    """Within 2 micrometers: the shipped model writes its points with six decimals."""
    one, other = both
    theirs = [body.muscles.index(mirror_of(name)) for name in body.muscles]
    np.testing.assert_allclose(one.length, other.length[:, theirs], atol=1e-6)
    arms = mirrored(other.moment_arm[:, theirs])
    np.testing.assert_allclose(one.moment_arm, arms, atol=2e-6)


def test_every_muscle_lies_on_the_side_its_name_says(body: BodyModel) -> None:
    """Right is z positive; two exchanged sides would be each other's mirror image too."""
    model = body.mujoco_model
    data = mujoco.MjData(model)
    mujoco.mj_kinematics(model, data)
    for name, tendon in zip(body.muscles, body.tendon_index, strict=True):
        first, count = model.tendon_adr[tendon], model.tendon_num[tendon]
        path = range(first, first + count)
        sites = [
            model.wrap_objid[i]
            for i in path
            if model.wrap_type[i] == int(mujoco.mjtWrap.mjWRAP_SITE)
        ]
        across = data.site_xpos[sites, 2].mean()
        assert across * (1.0 if name.endswith("_r") else -1.0) > 0.0, name


def test_both_sides_are_equally_strong(body: BodyModel) -> None:
    theirs = [body.muscles.index(mirror_of(name)) for name in body.muscles]
    np.testing.assert_allclose(body.model_force[theirs], body.model_force, rtol=1e-9)


def test_mirrored_motion_needs_mirrored_moments(body: BodyModel) -> None:
    time = np.linspace(0.0, 0.6, 7)
    motion = swinging(time, seed=12)
    rng = np.random.default_rng(3)
    force, point = rng.normal(size=(2, len(time), 3)) * np.array([[[300.0]], [[0.1]]])
    gravity = np.array([0.5, -GRAVITY, 0.0])
    answers = []
    for values, side, flip in ((motion, "r", 1.0), (map(mirrored, motion), "l", FLIP)):
        foot = GroundForce(side=side, force=force * flip, point=point * flip)
        answers.append(inverse_dynamics(body, pose_body(body, *values), (foot,), gravity))
    one, other = answers
    np.testing.assert_allclose(one.force, mirrored(other.force), atol=1e-4)  # [N m] of some 500
    np.testing.assert_allclose(one.center, other.center * FLIP, atol=1e-9)
    np.testing.assert_allclose(one.slip, other.slip * FLIP, atol=1e-6)
