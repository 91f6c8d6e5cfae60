"""Ground forces out of MOT, STO and CSV tables, whatever their columns are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from runatomy.records.capture import Capture, ForcePlate, Forces
from runatomy.records.readers.clock import counted
from runatomy.records.readers.lab.clock import Ticks, even_clock
from runatomy.records.readers.lab.storage import StorageTable, read_storage
from runatomy.terms.arrays import BoolArray, FloatArray, read_only
from runatomy.terms.errors import RecordError
from runatomy.terms.units import MILLIMETER

FARTHEST = 50.0  # [m] a point of force farther away is written in millimeters
TWIST = 1000.0  # [N m] a larger free moment is written in newton millimeters
PRESSED = 0.2  # of the largest force: less tells little of its point
HOLE = 0.02  # [s] up to which missing values lie on a straight line; longer ones are unknown
NAMED = 4  # columns that are named where more are left out
UPRIGHT = 3.0  # times the other components' mean: the vertical one

_MEND = (
    "Name them as OpenSim does: ground_force_r_vx vy vz, ground_force_r_px py pz and "
    "ground_torque_r_x y z for the right foot, the same with l for the left."
)
_LETTERS = {"v": "force", "f": "force", "p": "point", "m": "moment", "t": "moment"}
_WORDS = (("torque", "moment"), ("moment", "moment"), ("cop", "point"), ("point", "point"),
          ("force", "force"), ("grf", "force"))  # fmt: skip
_COUNTED = re.compile(r"([fpm])(\d+)_([123])")  # f1_1, f1_2, f1_3 ...
_PARTS = re.compile(r"[\s_.:\-]+")
_SIDES = {"r": "r", "rt": "r", "right": "r", "l": "l", "lt": "l", "left": "l"}

SIGNALS = {"forces": "forces", "emg": "muscle signals"}

Column = tuple[str, tuple[str, ...], int]  # kind, whose it is, axis


def read_forces(data: bytes, name: str) -> Forces:
    """Return the ground forces in a MOT or STO file, or in a table with the same columns.

    Columns are found by their names, in any of the ways in use: `R_ground_force_vx`,
    `ground_force_r_vx`, `1_ground_force_vx`, `FP1_vx` ... with `p` for the point of force and
    `torque`, `moment` or `m` for the free moment. The moment returned is about the laboratory's
    origin: point x force + free moment. Raises RecordError where no force has all its columns.
    """
    table = read_storage(data, name)
    found = _found(table)
    ticks = even_clock(table.time, name, noun="row")
    notes = [*table.repairs, *ticks.repairs]
    plates = [_plate(table, who, columns, ticks, notes) for who, columns in found.items()]
    used = sum(len(columns) for columns in found.values())
    if spare := len(table.columns) - used:
        notes.append(
            f"{counted(spare, 'column')} that belong to no ground force left out"
            f" ({_unused(table, found)})"
        )
    plates = _upright(plates, notes)
    source = f"{name} (sha256 {table.source.sha256})"
    return Forces(time=ticks.time, plates=tuple(plates), source=source, repairs=tuple(notes))


def with_forces(capture: Capture, forces: Forces, *, offset: float = 0.0) -> Capture:
    """Return the capture with these ground forces in place of its own.

    `offset` [s] is added to the forces' times where their clock began at another moment. Raises
    RecordError where forces and markers share no moment.
    """
    time = forces.time + offset
    told = coverage(capture, time, "forces", offset)
    if capture.forces is not None and capture.forces is not forces:
        told.append("the forces within the recording are replaced by those given beside it")
    return replace(
        capture,
        forces=replace(forces, time=read_only(time)),
        repairs=(*capture.repairs, *forces.repairs, *told),
    )


def coverage(capture: Capture, time: FloatArray, what: str, offset: float) -> list[str]:
    """Return what to say of a signal's clock, moved by an offset [s]; raises where none fits.

    what: "forces" or "emg".
    """
    begin, end = float(capture.time[0]), float(capture.time[-1])
    first, last = float(time[0]), float(time[-1])
    spans = f"the {SIGNALS[what]} run from {first:.3f} to {last:.3f} s"
    if first >= end or last <= begin:
        raise RecordError(
            f"{spans}, the markers from {begin:.3f} to {end:.3f} s: they share no moment",
            where=capture.source_name,
            mend="Give the file of the same trial, or the offset between the clocks: "
            f"--{what}-offset {1e3 * (begin - first + offset):+.0f} (ms) lets both begin together.",
        )
    moved = f"the clock of the {SIGNALS[what]} was moved by {1e3 * offset:+.0f} ms, as given"
    step = float(np.median(np.diff(capture.time)))
    told = [moved] if offset else []
    if first <= begin + step and last >= end - step:
        return told
    return [*told, f"{spans}, a part of the markers' {begin:.3f} to {end:.3f} s"]


def _column(name: str) -> Column | None:
    """Return what a column holds; None where it is no part of a ground force."""
    plain = name.strip().lower()
    if match := _COUNTED.fullmatch(plain):
        return _LETTERS[match[1]], (match[2],), int(match[3]) - 1
    if plain[-1:] not in ("x", "y", "z"):
        return None
    axis = "xyz".index(plain[-1])
    parts = [part for part in _PARTS.split(plain[:-1]) if part]
    kind = _LETTERS.get(parts[-1]) if parts else None
    if kind is not None:
        parts = parts[:-1]
    kind = kind or next((k for word, k in _WORDS for part in parts if word in part), None)
    if kind is None:
        return None
    bare = [re.sub("torque|moment|cop|point|force|grf|ground", "", part) for part in parts]
    return kind, tuple(part for part in bare if part), axis


def _found(table: StorageTable) -> dict[tuple[str, ...], dict[tuple[str, int], int]]:
    """Return the columns of every whole force, by whose it is, then by kind and axis."""
    owners: dict[tuple[str, ...], dict[tuple[str, int], int]] = {}
    for index, name in enumerate(table.columns):
        if (one := _column(name)) is not None:
            kind, who, axis = one
            owners.setdefault(who, {}).setdefault((kind, axis), index)
    needed = [(kind, axis) for kind in ("force", "point") for axis in range(3)]
    whole = {w: c for w, c in owners.items() if all(one in c for one in needed)}
    if not whole:
        raise RecordError(
            "no ground force with all of its columns (three of force, three of its point) is in "
            f"it; its columns: {', '.join(table.columns[:12]) or 'none'}",
            where=table.source.name,
            mend=_MEND,
        )
    return whole


def _plate(
    table: StorageTable,
    who: tuple[str, ...],
    columns: Mapping[tuple[str, int], int],
    ticks: Ticks,
    notes: list[str],
) -> ForcePlate:
    """Return one force, its moment about the laboratory's origin."""
    label = table.columns[columns["force", 0]].strip()[:-1].rstrip("vVfF").rstrip("_. ")
    name = label or f"force {'_'.join(who)}".strip()
    (force, unfelt), (point, nowhere), (free, _) = (
        _vector(table, columns, kind, ticks, notes, name) for kind in ("force", "point", "moment")
    )
    load = np.linalg.norm(force, axis=1)
    loaded = load > PRESSED * load.max(initial=0.0)  # elsewhere points are what noise makes them
    reach = float(np.median(np.abs(point[loaded]).max(axis=1))) if loaded.any() else 0.0
    if reach > FARTHEST:
        notes.append(f"{name}: points {reach:.0f} m away are read as millimeters")
        point = point * MILLIMETER
    if np.abs(free[loaded]).max(initial=0.0) > TWIST:
        notes.append(f"{name}: free moments are read as newton millimeters")
        free = free * MILLIMETER
    unknown = unfelt | (nowhere & loaded)  # off the ground nobody needs a point
    force, free = (np.where(unknown[:, None], 0.0, part) for part in (force, free))
    if unknown.any():
        lasts = unknown.sum() / ticks.rate
        notes.append(f"{name}: unknown for {lasts:.2f} s in all; taken as no force there")
    return ForcePlate(
        name=name,
        force=read_only(force),
        moment=read_only(np.cross(point, force) + free),
        side=next((_SIDES[part] for part in who if part in _SIDES), _beginning(who)),
    )


