"""Node: one solved stride, boiled down to what the atlas keeps of it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas.encode import CURVE_FRAMES
from runatomy.mechanics.atlas.quality import quality
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.from_motion import mechanics_of
from runatomy.mechanics.induced.from_solved import induced_in_stride
from runatomy.mechanics.induced.summary import group_roles, muscle_roles, summarize_induced
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.muscle.anatomy import GROUPS, MUSCLES, muscle_named, muscle_of
from runatomy.strides.motion import Motion
from runatomy.terms.arrays import FloatArray, IntArray
from runatomy.terms.units import GRAVITY

GROUP_NAMES = tuple(group.name for group in GROUPS)


def atlas_muscles(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return the catalogue's muscles that the parts move, in the catalogue's order."""
    there = {muscle for part in parts for muscle in _owners(part)}
    return tuple(muscle.name for muscle in MUSCLES if muscle.name in there)


def _owners(part: Part) -> list[str]:
    """Return the catalogue's muscle of each activation."""
    if part.name == "trunk":
        return [name for name, _ in part.drives]
    return [muscle_of(f"{name}_{side}")[0].name for name, side in part.drives]


def owners(parts: tuple[Part, ...]) -> IntArray:
    """Return for each activation of all parts the place of its muscle among `atlas_muscles`."""
    names = atlas_muscles(parts)
    return np.array([names.index(owner) for part in parts for owner in _owners(part)])


def group_places(names: tuple[str, ...]) -> IntArray:
    """Return for each of these muscles the place of its group among GROUPS."""
    return np.array([GROUP_NAMES.index(muscle_named(name).group) for name in names])


def muscle_masses(parts: tuple[Part, ...]) -> FloatArray:
    """Return the mass of each atlas muscle on one side [kg]."""
    mass = np.concatenate([part.drive_mass for part in parts])
    return 0.5 * pooled(mass, owners(parts), len(atlas_muscles(parts)))


def solve_node(body: BodyModel, motion: Motion, parts: tuple[Part, ...]) -> dict[str, FloatArray]:
    """Solve one stride and return the atlas' quantities of it, per kilogram and body weight."""
    stride = close_stride(body, motion)
    return summarize(body, stride, mechanics_of(body, stride, parts), parts)


def summarize(
    body: BodyModel, stride: SteadyStride, mechanics: StrideMechanics, parts: tuple[Part, ...]
) -> dict[str, FloatArray]:
    """Return the atlas' quantities of a solved stride.

    Columns are `atlas_muscles`, where a name begins with `group_` GROUPS; tissues and roles are as
    `summarize_tissues` and `summarize_induced` tell, powers [W/kg] means over the stride of both
    sides, forces [BW] those of the right.
    """
    tissues = tissues_of(body, stride, mechanics, parts)
    contact = stride.motion.contact_r, stride.motion.contact_l
    return {
        **_powers(mechanics, parts),
        **_right_side(mechanics, parts),
        "ground_force_curve": stride.motion.ground_force_r[_thin(mechanics), 1],
        "contact_share": np.array(stride.motion.contact_time / stride.motion.stride_time),
        **summarize_tissues(tissues, mechanics.mass, mechanics.period, contact),
        **_roles(body, stride, mechanics, parts),
        **quality(stride, mechanics),
    }


def pooled(
    values: FloatArray, owner: IntArray, count: int, weight: FloatArray | None = None
) -> FloatArray:
    """Return the sum (or weighted mean) of columns that belong to the same owner, of `count`."""
    into = np.zeros((len(owner), count))
    into[np.arange(len(owner)), owner] = 1.0 if weight is None else weight
    return np.asarray(values @ into / (1.0 if weight is None else into.sum(axis=0)))


def peak_forces(force: FloatArray, weight: float, parts: tuple[Part, ...]) -> dict[str, FloatArray]:
    """Return the right side's peaks [BW] of forces (frames, drives) [N], by muscle and group."""
    names = atlas_muscles(parts)
    right = np.array([side == "r" for part in parts for _, side in part.drives])
    mine = pooled(force[:, right], owners(parts)[right], len(names)) / weight
    group = pooled(mine, group_places(names), len(GROUPS))
    return {"peak_force": mine.max(axis=0), "group_peak_force": group.max(axis=0)}


def _powers(mechanics: StrideMechanics, parts: tuple[Part, ...]) -> dict[str, FloatArray]:
    """Return what each muscle burns, and the work of its fibers, tendons and both together."""
    owner, count = owners(parts), len(atlas_muscles(parts))
    burnt = pooled(mechanics.metabolic_power.mean(axis=0), owner, count) / mechanics.mass
    rows = {"energy_power": burnt, "energy_share": burnt / burnt.sum()}
    for title, power in (
        ("", mechanics.fiber_power),
        ("tendon_", mechanics.tendon_power),
        ("unit_", mechanics.unit_power),
    ):
        for word, sign in (("positive", 1.0), ("negative", -1.0)):
            mean = np.maximum(sign * power, 0.0).mean(axis=0)
            rows[f"{title}{word}_power"] = pooled(mean, owner, count) / mechanics.mass
    return rows


def _right_side(mechanics: StrideMechanics, parts: tuple[Part, ...]) -> dict[str, FloatArray]:
    """Return activation, force and power of the right side's muscles: peaks, means, curves."""
    names, thin = atlas_muscles(parts), _thin(mechanics)
    right = np.array([side == "r" for part in parts for _, side in part.drives])
    owner, count = owners(parts)[right], len(names)
    mass = np.concatenate([part.drive_mass for part in parts])[right]
    weight = mechanics.mass * GRAVITY
    activation = pooled(mechanics.activation[:, right], owner, count, mass)
    force = pooled(mechanics.force[:, right], owner, count) / weight
    power = pooled(mechanics.fiber_power[:, right], owner, count) / mechanics.mass
    whole = pooled(activation, group_places(names), len(GROUPS), pooled(mass, owner, count))
    return {
        **peak_forces(mechanics.force, weight, parts),
        "mean_activation": activation.mean(axis=0),
        "peak_activation": activation.max(axis=0),
        "group_mean_activation": whole.mean(axis=0),
        "group_peak_activation": whole.max(axis=0),
        "activation_curve": np.round(activation[thin].T * 255.0),
        "power_curve": power[thin].T,
        "force_curve": force[thin].T,
    }


def _thin(mechanics: StrideMechanics) -> IntArray:
    """Return the frames that stored curves keep."""
    return np.asarray(np.arange(CURVE_FRAMES) * (len(mechanics.activation) // CURVE_FRAMES))


def _roles(
    body: BodyModel, stride: SteadyStride, mechanics: StrideMechanics, parts: tuple[Part, ...]
) -> Mapping[str, FloatArray]:
    """Return what each muscle and group does to the body in an average step.

    Support and outward impulses add up from muscles to groups; braking and propulsion do not, as
    muscles of one group may pull either way at the same moment.
    """
    found = induced_in_stride(body, stride, parts, mechanics.force)
    step = mechanics.period / len(mechanics.force)
    muscles, groups = (roles(found, step, periodic=True) for roles in (muscle_roles, group_roles))
    names = atlas_muscles(parts)
    mine, whole = (
        [found_by.names.index(name) for name in wanted]
        for found_by, wanted in ((muscles, names), (groups, GROUP_NAMES))
    )
    return {
        **summarize_induced(found, step, names),
        "early_support": muscles.support[mine, 0] / muscles.ground[1],
        "group_braking_impulse": groups.braking[whole].sum(axis=1),
        "group_propulsion_impulse": groups.propulsion[whole].sum(axis=1),
    }
