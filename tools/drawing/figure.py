"""The figure: one view of the body as a dictionary of SVG paths."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from drawing.canvas import FINE, HALF, HEIGHT
from drawing.fibers import bands, fibers
from drawing.flesh import Flesh
from drawing.outline import paths, trace
from drawing.regions import Labels, borders, mirrored, soft, tidy, tones
from drawing.scene import Scene
from drawing.stand import Standing

FACING = {"front": -1, "back": 1}
FIRM, LOOSE = 0.14, 0.25  # [units] how far a thinned outline may stray: edges, shading
SKIN = 4.5  # [units] the silhouette lies this far outside the flesh
Mask = npt.NDArray[np.bool_]


def figure(view: str, standing: Standing, muscles: list[Flesh]) -> dict[str, object]:
    """Return one view: silhouette, bones, tendons, muscles, skin and shading.

    Muscles and plain flesh are those of the right half, to be mirrored about `width` / 2;
    everything else is whole.
    """
    scene = Scene(FACING[view])
    scene.bones(standing)
    for muscle in muscles:
        scene.muscle(muscle)
    labels = tidy(scene)
    shapes = _muscles(scene, labels, muscles)
    return {
        "width": 2 * HALF,
        "height": HEIGHT,
        "silhouette": _silhouette(labels >= 0, scene),
        "wall": _whole(scene, labels, "wall"),
        "bones": _whole(scene, labels, "bone"),
        "tendons": _whole(scene, labels, "tendon"),
        "skin": _whole(scene, labels, "skin") + _whole(scene, labels, "head"),
        "plain": [shape["path"] for shape in shapes if shape["kind"] == "plain"],
        "muscles": [_public(shape) for shape in shapes if shape["kind"] == "muscle"],
        "bands": "".join(bands(muscle, scene.view) for muscle in muscles)
        if view == "front"
        else "",
        "shading": {
            tone: _outline(where, scene, 1.8, LOOSE) for tone, where in tones(scene, labels).items()
        },
    }


def _muscles(scene: Scene, labels: Labels, muscles: list[Flesh]) -> list[dict[str, str]]:
    """Return the half's muscles and plain flesh along their common borders."""
    owner, best, second = borders(labels, len(scene.parts))
    shapes = []
    by_name = {muscle.plan.name: muscle for muscle in muscles}
    for label, part in enumerate(scene.parts):
        if part.kind not in ("muscle", "plain") or not (labels == label).any():
            continue
        ahead = soft(labels == label) - np.where(owner == label, second, best)
        outline = paths(trace(ahead, 0.0, whole=False), scene.view.facing, FIRM)
        lines = fibers(by_name[part.name], scene.view, labels == label)
        if outline:
            shapes.append(
                {"element": part.name, "kind": part.kind, "path": outline, "fibers": lines}
            )
    return shapes


def _public(shape: dict[str, str]) -> dict[str, str]:
    return {"element": shape["element"] + "_r", "path": shape["path"], "fibers": shape["fibers"]}


def _whole(scene: Scene, labels: Labels, kind: str) -> list[str]:
    """Return the outlines of every part of a kind, both halves in one."""
    found = []
    for label, part in enumerate(scene.parts):
        mask = labels == label
        if part.kind == kind and mask.any():
            found.append(_outline(mask, scene, 6.0 if kind == "head" else 1.4, FIRM))
    return [outline for outline in found if outline]


def _outline(mask: Mask, scene: Scene, width: float, tolerance: float) -> str:
    return paths(trace(mirrored(soft(mask, width)), 0.5, whole=True), scene.view.facing, tolerance)


def _silhouette(body: Mask, scene: Scene) -> str:
    grown = ndimage.distance_transform_edt(~mirrored(body)) < SKIN * FINE
    field = soft(grown, 9.0)
    return paths(trace(field, 0.5, whole=True, least=60.0), scene.view.facing, LOOSE)
