"""Flesh on the paths: strands of round cross-section whose size follows the muscle's volume."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.interpolate import PchipInterpolator

from drawing.plan import Drawn
from drawing.stand import Array, Standing

STEP = 0.008  # [m] between the nodes of a strand
THICKER = 1.6  # a bundle's few drawn fascicles stand for their undrawn neighbors too


@dataclass(slots=True, eq=False)
class Strand:
    """A chain of balls along a path."""

    nodes: Array  # [m] (n, 3)
    radius: Array  # [m] (n,)
    belly: Array  # [-] (n,) cross-section relative to the thickest place; 0 in the tendon


@dataclass(slots=True, eq=False)
class Flesh:
    """One drawn muscle in space."""

    plan: Drawn
    strands: list[Strand]


def flesh(plan: Drawn, standing: Standing) -> Flesh:
    """Give one muscle its strands."""
    paths = [_laid(line) for line in plan.courses.splitlines()]
    paths += [_course(plan, k, standing) for k in range(len(plan.paths))]
    count = max(int(max(_length(path) for path in paths) / STEP), 10)
    chains = [_lifted(smooth(resample(path, count), 4), plan) for path in paths]
    if plan.kind == "sheet":
        chains = _between(chains)
    elif plan.strands > 1:
        chains = _beside(chains[0], plan)
    area = outline(plan, count)
    step = np.mean([_length(chain) for chain in chains]) / count
    area_m2 = area * plan.volume * 1e-6 / (area.sum() * step)
    radius = np.maximum(
        _radius(chains, area_m2, plan), max(plan.tendon, 0.002) * np.where(area > 0.3, 0.5, 1.0)
    )
    return Flesh(plan, [Strand(chain, radius.copy(), area) for chain in chains])


def outline(plan: Drawn, count: int) -> Array:
    """Return the belly's cross-section along the strand, 0 to 1."""
    along = np.linspace(0.0, 1.0, count)
    start, end = plan.span
    inside = np.clip((along - start) / (end - start), 0.0, 1.0)
    bend = np.log(0.5) / np.log(plan.peak)
    section: Array = np.sin(np.pi * inside**bend) ** (2 * plan.full)
    return section


def resample(path: Array, count: int) -> Array:
    """Return `count` points at even distances along a path."""
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    keep = np.concatenate([[True], np.diff(length) > 1e-9])
    at = np.linspace(0.0, length[-1], count)
    return np.stack(
        [np.interp(at, length[keep], path[keep, k]) for k in range(path.shape[1])], axis=1
    )


def smooth(points: Array, rounds: int) -> Array:
    """Round the corners of a path; its ends stay."""
    out = points.copy()
    for _ in range(rounds):
        out[1:-1] = 0.5 * out[1:-1] + 0.25 * (out[:-2] + out[2:])
    return out


def _length(path: Array) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _course(plan: Drawn, which: int, standing: Standing) -> Array:
    name = plan.paths[which]
    path = standing.paths[name]
    if name in plan.flip:
        path = path[::-1]
    if path[:, 0].mean() > 0:  # the model has its rectus abdominis on the wrong sides
        path = path * np.array([-1.0, 1.0, 1.0])
    if plan.reach:
        path = np.concatenate([path[:1] + np.array(plan.reach[which]), path])
    if plan.extend:
        path = np.concatenate([path, path[-1:] + np.array(plan.extend[which])])
    return path


def _laid(line: str) -> Array:
    """Read one course of the plan: points in centimeters, separated by commas."""
    return np.array([point.split() for point in line.split(",")], dtype=np.float64) / 100


def _lifted(chain: Array, plan: Drawn) -> Array:
    along = np.linspace(0.0, 1.0, len(chain))
    for at, half, by in plan.lifts:
        bump = np.cos(np.clip((along - at) / half, -1, 1) * np.pi / 2) ** 2
        chain = chain + bump[:, None] * np.array(by)
    return chain


def _between(chains: list[Array], gap: float = 0.007) -> list[Array]:
    """Fill a fan: add chains between neighbors until they lie close."""
    filled = []
    for one, other in pairwise(chains):
        widest = float(np.linalg.norm(one - other, axis=1).max())
        filled += [(1 - share) * one + share * other for share in np.arange(0.0, 1.0, gap / widest)]
    return [*filled, chains[-1]]


def _beside(chain: Array, plan: Drawn) -> list[Array]:
    """Split a flat belly's path into parallel chains, side by side where the belly is thick."""
    along = np.linspace(0.0, 1.0, len(chain))
    start, end = plan.span
    breadth = np.interp(along, [start, (start + end) / 2, end], plan.breadth)
    breadth = smooth(breadth[:, None], 12)
    across = np.array(plan.across) / np.linalg.norm(plan.across)
    offsets = np.linspace(-0.5, 0.5, plan.strands)
    return [chain + offset * breadth * across for offset in offsets]


def _radius(chains: list[Array], area: Array, plan: Drawn) -> Array:
    """Return the half thickness that gives the chains together the cross-section `area`."""
    if plan.kind == "bundle":
        single: Array = THICKER * np.sqrt(area / (np.pi * len(chains)))
        return single
    breadth = np.linalg.norm(np.diff(np.stack(chains), axis=0), axis=2).sum(axis=0)
    # a stadium of this breadth: area = breadth * 2 r + pi r^2
    half: Array = (-2 * breadth + np.sqrt(4 * breadth**2 + 4 * np.pi * area)) / (2 * np.pi)
    return half


def dense(muscle: Flesh, gap: float = 0.0025) -> list[Strand]:
    """Return the strands for drawing: nodes close together, and no furrows between neighbors."""
    strands = muscle.strands
    if muscle.plan.kind == "bundle" or len(strands) == 1:
        return [fine(strand) for strand in strands]
    filled = []
    for one, other in pairwise(strands):
        widest = float(np.linalg.norm(one.nodes - other.nodes, axis=1).max())
        for share in np.arange(0.0, 1.0, min(1.0, gap / widest)):
            nodes = (1 - share) * one.nodes + share * other.nodes
            filled.append(Strand(nodes, one.radius, one.belly))
    return [fine(strand) for strand in [*filled, strands[-1]]]


def fine(strand: Strand, step: float = 0.0012) -> Strand:
    """Return the strand with its nodes close together, for drawing."""
    table = np.column_stack([strand.nodes, strand.radius, strand.belly])
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(strand.nodes, axis=0), axis=1))])
    step = max(step, 0.15 * float(np.median(strand.radius)))
    at = np.arange(0.0, length[-1], step)
    out = PchipInterpolator(length, table)(at)
    return Strand(out[:, :3], out[:, 3], out[:, 4])
