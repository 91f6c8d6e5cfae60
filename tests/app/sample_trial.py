"""A made trial: the normal stride run over and over with small differences, solved beforehand."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import mujoco
import numpy as np

from runatomy.analysis.trial.person import Person
from runatomy.analysis.trial.summary import summarize
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.from_motion import mechanics_of
from runatomy.mechanics.induced.from_solved import induced_in_stride
from runatomy.mechanics.induced.induced_acceleration import InducedAcceleration
from runatomy.mechanics.sharing.musculature import musculature
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.tissue_loads import TissueLoads
from runatomy.mechanics.trial_mechanics import TrialKinematics, TrialMechanics, TrialMuscles
from runatomy.muscle.parameters import LEG, leg_strength_scale
from runatomy.records.capture import Emg
from runatomy.strides.captured_run import (
    CapturedMarker,
    CapturedRun,
    CapturedStride,
    Footfall,
    FootForce,
    MarkerTrack,
)
from runatomy.strides.normal import normal_stride
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.landmarks import MarkerPlace
from runatomy.terms.provenance import Provenance
from runatomy.terms.units import GRAVITY

MASS, HEIGHT, SPEED = 72.8, 1.80, 4.0
RATE = 100.0  # [Hz]
GROUND = 0.9  # [m] by which everything is lifted, so that feet are near the floor
BUSY = 0.3  # [-] of each stride that one muscle is at its end, so that a check does not hold
MARKERS = {  # marker -> segment of the body, place on it in its own frame [m]
    "RASI": ("pelvis", (0.02, 0.03, 0.12)),
    "LASI": ("pelvis", (0.02, 0.03, -0.12)),
    "RPSI": ("pelvis", (-0.15, 0.04, 0.05)),
    "LPSI": ("pelvis", (-0.15, 0.04, -0.05)),
    "CLAV": ("torso", (0.08, 0.40, 0.0)),
    "RKNE": ("tibia_r", (0.0, 0.0, 0.06)),
    "LKNE": ("tibia_l", (0.0, 0.0, -0.06)),
    "RANK": ("talus_r", (0.0, 0.0, 0.05)),
    "LANK": ("talus_l", (0.0, 0.0, -0.05)),
    "RCAL": ("calcn_r", (0.0, 0.02, 0.0)),
    "LCAL": ("calcn_l", (0.0, 0.02, 0.0)),
    "RMT5": ("calcn_r", (0.16, 0.02, 0.05)),
    "LMT5": ("calcn_l", (0.16, 0.02, -0.05)),
}
CHANNELS = {
    "SOL": ("soleus",),
    "GASMED": ("gasmed",),
    "TA": ("tibant",),
    "VL": ("vaslat",),
    "RF": ("recfem",),
    "GMAX": ("glmax1", "glmax2", "glmax3"),
}


@dataclass(frozen=True)
class Cycle:
    """One solved stride and where its feet and markers are, frame by frame."""

    body: BodyModel
    stride: SteadyStride
    mechanics: StrideMechanics
    unit_length: FloatArray
    tissues: tuple[TissueLoads, TissueLoads]
    induced: InducedAcceleration
    markers: FloatArray  # [m] (frames, markers, 3)
    points: FloatArray  # [m] (2, frames, 3) center of pressure of each foot


@cache
def cycle() -> Cycle:
    """Return the normal stride of this runner, solved once."""
    body = build_body(MASS, HEIGHT)
    stride = close_stride(body, normal_stride(SPEED))
    parts = musculature(body)
    mechanics = mechanics_of(body, stride, parts)
    tissues = tissues_of(body, stride, mechanics, parts)
    induced = induced_in_stride(body, stride, parts, mechanics.force)
    lengths = muscle_paths(body, stride.pose).length
    names = {name[:-2]: i for i, name in enumerate(body.muscles) if name.endswith("_r")}
    left = {name[:-2]: i for i, name in enumerate(body.muscles) if name.endswith("_l")}
    fallback = np.full(len(lengths), 0.3)
    units = [
        lengths[:, table[n]] if n in table else fallback
        for n, side in mechanics.muscles
        for table in ((names if side == "r" else left),)
    ]
    markers, points = _placed(body, stride)
    unit_length = np.stack(units, axis=1)
    return Cycle(body, stride, mechanics, unit_length, tissues, induced, markers, points)


def _placed(body: BodyModel, stride: SteadyStride) -> tuple[FloatArray, FloatArray]:
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    frames = len(stride.values)
    markers, points = np.empty((frames, len(MARKERS), 3)), np.empty((2, frames, 3))
    for frame in range(frames):
        data.qpos[:] = stride.pose.position[frame]
        mujoco.mj_kinematics(model, data)

        def at(name: str, offset: Any) -> FloatArray:
            there = data.body(name)
            return np.asarray(there.xpos + there.xmat.reshape(3, 3) @ np.asarray(offset))

        for i, (segment, offset) in enumerate(MARKERS.values()):
            markers[frame, i] = at(segment, offset)
        for foot, ground in enumerate(stride.ground):
            points[foot, frame] = at(f"calcn_{ground.side}", ground.point[frame])
    lift = np.array([0.0, GROUND, 0.0])
    return markers + lift, points + lift


def sample_parts(
    *, strides: int = 6, seed: int = 1, limp: float = 0.0, forces: bool = True
) -> tuple[CapturedRun, TrialMechanics, Emg | None]:
    """Return a made run of this many right strides, its mechanics and EMG.

    `limp` is the share by which the left leg's moments, forces and activations are lower.
    """
    one, rng = cycle(), np.random.default_rng(seed)
    period = one.mechanics.period * (1.0 + 0.01 * rng.standard_normal(strides + 1))
    marks = 0.25 + np.concatenate([[0.0], np.cumsum(period)])  # right foot strikes
    time = np.arange(round((marks[-1] + 0.1) * RATE)) / RATE
    place = np.interp(time, [marks[0] - period[0], *marks], np.arange(-1, len(marks)))
    size = 1.0 + 0.03 * np.interp(
        place, np.arange(-1, len(marks)), rng.standard_normal(strides + 3)
    )
    phase, frames = place % 1.0, len(one.stride.values)

    def wave(values: FloatArray) -> FloatArray:
        grid = np.arange(frames + 1) / frames
        flat = np.concatenate([values, values[:1]]).reshape(frames + 1, -1)
        out = np.stack([np.interp(phase, grid, column) for column in flat.T], axis=1)
        return out.reshape(len(time), *values.shape[1:])

    run = _run(one, time, marks, wave, size, rng, forces)
    kinematics = _kinematics(one, run, time, wave, rng)
    if not forces:
        return run, replace_none(one, kinematics), None
    weak = np.array([1.0 - limp * (side == "l") for _, side in one.mechanics.muscles])
    weak = weak * (1.0 + 0.02 * rng.standard_normal((len(marks) + 1, len(weak))))[place.astype(int)]
    activation = np.clip(wave(one.mechanics.activation) * size[:, None] * weak, 0.01, 1.0)
    busy = wave((np.arange(len(one.mechanics.force)) < BUSY * len(one.mechanics.force)) * 1.0) > 0.5
    activation[busy, one.mechanics.muscles.index(("tfl", "l"))] = 1.0
    side_weak = np.array([1.0 - limp * name.endswith("_l") for name in COORDINATES])
    moment = wave(one.mechanics.moment) * size[:, None] * side_weak
    moment[:, :6] += rng.normal(0.0, 8.0, (len(time), 6))
    solved = time >= 0.1
    mechanics = TrialMechanics(
        body=one.body,
        kinematics=kinematics,
        solved=solved,
        moment=np.where(solved[:, None], moment, np.nan),
        joint_power=np.where(solved[:, None], moment * kinematics.rate, np.nan),
        muscles=_muscles(one, wave, activation, size[:, None] * weak, solved),
        gravity=GRAVITY,
        tissues=_tissues(one, wave, size, solved, limp),
        induced=_induced(one, wave, size, solved),
    )
    return run, mechanics, _emg(mechanics, rng)


def replace_none(one: Cycle, kinematics: TrialKinematics) -> TrialMechanics:
    """Return mechanics without forces: bones alone."""
    return TrialMechanics(
        body=one.body,
        kinematics=kinematics,
        solved=np.zeros(len(kinematics.time), dtype=bool),
        moment=None,
        joint_power=None,
        muscles=None,
        gravity=GRAVITY,
        warnings=("The recording holds no ground forces: moments and muscles need them.",),
    )


def _run(
    one: Cycle, time: FloatArray, marks: FloatArray, wave: Any, size: FloatArray,
    rng: np.random.Generator, forces: bool,
) -> CapturedRun:  # fmt: skip
    motion = one.stride.motion
    share = motion.contact_time / motion.stride_time
    falls = []
    for start, end in itertools.pairwise(marks):
        for side, first in (("r", start), ("l", start + 0.5 * (end - start))):
            falls.append(
                Footfall(
                    side=side, strike=float(first), toe_off=float(first + share * (end - start)),
                    plate="plate" if forces else None, whole=forces,
                )
            )  # fmt: skip
    strides = []
    for side in "rl":
        mine = [fall for fall in falls if fall.side == side]
        for a, b in itertools.pairwise(mine):
            step = 0.5 * (b.strike - a.strike)
            strides.append(
                CapturedStride(
                    side=side, start=a.strike, end=b.strike, toe_off=a.toe_off,
                    speed=SPEED + 0.02 * float(rng.standard_normal()), step_rate=1.0 / step,
                    contact_time=a.toe_off - a.strike,
                    duty_factor=(a.toe_off - a.strike) / step,
                    vertical_movement=0.08 + 0.002 * float(rng.standard_normal()),
                    forces_whole=forces,
                )
            )  # fmt: skip
    strides.sort(key=lambda s: s.start)
    position = wave(one.markers) + rng.normal(0.0, 0.002, (len(time), len(MARKERS), 3))
    filled = np.zeros(position.shape[:2], dtype=bool)
    filled[20:25, 3] = True
    feet = ()
    if forces:
        shared = (
            (motion.ground_force_r, motion.contact_r),
            (motion.ground_force_l, motion.contact_l),
        )
        feet = tuple(
            _foot(side, wave, size, force * MASS * GRAVITY, contact, points)
            for side, (force, contact), points in zip("rl", shared, one.points, strict=True)
        )
    return CapturedRun(
        source_name="sample.c3d",
        track=MarkerTrack(
            time=time,
            markers=tuple(
                CapturedMarker(
                    name=name, place=MarkerPlace(segment=segment.replace("talus", "tibia"))
                )
                for name, (segment, _) in MARKERS.items()
            ),
            position=position,
            filled=filled,
            turn=np.eye(3),
        ),
        feet=feet,
        footfalls=tuple(falls),
        strides=tuple(strides),
        cutoff=15.0,
        speed=SPEED,
        speed_evidence=Evidence(origin=Origin.DERIVED, source="The stance foot's markers"),
        treadmill=True,
        mean_vertical_force=1.004 * MASS * GRAVITY if forces else float("nan"),
        events_from="force" if forces else "markers",
        warnings=("Marker LPSI: 5 frames filled in.",),
    )


def _foot(
    side: str, wave: Any, size: FloatArray, force: FloatArray, contact: Any, points: FloatArray
) -> FootForce:
    on = wave(contact.astype(float)) > 0.5
    return FootForce(
        side=side,
        force=wave(force) * size[:, None] * on[:, None],
        point=wave(points) * on[:, None],
        moment=np.zeros((len(on), 3)),
        contact=on,
    )


def _kinematics(
    one: Cycle, run: CapturedRun, time: FloatArray, wave: Any, rng: np.random.Generator
) -> TrialKinematics:
    value = wave(one.stride.values) + 0.005 * rng.standard_normal(len(COORDINATES))
    value[:, INDEX["pelvis_ty"]] += GROUND
    tracked = np.array([not name.startswith("mtp") for name in COORDINATES])
    error = np.abs(rng.normal(0.008, 0.004, (len(time), len(MARKERS))))
    error[60, 4] = 0.055
    return TrialKinematics(
        time=time,
        coordinates=COORDINATES,
        value=value,
        rate=wave(one.stride.rates),
        tracked=tracked,
        at_limit=np.zeros(value.shape, dtype=bool),
        markers=tuple(MARKERS),
        marker_segment=tuple(marker.place.segment for marker in run.track.markers),
        marker_error=error,
        center=wave(one.stride.dynamics.center) + np.array([0.0, GROUND, 0.0]),
        cutoff=15.0,
        segment_scale={"femur_r": 1.06, "femur_l": 1.06},
        scaling=Evidence(origin=Origin.DERIVED, source="A standing pose"),
    )


def _muscles(
    one: Cycle, wave: Any, activation: FloatArray, size: FloatArray, solved: Any
) -> TrialMuscles:
    solution = one.mechanics
    strength = dict(zip(LEG.names, leg_strength_scale(MASS, HEIGHT), strict=True))
    length = wave(one.unit_length)
    relative = 1.0 + 2.0 * (length / length.mean(axis=0) - 1.0)

    def known(values: FloatArray) -> FloatArray:
        return np.where(solved[:, None], values, np.nan)

    return TrialMuscles(
        muscles=solution.muscles,
        activation=known(activation),
        force=known(wave(solution.force) * size),
        unit_length=length,
        fiber_length=known(relative),
        fiber_velocity=known(np.gradient(relative, axis=0) * RATE / 10.0),
        fiber_power=known(wave(solution.fiber_power) * size),
        unit_power=known(wave(solution.unit_power) * size),
        tendon_strain=known(wave(solution.tendon_strain)),
        metabolic_power=known(wave(solution.metabolic_power) * size),
        max_force=np.array([strength.get(name, 1500.0) for name, _ in solution.muscles]),
        shared=solution.shared,
        muscle_moment=known(wave(solution.muscle_moment) * size.mean(axis=1, keepdims=True)),
        reserve=known(wave(solution.reserve)),
        status=np.where(solved[:, None], 0, -1) * np.ones((1, solution.status.shape[1]), dtype=int),
        method="dynamic",
        tendon="elastic",
        objective="volume",
        change=solution.change,
    )


def _tissues(
    one: Cycle, wave: Any, size: FloatArray, solved: Any, limp: float
) -> tuple[TissueLoads, TissueLoads]:
    """Return the stride's tissue loads stride after stride, the left leg's a little smaller."""

    def leg(loads: TissueLoads) -> TissueLoads:
        factor = size * (1.0 - limp * (loads.side == "l"))

        def again(values: FloatArray) -> FloatArray:
            return np.where(solved[:, None], wave(values) * factor[:, None], np.nan)

        return TissueLoads(
            side=loads.side,
            load=again(loads.load),
            contact={name: again(vector) for name, vector in loads.contact.items()},
            strain=again(loads.strain),
            energy=again(loads.energy),
        )

    right, left = one.tissues
    return leg(right), leg(left)


def _induced(one: Cycle, wave: Any, size: FloatArray, solved: Any) -> InducedAcceleration:
    """Return the stride's induced accelerations stride after stride."""
    found = one.induced

    def again(values: FloatArray) -> FloatArray:
        shape = (-1, *(1,) * (values.ndim - 1))
        return np.where(solved.reshape(shape), wave(values) * size.reshape(shape), np.nan)

    return replace(
        found,
        center=again(found.center),
        ground=again(found.ground),
        recorded=wave(found.recorded) * size[:, None, None],
        loaded=(wave(found.loaded.astype(float)) > 0.5) & solved[:, None],
    )


