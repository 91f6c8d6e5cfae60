"""Frames: a moving body as a file: bones' poses, muscles' courses, activity and ground force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from runatomy.app.web.figure.packing import Packed, changes, pack, steps
from runatomy.body.model import BodyModel, reference_model
from runatomy.body.shape.courses import Courses, courses
from runatomy.body.shape.flesh import Flesh, flesh_of
from runatomy.muscle.anatomy import group_named, muscle_named
from runatomy.terms.arrays import FloatArray

PLACE, TURN, POINT = 2e-4, 1.0 / 32000, 1e-4  # [m], [-], [m] steps of what is stored
UNKNOWN = 255  # activity that nobody could tell


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Moved:
    """What a file tells, whatever it was made from; x forward, y up, z to the right."""

    body: BodyModel
    joints: FloatArray  # [rad | m] (frames, joints)
    travel: FloatArray  # [m] (frames, 3) taken off all places, so that the runner stays in sight
    columns: Sequence[tuple[str, str]]  # (element without its side or muscle, side) of activity
    activation: FloatArray  # [-] (frames, columns); NaN: not known
    force: FloatArray  # [N] (frames, 2, 3) on the right and the left foot
    point: FloatArray  # [m] (frames, 2, 3) where it acts; of no meaning without a force
    contact: Any  # (frames, 2) bool
    ground: float  # [m] height of the ground


def frames_file(moved: Moved, meta: Mapping[str, object]) -> bytes:
    """Return the file of a motion; `meta` is added to its header."""
    flesh = _flesh(moved.body)
    found = courses(moved.body, moved.joints, tuple(piece.element for piece in flesh))
    model = moved.body.mujoco_model
    active = np.where(np.isnan(moved.activation), -1.0, np.clip(moved.activation, 0.0, 1.0))
    return pack(
        {
            **meta,
            "bodies": [str(model.body(i).name) for i in range(model.nbody)],
            "elements": _elements(flesh, moved.columns),
            "columns": [_named(name, side) for name, side in moved.columns],
            "weight_N": round(moved.body.mass * 9.80665, 1),
            "ground_m": round(moved.ground, 4),
            "unknown": UNKNOWN,
        },
        {
            **_course_arrays(found),
            "place": changes(_flat(found.position - moved.travel[:, None]), PLACE),
            "turn": changes(_flat(found.quaternion), TURN),
            "size": Packed(values=_sizes(moved.body).astype(np.float32)),
            "activation": Packed(
                values=np.where(active < 0.0, UNKNOWN, np.rint(250.0 * active)).astype(np.uint8),
                step=1.0 / 250,
            ),
            "force": steps(_flat(moved.force), 0.25),
            "point": steps(_flat(moved.point - moved.travel[:, None]), 5e-4),
            "contact": Packed(values=np.asarray(moved.contact).astype(np.uint8)),
        },
    )


def _course_arrays(found: Courses) -> dict[str, Packed]:
    return {
        "count": Packed(values=found.count.astype(np.uint8)),
        "rides": Packed(values=found.body.astype(np.uint8)),
        "local": steps(found.local, POINT),
        "moving": Packed(values=found.moving.astype(np.uint16)),
        "track": changes(_flat(found.track), POINT),
    }


def _flat(values: FloatArray) -> FloatArray:
    """Return (frames, ...) as (frames, numbers)."""
    return values.reshape(len(values), -1)


def _sizes(body: BodyModel) -> FloatArray:
    """Return how many times as large as the reference runner's each bone is (bodies, 3)."""
    from runatomy.body.scale import size_of
    from runatomy.body.segments import REFERENCE_HEIGHT

    model, usual = body.mujoco_model, body.height / REFERENCE_HEIGHT
    return np.array(
        [size_of(str(model.body(i).name), body.sizes, usual) for i in range(model.nbody)]
    )


def _elements(
    flesh: Sequence[Flesh], columns: Sequence[tuple[str, str]]
) -> list[dict[str, object]]:
    """Return what the browser must know of each element to draw it."""
    place = {column: i for i, column in enumerate(columns)}
    rows = []
    for piece in flesh:
        stem, side, form = piece.element[:-2], piece.side, piece.form
        column = place.get((stem, side), place.get((piece.muscle, side), -1))
        sign = 1.0 if side == "r" else -1.0
        rows.append(
            {
                "element": stem,
                "muscle": piece.muscle,
                "side": side,
                "column": column,
                "volume": round(piece.volume * 1e6, 1),  # [cm3]
                "span": form.span,
                "peak": form.peak,
                "full": form.full,
                "tendon": form.tendon,
                "breadth": piece.breadth,
                "bone": piece.bone,
                "across": piece.across,
                "lifts": [[at, half, [x, y, sign * z]] for at, half, (x, y, z) in form.lifts],
                "reach": [form.reach[0], form.reach[1], sign * form.reach[2]],
            }
        )
    return rows


def _named(name: str, side: str) -> dict[str, str]:
    """Return a column's muscle with its plain name and group."""
    muscle = muscle_named(name) if name in _names() else muscle_named(_owner(name, side))
    return {
        "muscle": muscle.name,
        "element": name,
        "side": side,
        "plain": muscle.plain,
        "latin": muscle.latin,
        "group": muscle.group,
        "group_plain": group_named(muscle.group).plain,
    }


@cache
def _names() -> frozenset[str]:
    from runatomy.muscle.anatomy import MUSCLES

    return frozenset(muscle.name for muscle in MUSCLES)


def _owner(stem: str, side: str) -> str:
    from runatomy.muscle.anatomy import muscle_of

    return muscle_of(f"{stem}_{side}")[0].name


def _flesh(body: BodyModel) -> tuple[Flesh, ...]:
    """Return the body's drawn muscles; those of the reference runner are sized once."""
    if body.sizes:
        return flesh_of(body)
    return _uniform(body.mass, body.height)


@cache
def _uniform(mass: float, height: float) -> tuple[Flesh, ...]:
    from runatomy.body.model import build_body

    reference_model()
    return flesh_of(build_body(mass, height))
