"""Stretch: what muscles wrap around, made larger with a bone that grows unequally.

A round cylinder in a bone of sizes x, y, z would become one of elliptic section, which the engine
does not know. It stays round, as in OpenSim's scaling; what that would do to paths that lie close
to it is kept off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from runatomy.terms.arrays import FloatArray

CLEAR = 1.1  # [-] radii from the axis: path points nearer than this get no nearer by growing
SPHERE, CYLINDER = 4, 5  # MuJoCo's numbers for the kinds of a path's entries


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Surface:
    """A sphere or cylinder that muscles wrap around, and what lies about it."""

    geom: int
    is_ball: bool
    marks: list[int]  # sites that tell the path's side
    places: FloatArray  # [m] (marks, 3) where they lie from its center
    ends: list[int]  # path points before and behind it
    clear: FloatArray  # [m] (ends,) how far they lie from its axis or center, standing


def surfaces_of(model: Any, standing: FloatArray) -> list[Surface]:
    """Return what muscles wrap around, each once.

    `standing` (joints,) [rad | m] are the joints with all coordinates zero.
    """
    marks: dict[int, set[int]] = {}
    ends: dict[int, set[int]] = {}
    for entry in np.flatnonzero(np.isin(model.wrap_type, (SPHERE, CYLINDER))):
        geom, mark = int(model.wrap_objid[entry]), int(model.wrap_prm[entry])
        marks.setdefault(geom, set()).update([mark] if mark >= 0 else [])
        ends.setdefault(geom, set()).update(map(int, model.wrap_objid[[entry - 1, entry + 1]]))
    balls = set(model.wrap_objid[model.wrap_type == SPHERE])
    data = _posed(model, standing)
    return [
        Surface(
            geom=geom,
            is_ball=geom in balls,
            marks=sorted(marks[geom]),
            places=model.site_pos[sorted(marks[geom])] - model.geom_pos[geom],
            ends=sorted(ends[geom]),
            clear=_clear(data, geom, geom in balls, sorted(ends[geom])),
        )
        for geom in sorted(marks)
    ]


def stretch_wraps(
    model: Any, surfaces: list[Surface], sizes: FloatArray, standing: FloatArray
) -> None:
    """Move and grow all that muscles wrap around in place, by bone (bodies, 3) [-].

    Bones and path points lie at their new places already, and `standing` are the joints of now.
    Marks of a path's side keep their place as seen from the cylinder: stretched with the bone they
    could come to lie inside, where they mean another thing to the engine. And no path point gets
    into a cylinder, from where the path would leap: the radius gives way.
    """
    for surface in surfaces:
        model.geom_pos[surface.geom] *= sizes[model.geom_bodyid[surface.geom]]
    data = _posed(model, standing)
    for surface in surfaces:
        geom = surface.geom
        growth = _growth(model, surface, sizes[model.geom_bodyid[geom]])
        if np.ptp(sizes) > 0.0:
            growth = min(growth, _most(data, surface, model.geom_size[geom, 0]))
        model.geom_size[geom] *= growth
        model.site_pos[surface.marks] = model.geom_pos[geom] + growth * surface.places


def _growth(model: Any, surface: Surface, size: FloatArray) -> float:
    """Return how a radius grows [-]: a cylinder's by the root mean square across its axis."""
    if surface.is_ball:
        return float(np.cbrt(np.prod(size)))
    w, x, y, z = model.geom_quat[surface.geom]
    axis = np.array([2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)])
    return float(np.sqrt(np.sum((1.0 - axis**2) * size**2) / 2.0))


def _most(data: Any, surface: Surface, radius: float) -> float:
    """Return by how much [-] this radius [m] may grow before a path point is too near."""
    outside = surface.clear >= radius
    needed = np.minimum(surface.clear, CLEAR * radius)
    clear = _clear(data, surface.geom, surface.is_ball, surface.ends)
    return float(np.min((clear / needed)[outside], initial=np.inf))


def _posed(model: Any, standing: FloatArray) -> Any:
    """Return where everything lies with these joints (joints,) [rad | m]."""
    import mujoco

    data = mujoco.MjData(model)
    data.qpos[:] = standing
    mujoco.mj_kinematics(model, data)
    return data


def _clear(data: Any, geom: int, is_ball: bool, ends: list[int]) -> FloatArray:
    """Return how far path points (ends,) [m] lie from the axis, or from a sphere's center."""
    offset = (data.site_xpos[ends] - data.geom_xpos[geom]) @ data.geom_xmat[geom].reshape(3, 3)
    return np.asarray(np.linalg.norm(offset if is_ball else offset[:, :2], axis=1))
