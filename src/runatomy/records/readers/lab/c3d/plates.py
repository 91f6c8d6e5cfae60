"""Force plates: from a C3D file's channels to the ground's force on the runner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from runatomy.records.capture import ForcePlate
from runatomy.records.readers.lab.c3d.channels import Channels
from runatomy.records.readers.lab.c3d.parameters import Parameters
from runatomy.records.readers.lab.c3d.upright import Ground, axes_of
from runatomy.records.readers.lab.c3d.wrench import CHANNELS, pressed, pressure, wrench
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.units import CENTIMETER, MILLIMETER

MOST = 64  # plates in a laboratory
UNLOADED = 50.0  # [N] above it the baseline's frames held a person
STRONGEST = 30_000.0  # [N] no runner presses harder
EDGES = (0.1, 8.0)  # [m] of a plate or a treadmill
FEW = 5  # samples under load, too few to tell a place from
OUTSIDE = 1.1  # half lengths from the middle: farther, and the pressure is off the plate
STILL = 1e-3  # [m] a center of pressure that stays within it has moments in too large a unit

_FORCE = {"": 1.0, "n": 1.0, "newton": 1.0, "newtons": 1.0, "kn": 1e3, "lbf": 4.4482216152605}
_LENGTH = {"mm": MILLIMETER, "cm": CENTIMETER, "m": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Setup:
    """One plate as the parameters describe it."""

    name: str
    kind: int
    columns: list[int]  # into the channels
    corners: FloatArray  # [m] (4, 3)
    origin: FloatArray  # [m] (3,)
    calibration: FloatArray | None  # (6, 6) of type 4
    length_unit: float  # [m] of the file

    @property
    def center(self) -> FloatArray:
        """The middle of the surface [m]."""
        return np.asarray(self.corners.mean(axis=0))

    @property
    def half(self) -> FloatArray:
        """Half the lengths [m] of the edges along x and y."""
        along = [self.corners[0] - self.corners[1], self.corners[0] - self.corners[3]]
        return np.asarray(np.linalg.norm(along, axis=1) / 2.0)

    @property
    def axes(self) -> FloatArray:
        """The plate's axes as columns (3, 3), laboratory axes."""
        return axes_of(self.corners)


class UnreadableError(Exception):
    """A plate that cannot be read: why, in plain words."""


def plates_of(
    parameters: Parameters, channels: Channels, length_unit: float, ground: Ground, samples: int
) -> tuple[list[ForcePlate], set[int], list[str]]:
    """Return the plates, the channels they use, and what was mended or cannot be read.

    `length_unit` [m] is the file's, `samples` the analog samples in a frame.
    """
    plates: list[ForcePlate] = []
    used: set[int] = set()
    notes: list[str] = []
    for index in range(min(parameters.whole("FORCE_PLATFORM", "USED") or 0, MOST)):
        try:
            setup = _setup(parameters, index, channels, length_unit)
        except UnreadableError as reason:
            notes.append(f"plate {index + 1} left out: {reason}")
            continue
        plates.append(_plate(setup, parameters, channels, samples, notes))
        used.update(setup.columns)
    return ground.upright(plates, notes), used, notes


def _setup(parameters: Parameters, index: int, channels: Channels, unit: float) -> Setup:
    """Return the plate of that number; raises UnreadableError."""
    kinds = parameters.values("FORCE_PLATFORM", "TYPE")
    kind = int(kinds[index]) if index < len(kinds) and np.isfinite(kinds[index]) else 0
    if kind not in CHANNELS:
        raise UnreadableError(f"its type {kind} is not among the types 1 to 4 that can be read")
    columns = _columns(parameters, index, CHANNELS[kind], len(channels.names))
    corners = _slice(parameters, "CORNERS", index, 12).reshape(4, 3)
    unit = _corner_unit(corners, unit)
    origin = _slice(parameters, "ORIGIN", index, 3) if kind != 1 else np.zeros(3)
    return Setup(
        name=f"plate {index + 1}",
        kind=kind,
        columns=columns,
        corners=corners * unit,
        origin=origin * unit,
        calibration=_calibration(parameters, index) if kind == 4 else None,
        length_unit=unit,
    )


def _slice(parameters: Parameters, name: str, index: int, count: int) -> FloatArray:
    """Return one plate's share of a parameter."""
    values = parameters.values("FORCE_PLATFORM", name)[index * count : (index + 1) * count]
    if len(values) < count or not np.isfinite(values).all():
        raise UnreadableError(f"its {name} are not in the file")
    return values


