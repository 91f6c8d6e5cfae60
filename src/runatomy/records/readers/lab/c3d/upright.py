"""Which way is up on a force plate, and forces turned so that the ground pushes that way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from runatomy.records.capture import ForcePlate
from runatomy.terms.arrays import FloatArray, read_only

LOAD = 50.0  # [N] below it nobody stands on a plate
ABOVE = 0.1  # [m] that the markers' middle lies above a plate at least
ALONG = 0.9  # [-] cosine of a direction that is an axis of the laboratory
_AXES = {
    f"{sign}{axis}": factor * np.eye(3)[place]
    for place, axis in enumerate("xyz")
    for sign, factor in (("+", 1.0), ("-", -1.0))
}


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What tells up from down: the markers, or the axis that the file shows upward."""

    middle: FloatArray  # [m] (3,) of all markers, NaN where none was seen
    shown: str | None  # "+y", "+z" ..., the axis that the file shows upward

    def up_of(self, corners: FloatArray) -> FloatArray:
        """Return up (3,) along the normal of a plate with these corners [m] (4, 3).

        Up is where the markers are, else where the file shows it, else against the plate's z.
        """
        into = axes_of(corners)[:, 2]
        height = float((self.middle - corners.mean(axis=0)) @ into)
        if abs(height) > ABOVE:
            return np.asarray(into * np.sign(height))
        if self.shown is not None and abs(along := float(_AXES[self.shown] @ into)) > ALONG:
            return np.asarray(into * np.sign(along))
        return -into

    def upright(self, plates: Sequence[ForcePlate], notes: list[str]) -> list[ForcePlate]:
        """Return the plates with the ground pushing up; unloaded ones turn as all others do."""
        pushes = [_push(one, self.up_of(corners_of(one))) for one in plates]
        for one, push in zip(plates, pushes, strict=True):
            if push < 0.0:
                notes.append(
                    f"{one.name} was upside down (mean {push:.0f} N along up under load); "
                    "its forces and moments turned over"
                )
        all_down = any(push < 0.0 for push in pushes) and not any(push > 0.0 for push in pushes)
        return [
            _turned(one) if push < 0.0 or (all_down and push == 0.0) else one
            for one, push in zip(plates, pushes, strict=True)
        ]

    def agreed(self, plates: Sequence[ForcePlate], notes: list[str]) -> str | None:
        """Return the axis that points up by the file and its plates; None where neither says."""
        ups = [self.up_of(corners_of(one)) for one in plates]
        found = {name for up in ups for name, axis in _AXES.items() if up @ axis > ALONG}
        if self.shown is not None and (not found or self.shown in found):
            return self.shown
        by_plates = next(iter(found)) if len(found) == 1 else None
        if self.shown is not None:
            notes.append(
                f"the file shows {self.shown} upward, its plates lie across "
                f"{', '.join(sorted(found))}; the plates count"
            )
        return by_plates


def axes_of(corners: FloatArray) -> FloatArray:
    """Return a plate's axes as columns (3, 3); corners (4, 3): +x+y, -x+y, -x-y, +x-y."""
    x = corners[0] - corners[1]
    z = np.cross(x, corners[0] - corners[3])
    x, z = x / np.linalg.norm(x), z / np.linalg.norm(z)
    return np.stack([x, np.cross(z, x), z], axis=1)


def corners_of(plate: ForcePlate) -> FloatArray:
    """Return the corners [m] (4, 3) that every plate of a C3D file has."""
    assert plate.corners is not None
    return plate.corners


def _push(plate: ForcePlate, up: FloatArray) -> float:
    """Return the mean force along up [N] while the plate is loaded; 0 where it never is."""
    along = plate.force @ up
    load = np.abs(along)
    loaded = load > max(LOAD, 0.2 * float(load.max(initial=0.0)))
    return float(along[loaded].mean()) if loaded.any() else 0.0


def _turned(plate: ForcePlate) -> ForcePlate:
    return replace(plate, force=read_only(-plate.force), moment=read_only(-plate.moment))


def shown_up(word: str) -> str | None:
    """Return the axis that a file shows upward, "+y" of "+Y" or "Y"; None where it says nothing."""
    plain = word.strip().lower()
    plain = f"+{plain}" if len(plain) == 1 else plain
    return plain if plain in _AXES else None