def _beginning(who: tuple[str, ...]) -> str | None:
    """Return the side that a longer word begins with: rightfoot, left1."""
    return next((p[0] for p in who if p.startswith(("right", "left"))), None)


def _vector(
    table: StorageTable,
    columns: Mapping[tuple[str, int], int],
    kind: str,
    ticks: Ticks,
    notes: list[str],
    name: str,
) -> tuple[FloatArray, BoolArray]:
    """Return three columns (samples, 3) on the even clock, and where they are unknown (samples,).

    Missing rows and values lie on a straight line for up to HOLE, and are zero and unknown beyond;
    what the file has no column for is zero.
    """
    places = [columns.get((kind, axis)) for axis in range(3)]
    out, unknown = np.zeros((ticks.count, 3)), np.zeros(ticks.count, dtype=bool)
    absent = 0
    for axis, place in enumerate(places):
        if place is not None:
            column = table.values[:, place]
            absent += int((~np.isfinite(column)).sum())
            out[:, axis], lost = _bridged(ticks.spread(column), ticks.rate)
            unknown |= lost
    if all(place is None for place in places):
        notes.append(f"{name}: no free moment in the file; taken as zero")
    if absent:
        notes.append(
            f"{name}: {counted(absent, f'{kind} value')} missing; bridged for up to "
            f"{1e3 * HOLE:.0f} ms"
        )
    return np.where(unknown[:, None], 0.0, out), unknown


def _bridged(values: FloatArray, rate: float) -> tuple[FloatArray, BoolArray]:
    """Return values (samples,) with short holes on a straight line, and where longer ones are."""
    known = np.isfinite(values)
    if known.all() or not known.any():
        return np.where(known, values, 0.0), ~known
    here = np.flatnonzero(known)
    index = np.arange(len(values))
    after = here[np.searchsorted(here, index).clip(max=len(here) - 1)]
    before = here[(np.searchsorted(here, index, side="right") - 1).clip(0)]
    wide = (after - before - 1 > HOLE * rate) | (index < here[0]) | (index > here[-1])
    return np.interp(index, here, values[here]), ~known & wide


def _unused(
    table: StorageTable, found: Mapping[tuple[str, ...], Mapping[tuple[str, int], int]]
) -> str:
    """Return the names of columns that belong to no force, the first few."""
    used = {place for columns in found.values() for place in columns.values()}
    names = [name for place, name in enumerate(table.columns) if place not in used]
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


def _upright(plates: list[ForcePlate], notes: list[str]) -> list[ForcePlate]:
    """Return the plates with the ground pushing up: along the axis of the largest mean force."""
    mean = np.sum([plate.force.mean(axis=0) for plate in plates], axis=0)
    order = np.argsort(np.abs(mean))
    vertical = int(order[-1])
    if mean[vertical] >= 0.0 or abs(mean[vertical]) < UPRIGHT * abs(mean[order[-2]]):
        return plates
    notes.append(
        f"the forces were upside down (mean {mean[vertical]:.0f} N along {'xyz'[vertical]}); "
        "all forces and moments turned over"
    )
    return [
        replace(one, force=read_only(-one.force), moment=read_only(-one.moment)) for one in plates
    ]
