"""Trace: the coordinates of a whole recording, from markers whose places on the bones are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runatomy.body.chain import Chain, chain_to, pose_chain
from runatomy.body.markers.cloud import MarkerCloud
from runatomy.body.markers.places import bone_of, is_loose, noise_of
from runatomy.body.markers.posture import RUNNING, Posture
from runatomy.body.markers.solve import Attached, marker_points, normal_equations, settle
from runatomy.body.segments import Vector
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.landmarks import MarkerPlace
from runatomy.terms.rotation import angles_of

COARSE = 5  # frames between those that are solved first
WILD = 0.04  # [m] an error beyond this is a marker that moved, not skin
TOLD = 0.35  # [rad] a coordinate known less well by its markers is not followed
OFTEN = 0.2  # share of the frames in which a marker must be seen to count
FULL = 3  # markers that tell a bone's whole pose
Put = dict[str, tuple[MarkerPlace, FloatArray]]  # marker -> place and point [m] on its bone


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Trace:
    """How the chain moved, and by which markers it was told."""

    cloud: MarkerCloud  # the markers that were followed
    chain: Chain  # of the runner's size
    attached: Attached
    posture: Posture  # what was free, and its limits
    values: FloatArray  # [rad | m] (frames, FOLLOWED)
    lost: BoolArray  # (frames, FOLLOWED) markers were missing; lies between other frames


def trace(
    cloud: MarkerCloud, put: Put, sizes: Mapping[str, Vector], usual: float, bones: set[str]
) -> Trace:
    """Return how the runner of these sizes moved, by the markers of the cloud that were put.

    Every few frames are solved from the usual posture laid onto the pelvis, the others from
    between them; one wild marker cannot bend the body. `bones` are wanted in the chain besides.
    """
    cloud = cloud.of(_followed(cloud, put))
    carriers = [bone_of(place) for place in cloud.places]
    chain = chain_to(frozenset((*carriers, "pelvis", *bones))).sized(sizes, usual)
    attached = Attached(
        bone=np.array([chain.index(bone) for bone in carriers]),
        point=np.array([put[name][1] for name in cloud.names]),
    )
    trust = noise_of(carriers) ** -2.0
    weight = cloud.seen * trust
    often = np.where(cloud.seen.mean(axis=0) > OFTEN, trust, 0.0)
    posture = RUNNING.holding(told(chain, attached, often, RUNNING))
    seen = np.where(cloud.seen[:, :, None], cloud.position, 0.0)
    values = _solve(chain, attached, seen, weight, posture)
    values, lost = _bridged(chain, attached, weight, posture, values)
    return Trace(
        cloud=cloud,
        chain=chain,
        attached=attached,
        posture=posture,
        values=values,
        lost=lost,
    )


def _followed(cloud: MarkerCloud, put: Put) -> list[str]:
    """Return the markers to follow: all that were put and stay on their bone.

    A joint's center is computed from other markers and repeats what they say, a kneecap glides:
    they are followed only on a bone that has few others.
    """
    place = {name: put[name][0] for name in cloud.names if name in put}
    firm = [bone_of(place[name]) for name in place if not is_loose(place[name])]
    return [
        name
        for name in place
        if not is_loose(place[name]) or firm.count(bone_of(place[name])) < FULL
    ]


def _solve(
    chain: Chain, attached: Attached, seen: FloatArray, weight: FloatArray, posture: Posture
) -> FloatArray:
    """Return the coordinates (frames, FOLLOWED), coarse frames first."""
    frames = len(seen)
    some = np.unique(np.r_[0:frames:COARSE, frames - 1])
    pelvis = np.array([chain.bones[bone].name == "pelvis" for bone in attached.bone])
    local, near, trusted = attached.point[pelvis], seen[some][:, pelvis], weight[some][:, pelvis]
    values = pelvis_start(local, near, trusted, posture.usual)
    values = settle(chain, attached, seen[some], weight[some], values, posture, 10, WILD, 5e-3)
    return settle(chain, attached, seen, weight, _between(some, values, frames), posture, 3, WILD)


def _between(some: IntArray, values: FloatArray, frames: int) -> FloatArray:
    """Return values (frames, coordinates) by cubics through those of some frames (Hermite)."""
    if len(some) == 1:
        return values
    slope = np.gradient(values, some, axis=0)
    every = np.arange(frames)
    k = np.minimum(np.searchsorted(some, every, side="right") - 1, len(some) - 2)
    gap = (some[k + 1] - some[k])[:, None]
    t = (every - some[k])[:, None] / gap
    rise = values[k + 1] - values[k]
    bend = slope[k] * gap - rise
    bow = rise - slope[k + 1] * gap
    result: FloatArray = values[k] + t * rise + t * (1.0 - t) * ((1.0 - t) * bend + t * bow)
    return result


def _bridged(
    chain: Chain,
    attached: Attached,
    weight: FloatArray,
    posture: Posture,
    values: FloatArray,
) -> tuple[FloatArray, BoolArray]:
    """Lay coordinates that lost their markers between the frames that have them."""
    lost = np.zeros(values.shape, dtype=bool)
    gaps = np.flatnonzero((weight == 0.0).any(axis=1))
    if len(gaps):
        lost[gaps] = posture.free & ~_known(chain, attached, weight[gaps], values[gaps])
    bridged, every = values.copy(), np.arange(len(values))
    for column in np.flatnonzero(lost.any(axis=0) & ~lost.all(axis=0)):
        good = ~lost[:, column]
        bridged[:, column] = np.interp(every, every[good], values[good, column])
    return bridged, lost


def told(chain: Chain, attached: Attached, weight: FloatArray, posture: Posture) -> BoolArray:
    """Return which coordinates these markers tell, by weights (markers,) [1/m2]; usual posture."""
    known: BoolArray = _known(chain, attached, weight[None], posture.usual[None])[0]
    return known


def _known(chain: Chain, attached: Attached, weight: FloatArray, values: FloatArray) -> BoolArray:
    """Return which coordinates (frames, FOLLOWED) the markers tell to within TOLD."""
    pose = pose_chain(chain, values)
    seen = marker_points(pose, attached).transpose(2, 1, 0)
    matrix, _ = normal_equations(chain, pose, attached, seen, weight.T, np.inf)
    spread = np.linalg.inv(matrix + np.eye(values.shape[1]))
    result: BoolArray = np.diagonal(spread, axis1=1, axis2=2) < TOLD**2
    return result


def pelvis_start(
    local: FloatArray, seen: FloatArray, weight: FloatArray, start: FloatArray
) -> FloatArray:
    """Return coordinates (frames, coordinates) with the pelvis laid onto its markers.

    `local` (markers, 3) [m] in the pelvis' frame, `seen` (frames, markers, 3), `weight` (frames,
    markers), `start` (coordinates,). Frames with fewer than three markers of the pelvis are laid
    in between the others (Kabsch 1976).
    """
    values = np.tile(start, (len(seen), 1))
    good = np.flatnonzero((weight > 0.0).sum(axis=1) >= 3)
    if not len(good):
        return values
    w = weight[good] / weight[good].sum(axis=1, keepdims=True)
    here, there = w @ local, np.einsum("fm,fmi->fi", w, seen[good])
    away = seen[good] - there[:, None]
    matrix = np.einsum("fm,fmi,fmj->fij", w, away, local - here[:, None])
    left, _, right = np.linalg.svd(matrix)
    left[:, :, 2] *= np.sign(np.linalg.det(left) * np.linalg.det(right))[:, None]
    turn = left @ right
    found = np.empty((len(good), 6))
    found[:, :3] = angles_of(turn)
    found[:, 2] = np.unwrap(found[:, 2])
    found[:, 3:] = there - np.einsum("fij,fj->fi", turn, here)
    every = np.arange(len(seen))
    for column in range(6):
        values[:, column] = np.interp(every, good, found[:, column])
    return values
