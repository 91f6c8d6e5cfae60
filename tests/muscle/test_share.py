"""Sharing: the exact optimum of a bounded problem, by scipy; laws that hold for any muscles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import lsq_linear, minimize

from runatomy.muscle.share import FLOOR, RESERVE_WEIGHT, Sharing, share_moments
from runatomy.muscle.status import SolveStatus
from runatomy.terms.arrays import FloatArray

seeds = st.integers(0, 10_000)


class Problem(NamedTuple):
    """Muscles of random strength and moment arm, asked for moments they can about give."""

    moments: FloatArray  # (frames, moments)
    torque: FloatArray  # (frames, moments, units)
    weight: FloatArray  # (units,)
    scale: FloatArray  # (moments,)

    def solve(self) -> Sharing:
        return share_moments(*self)


def problem(seed: int, frames: int = 2, moments: int = 4, units: int = 15) -> Problem:
    rng = np.random.default_rng(seed)
    arms = rng.normal(0.0, 0.04, (frames, moments, units))
    torque = arms * rng.uniform(200.0, 5000.0, units)
    asked = np.einsum("fmu,fu->fm", torque, rng.uniform(-0.2, 1.2, (frames, units)))
    return Problem(asked, torque, rng.uniform(0.5, 2.0, units), np.abs(asked).max(axis=0) + 10.0)


def by_least_squares(p: Problem, frame: int) -> FloatArray:
    """The same optimum as a bounded least-squares problem."""
    rows = np.sqrt(RESERVE_WEIGHT) / p.scale
    matrix = np.concatenate([np.diag(np.sqrt(p.weight)), p.torque[frame] * rows[:, None]])
    goal = np.concatenate([np.zeros(len(p.weight)), p.moments[frame] * rows])
    answer = lsq_linear(matrix, goal, (FLOOR, 1.0), method="bvls", tol=1e-14, max_iter=500)
    assert answer.success
    return np.asarray(answer.x)


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(1, 6), st.integers(2, 40))
def test_the_optimum_is_that_of_bounded_least_squares(seed: int, moments: int, units: int) -> None:
    p = problem(seed, moments=moments, units=units)
    found = p.solve()
    for frame in range(2):
        np.testing.assert_allclose(found.activation[frame], by_least_squares(p, frame), atol=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_the_optimum_is_that_of_a_general_optimizer(seed: int) -> None:
    p = problem(seed, frames=1)

    def cost(a: FloatArray) -> float:
        reserve = (p.moments[0] - p.torque[0] @ a) / p.scale
        return float(p.weight @ a**2 + RESERVE_WEIGHT * reserve @ reserve)

    found = p.solve().activation[0]
    other = minimize(
        cost, np.full(15, 0.5), method="SLSQP", bounds=[(FLOOR, 1.0)] * 15,
        options={"maxiter": 2000, "ftol": 1e-13},
    )  # fmt: skip
    assert cost(found) <= other.fun * (1.0 + 1e-9)
    np.testing.assert_allclose(found, other.x, atol=1e-3)  # its gradient is differenced


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_muscles_and_reserve_give_the_moments(seed: int) -> None:
    p = problem(seed, frames=5)
    found = p.solve()
    given_by_muscles = np.stack([t @ a for t, a in zip(p.torque, found.activation, strict=True)])
    np.testing.assert_allclose(given_by_muscles + found.reserve, p.moments, atol=1e-6)
    assert (found.activation >= FLOOR).all()
    assert (found.activation <= 1.0).all()
    assert (found.status == SolveStatus.SOLVED).all()


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_order_of_muscles_does_not_matter(seed: int) -> None:
    p = problem(seed)
    order = np.random.default_rng(seed).permutation(15)
    other = p._replace(torque=p.torque[:, :, order], weight=p.weight[order])
    np.testing.assert_allclose(other.solve().activation, p.solve().activation[:, order], atol=1e-7)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_the_order_of_moments_and_frames_does_not_matter(seed: int) -> None:
    p = problem(seed)
    other = Problem(p.moments[::-1, ::-1], p.torque[::-1, ::-1], p.weight, p.scale[::-1])
    np.testing.assert_allclose(other.solve().activation, p.solve().activation[::-1], atol=1e-7)


@settings(max_examples=40, deadline=None)
@given(seeds, st.floats(0.01, 100.0))
def test_the_unit_of_moment_does_not_matter(seed: int, factor: float) -> None:
    p = problem(seed)
    other = Problem(factor * p.moments, factor * p.torque, p.weight, factor * p.scale)
    np.testing.assert_allclose(other.solve().activation, p.solve().activation, atol=1e-7)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_a_muscle_cut_in_two_works_as_the_whole(seed: int) -> None:
    """Two halves of a muscle, each at half the strength and half the cost."""
    p = problem(seed)
    torque = np.concatenate([p.torque, p.torque[:, :, :1]], axis=2)
    torque[:, :, [0, -1]] *= 0.5
    weight = np.append(p.weight, p.weight[0])
    weight[[0, -1]] *= 0.5
    halves = p._replace(torque=torque, weight=weight).solve().activation
    whole = p.solve().activation
    np.testing.assert_allclose(halves[:, :-1], whole, atol=1e-7)
    np.testing.assert_allclose(halves[:, -1], whole[:, 0], atol=1e-7)


def test_one_muscle_by_hand() -> None:
    """Minimum of a^2 + 1000 ((30 - 100 a)/30)^2: a = 1000*100*30/900 / (1 + 1000*1e4/900)."""
    found = share_moments(
        np.array([[30.0]]), np.array([[[100.0]]]), np.array([1.0]), np.array([30.0])
    )
    expected = (1000.0 * 100.0 * 30.0 / 900.0) / (1.0 + 1000.0 * 1e4 / 900.0)
    assert found.activation[0, 0] == pytest.approx(expected, rel=1e-9)
    assert found.reserve[0, 0] == pytest.approx(30.0 - 100.0 * expected, rel=1e-9)


def test_two_alike_muscles_share_alike() -> None:
    torque = np.array([[[50.0, 50.0, -20.0]]])
    found = share_moments(np.array([[40.0]]), torque, np.ones(3), np.array([40.0])).activation[0]
    assert found[0] == pytest.approx(found[1], abs=1e-9)
    assert found[2] == pytest.approx(FLOOR, abs=1e-12)  # the antagonist rests


def test_more_than_the_muscles_have_is_left_to_the_reserve() -> None:
    torque = np.array([[[50.0, 30.0]]])
    found = share_moments(np.array([[200.0]]), torque, np.ones(2), np.array([200.0]))
    np.testing.assert_allclose(found.activation, 1.0)
    assert found.reserve[0, 0] == pytest.approx(120.0)


def test_nothing_asked_nothing_done() -> None:
    p = problem(4)._replace(moments=np.zeros((2, 4)))
    rest = Problem(np.zeros((2, 4)), np.abs(p.torque), p.weight, p.scale).solve()
    np.testing.assert_allclose(rest.activation, FLOOR)
