"""The example runs: real bytes, the same every time, that give back what was put in."""

from __future__ import annotations

import io
import struct

import fitdecode
import fitfast
import numpy as np
import pytest
from course import ISLAND
from fit_writer import MESSAGES, checksum, encode
from make_runs import FILES, hilly, intervals, main, make, marathon20k, treadmill
from recording import Recording

from runatomy.records.readers import read_runs
from runatomy.records.run import Run
from runatomy.strides.conditions import RUNNING, STANDING, WALKING, StrideConditions
from runatomy.strides.from_run import conditions_from_run

RECORDINGS = {"hilly": hilly, "treadmill": treadmill, "intervals": intervals}


def read(name: str) -> Run:
    (run,) = read_runs(make(name), name)
    return run


def told(name: str) -> StrideConditions:
    return conditions_from_run(read(name), 1.68)


def seconds(found: StrideConditions, gait: int) -> float:
    return float(found.duration[found.gait == gait].sum())


@pytest.fixture(scope="module", params=sorted(RECORDINGS))
def pair(request) -> tuple[Recording, bytes]:
    """A recording and its FIT bytes."""
    return RECORDINGS[request.param](), make(f"{request.param}.fit")


def test_the_checksum_is_the_published_one():
    assert checksum(b"123456789") == 0xBB3D  # CRC-16/ARC's check value


def test_the_header_and_both_checksums_hold(pair):
    _, data = pair
    size, _, _, length, tag, own = struct.unpack("<BBHI4sH", data[:14])
    assert (size, tag, own) == (14, b".FIT", checksum(data[:12]))
    assert length == len(data) - 16
    assert struct.unpack("<H", data[-2:])[0] == checksum(data[:-2])


def test_fitdecode_reads_every_record(pair):
    run, data = pair
    records, timer = [], []
    strict = {
        "check_crc": fitdecode.CrcCheck.RAISE,
        "error_handling": fitdecode.ErrorHandling.RAISE,
    }
    with fitdecode.FitReader(io.BytesIO(data), **strict) as reader:
        for frame in reader:
            if frame.frame_type != fitdecode.FIT_FRAME_DATA:
                continue
            if frame.name == "record":
                records.append({each.name: each.value for each in frame.fields})
            elif frame.name == "event":
                timer.append(frame.get_value("event_type"))
            assert not frame.name.startswith("unknown")
    assert len(records) == run.time.size
    assert timer == ["start", *["stop_all", "start"] * len(run.pauses), "stop_all"]
    values = [record["enhanced_speed"] for record in records]
    assert values == pytest.approx(run.speed, abs=5e-4)


def test_fitfast_reads_the_same_file(pair):
    run, data = pair
    assert len(fitfast.parse(data)["record"]) == run.time.size


def test_numbers_out_of_range_and_missing_are_written_as_none():
    _, rows = encode("record", {"heart_rate_bpm": [np.nan, 150.0, 1e6, -3.0]})
    assert rows == [b"\x00\xff", b"\x00\x96", b"\x00\xff", b"\x00\xff"]
    assert {number for number, _ in MESSAGES.values()} == {0, 3, 18, 19, 20, 21, 23, 34}


def test_the_same_bytes_come_out_every_time(tmp_path):
    main(["--out", str(tmp_path / "new" / "folder"), "--only", "treadmill"])
    hilly.cache_clear()
    treadmill.cache_clear()
    assert (tmp_path / "new" / "folder" / "treadmill.fit").read_bytes() == make("treadmill.fit")
    before = make("hilly.fit")
    hilly.cache_clear()
    assert make("hilly.fit") == before


def test_only_what_is_asked_for_is_made(tmp_path, capsys):
    main(["--out", str(tmp_path), "--only", "hilly.gpx"])
    assert [path.name for path in tmp_path.iterdir()] == ["hilly.gpx"]
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), "--only", "hilley"])
    assert "hilly.fit" in capsys.readouterr().err


def test_the_course_lies_in_the_ocean():
    for name, (recording, _) in FILES.items():
        run = recording()
        if name.startswith("treadmill"):
            assert run.latitude_deg is None
            continue
        assert np.abs(run.latitude_deg - ISLAND[0]).max() < 0.5
        assert np.abs(run.longitude_deg - ISLAND[1]).max() < 0.7


def test_the_reader_gives_back_what_was_put_in():
    run, truth = read("hilly.fit"), hilly()
    assert run.sport == "running" and run.barometric is True
    assert run.pauses == truth.pauses and len(run.laps) == len(truth.laps)
    assert run.start == truth.start
    assert run.profile.mass == 62.0 and run.profile.height == 1.68 and run.profile.sex == "f"
    assert run.distance == pytest.approx(truth.distance, abs=0.006)
    assert run.altitude == pytest.approx(truth.altitude, abs=0.11)
    assert run.step_rate == pytest.approx(truth.step_rate, abs=3e-4)
    assert run.contact_time == pytest.approx(truth.contact_time, abs=6e-5, nan_ok=True)
    assert run.contact_balance == pytest.approx(truth.contact_balance, abs=6e-5, nan_ok=True)
    assert run.session["total_timer_time"] == truth.timer_time(0.0, truth.time[-1])


def test_the_hilly_run_is_told_as_it_was_run():
    found, truth = told("hilly.fit"), hilly()
    assert 45 * 60 < found.duration.sum() < 55 * 60
    assert found.ascent == pytest.approx(truth.ascent, rel=0.05)
    assert found.descent == pytest.approx(truth.descent, rel=0.05)
    assert 60 < seconds(found, WALKING) < 140 and seconds(found, STANDING) < 10
    assert found.slope.max() > 0.10 and found.slope.min() < -0.05
    assert found.evidence["step_rate"].origin == "measured" and not found.warnings


def test_gpx_and_tcx_tell_the_same_run_as_fit():
    fit = told("hilly.fit")
    for name in ("hilly.gpx", "hilly.tcx"):
        other = told(name)
        assert other.duration.sum() == fit.duration.sum()
        assert other.distance[-1] == pytest.approx(fit.distance[-1], rel=0.02)
        assert other.ascent == pytest.approx(fit.ascent, rel=0.02)
        assert seconds(other, RUNNING) == pytest.approx(seconds(fit, RUNNING), abs=10.0)


def test_the_treadmill_is_level_and_says_why():
    found = told("treadmill.fit")
    assert (found.slope == 0.0).all() and "incline" in found.warnings[0]
    assert seconds(found, RUNNING) == found.duration.sum()


def test_the_intervals_are_eight():
    found = told("intervals.fit")
    fast = np.flatnonzero(np.diff(np.r_[0, found.speed > 4.0].astype(int)) == 1)
    assert fast.size == 8
    assert 400 < seconds(found, WALKING) < 560 and 80 < seconds(found, STANDING) < 200


def test_the_long_one_has_twenty_thousand_records():
    run = marathon20k()
    assert run.time.size == 20_000 and run.distance[-1] > 42_195.0
