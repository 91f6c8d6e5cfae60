"""Solved: strides of the reference runner by condition, each closed and shared only once."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from runatomy.body.coordinates import INDEX
from runatomy.body.model import build_body
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.from_motion import mechanics_of
from runatomy.mechanics.sharing.musculature import musculature
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.muscle.anatomy import muscle_named, muscle_of
from runatomy.muscle.parameters import LEG
from runatomy.strides.motion import Motion
from runatomy.strides.normal import normal_step_rate, normal_stride
from runatomy.terms.arrays import BoolArray, FloatArray

MASS, HEIGHT = 70.0, 1.75  # [kg], [m] of the runner whose strides are validated


@dataclass(frozen=True, eq=False)
class Closed:
    """A closed stride before muscles: what joints and ground did. Right leg where not said."""

    steady: SteadyStride
    mass: float  # [kg]

    @property
    def motion(self) -> Motion:
        """The motion asked for."""
        return self.steady.motion

    @property
    def stance(self) -> BoolArray:
        """Frames (n,) with the right foot on the ground."""
        return np.asarray(self.motion.contact_r)

    @property
    def contact_share(self) -> float:
        """Contact time over stride time [-]."""
        return self.motion.contact_time / self.motion.stride_time

    def angle(self, name: str) -> FloatArray:
        """Return a coordinate of the closed stride [deg] (n,)."""
        return np.degrees(self.steady.values[:, _columns(name)[0]])

    def moment(self, name: str) -> FloatArray:
        """Return a coordinate's moment [N m/kg] (n,)."""
        return self.steady.dynamics.force[:, _columns(name)[0]] / self.mass

    def power(self, joint: str, side: str = "r") -> FloatArray:
        """Return a joint's power [W/kg] (n,), all of its axes ("hip") or one ("hip_flexion")."""
        columns = _columns(joint, side)
        moment, rate = self.steady.dynamics.force[:, columns], self.steady.rates[:, columns]
        return np.asarray((moment * rate).sum(axis=1) / self.mass)

    def work(self, power: FloatArray, where: BoolArray | None = None) -> float:
        """Return the integral of a power (n,) over the stride, or over some frames, [J/kg]."""
        kept = power if where is None else np.where(where, power, 0.0)
        return float(kept.mean()) * self.motion.stride_time

    def absolute_work(self, joint: str, where: BoolArray | None = None) -> float:
        """Return positive plus negative work of one leg's joint over the stride [J/kg]."""
        return self.work(np.abs(self.power(joint)), where)

    @property
    def net_work(self) -> float:
        """Work of all joints over the stride [J/kg], both sides and the trunk."""
        power = self.steady.dynamics.force[:, 6:] * self.steady.rates[:, 6:]
        return float(power.sum(axis=1).mean()) * self.motion.stride_time / self.mass


