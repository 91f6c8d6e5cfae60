"""Forces, muscle signals and angles out of tables, whatever their columns are called."""

from __future__ import annotations

import numpy as np
import pytest

from records.readers.lab.c3d_bytes import Array, c3d, person
from runatomy.records.capture import Forces
from runatomy.records.readers.lab import (
    read_capture,
    read_emg,
    read_forces,
    read_storage,
    with_emg,
    with_forces,
)
from runatomy.terms.errors import DamagedFileError, RecordError

ROWS = 60
TIME = np.arange(ROWS) / 300.0 + 0.05
PHASE = np.linspace(0.02, 3.1, ROWS)
FORCE = np.stack([30 * np.cos(PHASE), 900 * np.sin(PHASE), 10 * np.sin(2 * PHASE)], axis=1)
POINT = np.stack([0.5 + 0.1 * PHASE, 0.0 * PHASE, 0.2 + 0.0 * PHASE], axis=1)
TWIST = np.stack([0 * PHASE, 4 * np.sin(2 * PHASE), 0 * PHASE], axis=1)
MOMENT = np.cross(POINT, FORCE) + TWIST
FIRST, SECOND = np.hstack([FORCE, POINT, TWIST]), np.hstack([0.5 * FORCE, POINT + 0.1, -TWIST])


def named(force: str, point: str, moment: str) -> list[str]:
    return [one + axis for one in (force, point, moment) for axis in "xyz"]


STYLES = {
    "rajagopal": (named("R_ground_force_v", "R_ground_force_p", "R_ground_torque_"),
                  named("L_ground_force_v", "L_ground_force_p", "L_ground_torque_"), "r", "l"),
    "middle": (named("ground_force_r_v", "ground_force_r_p", "ground_torque_r_"),
               named("ground_force_l_v", "ground_force_l_p", "ground_torque_l_"), "r", "l"),
    "moments": (named("ground_force_r_v", "ground_force_r_p", "ground_force_r_m"),
                named("ground_force_l_v", "ground_force_l_p", "ground_force_l_m"), "r", "l"),
    "numbered": (named("ground_force_v", "ground_force_p", "ground_torque_"),
                 named("1_ground_force_v", "1_ground_force_p", "1_ground_torque_"), None, None),
    "behind": (named("ground_force1_v", "ground_force1_p", "ground_moment1_m"),
               named("ground_force2_v", "ground_force2_p", "ground_moment2_m"), None, None),
    "plates": (named("FP1_v", "FP1_p", "FP1_moment_"), named("FP2_v", "FP2_p", "FP2_moment_"),
               None, None),
    "bodies": (named("ground_force_calcn_r_v", "ground_force_calcn_r_p", "ground_moment_calcn_r_m"),
               named("ground_force_calcn_l_v", "ground_force_calcn_l_p", "ground_moment_calcn_l_m"),
               "r", "l"),
    "counted": ([f"{one}1_{axis}" for one in "fpm" for axis in "123"],
                [f"{one}2_{axis}" for one in "fpm" for axis in "123"], None, None),
    "spoken": (named("RightForce.", "RightCOP.", "RightTorque."),
               named("LeftForce.", "LeftCOP.", "LeftTorque."), "r", "l"),
}  # fmt: skip


def table(
    columns: list[str], values: Array, *, head: str | None = None, gap: str = "\t",
    time: Array = TIME, clock: str = "time",
) -> bytes:  # fmt: skip
    """Return a table with a time column; `head` is what stands before the names."""
    if head is None:
        head = f"grf\nversion=1\nnRows={len(values)}\nnColumns={values.shape[1] + 1}\nendheader\n"
    lines = [gap.join([clock, *columns])]
    for moment, row in zip(time, values, strict=True):
        lines.append(gap.join(f"{one:.8g}" for one in (moment, *row)))
    return (head + "\n".join(lines) + "\n").encode()


def told(repairs: tuple[str, ...], words: str) -> bool:
    return any(words in line for line in repairs)


def check(forces: Forces) -> None:
    np.testing.assert_allclose(forces.time, TIME, atol=1e-7)
    one, two = forces.plates
    np.testing.assert_allclose(one.force, FORCE, atol=1e-4)
    np.testing.assert_allclose(one.moment, MOMENT, atol=1e-4)
    np.testing.assert_allclose(two.force, 0.5 * FORCE, atol=1e-4)
    np.testing.assert_allclose(two.moment, np.cross(POINT + 0.1, 0.5 * FORCE) - TWIST, atol=1e-4)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_way_to_name_forces(style: str) -> None:
    one, two, right, left = STYLES[style]
    forces = read_forces(table(one + two, np.hstack([FIRST, SECOND])), "grf.mot")
    check(forces)
    assert (forces.plates[0].side, forces.plates[1].side) == (right, left)
    assert forces.repairs == () and forces.plates[0].name != forces.plates[1].name


