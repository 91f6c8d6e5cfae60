"""Four unlike units on the same moving paths, for all tests of fibers and tendons in motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest

from muscle.made_units import made_units
from runatomy.muscle.dynamics.equilibrium import Equilibrium
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray

PERIOD = 0.7  # [s]
UNITS = made_units(  # like soleus, vastus, sartorius and semimembranosus
    np.array([6000.0, 5000.0, 250.0, 2200.0]),
    np.array([0.044, 0.117, 0.40, 0.086]),
    tendon_slack_length=np.array([0.28, 0.22, 0.12, 0.335]),
    pennation=np.array([0.38, 0.25, 0.0, 0.26]),
    tendon_strain=np.array([0.10, 0.089, 0.04, 0.04]),
    passive_slack=np.array([0.04, 0.19, -0.07, 0.15]),
    passive_strain=np.array([0.77, 0.71, 0.70, 0.70]),
)
COUNT = len(UNITS.names)


class Motion(NamedTuple):
    """Units in motion, and how active they are."""

    units: Units
    mesh: Mesh
    path: FloatArray  # [m] (units, nodes)
    active: FloatArray  # [-] (units, nodes)

    @property
    def equilibrium(self) -> Equilibrium:
        return Equilibrium(self.units, self.path, self.mesh)

    def settled(self) -> FloatArray:
        """The state at which forces balance, from a guess far away."""
        guess = np.full_like(self.path, 0.2)
        return self.equilibrium.settled(guess, self.active, 60, 1e-11)


def resting() -> FloatArray:
    """Path length (units, 1) [m] at which slack tendons and optimal fibers fill it."""
    along = UNITS.optimal_fiber_length * np.cos(UNITS.pennation)
    return np.asarray(UNITS.tendon_slack_length + along)[:, None]


def path_at(phase: FloatArray, swing: float = 0.25, shift: float = 0.025) -> FloatArray:
    """Paths (units, phases) [m] that swing about a middle, in fiber lengths from that at rest."""
    turn = 2.0 * np.pi * phase
    wave = np.cos(turn) + 0.3 * np.sin(2.0 * turn + np.arange(COUNT)[:, None])
    return resting() + UNITS.optimal_fiber_length[:, None] * (swing * wave + shift)


def active_at(phase: FloatArray) -> FloatArray:
    """Activation (units, phases) [-] that rises and falls once."""
    turn = 2.0 * np.pi * (phase - 0.15 * np.arange(COUNT)[:, None])
    return 0.02 + 0.6 * np.exp(2.0 * (np.cos(turn) - 1.0))


@pytest.fixture(scope="session")
def motion() -> Callable[..., Motion]:
    """Make a motion on some nodes: a stride or a recording, along usual paths or others."""

    def made(nodes: int = 40, *, cyclic: bool = True, way: tuple[float, ...] = ()) -> Motion:
        mesh = Mesh(step=PERIOD / nodes, nodes=nodes, cyclic=cyclic)
        phase = np.arange(nodes)[None] / nodes
        return Motion(UNITS, mesh, path_at(phase, *way), active_at(phase))

    return made
