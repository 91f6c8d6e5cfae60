"""Laboratory recordings made to order: a stick runner whose feet, forces and speed are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from runatomy.records.capture import Capture, ForcePlate, Forces
from runatomy.terms.arrays import FloatArray

MASS = 70.0  # [kg]
GRAVITY = 9.81
HIP, THIGH, SHANK = 0.90, 0.50, 0.50  # [m]
ANKLE = np.array([-0.13, 0.06])  # [m] from the ball of the foot
HEEL = np.array([-0.18, 0.03])
BELT = np.array([[0.9, 0, -0.3], [0.9, 0, 0.3], [-0.9, 0, 0.3], [-0.9, 0, -0.3]])  # [m]
SIDES = {"R": 1.0, "L": -1.0}
Z_UP = np.array([[1.0, 0, 0], [0, 0, -1.0], [0, 1.0, 0]])  # y up to z up


@dataclass(frozen=True, kw_only=True)
class Gait:
    """How the made runner moves."""

    speed: float = 3.5  # [m/s]
    stride: float = 0.72  # [s]
    contact: float = 0.25  # [s]
    treadmill: bool = True
    seconds: float = 2.5
    rate: float = 150.0  # [1/s] frames
    force_rate: float = 900.0  # [1/s]
    forces: str = "belt"  # "belt": one plate; "feet": one for each foot; "none"
    aside: float = 0.09  # [m] of each foot from the middle

    @property
    def clock(self) -> FloatArray:
        return np.arange(round(self.seconds * self.rate)) / self.rate

    @property
    def force_clock(self) -> FloatArray:
        return np.arange(round(self.seconds * self.force_rate)) / self.force_rate

    def strikes(self, side: str) -> FloatArray:
        """When a foot strikes [s], from before the recording to after it."""
        first = 0.1 if side == "R" else 0.1 + 0.5 * self.stride
        return first + self.stride * np.arange(-2, int(self.seconds / self.stride) + 3)


WALK = Gait(speed=1.4, stride=1.1, contact=0.68, seconds=4.0)


def made_capture(gait: Gait | None = None) -> Capture:
    """Return a recording with the names of Rajagopal; x forward, y up, z right."""
    gait = gait or Gait()
    time = gait.clock
    body = np.zeros(time.size) if gait.treadmill else gait.speed * (time - time.mean())
    named = dict(_trunk(gait, time, body))
    for side in SIDES:
        named |= _leg(gait, side, time, body)
    return Capture(
        source_name="made.trc",
        source_format="trc",
        source_sha256="",
        time=time,
        markers=tuple(named),
        position=np.stack(list(named.values()), axis=1),
        forces=None if gait.forces == "none" else _forces(gait),
    )


def _at(x: FloatArray, y: FloatArray, z: FloatArray | float) -> FloatArray:
    return np.stack([x, y, np.broadcast_to(z, x.shape)], axis=1)


def _bounce(gait: Gait, time: FloatArray) -> FloatArray:
    """Height of the pelvis over its mean [m]: lowest in the middle of stance."""
    middle = gait.strikes("R")[2] + 0.5 * gait.contact
    return -0.03 * np.cos(4.0 * np.pi * (time - middle) / gait.stride)


def _trunk(gait: Gait, time: FloatArray, body: FloatArray) -> dict[str, FloatArray]:
    up = _bounce(gait, time)
    places = {
        "RASI": (0.10, HIP + 0.05, 0.12), "LASI": (0.10, HIP + 0.05, -0.12),
        "RPSI": (-0.08, HIP + 0.08, 0.05), "LPSI": (-0.08, HIP + 0.08, -0.05),
        "C7": (-0.05, 1.45, 0.0), "CLAV": (0.10, 1.38, 0.0),
        "RACR": (0.02, 1.42, 0.18), "LACR": (0.02, 1.42, -0.18),
    }  # fmt: skip
    return {name: _at(body + x, y + up, z) for name, (x, y, z) in places.items()}


def foot_path(gait: Gait, side: str, time: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Ball of the foot ahead of the pelvis [m], its height [m], and the pitch of the foot [rad]."""
    phase = np.mod(time - gait.strikes(side)[0], gait.stride)
    half, swing = 0.5 * gait.speed * gait.contact, gait.stride - gait.contact
    s = np.clip((phase - gait.contact) / swing, 0.0, 1.0)
    slope = -gait.speed * swing  # the belt's speed at both ends of the swing
    back = -half + (3 * s**2 - 2 * s**3) * 2 * half + (s - 3 * s**2 + 2 * s**3) * slope
    ahead = np.where(phase < gait.contact, half - gait.speed * phase, back)
    return ahead, 0.05 + 0.25 * np.sin(np.pi * s), 1.2 * np.sin(np.pi * s)