def _columns(parameters: Parameters, index: int, count: int, channels: int) -> list[int]:
    """Return which channels are the plate's."""
    shape = parameters.shape("FORCE_PLATFORM", "CHANNEL")
    width = shape[0] if shape else 0
    values = parameters.values("FORCE_PLATFORM", "CHANNEL", unsigned=True)
    numbers = values[index * width : index * width + count]
    if width < count or len(numbers) < count:
        raise UnreadableError(f"the file names fewer than its {count} channels")
    if not np.all((numbers >= 1) & (numbers <= channels)):
        raise UnreadableError("its channels are not in the file")
    return [int(one) - 1 for one in numbers]


def _corner_unit(corners: FloatArray, unit: float) -> float:
    """Return the meters in the corners' unit: the file's, unless only another gives a plate."""
    edges = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    if not np.all(edges > 0.0):
        raise UnreadableError("its corners are not in the file")
    across = (corners[0] - corners[1]) @ (corners[0] - corners[3])
    if abs(across) > 0.2 * edges[1] * edges[0]:
        raise UnreadableError("its corners are not those of a rectangle, in turn")
    for one in (unit, MILLIMETER, 1.0, CENTIMETER):
        if np.all((edges * one > EDGES[0]) & (edges * one < EDGES[1])):
            return one
    raise UnreadableError(
        f"its corners lie {edges.min() * unit:.3g} to {edges.max() * unit:.3g} m apart"
    )


def _calibration(parameters: Parameters, index: int) -> FloatArray | None:
    """Return a plate's CAL_MATRIX (6, 6), forces = matrix @ channels; None where there is none."""
    shape = parameters.shape("FORCE_PLATFORM", "CAL_MATRIX")
    values = parameters.values("FORCE_PLATFORM", "CAL_MATRIX")
    if len(shape) < 2 or shape[0] < 6 or shape[1] < 6:
        return None
    size = shape[0] * shape[1]
    values = values[index * size : (index + 1) * size]
    if len(values) < size or not np.isfinite(values).all() or not values.any():
        return None
    matrix = values.reshape(shape[1], shape[0])[:6, :6].T  # the first index runs fastest
    by_row = parameters.text("FORCE_PLATFORM", "MATRIX_STORE").upper() == "BYROW"
    return np.ascontiguousarray(matrix.T if by_row else matrix)


def _plate(
    setup: Setup,
    parameters: Parameters,
    channels: Channels,
    samples: int,
    notes: list[str],
) -> ForcePlate:
    """Return the plate's force and moment about the laboratory's origin."""
    raw = channels.values[:, setup.columns]
    if not np.isfinite(raw).all():
        notes.append(f"{setup.name}: {int((~np.isfinite(raw)).sum())} samples are no numbers; zero")
        raw = np.nan_to_num(raw, posinf=0.0, neginf=0.0)
    raw = _scaled(setup, raw, channels, notes)
    raw = _without_baseline(setup, raw, parameters, samples, notes)
    force, moment = _placed(setup, raw, _moment_unit(setup, channels), notes)
    force, moment = force @ setup.axes.T, moment @ setup.axes.T
    moment = moment + np.cross(setup.center, force)
    return ForcePlate(
        name=setup.name,
        force=read_only(force),
        moment=read_only(moment),
        corners=read_only(setup.corners),
    )


def _scaled(setup: Setup, raw: FloatArray, channels: Channels, notes: list[str]) -> FloatArray:
    """Return the channels with forces in newtons, the calibration of type 4 applied."""
    if setup.calibration is not None:
        scaled = raw @ setup.calibration.T
        peak, as_it_is = np.abs(scaled[:, 2]).max(initial=0.0), np.abs(raw[:, 2]).max(initial=0.0)
        if peak > STRONGEST and UNLOADED < as_it_is < STRONGEST:
            notes.append(f"{setup.name}: its channels are forces already; CAL_MATRIX left out")
            return raw
        return scaled
    if setup.kind == 4:
        notes.append(f"{setup.name}: of type 4, but without CAL_MATRIX; channels taken as forces")
    count = 8 if setup.kind == 3 else 3
    out = raw.copy()
    for place, column in enumerate(setup.columns[:count]):
        out[:, place] *= _FORCE.get(channels.units[column].strip().lower(), 1.0)
    return out