@pytest.mark.parametrize(
    ("head", "gap"),
    [("", ","), ("", "\t"), ("", "   "), ("", ";"), ("any words\n\nENDHEADER\n", " "),
     ("name grf\ndatacolumns 19\t\t\ndatarows 60\t\t\nrange 0 1\nendheader\t\t\t\n\n", "\t")],
)  # fmt: skip
def test_every_header_and_separator(head: str, gap: str) -> None:
    one, two, *_ = STYLES["middle"]
    values = np.hstack([FIRST, SECOND])
    forces = read_forces(table(one + two, values, head=head, gap=gap), "grf.mot")
    check(forces)
    assert forces.repairs == ()
    crlf = table(one + two, values, head=head, gap=gap).replace(b"\n", b"\r\n")
    check(read_forces(crlf, "grf.mot"))


def test_what_forces_lack_is_told() -> None:
    columns = STYLES["middle"][0]
    free = read_forces(table(columns[:6], FIRST[:, :6]), "grf.mot")
    np.testing.assert_allclose(free.plates[0].moment, np.cross(POINT, FORCE), atol=1e-4)
    assert told(free.repairs, "no free moment")
    values = FIRST.copy()
    values[:5, 3:6] = np.nan
    values[:5, :3] = 0.0
    gaps = read_forces(table([*columns, "emg1"], np.hstack([values, FIRST[:, :1]])), "grf.mot")
    assert np.isfinite(gaps.plates[0].moment).all() and told(
        gaps.repairs, "15 point values missing"
    )
    assert told(gaps.repairs, "1 column that belong")
    with pytest.raises(RecordError, match="no ground force with all") as caught:
        read_forces(table(columns[:5], FIRST[:, :5]), "grf.mot")
    assert caught.value.mend is not None and "ground_force_r_vx" in caught.value.mend


def test_millimeters_and_upside_down_are_mended_and_told() -> None:
    columns = STYLES["middle"][0]
    values = FIRST * ([1.0] * 3 + [1e3] * 6)
    forces = read_forces(table(columns, values), "grf.mot")
    np.testing.assert_allclose(forces.plates[0].moment, MOMENT, atol=1e-3)
    assert told(forces.repairs, "millimeters")
    over = read_forces(table(columns, FIRST * ([-1.0] * 3 + [1.0] * 3 + [-1.0] * 3)), "grf.mot")
    np.testing.assert_allclose(over.plates[0].force, FORCE, atol=1e-4)
    np.testing.assert_allclose(over.plates[0].moment, MOMENT, atol=1e-4)
    assert told(over.repairs, "upside down")


def test_rows_missing_are_bridged_and_told() -> None:
    keep = np.delete(np.arange(ROWS), [20, 21])
    forces = read_forces(table(STYLES["middle"][0], FIRST[keep], time=TIME[keep]), "grf.mot")
    assert len(forces.time) == ROWS and told(forces.repairs, "2 rows missing in the times")
    np.testing.assert_allclose(forces.plates[0].force, FORCE, atol=5.0)


def test_a_long_hole_is_no_force_whether_rows_or_values_are_missing() -> None:
    rate = 1.0 / float(TIME[1] - TIME[0])
    long = np.arange(15, 15 + int(0.03 * rate) + 1)
    keep = np.delete(np.arange(ROWS), long)
    columns, values = STYLES["middle"][0], FIRST.copy()
    values[long, 3:6] = np.nan  # its point alone is lost
    rows = read_forces(table(columns, FIRST[keep], time=TIME[keep]), "grf.mot")
    cells = read_forces(table(columns, values), "grf.mot")
    for forces in (rows, cells):
        assert told(forces.repairs, "taken as no force there")
        assert not forces.plates[0].force[long].any() and not forces.plates[0].moment[long].any()
        np.testing.assert_allclose(
            forces.plates[0].force[long[-1] + 1 :], FORCE[long[-1] + 1 :], atol=1e-4
        )


def test_a_storage_table_says_what_it_holds() -> None:
    head = (
        "Coordinates\nversion=1\nnRows=60\nnColumns=4\ninDegrees=yes\n\nUnits are S.I. units "
        "(second, meters, Newtons, ...)\nIf the header above contains a line with 'inDegrees', "
        "this indicates whether rotational values are in degrees (yes) or radians (no).\n\n"
        "endheader\n"
    )
    angles = read_storage(table(["hip", "knee", "knee"], FORCE, head=head), "angles.mot")
    assert angles.title == "Coordinates" and angles.in_degrees is True
    assert angles.columns == ("hip", "knee", "knee_2") and told(angles.repairs, "knee_2")
    np.testing.assert_allclose(angles.column("knee"), FORCE[:, 1], atol=1e-4)
    with pytest.raises(RecordError, match="no column 'ankle'"):
        angles.column("ankle")
    fewer = read_storage(table(["a"], FORCE[:50, :1], head=head, time=TIME[:50]), "angles.mot")
    assert told(fewer.repairs, "promises 60 rows, 50 are there")
    for promised in ("\u00b20", "9" * 5000):  # a digit that is no number, a number beyond any file
        odd = head.replace("nRows=60", f"nRows={promised}")
        assert not told(read_storage(table(["a"], FORCE[:, :1], head=odd), "a.mot").repairs, "rows")
    assert read_storage(table(["a"], FORCE[:, :1], head=""), "a.csv").in_degrees is None
    for data, words in ((b"a b\n1 2\n", "names its columns"), (b"time a\n", "no rows")):
        with pytest.raises((RecordError, DamagedFileError), match=words):
            read_storage(data, "a.mot")


