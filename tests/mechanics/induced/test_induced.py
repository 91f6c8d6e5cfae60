"""Laws of superposition: everything adds up, in flight nothing moves the center but gravity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.linalg import null_space

from runatomy.body.coordinates import COORDINATES, INDEX, mirror_map
from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce, inverse_dynamics
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import pose_body
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.induced.equations import COLUMNS, SLIDES, equations
from runatomy.mechanics.induced.from_solved import induced_in_stride, muscle_pulls
from runatomy.mechanics.induced.induced import induced
from runatomy.mechanics.induced.induced_acceleration import OTHERS, InducedAcceleration
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

Induced = Callable[..., InducedAcceleration]
Closed = Callable[..., SteadyStride]
Solved = Callable[..., StrideMechanics]
DOWN = np.array([0.0, -GRAVITY, 0.0])
CONDITIONS = [(2.0, 0.0), (3.5, 0.0), (5.0, 0.0), (3.0, 0.1), (3.0, -0.1)]


@pytest.mark.parametrize(("speed", "slope"), CONDITIONS)
def test_all_causes_add_up_to_the_grounds_force(
    induced_stride: Induced, speed: float, slope: float
) -> None:
    found = induced_stride(speed, slope)
    np.testing.assert_allclose(found.ground.sum(axis=2), found.recorded, atol=1e-8)


@pytest.mark.parametrize(("speed", "slope"), CONDITIONS)
def test_all_causes_add_up_to_the_centers_acceleration(
    induced_stride: Induced, closed_stride: Closed, speed: float, slope: float
) -> None:
    """Newton for the whole body: ground, gravity, and the hand at the pelvis if there is one."""
    found, stride = induced_stride(speed, slope), closed_stride(speed, slope)
    weight = found.mass * GRAVITY / np.hypot(1.0, slope) * np.array([-slope, -1.0, 0.0])
    first = INDEX["pelvis_tx"]
    hand = stride.dynamics.force[:, first : first + 3]
    whole = (found.recorded.sum(axis=1) + weight + hand) / found.mass
    np.testing.assert_allclose(found.center.sum(axis=1), whole, atol=1e-8)


def test_a_muscle_moves_the_center_through_the_ground_alone(induced_stride: Induced) -> None:
    """Inner forces cancel: mass times acceleration is the ground's answer, for every muscle."""
    found = induced_stride(3.5)
    muscles = slice(len(found.muscles))
    force = found.ground[:, :, muscles].sum(axis=1)
    np.testing.assert_allclose(found.center[:, muscles] * found.mass, force, atol=1e-8)
    assert np.abs(force).max() > 0.5 * found.mass * GRAVITY


def test_in_flight_gravity_alone_moves_the_center(induced_stride: Induced) -> None:
    found = induced_stride(3.5)
    flight = ~found.loaded.any(axis=1)
    assert flight.sum() > 20
    assert not found.ground[flight].any()
    within = [i for i, (n, _) in enumerate(found.causes) if n not in ("gravity", "residual")]
    np.testing.assert_allclose(found.center[flight][:, within], 0.0, atol=1e-9)
    fall = found.center[flight][:, found.other("gravity")]
    np.testing.assert_allclose(fall, np.broadcast_to(DOWN, fall.shape), atol=1e-9)


def test_a_foot_in_the_air_gets_no_force(induced_stride: Induced) -> None:
    found = induced_stride(3.5)
    assert not found.ground[~found.loaded].any()


def test_twice_the_force_does_twice_as_much(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed, solved_stride: Solved
) -> None:
    stride, force = closed_stride(3.5), solved_stride(3.5).force
    paths = muscle_paths(body, stride.pose)
    once, twice = (induced_in_stride(body, stride, parts, k * force, paths) for k in (1.0, 2.0))
    muscles = slice(len(once.muscles))
    np.testing.assert_allclose(
        twice.ground[:, :, muscles], 2.0 * once.ground[:, :, muscles], atol=1e-8
    )
    np.testing.assert_allclose(twice.ground.sum(axis=2), once.ground.sum(axis=2), atol=1e-8)


