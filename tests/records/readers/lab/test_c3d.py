"""Markers, clock and events out of C3D, whatever machine, unit or length wrote them."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from records.readers.lab.c3d_bytes import DEC, INTEL, MIPS, NAMES, Array, c3d, person
from runatomy.records.readers.lab import read_capture
from runatomy.terms.errors import DamagedFileError, RecordError

METERS = person()


def told(repairs: tuple[str, ...], words: str) -> bool:
    return any(words in line for line in repairs)


@pytest.mark.parametrize("machine", [INTEL, DEC, MIPS])
@pytest.mark.parametrize("whole", [None, 0.1])
def test_every_machine_and_kind_of_number(machine: int, whole: float | None) -> None:
    capture = read_capture(c3d(METERS * 1e3, machine=machine, whole=whole), "walk.c3d")
    assert capture.markers == NAMES and capture.source_format == "c3d"
    assert capture.repairs == ()
    np.testing.assert_allclose(capture.position, METERS, atol=1e-6 if whole is None else 0.06e-3)
    np.testing.assert_allclose(capture.time, np.arange(20) / 100.0, atol=1e-12)


@pytest.mark.parametrize(
    ("unit", "size"), [("mm", 1e-3), ("cm", 1e-2), ("m", 1.0), ("inch", 0.0254), ("MM ", 1e-3)]
)
def test_units(unit: str, size: float) -> None:
    capture = read_capture(c3d(METERS / size, unit=unit), "walk.c3d")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-5)
    assert capture.repairs == ()


@pytest.mark.parametrize(("unit", "size"), [("m", 1e-3), ("mm", 1.0), ("cm", 1e-3), ("m", 1e-2)])
def test_a_wrong_unit_is_mended_and_told(unit: str, size: float) -> None:
    capture = read_capture(c3d(METERS / size, unit=unit), "walk.c3d")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-5)
    assert told(capture.repairs, f"the file says {unit}")


@pytest.mark.parametrize(("unit", "size"), [(None, 1e-3), (None, 1.0), ("parsec", 1e-2)])
def test_a_missing_unit_is_found_and_told(unit: str | None, size: float) -> None:
    capture = read_capture(c3d(METERS / size, unit=unit), "walk.c3d")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-5)
    assert told(capture.repairs, "unit")


def test_a_size_that_no_unit_explains_is_refused() -> None:
    with pytest.raises(RecordError, match="which no runner does") as caught:
        read_capture(c3d(METERS * 3.2e6, unit="mm"), "walk.c3d")
    assert caught.value.mend is not None


def test_markers_not_seen_are_nan() -> None:
    position, residual = METERS * 1e3, np.zeros((20, 16))
    position[3, 2] = 0.0
    residual[5, 4] = -1.0
    capture = read_capture(c3d(position, residual=residual), "walk.c3d")
    gone = np.isnan(capture.position).all(axis=2)
    assert gone.sum() == 2 and gone[3, 2] and gone[5, 4]
    assert told(capture.repairs, "1 position of exactly (0, 0, 0)")


def test_names_are_kept_numbered_or_made() -> None:
    names = [*NAMES[:12], "*13", "RASI", "", "U_4"]
    capture = read_capture(c3d(METERS * 1e3, names), "walk.c3d")
    assert capture.markers == (*NAMES[:12], "*13", "RASI_2", "*15", "U_4")
    assert told(capture.repairs, "RASI_2")


def test_more_than_255_markers() -> None:
    many = np.repeat(METERS, 19, axis=1)[:, :300] * 1e3
    labels = [f"M{one}" for one in range(300)]
    point = {"LABELS": labels[:255], "LABELS2": labels[255:], "USED": 300}
    capture = read_capture(c3d(many, labels[:255], groups={"POINT": point}), "walk.c3d")
    assert capture.markers == tuple(labels) and capture.position.shape == (20, 300, 3)


def test_computed_points_are_no_markers() -> None:
    position = np.concatenate([METERS * 1e3, np.full((20, 1, 3), 35.0)], axis=1)
    groups = {"POINT": {"ANGLES": ["LKneeAngles"], "TYPE_GROUPS": ["ANGLES"]}}
    capture = read_capture(c3d(position, [*NAMES, "LKneeAngles"], groups=groups), "walk.c3d")
    assert capture.markers == NAMES and told(capture.repairs, "1 point that a model computed")
    np.testing.assert_allclose(capture.extra["computed"]["LKneeAngles"], 35.0)  # type: ignore[index]


def test_the_clock_begins_where_the_trial_says() -> None:
    fields = {"ACTUAL_START_FIELD": np.array([201, 0]), "ACTUAL_END_FIELD": np.array([220, 0])}
    event = {"USED": 1, "CONTEXTS": ["Left"], "LABELS": ["Foot Strike"],
             "TIMES": np.array([[0.0], [2.05]])}  # fmt: skip
    data = c3d(METERS * 1e3, first=201, groups={"TRIAL": fields, "EVENT": event})
    capture = read_capture(data, "walk.c3d")
    assert capture.time[0] == pytest.approx(2.0) and capture.repairs == ()
    assert capture.events[0].time == pytest.approx(2.05, abs=1e-6)
    later = read_capture(c3d(METERS * 1e3, first=201, groups={"EVENT": event}), "walk.c3d")
    assert later.time[0] == 0.0 and later.events[0].time == pytest.approx(0.05, abs=1e-6)


def test_events_with_minutes_in_order_of_time() -> None:
    event = {"USED": 2, "CONTEXTS": ["Right", "Left"], "LABELS": ["Foot Off", "Foot Strike"],
             "TIMES": np.array([[1.0, 0.0], [0.5, 0.125]])}  # fmt: skip
    capture = read_capture(c3d(METERS * 1e3, groups={"EVENT": event}), "walk.c3d")
    assert [(one.label, one.context) for one in capture.events] == [
        ("Foot Strike", "Left"), ("Foot Off", "Right")
    ]  # fmt: skip
    assert [one.time for one in capture.events] == pytest.approx([0.125, 60.5])
    assert told(capture.repairs, "1 event beyond the recording")


def test_up_is_what_the_file_shows() -> None:
    shown = read_capture(c3d(METERS * 1e3, groups={"POINT": {"Y_SCREEN": "+Z"}}), "walk.c3d")
    assert shown.up == "+z"
    assert read_capture(c3d(METERS * 1e3), "walk.c3d").up is None


def test_muscle_signals_runner_and_the_rest() -> None:
    analog = np.random.default_rng(1).normal(size=(200, 4))
    groups = {
        "ANALOG": {"LABELS": ["SOL.EMG", "R_GM", "Fx9", "Sync"], "UNITS": ["V", "mV", "V", "V"],
                   "SCALE": np.array([2.0, 1.0, 1.0, 1.0]), "GEN_SCALE": 0.5},
        "PROCESSING": {"Bodymass": 72.5, "Height": 1_803.0},
        "SUBJECTS": {"NAMES": ["Ada"]},
    }  # fmt: skip
    data = c3d(METERS * 1e3, analog=analog, samples=10, groups=groups)
    capture = read_capture(data, "walk.c3d")
    assert capture.emg is not None and capture.emg.channels == ("SOL.EMG", "R_GM")
    np.testing.assert_allclose(capture.emg.values, analog[:, :2] * (1.0, 0.5), rtol=1e-6)
    np.testing.assert_allclose(capture.emg.time, np.arange(200) / 1000.0, atol=1e-12)
    assert list(capture.extra["analog"]) == ["Fx9", "Sync"]  # type: ignore[call-overload]
    assert capture.extra["mass"] == pytest.approx(72.5)
    assert capture.extra["height"] == pytest.approx(1.803)
    assert capture.extra["subjects"] == {"NAMES": "Ada"} and capture.forces is None


def test_whole_analog_numbers_may_be_unsigned() -> None:
    analog = np.full((20, 1), 40_000.0)
    groups = {"ANALOG": {"FORMAT": "UNSIGNED", "OFFSET": np.array([32_768]), "LABELS": ["EMG1"],
                         "SCALE": np.array([0.001])}}  # fmt: skip
    data = c3d(METERS * 1e3, analog=analog, samples=1, groups=groups, whole=0.1)
    emg = read_capture(data, "walk.c3d").emg
    assert emg is not None
    np.testing.assert_allclose(emg.values, (40_000 - 32_768) * 0.001, rtol=1e-6)


@pytest.mark.parametrize("kept", [7, 12, 19])
def test_a_file_cut_off_gives_the_frames_that_are_left(kept: int) -> None:
    data = c3d(METERS * 1e3)
    frame = 16 * 16
    begin = data.index(np.float32(METERS[0, 0, 0] * 1e3).tobytes())
    capture = read_capture(data[: begin + kept * frame + 9], "walk.c3d")
    assert len(capture.time) == kept
    assert told(capture.repairs, f"{20 - kept} of 20 frames lost")
    np.testing.assert_allclose(capture.position, METERS[:kept], atol=1e-6)


@pytest.mark.parametrize("length", [2, 300, 600, 1100])
def test_a_file_without_a_frame_is_damaged(length: int) -> None:
    with pytest.raises(DamagedFileError) as caught:
        read_capture(c3d(METERS * 1e3)[:length], "walk.c3d")
    assert caught.value.__cause__ is None and caught.value.mend


def test_too_few_frames_or_no_markers() -> None:
    with pytest.raises(RecordError, match="it holds 2 frames"):
        read_capture(c3d(METERS[:2] * 1e3), "walk.c3d")
    with pytest.raises(RecordError, match="no markers"):
        read_capture(c3d(np.zeros((20, 0, 3)), (), analog=np.ones((20, 2)), samples=1), "a.c3d")
    with pytest.raises(DamagedFileError, match="no marker was seen"):
        read_capture(c3d(np.zeros((20, 16, 3))), "walk.c3d")


def test_a_long_trial_counts_beyond_the_header() -> None:
    long = np.tile(METERS[:1, :3], (70_000, 1, 1)) * 1e3
    point = {"LONG_FRAMES": 70_000.0}
    data = c3d(long, NAMES[:3], whole=0.1, groups={"POINT": point})
    capture = read_capture(data, "long.c3d")
    assert len(capture.time) == 70_000 and capture.repairs == ()


def test_content_decides_and_gzip_is_taken_off() -> None:
    packed = gzip.compress(c3d(METERS * 1e3))
    capture = read_capture(packed, "walk.trc.gz")
    assert capture.source_format == "c3d" and told(capture.repairs, "it is a C3D file")
    for other, words in (
        (b"PK\x03\x04rest", "zip"),
        (b"<html></html>", "HTML"),
        (b"hello", "neither"),
    ):
        with pytest.raises(RecordError, match=words):
            read_capture(other, "walk.dat")


@pytest.mark.parametrize("machine", [INTEL, DEC])
@pytest.mark.parametrize("whole", [None, 0.1])
def test_the_fields_own_reader_agrees(machine: int, whole: float | None, tmp_path: Path) -> None:
    ezc3d = pytest.importorskip("ezc3d")
    analog = np.round(np.random.default_rng(2).normal(size=(100, 3)) * 1e3)
    groups = {"ANALOG": {"SCALE": np.array([0.5, 2.0, -1.0]), "OFFSET": np.array([3, 0, 7]),
                         "GEN_SCALE": 0.25, "LABELS": ["EMG1", "EMG2", "EMG3"]}}  # fmt: skip
    path = tmp_path / "walk.c3d"
    path.write_bytes(c3d(METERS * 1e3, machine=machine, whole=whole, analog=analog, samples=5,
                         groups=groups))  # fmt: skip
    theirs = ezc3d.c3d(str(path))["data"]
    capture = read_capture(path.read_bytes(), path.name)
    np.testing.assert_allclose(capture.position * 1e3, theirs["points"][:3].T, rtol=1e-6)
    assert capture.emg is not None
    np.testing.assert_allclose(capture.emg.values, theirs["analogs"][0].T, rtol=1e-6)


def test_the_fields_own_writer_is_read(tmp_path: Path) -> None:
    ezc3d = pytest.importorskip("ezc3d")
    file = ezc3d.c3d()
    file["parameters"]["POINT"]["RATE"]["value"] = [250.0]
    file["parameters"]["POINT"]["LABELS"]["value"] = NAMES
    file["parameters"]["POINT"]["UNITS"]["value"] = ["m"]
    points: Array = np.ones((4, 16, 20))
    points[:3] = METERS.transpose(2, 1, 0)
    points[:3, 4, 7] = np.nan
    file["data"]["points"] = points
    path = tmp_path / "walk.c3d"
    file.write(str(path))
    capture = read_capture(path.read_bytes(), "walk.c3d")
    assert capture.markers == NAMES and capture.time[1] == pytest.approx(1 / 250.0)
    expected = METERS.copy()
    expected[7, 4] = np.nan
    np.testing.assert_allclose(capture.position, expected, atol=1e-6)
