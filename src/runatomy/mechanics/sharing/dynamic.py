"""Dynamic: moments shared over a whole stride or recording, with tendons and activation in time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.mechanics.sharing.pieces import Piece, pieces
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.static import StaticSharing, resting_force, share_static
from runatomy.mechanics.sharing.task import Task
from runatomy.muscle.dynamics.chain import Chain, tendon_force
from runatomy.muscle.dynamics.equilibrium import Equilibrium
from runatomy.muscle.dynamics.interior import MotionAnswer, MotionProblem, solve_motion
from runatomy.muscle.dynamics.mesh import Mesh
from runatomy.muscle.dynamics.rigid import RigidResponse
from runatomy.muscle.fibers import Fibers
from runatomy.muscle.hill import active_force_length, force_velocity, tendon_stiffness
from runatomy.muscle.hill import tendon_strain as strain_of
from runatomy.terms.arrays import FloatArray

GUESS_ROUNDS = 6  # of static sharing, where it is only a guess
BLUR = np.array([1.0, 4.0, 6.0, 4.0, 1.0]) / 16.0  # makes a guess that activation can follow


class DynamicSharing(NamedTuple):
    """What the optimization over the whole motion found."""

    activation: FloatArray  # [-] (frames, drives)
    fibers: Fibers
    force: FloatArray  # [N] (frames, units) along the tendons
    strain: FloatArray  # [-] (frames, units) of the tendons
    change: float  # [-] of the cost in the search's last step, the largest of all pieces


def share_dynamic(task: Task, rule: SharingRule) -> DynamicSharing:
    """Share the moments at the least activation over the whole motion.

    Fibers and tendons are in equilibrium at every moment, and activation takes its time. A part
    whose drives command several units each (the trunk), or one on rigid tendons, has the fibers
    that static sharing found, and gains only that activation takes its time.
    """
    units = task.part.units
    elastic = rule.tendon == "elastic" and len(task.part.drives) == len(units.names)
    first = (
        share_static(task, rule.tendon, GUESS_ROUNDS)
        if elastic
        else share_static(task, rule.tendon)
    )
    activation = np.empty_like(first.sharing.activation)
    state = np.empty_like(task.length)
    change = 0.0
    for piece in pieces(task.clock, len(task.length)):
        found = _search(task, rule, piece, first, elastic)
        activation[piece.keep] = piece.at_frames(found.activation.T, straight=True)
        change = max(change, found.change)
        if elastic:
            state[piece.keep] = piece.at_frames(found.state.T, straight=False)
    if elastic:
        return _elastic(task, activation, state, change)
    force = activation[:, task.part.drive] * first.fibers.capacity
    force = force + resting_force(task, first.fibers)
    strain = strain_of(force / units.max_force, tendon_stiffness(units.tendon_strain))
    strain = np.zeros_like(strain) if rule.tendon == "rigid" else strain
    return DynamicSharing(activation, first.fibers, force, strain, change)


def _search(
    task: Task, rule: SharingRule, piece: Piece, first: StaticSharing, elastic: bool
) -> MotionAnswer:
    """Return the answer on one piece's nodes."""
    units = task.part.units
    arms, asked = piece.at_nodes(task.arms), piece.at_nodes(task.moment)
    if elastic:
        path = np.ascontiguousarray(piece.at_nodes(task.length).T)
        response: Equilibrium | RigidResponse = Equilibrium(units, path, piece.mesh)
        torque = arms * units.max_force
    else:
        capacity = piece.at_nodes(first.fibers.capacity)
        rest = piece.at_nodes(resting_force(task, first.fibers))
        torque = task.gathered(arms * capacity[:, None, :])
        asked = asked - np.einsum("nmu,nu->nm", arms, rest)
        still = np.zeros((len(task.part.drives), piece.mesh.nodes))
        response = RigidResponse(still + 1.0, still)
    problem = MotionProblem(
        response=response,
        torque=np.ascontiguousarray((torque / task.scale[:, None]).transpose(2, 0, 1)),
        moment=asked / task.scale,
        weight=task.weight,
        power=rule.power,
        mesh=piece.mesh,
    )
    guess = piece.at_nodes(first.sharing.activation)
    state = piece.at_nodes(first.force / units.max_force) if elastic else guess
    return solve_motion(problem, _blurred(guess, piece.mesh).T, np.clip(state, 0.0, 1.5).T)


def _blurred(values: FloatArray, mesh: Mesh) -> FloatArray:
    """Return values (nodes, drives) without what activation could not follow."""
    reach = len(BLUR) // 2
    wide = np.pad(values, ((reach, reach), (0, 0)), mode="wrap" if mesh.cyclic else "edge")
    return np.asarray(sum(w * wide[k : k + len(values)] for k, w in enumerate(BLUR)))


def _elastic(
    task: Task, activation: FloatArray, state: FloatArray, change: float
) -> DynamicSharing:
    """Return fibers and tendons at every frame from the tendons' state there."""
    units = task.part.units
    chain = Chain.of(units, task.length.T)
    stretch = chain.stretch(state.T)
    length, cosine = stretch.length.T, stretch.cosine.T
    velocity = task.clock.rate(length) / units.max_velocity
    able = units.max_force * active_force_length(length) * force_velocity(velocity)
    fibers = Fibers(length=length, velocity=velocity, cosine=cosine, capacity=able * cosine)
    force = tendon_force(state) * units.max_force
    return DynamicSharing(activation, fibers, force, chain.strain(state.T).T, change)
