"""Bones: the surfaces of all bones in one file, each on its body."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from runatomy.app.web.figure.engine import model_tag, need_model
from runatomy.app.web.figure.packing import Packed, pack, steps
from runatomy.app.web.figure.store import stored
from runatomy.terms.arrays import IntArray

if TYPE_CHECKING:
    from runatomy.body.shape.surface import Surface

STEP = 2e-5  # [m] of a corner's place in its body
COARSE = 0.012  # [m] cells within which a slow machine sees one corner


def bones_tag() -> str:
    """Return a name that changes when the bones' file does."""
    return f"bones-{model_tag()}"


def bones(cache: Path | None = None) -> bytes:
    """Return the bones of the reference runner (1.70 m) as a file for the browser.

    Arrays: `corner` [m] (n, 3) and `normal` (n, 3) in the frame of the corner's `body` (n,), and
    `triangle` (m, 3); `coarse` (k, 3) are fewer triangles over the same corners, for slow machines.
    Kept in the `cache` folder. Raises AppError where the body model is missing.
    """
    need_model()
    return stored(cache, f"{bones_tag()}.bin", _made)


def _made() -> bytes:
    from runatomy.body.model import build_body
    from runatomy.body.shape.bones import bone_surfaces

    surfaces = bone_surfaces()
    model = build_body().mujoco_model
    names = [str(model.body(i).name) for i in range(model.nbody)]
    owner = [np.full(len(s.corners), names.index(name)) for name, s in surfaces.items()]
    starts = np.cumsum([0, *(len(s.corners) for s in surfaces.values())])
    triangles = [s.triangles + at for s, at in zip(surfaces.values(), starts, strict=False)]
    return pack(
        {"schema": "runatomy.bones/1", "bodies": names},
        {
            "corner": steps(np.concatenate([s.corners for s in surfaces.values()]), STEP),
            "normal": steps(
                np.concatenate([s.normals for s in surfaces.values()]), 1.0 / 127, "int8"
            ),
            "body": Packed(values=np.concatenate(owner).astype(np.uint8)),
            "triangle": Packed(values=np.concatenate(triangles).astype(np.uint16)),
            "coarse": Packed(values=_coarse(surfaces, starts).astype(np.uint16)),
        },
    )


def _coarse(surfaces: dict[str, Surface], starts: IntArray) -> IntArray:
    """Return the triangles that stay when all corners of a cell become the first of them."""
    kept = []
    for surface, start in zip(surfaces.values(), starts, strict=False):
        box = np.floor(surface.corners / COARSE).astype(np.int64)
        _, first, group = np.unique(box, axis=0, return_index=True, return_inverse=True)
        found = first[group.reshape(-1)][surface.triangles]
        a, b, c = found.T
        found = found[(a != b) & (b != c) & (a != c)]
        _, once = np.unique(np.sort(found, axis=1), axis=0, return_index=True)
        kept.append(found[once] + start)
    return np.concatenate(kept)
