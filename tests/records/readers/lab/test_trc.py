"""Markers out of TRC text, however it was exported."""

from __future__ import annotations

import numpy as np
import pytest

from records.readers.lab.c3d_bytes import NAMES, Array, person
from runatomy.records.readers.lab import read_capture
from runatomy.terms.errors import DamagedFileError, RecordError

METERS = person()


def trc(
    position: Array = METERS * 1e3,
    names: tuple[str, ...] = NAMES,
    *,
    rate: float = 100.0,
    unit: str = "mm",
    time: Array | None = None,
    gap: str = "\t",
    end: str = "\n",
    tail: str = "",
    blank: str = "\n",
    promised: int | None = None,
) -> bytes:
    """Return a TRC file of markers (frames, markers, 3) as written; NaN as an empty field."""
    frames = len(position)
    time = np.arange(frames) / rate if time is None else time
    lines = [
        "PathFileType\t4\t(X/Y/Z)\trun.trc" + tail,
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate" + tail,
        f"{rate:g}\t{rate:g}\t{promised or frames}\t{len(names)}\t{unit}\t{rate:g}" + tail,
        gap.join(["Frame#", "Time", *(f"{one}\t\t" if gap == "\t" else one for one in names)]),
        "\t\t" + "\t".join(f"{axis}{n + 1}" for n in range(len(names)) for axis in "XYZ"),
    ]
    if blank:
        lines.append(blank.strip("\n"))
    for frame in range(frames):
        cells = ("" if np.isnan(one) else f"{one:.6f}" for one in position[frame].ravel())
        lines.append(gap.join([f"{frame + 1}", f"{time[frame]:.4f}", *cells]) + tail)
    return (end.join(lines) + end).encode()


def told(repairs: tuple[str, ...], words: str) -> bool:
    return any(words in line for line in repairs)


@pytest.mark.parametrize(
    "data",
    [
        trc(), trc(end="\r\n"), trc(end="\r"), trc(tail="\t"), trc(tail="\t\t\t\t"), trc(blank=""),
        trc(gap=" "), trc(gap="   "), trc(gap="\t "), trc(blank="\t" * 40), trc()[:-1],
        b"\xef\xbb\xbf" + trc(), trc().decode().encode("utf-16"),
    ],
)  # fmt: skip
def test_every_layout(data: bytes) -> None:
    capture = read_capture(data, "walk.trc")
    assert capture.markers == NAMES and capture.source_format == "trc"
    assert capture.repairs == ()
    np.testing.assert_allclose(capture.position, METERS, atol=1e-8)
    np.testing.assert_allclose(capture.time, np.arange(20) / 100.0, atol=1e-12)


def test_decimal_commas() -> None:
    capture = read_capture(trc().replace(b".", b","), "walk.trc")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-8)
    assert told(capture.repairs, "decimal commas")


@pytest.mark.parametrize("tail", ["", "\t"])
@pytest.mark.parametrize("marker", [0, 7, 15])
def test_empty_fields_are_not_seen(marker: int, tail: str) -> None:
    position = METERS * 1e3
    position[4:8, marker] = np.nan
    position[9, [2, 3]] = np.nan
    position[10, 5] = 0.0
    capture = read_capture(trc(position, tail=tail), "walk.trc")
    expected = METERS.copy()
    expected[4:8, marker] = expected[9, [2, 3]] = expected[10, 5] = np.nan
    np.testing.assert_allclose(capture.position, expected, atol=1e-8)
    assert told(capture.repairs, "1 position of exactly (0, 0, 0)")


@pytest.mark.parametrize(("unit", "size"), [("cm", 1e-2), ("m", 1.0), ("  mm", 1e-3)])
def test_units(unit: str, size: float) -> None:
    capture = read_capture(trc(METERS / size, unit=unit), "walk.trc")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-6)
    assert capture.repairs == ()


def test_a_wrong_unit_is_mended_and_told() -> None:
    capture = read_capture(trc(METERS, unit="mm"), "walk.trc")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-6)
    assert told(capture.repairs, "the file says mm")