def _without_baseline(
    setup: Setup, raw: FloatArray, parameters: Parameters, samples: int, notes: list[str]
) -> FloatArray:
    """Return the channels less their mean over the frames ZERO names, where nobody stood there."""
    zero = parameters.values("FORCE_PLATFORM", "ZERO")
    if len(zero) < 2 or not np.isfinite(zero[:2]).all() or zero[1] < 1 or zero[1] < zero[0]:
        return raw
    first, last = max(int(zero[0]), 1), int(zero[1])
    window = raw[(first - 1) * samples : last * samples]
    if not len(window):
        return raw
    base = window.mean(axis=0)
    vertical = base[4:8].sum() if setup.kind == 3 else base[2]
    load = window[:, 4:8].sum(axis=1) if setup.kind == 3 else window[:, 2]
    if abs(vertical) > UNLOADED or np.ptp(load) > UNLOADED:
        notes.append(
            f"{setup.name}: frames {first} to {last}, meant for its zero, hold "
            f"{abs(vertical):.0f} N; not subtracted"
        )
        return raw
    if abs(vertical) > 1.0:
        notes.append(
            f"{setup.name}: {vertical:.1f} N of frames {first} to {last} taken as its zero"
        )
    if setup.kind == 1:
        base[3:5] = 0.0  # a point, not a signal that drifts
    return np.asarray(raw - base)


def _moment_unit(setup: Setup, channels: Channels) -> float:
    """Return the newton meters in the unit of the plate's moments, by the channels or the file."""
    if setup.kind == 3:
        return 1.0
    unit = channels.units[setup.columns[-1]].strip().lower()
    stated = unit.replace(".", "").replace("*", "").replace("·", "").replace(" ", "")
    length = _LENGTH.get(stated[1:]) if stated[:1] == "n" else None
    return setup.length_unit if length is None else length


def _placed(
    setup: Setup, raw: FloatArray, moment_unit: float, notes: list[str]
) -> tuple[FloatArray, FloatArray]:
    """Return force and moment about the surface's middle, plate axes.

    Unit and origin are the file's unless only another of the known ways to write them brings the
    center of pressure onto the plate.
    """
    origin, turned = _origin(setup)
    length = setup.length_unit
    what = "its points are in {}" if setup.kind == 1 else "its moments are in newton {}"
    ways = (
        (moment_unit, length, origin, turned),
        (moment_unit, length, origin * (-1.0, -1.0, 1.0), "ORIGIN is turned around"),
        (MILLIMETER, MILLIMETER, origin, what.format("millimeters")),
        (1.0, 1.0, origin, what.format("meters")),
    )
    fits = [_fit(setup, raw, unit, point_unit, start) for unit, point_unit, start, _ in ways]
    unit, point_unit, start, said = ways[fits.index(max(fits))]
    if said:
        notes.append(f"{setup.name}: {said}")
    if not max(fits):
        notes.append(
            f"{setup.name}: its center of pressure lies beside it; "
            "check its corners, ORIGIN and units"
        )
    return wrench(setup.kind, raw, start, unit, point_unit)


def _fit(setup: Setup, raw: FloatArray, unit: float, point_unit: float, origin: FloatArray) -> int:
    """Return how well a way to read a plate fits: 0 pressed beside it, 1 on one spot of it, 2 well.

    The spot is told from the moments alone: in too large a unit they hardly move the pressure,
    wherever ORIGIN puts it.
    """
    force, moment = wrench(setup.kind, raw, origin, unit, point_unit)
    loaded = pressed(force)
    if loaded.sum() < FEW:
        return 2
    point = pressure(force[loaded], moment[loaded])
    if np.any(np.abs(np.median(point, axis=0)) > OUTSIDE * setup.half):
        return 0
    if setup.kind in (2, 4):
        force, moment = wrench(setup.kind, raw[loaded], np.zeros(3), unit, point_unit)
        point = pressure(force, moment)
    return 2 if np.ptp(point, axis=0).max() > STILL else 1


def _origin(setup: Setup) -> tuple[FloatArray, str]:
    """Return ORIGIN as the guide means it, and a word where it was written the other way."""
    origin = setup.origin
    if setup.kind == 3:
        mended = np.array([abs(origin[0]), abs(origin[1]), -abs(origin[2])])
        return mended, "" if np.array_equal(mended, origin) else "ORIGIN's signs are mended"
    if setup.kind in (2, 4) and origin[2] > 0.0:
        return -origin, "ORIGIN points from surface to sensors (its z is above zero); turned around"
    return origin, ""