@pytest.mark.parametrize(
    ("clock", "size", "gap"),
    [("time", 1.0, "\t"), ("Time (s)", 1.0, ","), ("t", 1.0, "  "), ("X[s]", 1.0, ","),
     ("Time (ms)", 1e3, ","), ("time_ms", 1e3, "\t"), ("time", 1e3, ";")],
)  # fmt: skip
def test_muscle_signals_and_their_clock(clock: str, size: float, gap: str) -> None:
    values = np.abs(FORCE) / 900.0
    data = table(["SOL", "TA (mV)".replace(" ", "_"), "GM"], values, head="", gap=gap,
                 time=TIME * size, clock=clock)  # fmt: skip
    emg = read_emg(data, "emg.csv")
    assert emg.channels == ("SOL", "TA_(mV)", "GM")
    np.testing.assert_allclose(emg.time, TIME, atol=1e-6)
    np.testing.assert_allclose(emg.values, values, atol=1e-7)
    assert told(emg.repairs, "milliseconds") == (size > 1.0)


def test_muscle_signals_with_decimal_commas_and_gaps() -> None:
    values = np.abs(FORCE) / 900.0
    data = table(["SOL", "TA", "GM"], values, head="", gap=";").replace(b".", b",")
    lines = data.split(b"\n")
    lines[4] = lines[4].rsplit(b";", 2)[0] + b";;"
    emg = read_emg(b"\n".join(lines), "emg.csv")
    assert told(emg.repairs, "decimal commas") and np.isnan(emg.values[3, 1:]).all()
    np.testing.assert_allclose(np.delete(emg.values, 3, 0), np.delete(values, 3, 0), atol=1e-7)


def test_signals_rounded_to_milliseconds_keep_their_samples() -> None:
    time = np.floor(np.arange(500) / 1.926) / 1e3
    values = np.sin(np.arange(500))[:, None]
    emg = read_emg(table(["TA"], values, head="", time=time), "emg.txt")
    assert len(emg.time) == 500 and told(emg.repairs, "rounded until they repeat")
    assert 1 / np.diff(emg.time).mean() == pytest.approx(1926.0, rel=0.01)


def test_no_time_column_or_no_signal() -> None:
    with pytest.raises(RecordError, match="one of them the time"):
        read_emg(b"SOL,TA\n1,2\n3,4\n", "emg.csv")
    with pytest.raises(RecordError):
        read_emg(b"time\n0\n1\n", "emg.csv")


def test_forces_and_signals_join_a_capture() -> None:
    capture = read_capture(c3d(person(25) * 1e3), "walk.c3d")  # 0 to 0.24 s
    forces = read_forces(table(STYLES["middle"][0], FIRST), "grf.mot")  # 0.05 to 0.2467 s
    joined = with_forces(capture, forces)
    assert joined.forces is not None and capture.forces is None
    assert told(joined.repairs, "the forces run from 0.050 to 0.247 s, a part of the markers'")
    whole = with_forces(read_capture(c3d(person(15) * 1e3), "walk.c3d"), forces, offset=-0.05)
    assert whole.forces is not None
    assert whole.repairs == ("the clock of the forces was moved by -50 ms, as given",)
    np.testing.assert_allclose(whole.forces.time, TIME - 0.05, atol=1e-7)
    again = with_forces(joined, forces)
    assert told(again.repairs, "are replaced by those given beside it")
    emg = read_emg(table(["SOL"], FORCE[:, :1], head=""), "emg.csv")
    with_signals = with_emg(capture, emg, offset=0.01)
    assert with_signals.emg is not None and with_signals.emg.time[0] == pytest.approx(0.06)


def test_clocks_that_share_no_moment_are_refused() -> None:
    capture = read_capture(c3d(person(25) * 1e3), "walk.c3d")
    late = read_forces(table(STYLES["middle"][0], FIRST, time=TIME + 12.0), "grf.mot")
    with pytest.raises(RecordError, match="share no moment") as caught:
        with_forces(capture, late)
    assert caught.value.mend is not None and "--forces-offset -12050" in caught.value.mend
    assert with_forces(capture, late, offset=-12.05).forces is not None
    early = read_emg(table(["SOL"], FORCE[:, :1], head="", time=TIME - 5.0), "emg.csv")
    with pytest.raises(RecordError, match="share no moment"):
        with_emg(capture, early)
