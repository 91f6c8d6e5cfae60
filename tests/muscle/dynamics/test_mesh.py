"""Mesh: its differences are exact on parabolas, and neighbors are neighbors."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.terms.arrays import FloatArray

STEP, NODES = 0.02, 12
both = pytest.mark.parametrize("cyclic", [True, False])


def rate(mesh: Mesh, values: FloatArray) -> FloatArray:
    now, once, twice = mesh.differences
    return np.asarray(now * values + once * np.roll(values, 1) + twice * np.roll(values, 2))


def test_in_a_recording_a_parabola_has_its_exact_rate_from_the_third_node_on() -> None:
    mesh = Mesh(step=STEP, nodes=NODES, cyclic=False)
    time = STEP * np.arange(NODES)
    found = rate(mesh, 3.0 - 2.0 * time + 5.0 * time**2)
    np.testing.assert_allclose(found[2:], -2.0 + 10.0 * time[2:], atol=1e-10)
    assert found[0] == 0.0  # given, not taken
    assert found[1] == pytest.approx(-2.0 + 5.0 * STEP)  # first order: the rate half a step before


@pytest.mark.parametrize("waves", [1, 2])
def test_twice_the_nodes_are_four_times_as_near_to_a_waves_rate(waves: int) -> None:
    errors = []
    for nodes in (40, 80, 160):
        mesh = Mesh(step=1.0 / nodes, nodes=nodes, cyclic=True)
        turn = 2.0 * np.pi * waves * np.arange(nodes) / nodes
        errors.append(np.abs(rate(mesh, np.sin(turn)) - 2.0 * np.pi * waves * np.cos(turn)).max())
    ratios = np.array(errors[:-1]) / np.array(errors[1:])
    assert ((ratios > 3.7) & (ratios < 4.3)).all()


@both
def test_before_and_after_are_each_others_transpose(cyclic: bool) -> None:
    mesh = Mesh(step=STEP, nodes=NODES, cyclic=cyclic)
    before, after = mesh.before(np.eye(NODES)), mesh.after(np.eye(NODES))
    np.testing.assert_array_equal(before, after.T)


def test_a_stride_comes_round_and_a_recording_does_not() -> None:
    values = np.arange(1.0, 5.0)
    ring, line = (Mesh(step=STEP, nodes=4, cyclic=c) for c in (True, False))
    np.testing.assert_array_equal(ring.before(values), [4.0, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(ring.after(values), [2.0, 3.0, 4.0, 1.0])
    np.testing.assert_array_equal(line.before(values), [0.0, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(line.after(values), [2.0, 3.0, 4.0, 0.0])


@both
def test_values_are_left_as_they_were(cyclic: bool) -> None:
    mesh, values = Mesh(step=STEP, nodes=4, cyclic=cyclic), np.arange(1.0, 5.0)
    mesh.before(values), mesh.after(values)
    np.testing.assert_array_equal(values, [1.0, 2.0, 3.0, 4.0])