def _emg(mechanics: TrialMechanics, rng: np.random.Generator) -> Emg:
    """Return envelopes 50 ms ahead of the activations, with noise."""
    muscles, time = mechanics.muscles, mechanics.kinematics.time
    assert muscles is not None
    clock = np.arange(time[0], time[-1], 0.001)
    columns = []
    for elements in CHANNELS.values():
        found = [muscles.activation[:, muscles.muscles.index((e, "r"))] for e in elements]
        curve = np.nan_to_num(np.mean(found, axis=0), nan=0.05)
        ahead = np.interp(clock + 0.05, time, curve)
        rough = np.interp(clock, clock[::40], rng.normal(0.0, 0.05, len(clock[::40])))
        columns.append(np.maximum(ahead + rough, 0.0) * rng.uniform(0.5, 2.0))
    return Emg(time=clock, channels=tuple(CHANNELS), values=np.stack(columns, axis=1))


@cache
def sample_trial(
    *, forces: bool = True, emg: bool = True, limp: float = 0.06, strides: int = 6, seed: int = 1
) -> TrialAnalysis:
    """Return a made trial's analysis: six right strides at 4 m/s, the left leg a little weaker."""
    run, mechanics, signals = sample_parts(strides=strides, seed=seed, limp=limp, forces=forces)
    return summarize(
        run,
        mechanics,
        signals if emg else None,
        person=Person(mass=MASS, height=HEIGHT, sex="m"),
        provenance=Provenance(
            version="0", file_name="sample.c3d", file_sha256="0" * 64, file_format="c3d",
            parameters={"cutoff": "15 Hz"},
        ),
    )  # fmt: skip


def renamed(analysis: TrialAnalysis, name: str) -> TrialAnalysis:
    """Return the trial under another name."""
    return replace(analysis, trial={**analysis.trial, "name": name})
