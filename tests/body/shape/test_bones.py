"""The bones hang on the runner's bodies: at their joints, right as left, and closed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("myo_sim")

from runatomy.body.model import build_body
from runatomy.body.shape.bones import bone_surfaces
from runatomy.body.shape.surface import Surface
from runatomy.terms.arrays import FloatArray

PAIRS = ("humerus", "forearm", "femur", "tibia", "talus", "calcn", "toes", "patella")
NEAR = 0.025  # [m] from a joint's center to the nearest corner of a bone beside it
JOINTS = (  # the bone on which a body turns, and that body
    ("pelvis", "femur"),
    ("femur", "tibia"),
    ("femur", "patella"),
    ("tibia", "talus"),
    ("calcn", "toes"),
    ("humerus", "forearm"),
    ("forearm", "hand"),
)


@pytest.fixture(scope="module")
def surfaces() -> dict[str, Surface]:
    """The surface of every bone by its body."""
    return bone_surfaces()


@pytest.fixture(scope="module")
def model() -> Any:
    """The runner's body, compiled."""
    return build_body().mujoco_model


def _apart(some: FloatArray, others: FloatArray) -> float:
    """Return the farthest [m] that a point of either lies from the nearest of the other."""
    away = np.linalg.norm(some[:, None] - others[None], axis=2)
    return float(max(away.min(axis=0).max(), away.min(axis=1).max()))


def test_every_bone_hangs_on_a_body_of_the_runner(surfaces: dict[str, Surface], model: Any) -> None:
    bodies = {model.body(i).name for i in range(model.nbody)}
    assert set(surfaces) <= bodies
    assert {f"{name}_{side}" for name in PAIRS for side in "rl"} <= set(surfaces)


@pytest.mark.parametrize("name", PAIRS)
def test_left_mirrors_right(surfaces: dict[str, Surface], name: str) -> None:
    right, left = (surfaces[f"{name}_{side}"].corners for side in "rl")
    assert _apart(right, left * (1.0, 1.0, -1.0)) < 1e-6


@pytest.mark.parametrize("side", "rl")
@pytest.mark.parametrize(("bone", "body"), JOINTS)
def test_bones_reach_the_joints_at_their_ends(
    surfaces: dict[str, Surface], model: Any, bone: str, body: str, side: str
) -> None:
    corners = surfaces[bone if bone in surfaces else f"{bone}_{side}"].corners
    joint = model.body(f"{body}_{side}").pos
    assert np.linalg.norm(corners - joint, axis=1).min() < NEAR


def test_triangles_face_outward_and_normals_are_of_unit_length(
    surfaces: dict[str, Surface],
) -> None:
    for name, surface in surfaces.items():
        assert np.linalg.norm(surface.normals, axis=1) == pytest.approx(1.0), name
        middle = surface.corners - surface.corners.mean(axis=0)
        a, b, c = (middle[surface.triangles[:, i]] for i in range(3))
        assert np.einsum("ij,ij->", a, np.cross(b, c)) > 0.0, name  # six times what it encloses