def test_elimination_of_the_held_rows_gives_the_same(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed, induced_stride: Induced,
    solved_stride: Solved,
) -> None:  # fmt: skip
    """A plain twin: move only where the held rows let the body, frame by frame."""
    stride, found = closed_stride(3.5), induced_stride(3.5)
    force: FloatArray = solved_stride(3.5).force
    pull = muscle_pulls(parts, muscle_paths(body, stride.pose), force)[:, :, COLUMNS]
    laws = equations(body, stride.pose, stride.ground, DOWN)
    for frame in np.flatnonzero(found.loaded[:, 0])[::6]:
        free = null_space(laws.contact[frame])
        mass = laws.mass[frame]
        slow = free @ np.linalg.solve(free.T @ mass @ free, free.T @ pull[frame].T)
        center = (mass[list(SLIDES)] @ slow / found.mass).T
        muscles = slice(len(found.muscles))
        np.testing.assert_allclose(found.center[frame, muscles], center, atol=1e-7)


def test_a_mirrored_motion_has_mirrored_parts(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed
) -> None:
    """Any forces, not only a stride's: each muscle's part is its mirror image's, seen in z."""
    stride = closed_stride(3.5)
    frames = np.arange(0, len(stride.values), 9)
    order, signs = mirror_map()
    flip = np.array([1.0, 1.0, -1.0])
    drives = [drive for part in parts for drive in part.drives]
    swap = [drives.index((n, "l" if s == "r" else "r")) for n, s in drives]
    force = np.random.default_rng(5).uniform(0.0, 900.0, (len(frames), len(drives)))
    gain = np.gradient(stride.rates, stride.motion.stride_time / len(stride.rates), axis=0)
    state = [each[frames] for each in (stride.values, stride.rates, gain)]
    ground = [(f.force[frames], f.point[frames]) for f in stride.ground]
    seen = [each[:, order] * signs for each in state]
    there = [(f * flip, p * flip) for f, p in reversed(ground)]

    def found(values: list[FloatArray], under: list[tuple[FloatArray, ...]], pulls: FloatArray):  # type: ignore[no-untyped-def]
        pose = pose_body(body, *values)
        feet = tuple(
            GroundForce(side=s, force=f, point=p) for s, (f, p) in zip("rl", under, strict=True)
        )
        moment = inverse_dynamics(body, pose, feet, DOWN).force
        pull = muscle_pulls(parts, muscle_paths(body, pose), pulls)
        return induced(body, pose, feet, DOWN, tuple(drives), pull, moment)

    one, other = found(state, ground, force), found(seen, there, force[:, swap])
    column = [*swap, *range(len(drives), len(drives) + len(OTHERS))]
    weight = body.mass * GRAVITY
    np.testing.assert_allclose(
        other.ground[:, ::-1][:, :, column] * flip / weight, one.ground / weight, atol=1e-6
    )
    np.testing.assert_allclose(other.center[:, column] * flip, one.center, atol=1e-5)


def test_frames_that_nobody_knows_stay_unknown(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Closed, induced_stride: Induced,
    solved_stride: Solved,
) -> None:  # fmt: skip
    stride, whole = closed_stride(3.5), induced_stride(3.5)
    force = np.array(solved_stride(3.5).force)
    force[7] = np.nan
    moment = np.array(stride.dynamics.force)
    moment[60, 2] = np.nan
    gappy = replace(stride, dynamics=replace(stride.dynamics, force=moment))
    found = induced_in_stride(body, gappy, parts, force)
    lost = np.isin(np.arange(len(force)), (7, 60))
    assert np.isnan(found.center[lost]).all() and np.isnan(found.ground[lost]).all()
    assert not found.loaded[lost].any()
    np.testing.assert_allclose(found.ground[~lost], whole.ground[~lost], atol=1e-9)


def test_columns_have_their_names(induced_stride: Induced, parts: tuple[Part, ...]) -> None:
    found = induced_stride(3.5)
    drives = tuple(drive for part in parts for drive in part.drives)
    assert found.muscles == drives
    assert [name for name, _ in found.causes[len(drives) :]] == list(OTHERS)
    assert found.causes[found.other("arms")] == ("arms", "")
    assert found.center.shape == (100, len(found.causes), 3)
    assert found.ground.shape == (100, 2, len(found.causes), 3)
    assert len(COORDINATES) == 31
