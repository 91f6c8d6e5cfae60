"""Regions: the painted labels tidied, parted along smooth borders, and shaded in a few tones."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from drawing.canvas import FINE
from drawing.scene import Part, Scene
from drawing.stand import Array

Labels = npt.NDArray[Any]
SOFT = 1.6  # [px] how far a region's edge is smoothed
SPECK = 10 * FINE**2  # [px] regions smaller than this go to their neighbors
BLUR = {"muscle": 2.5, "plain": 2.5, "bone": 2.2, "tendon": 3.0, "wall": 3.0, "skin": 9.0}  # [px]
BLUR_SHEET = 7.0
EVEN = 0.80  # light on the head, which has no features


def mirrored(half: Array) -> Array:
    """Return the whole width of an image of the right half."""
    return np.concatenate([half[:, ::-1], half], axis=1)


def tidy(scene: Scene) -> Labels:
    """Return the scene's labels without slivers and specks."""
    flesh = [k for k, part in enumerate(scene.parts) if part.kind in ("muscle", "plain")]
    return _without_specks(_without_slivers(scene.view.label, flesh))


def borders(labels: Labels, count: int) -> tuple[Labels, Array, Array]:
    """Return, pixel by pixel, the strongest smoothed region, its strength and the runner-up's."""
    owner = np.full(labels.shape, -1)
    best = np.full(labels.shape, -1.0)
    second = np.full(labels.shape, -1.0)
    for region in range(-1, count):
        strength = soft(labels == region)
        wins = strength > best
        second = np.where(wins, best, np.maximum(second, strength))
        best = np.where(wins, strength, best)
        owner[wins] = region
    return owner, best, second


def soft(mask: npt.NDArray[np.bool_], width: float = SOFT) -> Array:
    """Return how strongly a region is present, 0 to 1, across its softened edge."""
    strength: Array = ndimage.gaussian_filter(mask.astype(np.float32), width)
    return strength


def tones(scene: Scene, labels: Labels) -> dict[str, npt.NDArray[np.bool_]]:
    """Return where the drawing is shaded, deeply shaded and bright."""
    light = np.full(labels.shape, EVEN)
    for label, part in enumerate(scene.parts):
        if part.kind != "head":
            _even_light(light, scene.view.light, labels == label, _blur(part))
    round_flesh = [
        label
        for label, part in enumerate(scene.parts)
        if part.kind in ("muscle", "plain") and not part.smooth
    ]
    body = labels >= 0
    return {
        "dark": (light < 0.70) & body,
        "darker": (light < 0.45) & body,
        "bright": (light > 0.975) & np.isin(labels, round_flesh),
    }


def _blur(part: Part) -> float:
    return max(BLUR[part.kind], BLUR_SHEET if part.smooth else 0.0)


def _even_light(out: Array, light: Array, mask: npt.NDArray[np.bool_], width: float) -> None:
    """Write a region's own light, blurred inside the region alone."""
    if not mask.any():
        return
    window = _window(mask, 30)
    inside = mask[window].astype(np.float32)
    blurred = ndimage.gaussian_filter(inside * light[window].astype(np.float32), width)
    weight = ndimage.gaussian_filter(inside, width)
    out[window] = np.where(mask[window], blurred / np.maximum(weight, 1e-6), out[window])


def _window(mask: npt.NDArray[np.bool_], margin: int) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + margin),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + margin),
    )


def _without_slivers(labels: Labels, flesh: list[int]) -> Labels:
    """Give the parts of a region thinner than 1.5 units, of flesh 2.3, to their neighbors."""
    out = labels.copy()
    for region in np.unique(labels[labels >= 0]):
        disk = np.hypot(*np.mgrid[-4:5, -4:5]) <= (3.5 if region in flesh else 2.3)
        window = _window(labels == region, 12)
        mask = labels[window] == region
        core = ndimage.binary_opening(np.pad(mask, 6, mode="edge"), disk)
        keep = ndimage.binary_dilation(core, disk, iterations=2)[6:-6, 6:-6]
        out[window][mask & ~keep] = -9
    return _filled(out)


def _without_specks(labels: Labels) -> Labels:
    out = labels.copy()
    for region in np.unique(labels):
        pieces, _ = ndimage.label(labels == region)
        small = np.bincount(pieces.ravel()) < SPECK
        small[0] = False
        out[small[pieces]] = -9
    return _filled(out)


def _filled(labels: Labels) -> Labels:
    nearest = ndimage.distance_transform_edt(
        labels == -9, return_distances=False, return_indices=True
    )
    filled: Labels = labels[tuple(nearest)]
    return filled
