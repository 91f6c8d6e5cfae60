"""MarkerCloud: markers by name, where on the body each sits, and where it was seen."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from runatomy.terms.arrays import BoolArray, FloatArray, IntArray
from runatomy.terms.errors import BodyError
from runatomy.terms.landmarks import MarkerPlace

EXCHANGE = 0.015  # [m] by which distances on one bone must be off before names are doubted


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarkerCloud:
    """Markers over the frames of one recording; x forward, y up, z to the runner's right."""

    names: tuple[str, ...]
    places: tuple[MarkerPlace, ...]
    position: FloatArray  # [m] (frames, markers, 3); NaN where unseen

    def __post_init__(self) -> None:
        shape = self.position.shape
        if len(shape) != 3 or shape[1:] != (len(self.names), 3) or len(self.places) != shape[1]:
            raise BodyError(
                f"{len(self.names)} markers at {len(self.places)} places do not fit positions"
                f" of shape {shape}",
                mend="Give positions as (frames, markers, 3), a name and a place for each marker.",
            )

    @property
    def seen(self) -> BoolArray:
        """Whether each marker was seen, (frames, markers)."""
        return np.asarray(np.isfinite(self.position).all(axis=2))

    def of(self, names: list[str]) -> MarkerCloud:
        """Return the cloud of some of its markers."""
        mine = [self.names.index(name) for name in names]
        return MarkerCloud(
            names=tuple(names),
            places=tuple(self.places[i] for i in mine),
            position=self.position[:, mine],
        )

    def still(self) -> MarkerCloud:
        """Return one frame: where each marker mostly was."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a marker that was never seen
            middle = np.nanmedian(self.position, axis=0, keepdims=True)
        return replace(self, position=middle)

    def at(self, frames: IntArray) -> MarkerCloud:
        """Return the cloud at some of its frames."""
        return replace(self, position=self.position[frames])


def mostly_seen(cloud: MarkerCloud, share: float = 0.05) -> list[str]:
    """Return the markers that were seen in at least this share of the frames."""
    often = cloud.seen.mean(axis=0) >= share
    return [name for name, good in zip(cloud.names, often, strict=True) if good]


def exchanged(
    cloud: MarkerCloud, bones: Mapping[str, str], points: Mapping[str, FloatArray]
) -> tuple[MarkerCloud, tuple[str, ...]]:
    """Put right two markers of a bone whose names are exchanged, and say so.

    `bones` and `points` (3,) [m] say where markers sit. Names are exchanged if that makes the
    distances among the bone's markers twice as like those that were measured.
    """
    position, words = cloud.position, []
    for bone in sorted(set(bones.values())):
        names = [name for name in cloud.names if bones.get(name) == bone and name in points]
        mine = [cloud.names.index(name) for name in names]
        pair = _exchanged_pair(position[:, mine], np.array([points[name] for name in names]))
        if pair is not None:
            order = np.arange(len(cloud.names))
            order[[mine[pair[0]], mine[pair[1]]]] = mine[pair[1]], mine[pair[0]]
            position = position[:, order]
            one, other = names[pair[0]], names[pair[1]]
            words.append(f"markers {one} and {other} were exchanged in the run; put right")
    return replace(cloud, position=position), tuple(words)


def _exchanged_pair(position: FloatArray, points: FloatArray) -> tuple[int, int] | None:
    """Return the two markers of a bone whose names are exchanged, if any are."""
    if len(points) < 3:
        return None
    some = position[:: max(1, len(position) // 50)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a pair that was never seen together
        seen = np.nanmedian(np.linalg.norm(some[:, :, None] - some[:, None], axis=3), axis=0)
    meant = np.linalg.norm(points[:, None] - points, axis=2)
    count = len(points)

    def unlike(order: list[int]) -> float:
        return float(np.sqrt(np.nanmean((seen[np.ix_(order, order)] - meant) ** 2)))

    best, pair = 0.5 * unlike(list(range(count))), None
    if 2.0 * best < EXCHANGE:
        return None
    for one in range(count):
        for other in range(one):
            order = list(range(count))
            order[one], order[other] = other, one
            if unlike(order) < best:
                best, pair = unlike(order), (one, other)
    return pair