@dataclass(frozen=True, eq=False)
class Solved(Closed):
    """A closed stride with its moments shared among the muscles."""

    mechanics: StrideMechanics
    drive_mass: FloatArray  # [kg] (columns,) muscle mass behind each column

    def muscle(self, name: str, quantity: str = "force", side: str = "r") -> FloatArray:
        """Return a muscle's force [N/kg] or power [W/kg] (n,), its parts summed."""
        columns = self._of(muscle_named(name).name, side)
        return np.asarray(getattr(self.mechanics, quantity)[:, columns].sum(axis=1) / self.mass)

    def group(self, name: str, quantity: str, side: str = "r") -> FloatArray:
        """Return a group's force [N/kg] or power [W/kg] (n,), its muscles summed."""
        columns = self._of_group(name, side)
        return np.asarray(getattr(self.mechanics, quantity)[:, columns].sum(axis=1) / self.mass)

    def fiber_work(self, name: str, sign: float, side: str = "r") -> float:
        """Return work [J/kg] that fibers of a muscle or group do in a stride on one side.

        `sign` 1 for shortening, -1 for lengthening; every part counts for itself.
        """
        columns = self._of_group(name, side) or self._of(name, side)
        power = np.maximum(sign * self.mechanics.fiber_power[:, columns], 0.0)
        return float(power.sum(axis=1).mean()) * self.mechanics.period / self.mass

    def activation(self, group: str, side: str = "r") -> FloatArray:
        """Return a group's activation [-] (n,), the mean weighted by muscle mass."""
        return self._mean_activation(self._of_group(group, side))

    def muscle_activation(self, name: str, side: str = "r") -> FloatArray:
        """Return a muscle's activation [-] (n,), its parts weighted by mass."""
        return self._mean_activation(self._of(name, side))

    @property
    def cost(self) -> float:
        """The muscles' own metabolic energy per meter [J/kg/m], nothing anchored."""
        power = float(self.mechanics.metabolic_power.sum(axis=1).mean()) / self.mass
        return power / self.motion.speed

    @property
    def reserve_shares(self) -> dict[str, float]:
        """Largest reserve over largest moment [-] of each coordinate, the worse side of two."""
        moment = self.steady.dynamics.force[:, [_columns(n)[0] for n in self.mechanics.shared]]
        share = np.abs(self.mechanics.reserve).max(axis=0) / np.abs(moment).max(axis=0)
        worst: dict[str, float] = {}
        for name, value in zip(self.mechanics.shared, share, strict=True):
            both = name.removesuffix("_r").removesuffix("_l")
            worst[both] = max(worst.get(both, 0.0), float(value))
        return worst

    def _mean_activation(self, columns: list[int]) -> FloatArray:
        weight = self.drive_mass[columns]
        return np.asarray(self.mechanics.activation[:, columns] @ weight / weight.sum())

    def _of(self, muscle: str, side: str) -> list[int]:
        pairs = enumerate(self.mechanics.muscles)
        return [i for i, (name, s) in pairs if s == side and _owner(name, s) == muscle]

    def _of_group(self, group: str, side: str) -> list[int]:
        return [
            i
            for i, (name, s) in enumerate(self.mechanics.muscles)
            if s == side and muscle_named(_owner(name, s)).group == group
        ]


class Strides:
    """The reference runner's strides; a condition is solved when first asked for."""

    def __init__(self, mass: float = MASS, height: float = HEIGHT) -> None:
        self.body = build_body(mass, height)
        self.parts = musculature(self.body)
        self._drive_mass = np.concatenate([part.drive_mass for part in self.parts])
        self.closed = functools.cache(self._closed)
        self.solved = functools.cache(self._solved)

    def motion(self, speed: float, slope: float = 0.0, rate: float = 1.0) -> Motion:
        """Return the normal stride at a speed [m/s], slope and share of the usual step rate."""
        return normal_stride(speed, slope, rate * normal_step_rate(speed, slope))

    def _closed(self, speed: float, slope: float = 0.0, rate: float = 1.0) -> Closed:
        """Return the stride closed on the body."""
        steady = close_stride(self.body, self.motion(speed, slope, rate))
        return Closed(steady, self.body.mass)

    def _solved(self, speed: float, slope: float = 0.0, rate: float = 1.0) -> Solved:
        """Return the closed stride with its muscles."""
        return self._shared(self.closed(speed, slope, rate).steady)

    def _shared(self, steady: SteadyStride) -> Solved:
        mechanics = mechanics_of(self.body, steady, self.parts)
        return Solved(steady, self.body.mass, mechanics, self._drive_mass)

    def solved_motion(self, motion: Motion) -> Solved:
        """Return a stride of somebody else, closed on this body, with its muscles."""
        return self._shared(close_stride(self.body, motion))


def peak_phase(curve: FloatArray, where: BoolArray | None = None) -> float:
    """Return where in the stride [%] a curve (n,) peaks, among some frames if they are given."""
    kept = curve if where is None else np.where(where, curve, -np.inf)
    return 100.0 * float(np.argmax(kept)) / len(curve)


def apart(phase: float, other: float) -> float:
    """Return how far two phases [%] of a cycle lie apart, at most 50."""
    return abs((phase - other + 50.0) % 100.0 - 50.0)


def _columns(name: str, side: str = "r") -> list[int]:
    """Return the columns of a coordinate, or of all axes of a joint, on one side."""
    if name in INDEX:
        return [INDEX[name]]
    return [i for n, i in INDEX.items() if n.startswith(name) and n.endswith(f"_{side}")]


@functools.cache
def _owner(name: str, side: str) -> str:
    """Return the catalogue's muscle of an element ("bflh") or of a muscle (itself)."""
    if name in LEG.names:
        return muscle_of(f"{name}_{side}")[0].name
    return name
