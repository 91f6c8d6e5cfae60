"""Node: one solved stride, boiled down to what the atlas keeps of it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.body.coordinates import INDEX, SIDES
from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas.encode import CURVE_FRAMES
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.from_motion import mechanics_of
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.muscle.anatomy import GROUPS, MUSCLES, muscle_of
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import GRAVITY

JOINTS = ("hip", "knee", "ankle", "subtalar", "lumbar", "arm", "elbow")


def atlas_muscles(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return the catalogue's muscles that the parts move, in the catalogue's order."""
    there = {muscle for part in parts for muscle in _owners(part)}
    return tuple(muscle.name for muscle in MUSCLES if muscle.name in there)


def _owners(part: Part) -> list[str]:
    """Return the catalogue's muscle of each activation."""
    if part.name == "trunk":
        return [name for name, _ in part.drives]
    return [muscle_of(f"{name}_{side}")[0].name for name, side in part.drives]


def muscle_masses(parts: tuple[Part, ...]) -> FloatArray:
    """Return the mass of each atlas muscle on one side [kg]."""
    names = atlas_muscles(parts)
    total = np.zeros(len(names))
    for part in parts:
        for owner, mass in zip(_owners(part), part.drive_mass, strict=True):
            total[names.index(owner)] += 0.5 * mass
    return total


def solve_node(body: BodyModel, motion: Motion, parts: tuple[Part, ...]) -> dict[str, FloatArray]:
    """Solve one stride and return the atlas' quantities of it, per kilogram and body weight."""
    stride = close_stride(body, motion)
    mechanics = mechanics_of(body, stride, parts)
    return summarize(stride, mechanics, parts)


def summarize(
    stride: SteadyStride, mechanics: StrideMechanics, parts: tuple[Part, ...]
) -> dict[str, FloatArray]:
    """Return the atlas' quantities of a solved stride."""
    names = atlas_muscles(parts)
    owner = np.array([names.index(o) for part in parts for o in _owners(part)])
    side = np.array([s == "r" for part in parts for _, s in part.drives])
    mass = np.concatenate([part.drive_mass for part in parts])
    weight = mechanics.mass * GRAVITY
    right = {
        "activation": _pool(mechanics.activation[:, side], owner[side], names, mass[side]),
        "force": _pool(mechanics.force[:, side], owner[side], names) / weight,
        "power": _pool(mechanics.fiber_power[:, side], owner[side], names) / mechanics.mass,
    }
    both = _pool(mechanics.metabolic_power, owner, names).mean(axis=0) / mechanics.mass
    positive = np.maximum(mechanics.fiber_power, 0.0).mean(axis=0)
    negative = np.maximum(-mechanics.fiber_power, 0.0).mean(axis=0)
    group = _group_peaks(right, names, _pool(mass[side][None], owner[side], names)[0])
    thin = np.arange(CURVE_FRAMES) * (len(mechanics.activation) // CURVE_FRAMES)
    return {
        "energy_power": both,
        "energy_share": both / both.sum(),
        "positive_power": _pool(positive[None], owner, names)[0] / mechanics.mass,
        "negative_power": _pool(negative[None], owner, names)[0] / mechanics.mass,
        "peak_force": right["force"].max(axis=0),
        "mean_activation": right["activation"].mean(axis=0),
        "peak_activation": right["activation"].max(axis=0),
        **group,
        "activation_curve": np.round(right["activation"][thin].T * 255.0),
        "power_curve": right["power"][thin].T,
        "force_curve": right["force"][thin].T,
        "ground_force_curve": stride.motion.ground_force_r[thin, 1],
        "contact_share": np.array(stride.motion.contact_time / stride.motion.stride_time),
        **quality(stride, mechanics),
    }


def _pool(
    values: FloatArray, owner: FloatArray, names: tuple[str, ...], weight: FloatArray | None = None
) -> FloatArray:
    """Return the sum (or weighted mean) of columns that belong to the same muscle."""
    into = np.zeros((len(owner), len(names)))
    into[np.arange(len(owner)), owner] = 1.0 if weight is None else weight
    return values @ into / (1.0 if weight is None else into.sum(axis=0))


def _group_peaks(
    right: Mapping[str, FloatArray], names: tuple[str, ...], mass: FloatArray
) -> dict[str, FloatArray]:
    """Return peak force and activation of whole groups on one side."""
    from runatomy.muscle.anatomy import muscle_named

    order = [group.name for group in GROUPS]
    owner = np.array([order.index(muscle_named(name).group) for name in names])
    activation = _pool(right["activation"], owner, tuple(order), mass)
    return {
        "group_peak_force": _pool(right["force"], owner, tuple(order)).max(axis=0),
        "group_mean_activation": activation.mean(axis=0),
        "group_peak_activation": activation.max(axis=0),
    }


def quality(stride: SteadyStride, mechanics: StrideMechanics) -> dict[str, FloatArray]:
    """Return how well the stride closed: reserves, residuals, slip, net work, convergence."""
    asked = np.abs(mechanics.moment[:, [INDEX[n] for n in mechanics.shared]]).max(axis=0)
    power = mechanics.joint_power
    legs = np.stack(  # (frames, joints, sides): one leg must not hide what the other takes up
        [[power[:, _columns(joint, side)].sum(axis=1) for side in SIDES] for joint in JOINTS]
    ).transpose(2, 0, 1)
    period, mass = mechanics.period, mechanics.mass
    return {
        "reserve_share": np.abs(mechanics.reserve).max(axis=0) / asked,
        "residual_force": np.abs(mechanics.moment[:, 3:6]).max(axis=0) / (mass * GRAVITY),
        "residual_moment": np.abs(mechanics.moment[:, :3]).max(axis=0) / mass,
        "joint_work": legs.sum(axis=2).mean(axis=0) * period / mass,
        "joint_negative_power": np.minimum(legs, 0.0).sum(axis=2).mean(axis=0) / mass,
        "joint_positive_power": np.maximum(legs, 0.0).sum(axis=2).mean(axis=0) / mass,
        "climb_work": np.array(_climb_work(stride.motion)),
        "slip": np.array(np.sqrt((mechanics.slip**2).sum(axis=2).max())),
        "angle_shift": np.abs(stride.shift).max(axis=0),
        "unconverged": np.array(mechanics.change),
        "unsolved": np.array(float((mechanics.status != 0).sum())),
    }


def _columns(joint: str, side: str) -> list[int]:
    """Return the coordinates of a joint on one side; one without sides counts with the right."""
    mine = [(name, i) for name, i in INDEX.items() if name.startswith(joint)]
    return [
        i for n, i in mine if n.endswith(f"_{side}") or (n[-2:] not in ("_r", "_l") and side == "r")
    ]


def _climb_work(motion: Motion) -> float:
    """Return the work against gravity of one stride [J/kg]."""
    rise = motion.slope / float(np.hypot(1.0, motion.slope))
    return GRAVITY * rise * motion.speed * motion.stride_time
