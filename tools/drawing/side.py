"""Bones from the side: the outline and shade of each, between the joints it is hung from.

Seen from the runner's right, forward to the right. Every bone stands in a frame of its own: u
along the line from its first point to its second, v across it, a quarter turn against the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from drawing.canvas import GROUND, HEIGHT, SCALE, View
from drawing.outline import thin, trace
from drawing.stand import Array, Standing

FORWARD = 0.31  # [m] moves the body into the canvas
FINEST = 0.30  # [units] how far a thinned outline may stray
SPECKS = 10.0  # [units2] smaller islands are left out
DIM = 0.52  # light below this is drawn as shade
TOE_TIP = 0.065  # [m] before the toes' joint


@dataclass(frozen=True, slots=True)
class Hung:
    """A piece of the skeleton: the meshes it is made of, and the two points it hangs between."""

    name: str
    start: str
    end: str
    meshes: tuple[str, ...]  # how their names begin


VERTEBRAE = ("lumbar", "hat_cervical", *(f"torso_geom_{number}" for number in range(1, 13)))
HAND = (
    *("lunate", "scaphoid", "pisiform", "triquetrum", "capitate", "trapez", "hamate"),
    *(f"{digit}{bone}" for digit in "12345" for bone in ("mc", "proxph", "midph", "distph")),
    *("thumbprox", "thumbdist"),
)

# In the order they are drawn, the farthest first.
PIECES = (
    Hung("spine", "lumbar", "shoulders", VERTEBRAE),
    Hung("pelvis", "hips", "lumbar", ("pelvis_r", "sacrum")),
    Hung("ribs", "lumbar", "shoulders", ("torso_geom_13",)),
    Hung("head", "lumbar", "shoulders", ("hat_jaw", "hat_skull")),
    Hung("girdle", "lumbar", "shoulders", ("scapula_r", "clavicle_r")),
    Hung("femur", "hip", "knee", ("femur_r",)),
    Hung("shank", "knee", "ankle", ("tibia_r", "fibula_r")),
    Hung("patella", "knee", "ankle", ("patella_r",)),
    Hung("foot", "ankle", "ball", ("talus_r", "foot_r")),
    Hung("toes", "ball", "tip", ("bofoot_r",)),
    Hung("humerus", "shoulder", "elbow", ("humerus_r",)),
    Hung("forearm", "elbow", "wrist", ("ulna_r", "radius_r")),
    Hung("hand", "elbow", "wrist", HAND),
)


def side_points(standing: Standing) -> dict[str, Array]:
    """Return where the pieces' points lie, forward and up [m], from the joints' origins."""
    at = {name: place[[1, 2]] * [-1.0, 1.0] for name, place in standing.origins.items()}
    return {
        "hips": at["femur_r"],
        "hip": at["femur_r"],
        "knee": at["tibia_r"],
        "ankle": at["talus_r"],
        "ball": at["toes_r"],
        "tip": at["toes_r"] + [TOE_TIP, 0.0],
        "lumbar": at["lumbar5"],
        "shoulders": at["humerus_r"],
        "shoulder": at["humerus_r"],
        "elbow": at["ulna_r"],
        "wrist": at["lunate_r"],
    }


def piece(hung: Hung, standing: Standing) -> dict[str, object]:
    """Return a piece's outline and shade as closed lines in its own frame [mm], whole numbers."""
    points = side_points(standing)
    start, end = points[hung.start], points[hung.end]
    view = View(1)
    for bone in standing.bones:
        if bone.name.startswith(hung.meshes) and not bone.name.endswith("_l"):
            view.triangles(_from_the_right(_right_half(bone.triangles)), 0)
    solid = ndimage.binary_closing(view.label >= 0, iterations=2)
    light = ndimage.gaussian_filter(np.where(view.label >= 0, view.light, 0.8), 3.0)
    return {
        "from": hung.start,
        "to": hung.end,
        "length": round(float(np.hypot(*(end - start))) * 1000.0),
        "outline": _lines(solid, start, end),
        "shade": _lines(solid & (light < DIM), start, end),
    }


def _right_half(triangles: Array) -> Array:
    return np.asarray(triangles[triangles[..., 0].mean(axis=1) < 0.002])


def _from_the_right(triangles: Array) -> Array:
    """Turn the body so that the canvas shows its right side, forward to the right."""
    turned = np.stack([triangles[..., 1] - FORWARD, -triangles[..., 0], triangles[..., 2]], axis=-1)
    return np.asarray(turned)


def _lines(mask: Array, start: Array, end: Array) -> list[list[int]]:
    field = ndimage.gaussian_filter(mask.astype(np.float32), 1.2)
    return [
        _in_frame(thin(line, FINEST), start, end).ravel().tolist()
        for line in trace(field, 0.5, whole=False, least=SPECKS)
    ]


def _in_frame(line: Array, start: Array, end: Array) -> Array:
    """Return canvas units as whole millimeters along and across the line between the points."""
    forward = line[:, 0] / SCALE - FORWARD
    up = (HEIGHT - line[:, 1]) / SCALE + GROUND
    away = np.column_stack([forward, up]) - start
    along = (end - start) / np.hypot(*(end - start))
    across = np.array([-along[1], along[0]])
    found: Array = np.round(1000.0 * np.column_stack([away @ along, away @ across])).astype(int)
    return found
