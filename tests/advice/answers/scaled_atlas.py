"""The shipped atlas with some of its numbers scaled: what moves then was computed from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from runatomy.mechanics.atlas.lookup import Atlas, load_atlas
from runatomy.muscle.anatomy import GROUPS, muscles_in

Change = Callable[[np.ndarray], np.ndarray]


class ScaledArchive:
    """An archive whose named arrays are changed when read."""

    def __init__(self, archive: Any, changes: Mapping[str, Change]) -> None:
        self.notes = archive.notes
        self._archive, self._changes = archive, changes

    def __getitem__(self, name: str) -> np.ndarray:
        array = self._archive[name]
        return self._changes[name](array) if name in self._changes else array


def scaled(factor: float, group: str, *names: str) -> Atlas:
    """Return the shipped atlas with the muscles of a group scaled in the named arrays.

    Their last axis must be muscles or groups, of a curve the last but one.
    """
    atlas = load_atlas()
    mine = np.isin(atlas.muscles, [muscle.name for muscle in muscles_in(group)])
    groups = np.array([one.name == group for one in GROUPS])

    def change(name: str) -> Change:
        def scale(array: np.ndarray) -> np.ndarray:
            by = np.where(groups if name.startswith("group_") else mine, factor, 1.0)
            if name.endswith("_curve"):
                by = by[:, None]
            new = np.asarray(array, dtype=np.float64) * by
            if name == "energy_share":
                new = new / np.maximum(new.sum(axis=-1, keepdims=True), 1e-12)
            return np.clip(new, 0.0, 255.0) if name == "activation_curve" else new

        return scale

    return Atlas(
        archive=ScaledArchive(atlas.archive, {name: change(name) for name in names}),  # type: ignore[arg-type]
        sha256="scaled",
    )


def noisy() -> Atlas:
    """Return the shipped atlas with every table of numbers bent, muscle by muscle."""
    atlas, rng = load_atlas(), np.random.default_rng(3)

    def bend(array: np.ndarray) -> np.ndarray:
        by = rng.uniform(0.5, 1.0, array.shape[3:4] or (1,))
        by = by.reshape(by.shape + (1,) * (array.ndim - 4)) if array.ndim > 3 else by
        return np.asarray(array, dtype=np.float64) * by

    def roll(array: np.ndarray) -> np.ndarray:
        return bend(np.roll(np.asarray(array, dtype=np.float64), 9, axis=-1))

    def share(array: np.ndarray) -> np.ndarray:
        bent = bend(array)
        return bent / np.maximum(bent.sum(axis=-1, keepdims=True), 1e-12)

    bent = ("mean_activation", "peak_force", "group_peak_force", "positive_power",
            "negative_power", "tissue_peak", "group_braking_impulse",
            "group_propulsion_impulse", "reserve_share")  # fmt: skip
    changes: dict[str, Change] = dict.fromkeys(bent, bend)
    changes |= {"energy_share": share, "activation_curve": roll}
    changes["ground_force_curve"] = lambda array: 0.9 * np.asarray(array, dtype=np.float64)
    return Atlas(archive=ScaledArchive(atlas.archive, changes), sha256="bent")  # type: ignore[arg-type]
