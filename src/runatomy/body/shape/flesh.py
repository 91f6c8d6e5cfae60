"""Flesh: every drawn muscle of one body with its size and form, ready to be laid on its course."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.body.coordinates import COORDINATES, SIDES
from runatomy.body.model import BodyModel
from runatomy.body.paths import standing_lengths
from runatomy.body.pose import pose_body
from runatomy.body.shape.courses import courses, turned
from runatomy.body.shape.form import Form, Vector, form_of
from runatomy.muscle import parameters
from runatomy.muscle.anatomy import muscle_of
from runatomy.terms.arrays import FloatArray, IntArray

UNDRAWN = "Ps_"  # lumbar slips of psoas: the leg's psoas is the whole muscle already
WIDEST = (0.035, 0.05)  # [m] between neighbors of a sheet on the trunk, at the hip: beyond is a gap


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Flesh:
    """One element of the body model, as it is drawn."""

    element: str  # "glmax1_r"
    muscle: str  # of the catalogue
    side: str  # "r" or "l"
    volume: float  # [m3]
    form: Form
    bone: int  # body of the model whose frame `across` and `lifts` are in
    across: Vector  # [-] direction of the breadth, in that frame, on its own side
    breadth: Vector  # [m] beyond the belly's thickness: at origin, half way, at insertion


def flesh_of(body: BodyModel) -> tuple[Flesh, ...]:
    """Return the drawn muscles of legs and trunk, both sides, in the order of the body's elements.

    Volumes are those that strength and cost are computed from; parts of one muscle that lie side
    by side fill the space between them.
    """
    elements = tuple(name for name in body.muscles if not name.startswith(UNDRAWN))
    volumes = _volumes(body, elements)
    middles = _standing(body, elements)
    return tuple(
        _fleshed(body, element, volume, _neighbor(i, elements, middles))
        for i, (element, volume) in enumerate(zip(elements, volumes, strict=True))
    )


def _fleshed(body: BodyModel, element: str, volume: float, gap: FloatArray | None) -> Flesh:
    """Return one drawn muscle; `gap` (3, 3) [m] is its way to its neighbor, standing."""
    stem, side = element[:-2], element[-1]
    form, muscle = form_of(stem), muscle_of(element)[0]
    size = body.height / 1.70
    mirror = np.array([1.0, 1.0, 1.0 if side == "r" else -1.0])
    across, breadth = np.array(form.across) * mirror, size * np.array(form.breadth)
    if gap is not None and form.sheet:
        across = gap[1] / (np.linalg.norm(gap[1]) + 1e-12)  # standing, its frame is the world's
        breadth = np.linalg.norm(gap, axis=1)
        breadth = np.minimum(breadth, WIDEST[muscle.region == "leg"] * size)
    leg = form.bone in ("femur", "tibia")
    return Flesh(
        element=element,
        muscle=muscle.name,
        side=side,
        volume=volume,
        form=form,
        bone=int(body.mujoco_model.body(f"{form.bone}_{side}" if leg else form.bone).id),
        across=_vector(across),
        breadth=_vector(breadth),
    )


def _volumes(body: BodyModel, elements: tuple[str, ...]) -> FloatArray:
    """Return the volume of each element [m3]."""
    leg = dict(
        zip(parameters.LEG.names, parameters.leg_volumes(body.mass, body.height), strict=True)
    )
    places: IntArray = np.array([body.muscles.index(name) for name in elements])
    fiber, _ = parameters.trunk_fibers(standing_lengths(body)[places])
    force = parameters.trunk_strength_scale(
        elements, np.abs(body.model_force[places]), body.mass, body.height
    )
    return np.array(
        [
            leg.get(name[:-2], force[i] / parameters.TRUNK_TENSION * fiber[i])
            for i, name in enumerate(elements)
        ]
    )


def _standing(body: BodyModel, elements: tuple[str, ...]) -> list[FloatArray]:
    """Return origin, middle and insertion (3, 3) [m] of each element, all coordinates zero."""
    still = np.zeros((1, len(COORDINATES)))
    found = courses(body, pose_body(body, still, still, still).position, elements)
    world = found.position[0, found.body] + turned(found.quaternion[0, found.body], found.local)
    ends = np.cumsum(found.count)
    return [
        np.array([way[0], way.mean(axis=0), way[-1]])
        for way in (world[end - n : end] for end, n in zip(ends, found.count, strict=True))
    ]


def _neighbor(i: int, elements: tuple[str, ...], ways: list[FloatArray]) -> FloatArray | None:
    """Return the way (3, 3) to the nearest part of the same muscle; None where it has no parts."""
    mine = muscle_of(elements[i])
    gaps = [
        ways[k] - ways[i]
        for k, other in enumerate(elements)
        if k != i and elements[k][-1] in SIDES and muscle_of(other) == mine
    ]
    if not gaps:
        return None
    return min(gaps, key=lambda gap: float(np.linalg.norm(gap, axis=1).sum()))


def _vector(values: FloatArray) -> Vector:
    x, y, z = (round(float(v), 4) for v in values)
    return x, y, z
