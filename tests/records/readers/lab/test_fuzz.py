"""Whatever the bytes, a Capture, Forces, Emg or one of our own errors comes out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from records.readers.lab.c3d_bytes import DEC, c3d, person, plate_groups
from records.readers.lab.test_plates import CORNERS, N_NMM, ORIGIN, channels, push, scale
from records.readers.lab.test_tables import FIRST, STYLES, table
from records.readers.lab.test_trc import trc
from runatomy.records.capture import Capture, Emg, Forces
from runatomy.records.readers.lab import read_capture, read_emg, read_forces
from runatomy.terms.errors import RunatomyError


@cache
def rich_c3d(machine: int = 84, whole: float | None = None) -> bytes:
    """Return a C3D file with a bit of everything."""
    groups = plate_groups(2, CORNERS * 1e3, list(ORIGIN * 1e3), N_NMM, ZERO=np.array([1, 2]))
    groups["EVENT"] = {"USED": 1, "LABELS": ["Foot Strike"], "CONTEXTS": ["Left"],
                       "TIMES": np.array([[0.0], [0.1]])}  # fmt: skip
    groups["TRIAL"] = {"ACTUAL_START_FIELD": np.array([1, 0]),
                       "ACTUAL_END_FIELD": np.array([20, 0])}  # fmt: skip
    groups["ANALOG"]["LABELS"] = [*groups["ANALOG"]["LABELS"], "EMG1"]  # type: ignore[misc]
    groups["ANALOG"]["UNITS"] = [*N_NMM, "V"]
    data = np.column_stack([channels(2, *push()) * scale(2), np.zeros(200)])
    if whole is not None:
        data = np.round(data / 50.0)
    return c3d(person() * 1e3, analog=data, samples=10, groups=groups, machine=machine, whole=whole)


Read = Callable[[bytes, str], Capture | Forces | Emg]
SOUND: dict[str, tuple[Read, bytes]] = {
    "float.c3d": (read_capture, rich_c3d()),
    "whole.c3d": (read_capture, rich_c3d(DEC, 0.1)),
    "walk.trc": (read_capture, trc()),
    "grf.mot": (read_forces, table(STYLES["middle"][0], FIRST)),
    "emg.csv": (read_emg, table(["SOL", "TA"], FIRST[:, :2], head="", gap=",")),
}


def judge(data: bytes, name: str) -> None:
    """Read, and check what every result keeps; an error whose cause is a stumble is a failure."""
    try:
        got = SOUND[name][0](data, name)
    except RunatomyError as error:
        assert error.__cause__ is None, repr(error.__cause__)
        assert str(error)
        return
    if isinstance(got, Emg):
        assert got.values.shape == (len(got.time), len(got.channels))
        return
    if isinstance(got, Capture):
        assert len(got.time) >= 3 and np.all(np.diff(got.time) > 0.0)
        assert got.position.shape == (len(got.time), len(got.markers), 3)
        assert len(set(got.markers)) == len(got.markers) > 0
        if got.emg is not None:
            assert got.emg.values.shape == (len(got.emg.time), len(got.emg.channels))
    forces = got if isinstance(got, Forces) else got.forces
    for plate in forces.plates if forces is not None else ():
        assert forces is not None and plate.force.shape == plate.moment.shape == (
            len(forces.time),
            3,
        )
        assert np.isfinite(plate.force).all() and np.isfinite(plate.moment).all()


def test_the_sound_files_are_sound() -> None:
    for name, (read, data) in SOUND.items():
        told = [line for line in read(data, name).repairs if "zero" not in line]
        assert told == [], name


kinds = st.sampled_from(sorted(SOUND))


@settings(max_examples=60, deadline=None)
@given(kinds, st.binary(max_size=700))
def test_noise(name: str, data: bytes) -> None:
    judge(data, name)
    judge(SOUND[name][1][:600] + data, name)


@settings(max_examples=120, deadline=None)
@given(kinds, st.floats(0.0, 1.0))
def test_truncation(name: str, kept: float) -> None:
    data = SOUND[name][1]
    judge(data[: int(kept * len(data))], name)


flips = st.lists(
    st.tuples(st.floats(0.0, 1.0, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=8
)


@settings(max_examples=250, deadline=None)
@given(kinds, flips, st.sampled_from([30, 512, 3072, 10**9]))
def test_flipped_bits(name: str, changes: list[tuple[float, int]], within: int) -> None:
    """Most of the flips hit the header and the parameters, where the harm is done."""
    data = bytearray(SOUND[name][1])
    for place, bits in changes:
        data[int(place * min(len(data), within))] ^= bits
    judge(bytes(data), name)


@settings(max_examples=60, deadline=None)
@given(kinds, st.floats(0.0, 1.0), st.integers(1, 40), st.binary(max_size=40))
def test_bytes_lost_and_put_in(name: str, place: float, lost: int, put: bytes) -> None:
    data = SOUND[name][1]
    at = int(place * len(data))
    judge(data[:at] + put + data[at + lost :], name)
