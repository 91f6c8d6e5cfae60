"""Chain: fibers and tendon in series along given paths, at every node by itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.muscle import hill, passive
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray, IntArray

DAMPING = 0.01  # [-] of maximal force at maximal speed, parallel to the fibers
SLACK_BLEND = 0.01  # [-] of maximal force over which a tendon goes slack
SHORTEST = 0.02  # [-] over optimal length: along the tendon fibers shorten no further


class Stretch(NamedTuple):
    """The fibers at one state, (units, nodes)."""

    length: FloatArray  # [-] over optimal fiber length
    cosine: FloatArray  # [-] of the pennation
    length_slope: FloatArray  # [-] of the length by the state
    cosine_slope: FloatArray  # [-] of the cosine by the state


class Slopes(NamedTuple):
    """How the imbalance changes, (units, nodes)."""

    own: FloatArray  # by the state at the same node, the fibers' speed held
    rate: FloatArray  # by the rate of the fibers' length [s]
    length: FloatArray  # of the fibers' length by the state
    active: FloatArray  # by activation


class Chain(NamedTuple):
    """What joins in each unit; arrays (units, nodes), or (units, 1) where the same all along."""

    path: FloatArray  # [m] of fibers and tendon together
    optimal: FloatArray  # [m] optimal fiber length
    slack: FloatArray  # [m] tendon slack length
    width: FloatArray  # [m] across the fibers, constant
    stiffness: FloatArray  # [-] of the tendon's exponential
    rest_slack: FloatArray  # [-] strain up to which resting fibers give no force
    rest_strain: FloatArray  # [-] strain at which they give the maximum
    max_velocity: float  # [1/s]

    @classmethod
    def of(cls, units: Units, path: FloatArray) -> Chain:
        """Return the units' chain along paths (units, nodes) [m]."""
        optimal = units.optimal_fiber_length[:, None]
        return cls(
            path=path,
            optimal=optimal,
            slack=units.tendon_slack_length[:, None],
            width=optimal * np.sin(units.pennation)[:, None],
            stiffness=hill.tendon_stiffness(units.tendon_strain)[:, None],
            rest_slack=units.passive_slack[:, None],
            rest_strain=units.passive_strain[:, None],
            max_velocity=units.max_velocity,
        )

    def part(self, rows: IntArray, node: int) -> Chain:
        """Return some units at one node, (units, 1)."""
        fields = self._asdict()
        fields["path"] = self.path[rows, node : node + 1]
        for name in ("optimal", "slack", "width", "stiffness", "rest_slack", "rest_strain"):
            fields[name] = fields[name][rows]
        return Chain(**fields)

    def strain(self, state: FloatArray) -> FloatArray:
        """Return the tendon's strain [-] at this state; a slack one shortens in proportion."""
        offset = hill.TENDON_OFFSET
        tight = np.log1p(np.maximum(state, 0.0) / offset)
        return np.asarray((tight + np.minimum(state, 0.0) / offset) / self.stiffness)

    def stretch(self, state: FloatArray) -> Stretch:
        """Return the fibers at this state."""
        along = self.path - self.slack * (1.0 + self.strain(state))
        along = np.maximum(along, SHORTEST * self.optimal)
        fiber = np.hypot(along, self.width)
        cosine = along / fiber
        steep = (np.maximum(state, 0.0) + hill.TENDON_OFFSET) * self.stiffness
        slope = self.slack / steep  # [m] of the tendon by the state
        return Stretch(
            length=fiber / self.optimal,
            cosine=cosine,
            length_slope=-cosine * slope / self.optimal,
            cosine_slope=-slope * self.width**2 / fiber**3,
        )

    def imbalance(self, state: FloatArray, activation: FloatArray, rate: FloatArray) -> FloatArray:
        """Return the fibers' pull along the tendon less the tendon's force [-].

        `rate` [1/s] is that of the fibers' normalized length.
        """
        fibers = self.stretch(state)
        speed = rate / self.max_velocity
        pull = activation * hill.active_force_length(fibers.length) * hill.force_velocity(speed)
        pull += passive.passive_force(fibers.length, self.rest_slack, self.rest_strain)
        return np.asarray(fibers.cosine * (pull + DAMPING * speed) - tendon_force(state))

    def slopes(
        self, state: FloatArray, activation: FloatArray, fibers: Stretch, rate: FloatArray
    ) -> tuple[FloatArray, Slopes]:
        """Return the imbalance and how it changes."""
        speed = rate / self.max_velocity
        by_length, by_length_slope = hill.active_force_length_slope(fibers.length)
        by_speed, by_speed_slope = hill.force_velocity_slope(speed)
        rest = self.rest_slack, self.rest_strain
        pull = activation * by_length * by_speed + DAMPING * speed
        pull += passive.passive_force(fibers.length, *rest)
        along = activation * by_length_slope * by_speed
        along += passive.passive_stiffness(fibers.length, *rest)
        own = fibers.cosine * along * fibers.length_slope + fibers.cosine_slope * pull
        steep = (activation * by_length * by_speed_slope + DAMPING) / self.max_velocity
        return fibers.cosine * pull - tendon_force(state), Slopes(
            own=own - tendon_force_slope(state),
            rate=fibers.cosine * steep,
            length=fibers.length_slope,
            active=fibers.cosine * by_length * by_speed,
        )


def tendon_force(state: FloatArray) -> FloatArray:
    """Return the tendon's force [-] at this state: a slack one carries none."""
    return np.asarray(0.5 * (state + np.hypot(state, SLACK_BLEND)))


def tendon_force_slope(state: FloatArray) -> FloatArray:
    """Return how that force grows with the state [-]."""
    return np.asarray(0.5 * (1.0 + state / np.hypot(state, SLACK_BLEND)))
