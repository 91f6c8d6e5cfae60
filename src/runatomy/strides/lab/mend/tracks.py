"""Tracks: the known markers while they are being mended, and what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from runatomy.strides.captured_run import CapturedMarker
from runatomy.terms.arrays import BoolArray, FloatArray

NAMED = 8  # moments or names that a warning lists before it only counts


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Tracks:
    """Where the markers were, in any axes."""

    time: FloatArray  # [s] (frames,)
    markers: tuple[CapturedMarker, ...]
    position: FloatArray  # [m] (frames, markers, 3) NaN where unknown
    filled: BoolArray  # (frames, markers) what is not as the file has it
    warnings: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """Frames per second."""
        return float((self.time.size - 1) / (self.time[-1] - self.time[0]))

    @property
    def known(self) -> BoolArray:
        """Where each marker is known: (frames, markers)."""
        known: BoolArray = ~np.isnan(self.position[:, :, 0])
        return known

    def on(self, *places: str) -> list[int]:
        """Columns of the markers on any of these landmarks or segments, in the file's order."""
        return [
            column
            for column, marker in enumerate(self.markers)
            if marker.place.landmark in places or marker.place.segment in places
        ]

    def clusters(self) -> dict[str, list[int]]:
        """Columns by segment; toes are counted to the foot."""
        found: dict[str, list[int]] = {}
        for column, marker in enumerate(self.markers):
            found.setdefault(marker.place.segment.replace("toes", "calcn"), []).append(column)
        return found

    def center(self, columns: Sequence[int]) -> FloatArray:
        """Center of some markers [m] (frames, 3); one that is unknown keeps its mean distance."""
        position = self.position[:, list(columns)]
        if not np.isnan(position).any():
            whole: FloatArray = position.mean(axis=1)
            return whole
        known = ~np.isnan(position)
        count = np.maximum(known.sum(axis=0), 1)
        mean = np.where(known, position, 0.0).sum(axis=0) / count
        beside = np.where(known, position - mean, 0.0)
        seen = known.sum(axis=1)
        center: FloatArray = mean.mean(axis=0) + beside.sum(axis=1) / np.maximum(seen, 1)
        return np.where(seen > 0, center, np.nan)

    def changed(
        self, position: FloatArray, filled: BoolArray | None = None, warnings: Sequence[str] = ()
    ) -> Tracks:
        """The same markers elsewhere."""
        marks = self.filled if filled is None else self.filled | filled
        told = (*self.warnings, *warnings)
        return replace(self, position=position, filled=marks, warnings=told)


def spans(flags: BoolArray) -> list[tuple[int, int]]:
    """First frame and the frame after the last of every unbroken run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def told_times(time: FloatArray, flags: BoolArray) -> str:
    """When the flags are up: `0.61 s, 1.02-1.06 s and 3 times more`."""
    words = []
    found = spans(flags)
    for first, after in found[:NAMED]:
        start, end = f"{time[first]:.2f}", f"{time[after - 1]:.2f}"
        words.append(f"{start} s" if start == end else f"{start}-{end} s")
    more = len(found) - NAMED
    return ", ".join(words) + (f" and {more} times more" if more > 0 else "")


def nearest_used(values: FloatArray, use: BoolArray) -> FloatArray:
    """Return the values (n,), each unused one replaced by the nearest used; all if none is used."""
    if use.all() or not use.any():
        return values
    index = np.arange(values.size)
    good = index[use]
    after = np.searchsorted(good, index).clip(0, good.size - 1)
    before = np.maximum(after - 1, 0)
    nearer = np.where(np.abs(good[before] - index) <= np.abs(good[after] - index), before, after)
    return values[good[nearer]]


def on_line(values: FloatArray) -> FloatArray:
    """Return values (n, k) with NaN rows on the straight line between their neighbors."""
    known = ~np.isnan(values[:, 0])
    if known.all() or not known.any():
        return np.nan_to_num(values)
    index = np.arange(values.shape[0])
    return np.stack([np.interp(index, index[known], v[known]) for v in values.T], axis=1)


def counted(number: int, what: str) -> str:
    """A number of things: `1 frame`, `3 frames`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
