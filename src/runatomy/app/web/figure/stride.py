"""Stride: one stride at a speed, a slope and a step rate, lit by the atlas' own activations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from runatomy.app.web.figure.engine import model_tag, need_model
from runatomy.app.web.figure.store import stored
from runatomy.mechanics.atlas.curves import StrideCurves, stride_curves
from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.strides.normal.timing import RATES, SLOPE_SPEED, SLOPES, SPEEDS, normal_step_rate
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.body.model import BodyModel

FRAMES = 48  # of one stride; the browser moves smoothly between them
SPEED_STEP, SLOPE_STEP, RATE_STEP = 0.1, 0.01, 2.0  # [m/s], [-], [steps/min] strides told apart
FASTEST, STEEPEST = 13.0, 1.0  # [m/s], [-] beyond is not running


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The conditions that are drawn: those asked for, on the grid of strides told apart."""

    speed: float  # [m/s]
    slope: float  # [-] rise over run
    step_rate: float  # [1/s] steps of the reference runner, both feet counted
    beyond: bool  # what was asked for lies outside; the nearest stride stands in

    @property
    def name(self) -> str:
        """Name of the stride among all."""
        rate = round(60.0 * self.step_rate)
        return f"{round(10 * self.speed)}-{round(100 * self.slope)}-{rate}-{int(self.beyond)}"


def stride_tag(
    speed: float, slope: float, step_rate: float | None = None, *, height: float | None = None
) -> str:
    """Return a name that two conditions share when their frames are the same file."""
    return f"stride-{_tag()}-{shown(speed, slope, step_rate, height=height).name}"


def stride_frames(
    speed: float,
    slope: float,
    step_rate: float | None = None,
    *,
    height: float | None = None,
    cache: Path | None = None,
) -> bytes:
    """Return one stride at these conditions as a file for the browser.

    `speed` [m/s], `slope` rise over run, `step_rate` [1/s] both feet counted (the usual one where
    None) of a runner of this `height` [m] (the reference runner's where None). Activations are the
    atlas' at these conditions, the left half a stride later; the body is the reference runner's.
    Kept in the `cache` folder. Raises AppError where nobody could run so, or where the body model
    is missing.
    """
    need_model()
    here = shown(speed, slope, step_rate, height=height)
    return stored(cache, f"stride-{_tag()}-{here.name}.bin", lambda: _made(here))


def shown(
    speed: float, slope: float, step_rate: float | None = None, *, height: float | None = None
) -> Shown:
    """Return the conditions that are drawn for these; AppError where nobody could run so."""
    if not (0.0 < speed <= FASTEST and abs(slope) <= STEEPEST):
        raise AppError(
            f"a speed of {speed:g} m/s on a slope of {100 * slope:g} % is not running",
            mend=f"Give up to {FASTEST:g} m/s, and a slope as rise over run: 0.08 is 8 % uphill.",
        )
    if step_rate is not None and not 0.5 <= step_rate <= 8.0:
        raise AppError(
            f"{60.0 * step_rate:g} steps a minute is not a step rate",
            mend="Runners take 60 to 360 steps a minute, both feet counted.",
        )
    fast = min(max(_nearest(speed, SPEED_STEP), SPEEDS[0]), SPEEDS[1])
    steep = min(max(_nearest(slope, SLOPE_STEP), SLOPES[0]), SLOPES[1])
    if fast > SLOPE_SPEED:
        steep = 0.0
    usual = normal_step_rate(fast, steep)
    tall = 1.0 if height is None else float(np.sqrt(height / REFERENCE_RUNNER[1]))
    asked = usual if step_rate is None else step_rate * tall
    near = _nearest(60.0 * asked, RATE_STEP) / 60.0
    rate = min(max(near, RATES[0] * usual + 1e-9), RATES[1] * usual - 1e-9)
    off = abs(fast - speed) > SPEED_STEP or abs(steep - slope) > SLOPE_STEP or rate != near
    return Shown(speed=fast, slope=steep, step_rate=rate, beyond=bool(off))


def _nearest(value: float, step: float) -> float:
    return round(round(value / step) * step, 6)


@cache
def _tag() -> str:
    return f"{model_tag()}-{load_atlas().sha256[:8]}"


def _made(here: Shown) -> bytes:
    """Close the stride on the reference body and write it down."""
    from runatomy.app.web.figure.frames import Moved, frames_file
    from runatomy.mechanics.closing.steady import close_stride
    from runatomy.strides.normal import normal_stride

    body = _body()
    stride = close_stride(body, normal_stride(here.speed, here.slope, here.step_rate, n=FRAMES))
    motion = stride.motion
    force = np.stack([push.force for push in stride.ground], axis=1)
    point = np.stack([_in_world(body, stride, push) for push in stride.ground], axis=1)
    loaded = force[..., 1] > 0.0
    names = load_atlas().muscles
    moved = Moved(
        body=body,
        joints=stride.pose.position,
        travel=np.zeros((FRAMES, 3)),
        columns=[(name, side) for side in "rl" for name in names],
        activation=_activation(_curves(here)),
        force=force,
        point=point,
        contact=loaded,
        ground=float(np.average(point[..., 1], weights=force[..., 1])),
    )
    return frames_file(moved, _meta(here, motion))


def _meta(here: Shown, motion: Any) -> dict[str, object]:
    return {
        "schema": "runatomy.frames/1",
        "kind": "stride",
        "periodic": True,
        "duration_s": round(motion.stride_time, 5),
        "speed_m_s": here.speed,
        "slope": here.slope,
        "step_rate_spm": round(60.0 * here.step_rate, 2),
        "contact_share": round(motion.contact_time / motion.stride_time, 4),
        "beyond": here.beyond,
    }


@cache
def _body() -> BodyModel:
    from runatomy.body.model import build_body

    return build_body(*REFERENCE_RUNNER)


def _curves(here: Shown) -> StrideCurves:
    atlas = load_atlas()
    values = (np.array([x]) for x in (here.speed, here.slope, here.step_rate))
    return stride_curves(atlas, atlas.nodes(*values))


def _activation(curves: StrideCurves) -> FloatArray:
    """Return the activation of the right and the left muscles (FRAMES, 2 muscles)."""
    phase = np.arange(FRAMES) / FRAMES
    sides = [
        np.array([np.interp((phase + late) % 1.0, curves.phase, row) for row in curves.activation])
        for late in (0.0, 0.5)
    ]
    return np.concatenate(sides).T


def _in_world(body: BodyModel, stride: Any, push: Any) -> FloatArray:
    """Return the point [m] (frames, 3) where the ground pushes a foot."""
    import mujoco

    model, bone = body.mujoco_model, body.foot_body[push.side]
    data, found = mujoco.MjData(model), np.empty(push.point.shape)
    for frame, joints in enumerate(stride.pose.position):
        data.qpos[:] = joints
        mujoco.mj_kinematics(model, data)
        found[frame] = data.xpos[bone] + data.xmat[bone].reshape(3, 3) @ push.point[frame]
    return found