def test_names_doubled_missing_or_too_few() -> None:
    names = (*NAMES[:13], "C7", "", "x16")
    capture = read_capture(trc(names=names), "walk.trc")
    assert capture.markers == (*NAMES[:13], "C7_2", "*15", "x16")
    assert told(capture.repairs, "C7_2") and told(capture.repairs, "1 marker without a name")
    fewer = trc().replace(b"\tLSHO\t\t\tRSHO", b"")
    capture = read_capture(fewer, "walk.trc")
    assert capture.markers == (*NAMES[:14], "*15", "*16")
    np.testing.assert_allclose(capture.position, METERS, atol=1e-8)


def test_latin_letters_in_names() -> None:
    data = trc().replace(b"RSHO", "Hüfte".encode("latin-1"))
    assert read_capture(data, "walk.trc").markers[-1] == "Hüfte"


def test_a_last_line_cut_off_is_dropped() -> None:
    capture = read_capture(trc()[:-30], "walk.trc")
    assert len(capture.time) == 19 and told(capture.repairs, "the last line is cut off")
    assert told(capture.repairs, "promises 20 frames, 19 are there")
    number = read_capture(trc(promised=30)[:-3], "walk.trc")
    assert len(number.time) == 19 and told(number.repairs, "may be cut off")


def test_frames_repeated_or_going_back_are_dropped() -> None:
    time = np.arange(20) / 100.0
    time[8], time[9] = time[7], 0.01
    capture = read_capture(trc(time=time), "walk.trc")
    assert told(capture.repairs, "2 frames whose time goes back or repeats")
    np.testing.assert_allclose(capture.time, np.arange(20) / 100.0, atol=1e-9)
    assert np.isnan(capture.position[8:10]).all() and told(capture.repairs, "2 frames missing")
    kept = np.delete(np.arange(20), [8, 9])
    np.testing.assert_allclose(capture.position[kept], METERS[kept], atol=1e-8)


def test_the_time_column_counts_where_the_header_differs() -> None:
    data = trc(time=np.arange(20) / 250.0).replace(b"\n100\t100", b"\n60\t60")
    capture = read_capture(data, "walk.trc")
    assert capture.time[-1] == pytest.approx(19 / 250.0)
    assert told(capture.repairs, "the header says 60 Hz, the times say 250 Hz")


def test_rounded_times_stand_on_the_headers_rate() -> None:
    time = np.round(np.arange(20) / 150.0, 3) + 1.0
    capture = read_capture(trc(rate=150.0, time=time), "walk.trc")
    np.testing.assert_allclose(np.diff(capture.time), 1 / 150.0, rtol=1e-12)


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(RecordError, match="it holds 2 frames"):
        read_capture(trc(METERS[:2] * 1e3), "walk.trc")
    with pytest.raises(RecordError, match="it holds 1 frame"):
        read_capture(trc(METERS[:1] * 1e3), "walk.trc")
    with pytest.raises(DamagedFileError, match="no frames"):
        read_capture(b"\n".join(trc().split(b"\n")[:5]), "walk.trc")
    with pytest.raises(DamagedFileError, match="markers' names"):
        read_capture(trc()[:90], "walk.trc")
    with pytest.raises(DamagedFileError, match="not even"):
        read_capture(trc(time=np.cumsum(np.arange(20) ** 2 + 1) / 7e4), "walk.trc")
    far = np.arange(20) / 100.0
    far[-1] = 1e300
    with pytest.raises(DamagedFileError, match="not even"):
        read_capture(trc(time=far), "walk.trc")
    with pytest.raises(DamagedFileError, match=r"rise by 2 s"):
        read_capture(trc(time=np.arange(20) * 2.0), "walk.trc")
    with pytest.raises(RecordError, match="MOT or STO"):
        read_capture(b"grf\nnRows=1\nendheader\ntime\ta\n0\t1\n", "grf.mot")
