"""Equilibrium: forces balance, the answer is the true derivative, nodes converge to the motion."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from runatomy.muscle.dynamics.chain import DAMPING, tendon_force
from runatomy.muscle.dynamics.equilibrium import OFF, Equilibrium
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.muscle.hill import (
    active_force_length,
    force_velocity,
    tendon_stiffness,
)
from runatomy.muscle.passive import passive_force
from runatomy.terms.arrays import FloatArray

from .conftest import PERIOD, UNITS, Motion, active_at, path_at

Made = Callable[..., Motion]
both = pytest.mark.parametrize("cyclic", [True, False])
# Swing and shift [-] of the paths, in fiber lengths:
LOOSE = 0.6, -0.2  # down to 0.05 above the tendon's own length: semimembranosus in running has 0.07
SLACK = 0.75, -0.55  # every path shorter than its tendon for a while


@both
@pytest.mark.parametrize("way", [(0.1,), (0.25,), (0.5,), LOOSE])
def test_settled_forces_balance(motion: Made, cyclic: bool, way: tuple[float, ...]) -> None:
    made = motion(cyclic=cyclic, way=way)
    state = made.equilibrium.settled(np.full_like(made.path, 0.1), made.active, 40, 1e-8)
    assert np.abs(made.equilibrium.imbalance(state, made.active)).max() < 1e-8


@both
def test_what_has_settled_stays(motion: Made, cyclic: bool) -> None:
    made = motion(cyclic=cyclic)
    state = made.settled()
    np.testing.assert_array_equal(made.equilibrium.settled(state, made.active, 5, 1e-8), state)


@both
def test_the_answer_is_the_derivative_of_the_settled_force(motion: Made, cyclic: bool) -> None:
    """More activation at one node, the whole motion settled anew: force and state everywhere."""
    made, step = motion(24, cyclic=cyclic), 1e-5
    balance, state = made.equilibrium, made.settled()
    answer = balance.answer(state, made.active)
    np.testing.assert_allclose(answer.force, balance.force(state, made.active), rtol=1e-12)
    assert np.abs(answer.drift).max() < 1e-8
    for node in (0, 1, 2, 13, 23):
        ahead, behind = made.active.copy(), made.active.copy()
        ahead[:, node] += step
        behind[:, node] -= step
        more, less = (balance.settled(state, a, 30, 1e-12) for a in (ahead, behind))
        by_state = (more - less) / (2.0 * step)
        by_force = (tendon_force(more) - tendon_force(less)) / (2.0 * step)
        np.testing.assert_allclose(answer.state_gain[:, :, node], by_state, atol=1e-5)
        np.testing.assert_allclose(answer.gain[:, :, node], by_force, atol=1e-5)


def test_out_of_balance_the_drift_is_newtons_step(motion: Made) -> None:
    made = motion()
    balance, settled = made.equilibrium, made.settled()
    off = settled + 1e-4
    moved = off + balance.answer(off, made.active).state_drift
    assert np.abs(moved - settled).max() < 1e-6


def test_in_a_recording_no_node_answers_to_a_later_one(motion: Made) -> None:
    made = motion(24, cyclic=False)
    gain = made.equilibrium.answer(made.settled(), made.active).gain
    later = np.triu(np.ones((24, 24), dtype=bool), 1)
    assert not gain[:, later].any()


@both
@pytest.mark.parametrize("way", [(0.25,), LOOSE])
def test_node_after_node_is_newtons_answer(
    motion: Made, cyclic: bool, way: tuple[float, ...]
) -> None:
    made = motion(cyclic=cyclic, way=way)
    rows = np.arange(len(made.path))
    walked = made.equilibrium._node_by_node(np.full_like(made.path, 0.3), made.active, rows)
    settled = made.equilibrium.settled(walked, made.active, 60, 1e-9)
    np.testing.assert_allclose(walked, settled, atol=1e-5)
    plain = made.equilibrium.settled(np.full_like(made.path, 0.3), made.active, 60, 1e-9)
    np.testing.assert_allclose(tendon_force(plain), tendon_force(settled), atol=1e-5)


@both
def test_a_slack_path_is_held_at_no_force_and_comes_back(motion: Made, cyclic: bool) -> None:
    made = motion(60, cyclic=cyclic, way=SLACK)
    made = made._replace(active=np.full_like(made.path, 0.4))
    short = made.path < UNITS.tendon_slack_length[:, None]
    assert short.any(axis=1).all()
    state = made.settled()
    force = tendon_force(state)
    assert np.abs(made.equilibrium.imbalance(state, made.active)).max() < OFF
    assert force[short].max() < 0.01
    assert (force >= 0.0).all()
    assert (force.max(axis=1) > 0.1).all()  # tight again


def test_units_do_not_know_of_each_other(motion: Made) -> None:
    made = motion()
    alone = Equilibrium(UNITS, made.path, made.mesh)
    other = made.path.copy()
    other[1:] = other[1:].mean(axis=1, keepdims=True)
    changed = Equilibrium(UNITS, other, made.mesh)
    one, two = (e.settled(np.full_like(made.path, 0.2), made.active, 60, 1e-11)
                for e in (alone, changed))  # fmt: skip
    np.testing.assert_allclose(one[0], two[0], atol=1e-9)
    assert np.abs(one[1:] - two[1:]).max() > 0.05


def held(activation: float) -> FloatArray:
    """Tendon forces [-] of units that stand still and keep one activation."""
    path = np.repeat(path_at(np.zeros((1, 1)), 0.0), 8, axis=1)
    balance = Equilibrium(UNITS, path, Mesh(step=0.02, nodes=8, cyclic=True))
    active = np.full_like(path, activation)
    return tendon_force(balance.settled(np.full_like(path, 0.2), active, 60, 1e-12))[:, 0]


def test_at_rest_more_activation_is_more_force() -> None:
    levels = np.array([held(a) for a in (0.01, 0.1, 0.3, 0.6, 1.0)])
    assert (np.diff(levels, axis=0) > 0.0).all()
    assert (levels[0] < 0.1).all() and (levels[-1] > 0.3).all()


def test_twice_the_strength_changes_no_state(motion: Made) -> None:
    """All is relative to the maximal force."""
    from dataclasses import replace

    made = motion()
    strong = replace(UNITS, max_force=2.0 * UNITS.max_force)
    state = Motion(strong, made.mesh, made.path, made.active).settled()
    np.testing.assert_array_equal(state, made.settled())


# The same muscle as a differential equation, integrated by somebody else


def integrated(unit: int, phases: FloatArray) -> FloatArray:
    """Tendon force [-] of one unit at these phases, after three cycles of its own motion."""
    optimal, slack = UNITS.optimal_fiber_length[unit], UNITS.tendon_slack_length[unit]
    width = optimal * np.sin(UNITS.pennation[unit])
    stiffness = float(tendon_stiffness(UNITS.tendon_strain)[unit])
    rest = UNITS.passive_slack[unit], UNITS.passive_strain[unit]

    def pulled(time: float, along: float) -> float:
        """The tendon's force where the fibers reach this far [m] along it."""
        path = path_at(np.array([[time / PERIOD]]))[unit, 0]
        strain = (path - along) / slack - 1.0
        tight = 0.25 * np.expm1(stiffness * max(strain, 0.0))
        return float(tendon_force(np.array(tight + 0.25 * stiffness * min(strain, 0.0))))

    def speed(time: float, at: FloatArray) -> list[float]:
        along = float(at[0])
        fiber = np.hypot(along, width)
        length, cosine = fiber / optimal, along / fiber
        active = active_at(np.array([[time / PERIOD]]))[unit, 0]
        holds = active * float(active_force_length(np.array(length)))
        passive, asked = float(passive_force(np.array(length), *rest)), pulled(time, along)

        def off(velocity: float) -> float:
            moving = holds * float(force_velocity(np.array(velocity))) + DAMPING * velocity
            return cosine * (moving + passive) - asked

        velocity = brentq(off, -60.0, 60.0)
        return [velocity * UNITS.max_velocity * optimal / cosine]

    start = path_at(np.zeros((1, 1)))[unit, 0] - 1.01 * slack
    wanted = (phases + 2.0) * PERIOD
    found = solve_ivp(
        speed, (0.0, 3.0 * PERIOD), [start], t_eval=wanted, method="LSODA", rtol=1e-7, atol=1e-9
    )
    return np.array([pulled(t, y) for t, y in zip(wanted, found.y[0], strict=True)])


@pytest.mark.parametrize("unit", [0, 3])
def test_finer_nodes_converge_to_the_differential_equation(motion: Made, unit: int) -> None:
    """Twice the nodes, a third of the distance or less; a percent of strength at 15 ms."""
    true = integrated(unit, np.arange(24) / 24)
    off = []
    for nodes in (48, 96, 192):
        force = tendon_force(motion(nodes).settled())[unit, :: nodes // 24]
        off.append(np.abs(force - true).max())
    assert off[0] < 0.02
    assert off[1] < off[0] / 2.5 and off[2] < off[1] / 2.5