def _leg(gait: Gait, side: str, time: FloatArray, body: FloatArray) -> dict[str, FloatArray]:
    ahead, high, pitch = foot_path(gait, side, time)
    out = SIDES[side]
    z = out * gait.aside
    turn = np.array([[np.cos(pitch), np.sin(pitch)], [-np.sin(pitch), np.cos(pitch)]])
    heel, ankle = (np.einsum("ijt,j->ti", turn, way) for way in (HEEL, ANKLE))
    ball = np.stack([body + ahead, high], axis=1)
    hip = np.stack([body, HIP + _bounce(gait, time)], axis=1)
    knee, foot = _knee(hip, ball + ankle), ball + ankle
    named = {
        "CAL": _at(*(ball + heel).T, z), "TOE": _at(*ball.T, z - out * 0.01),
        "MT5": _at(*(ball + 0.1 * heel).T, z + out * 0.05),
    }  # fmt: skip
    for bone, top, low in (("TH", hip, knee), ("TB", knee, foot)):
        along = low - top
        across = np.stack([-along[:, 1], along[:, 0]], axis=1)
        for number, (a, b, c) in enumerate(
            ((0.3, 0.1, 0.06), (0.55, -0.08, 0.07), (0.7, 0.05, 0.05))
        ):
            named[f"{bone}{number + 1}"] = _at(*(top + a * along + b * across).T, z + out * c)
    return {side + name: track for name, track in named.items()}


def _knee(hip: FloatArray, ankle: FloatArray) -> FloatArray:
    """Where thigh and shank meet, to the front."""
    line = ankle - hip
    reach = np.minimum(np.linalg.norm(line, axis=1), THIGH + SHANK - 1e-6)[:, None]
    along = line / np.linalg.norm(line, axis=1)[:, None]
    share = (THIGH**2 - SHANK**2 + reach**2) / (2.0 * reach)
    front = np.stack([-along[:, 1], along[:, 0]], axis=1)
    return hip + share * along + np.sqrt(np.maximum(THIGH**2 - share**2, 0.0)) * front


def _forces(gait: Gait) -> Forces:
    time = gait.force_clock
    felt = {side: _wrench(gait, side, time) for side in SIDES}
    if gait.forces == "feet":
        plates = tuple(
            ForcePlate(name=f"{side} foot", force=force, moment=moment, side=side.lower())
            for side, (force, moment) in felt.items()
        )
    else:
        force, moment = (sum(parts) for parts in zip(*felt.values(), strict=True))
        plates = (ForcePlate(name="belt", force=force, moment=moment, corners=BELT),)
    return Forces(time=time, plates=plates)


def _wrench(gait: Gait, side: str, time: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Half a wave of force under the ball of the foot; its mean over a stride is half a weight."""
    phase = np.mod(time - gait.strikes(side)[0], gait.stride)
    s = np.where(phase < gait.contact, phase / gait.contact, 0.0)
    up = 0.25 * np.pi * MASS * GRAVITY * gait.stride / gait.contact * np.sin(np.pi * s)
    along = -0.15 * up.max() * np.sin(2.0 * np.pi * s)
    force = np.stack([along, up, np.zeros(up.shape)], axis=1)
    body = 0.0 if gait.treadmill else gait.speed * (time - gait.clock.mean())
    x = body + foot_path(gait, side, time)[0] - 0.02
    point = _at(np.broadcast_to(x, time.shape), np.zeros(time.size), SIDES[side] * gait.aside)
    return force, np.cross(point, force)


def turned(capture: Capture, turn: FloatArray, *, forces: bool = True) -> Capture:
    """The same recording in other axes; a moment changes its sign in a mirror."""
    held = capture.forces
    if held is not None and forces:
        sign = np.linalg.det(turn)

        def change(plate: ForcePlate) -> ForcePlate:
            corners = None if plate.corners is None else plate.corners @ turn.T
            return replace(
                plate, force=plate.force @ turn.T, moment=sign * plate.moment @ turn.T,
                corners=corners,
            )  # fmt: skip

        held = replace(held, plates=tuple(change(plate) for plate in held.plates))
    return replace(capture, position=capture.position @ turn.T, forces=held)


def yaw(degrees: float) -> FloatArray:
    """A turn about y."""
    a = np.radians(degrees)
    return np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])


def relabeled(capture: Capture) -> Capture:
    """Right called left, and left right."""
    other = {"R": "L", "L": "R", "r": "l", "l": "r"}
    names = tuple(
        name if name in ("C7", "CLAV") else other[name[0]] + name[1:] for name in capture.markers
    )
    held = capture.forces
    if held is not None:
        sides = (other.get(plate.side or "") for plate in held.plates)
        plates = tuple(replace(p, side=s) for p, s in zip(held.plates, sides, strict=True))
        held = replace(held, plates=plates)
    return replace(capture, markers=names, forces=held)


def with_plates(capture: Capture, change: Callable[[ForcePlate], ForcePlate]) -> Capture:
    """The same recording with every plate changed."""
    assert capture.forces is not None
    plates = tuple(change(plate) for plate in capture.forces.plates)
    return replace(capture, forces=replace(capture.forces, plates=plates))


def without(capture: Capture, names: Sequence[str]) -> Capture:
    """The same recording without some markers."""
    kept = [k for k, name in enumerate(capture.markers) if name not in names]
    return replace(
        capture,
        markers=tuple(capture.markers[k] for k in kept),
        position=capture.position[:, kept],
    )


def frames(capture: Capture, first: int, after: int) -> Capture:
    """Some frames of it; the forces stay."""
    return replace(capture, time=capture.time[first:after], position=capture.position[first:after])
