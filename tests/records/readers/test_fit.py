"""A watch's FIT bytes become a Run, every channel in SI and nothing lost."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from records.fit_bytes import (
    DEVICE_INFO,
    EPOCH,
    HRV,
    START,
    USER_PROFILE,
    FitBytes,
    run_file,
    steady,
)
from runatomy.records.readers import read_run
from runatomy.records.run import Run

FULL = {
    "power": 240,
    "temperature": -3,
    "vertical_oscillation_mm": 85.5,
    "stance_time_ms": 241.5,
    "stance_time_balance": 49.25,
    "step_length_mm": 1080.0,
    "enhanced_respiration": 33.0,
    "enhanced_altitude": 1234.4,
    "enhanced_speed": 3.25,
    "fractional_cadence": 0.5,
    "vertical_ratio": 7.9,
}


def full(count: int) -> list[dict[str, float]]:
    """Return records with every channel, altitude and speed in the newer fields only."""
    rows = steady(count, **FULL)
    return [{k: v for k, v in row.items() if k not in ("altitude", "speed")} for row in rows]


def read(rows: list[dict[str, float]] | None = None, **session: object) -> Run:
    return read_run(run_file(rows, **session), "run.fit")


def test_every_channel_arrives_in_si() -> None:
    run = read(full(20))
    expected = {
        "altitude": 1234.4,
        "speed": 3.25,
        "heart_rate_bpm": 150.0,
        "step_rate": 2 * 85.5 / 60,
        "power": 240.0,
        "contact_time": 0.2415,
        "contact_balance": 0.4925,
        "vertical_oscillation": 0.0855,
        "step_length": 1.08,
        "respiration_rate": 33 / 60,
        "temperature": -3.0,
    }
    for name, value in expected.items():
        assert getattr(run, name) == pytest.approx(np.full(20, value), abs=1e-9), name
    assert run.time == pytest.approx(np.arange(20.0))
    assert run.distance == pytest.approx(3.0 * np.arange(20))
    assert run.latitude_deg is not None and run.latitude_deg[0] == pytest.approx(50.0, abs=1e-6)
    assert run.start == datetime.fromtimestamp(EPOCH + START, UTC)
    assert (run.sport, run.source_format, run.repairs) == ("running", "fit", ())
    further = run.extra["record_fields"]
    assert isinstance(further, dict) and further["vertical_ratio"][0] == pytest.approx(7.9)


def test_arrays_are_read_only() -> None:
    run = read()
    with pytest.raises(ValueError, match="read-only"):
        run.time[0] = 5.0


def test_big_endian_reads_the_same() -> None:
    fit = FitBytes(big_endian=True)
    fit.file_id()
    fit.records(full(10))
    fit.session(lasted=10.0)
    run, twin = read_run(fit.to_bytes(), "big.fit"), read(full(10))
    assert run.contact_time == pytest.approx(twin.contact_time)
    assert run.latitude_deg == pytest.approx(twin.latitude_deg)


@pytest.mark.parametrize(
    ("left_out", "silent"),
    [
        (("heart_rate",), ("heart_rate_bpm",)),
        (("latitude_deg", "longitude_deg"), ("latitude_deg", "longitude_deg")),
        (("altitude",), ("altitude",)),
        (("cadence",), ("step_rate",)),
        (("speed", "distance"), ("speed", "distance")),
    ],
)
def test_a_channel_the_device_lacks_is_none(
    left_out: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    rows = [{k: v for k, v in row.items() if k not in left_out} for row in steady()]
    run = read(rows)
    assert all(getattr(run, name) is None for name in silent)
    assert len(run.time) == 60


def test_a_reading_missing_now_and_then_is_nan() -> None:
    rows = steady(10)
    rows[4]["heart_rate"] = None  # type: ignore[assignment]
    run = read(rows)
    assert run.heart_rate_bpm is not None
    assert np.flatnonzero(np.isnan(run.heart_rate_bpm)).tolist() == [4]


def test_the_prime_meridian_is_a_place() -> None:
    run = read(steady(longitude_deg=0.0))
    assert run.longitude_deg is not None and np.all(run.longitude_deg == 0.0)
    assert run.repairs == ()


def test_the_point_zero_zero_far_from_the_track_is_dropped() -> None:
    rows = steady()
    rows[7] |= {"latitude_deg": 0.0, "longitude_deg": 0.0}
    run = read(rows)
    assert run.latitude_deg is not None and np.isnan(run.latitude_deg[7])
    assert any("zero degrees" in line for line in run.repairs)


def test_a_run_at_zero_zero_stays() -> None:
    run = read(steady(latitude_deg=0.0, longitude_deg=0.0))
    assert run.latitude_deg is not None and np.all(run.latitude_deg == 0.0)


def test_impossible_readings_are_left_out_and_told() -> None:
    rows = steady()
    rows[3]["latitude_deg"] = 120.0
    run = read(rows)
    assert run.latitude_deg is not None and np.isnan(run.latitude_deg[3])
    assert run.repairs == ("1 impossible value of latitude left out",)


def test_a_zero_that_means_no_reading_is_silence() -> None:
    run = read([*steady(30, stance_time_ms=250.0), *steady(30, start=START + 30, stance_time_ms=0)])
    assert run.contact_time is not None
    assert np.isnan(run.contact_time[30:]).all() and run.contact_time[0] == pytest.approx(0.25)


def test_cadence_of_one_foot_becomes_steps() -> None:
    run = read(steady(cadence=84, fractional_cadence=0.5))
    assert run.step_rate == pytest.approx(np.full(60, 2 * 84.5 / 60))
    assert run.repairs == ()


def test_cadence_of_both_feet_against_the_format_is_noticed() -> None:
    run = read(steady(cadence=168))
    assert run.step_rate == pytest.approx(np.full(60, 168 / 60))
    assert any("both feet" in line for line in run.repairs)


def test_laps_pauses_and_summary() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.timer(START, starts=True)
    fit.records(steady(60))
    fit.timer(START + 59, starts=False)
    fit.timer(START + 120, starts=True)
    fit.records(steady(60, start=START + 120))
    fit.timer(START + 180, starts=False)
    fit.lap(START, 60.0)
    fit.lap(START + 120, 60.0)
    fit.session(lasted=180.0)
    run = read_run(fit.to_bytes(), "run.fit")
    assert run.pauses == ((59.0, 120.0),)
    assert [(lap.start, lap.end) for lap in run.laps] == [(0.0, 60.0), (120.0, 179.0)]
    assert run.laps[0].summary["total_distance"] == pytest.approx(180.0)
    assert run.session["total_elapsed_time"] == 180.0
    assert run.session["total_ascent"] == 12
    assert run.session["total_energy_J"] == pytest.approx(50 * 4184.0)
    assert run.session["start_time"] == "2021-09-08T01:46:40+00:00"


def test_a_lap_that_began_before_the_first_record_counts() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.records(steady(60))
    fit.lap(START - 20, 80.0)
    fit.session()
    (lap,) = read_run(fit.to_bytes(), "run.fit").laps
    assert (lap.start, lap.end) == (0.0, 59.0)


def test_device_user_and_barometer() -> None:
    fit = FitBytes()
    fit.file_id(product=1632)
    fit.message(
        DEVICE_INFO,
        {2: ("uint16", 1), 4: ("uint16", 1632), 5: ("uint16", 310), 0: ("uint8", 0)},
    )
    fit.message(
        USER_PROFILE,
        {
            1: ("enum", 0),  # female
            2: ("uint8", 34),
            3: ("uint8", 168),
            4: ("uint16", 581),
            8: ("uint8", 48),
        },
    )
    fit.records(steady())
    fit.session()
    run = read_run(fit.to_bytes(), "run.fit")
    device = run.device
    assert (device.manufacturer, device.product, device.software) == (
        "garmin",
        "Forerunner 220",
        "3.10",
    )
    assert run.barometric is False
    who = run.profile
    assert (who.sex, who.age, who.mass, who.height) == ("f", 34.0, 58.1, 1.68)
    assert who.resting_heart_rate_bpm == 48.0


def test_a_listed_barometer_is_believed() -> None:
    fit = FitBytes()
    fit.file_id(manufacturer=294)
    fit.message(DEVICE_INFO, {0: ("uint8", 1), 1: ("uint8", 4), 25: ("enum", 5)})
    fit.records(steady())
    fit.session()
    assert read_run(fit.to_bytes(), "run.fit").barometric is True


def test_heart_beats_are_kept() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.define(3, HRV, [(0, 6, 0x84)])
    for beats in ((400, 410, 0xFFFF), (420, 0xFFFF, 0xFFFF)):
        fit.body += b"\3" + b"".join(beat.to_bytes(2, "little") for beat in beats)
    fit.records(steady())
    fit.session()
    assert read_run(fit.to_bytes(), "run.fit").extra["beat_intervals"] == pytest.approx(
        [0.4, 0.41, 0.42]
    )


def test_a_device_without_a_date_still_has_a_clock() -> None:
    run = read(steady(start=5_000))
    assert run.start is None and run.time[-1] == 59.0


def test_the_three_byte_speed_and_distance_of_old_devices() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.define(0, 20, [(253, 4, 0x86), (8, 3, 0x0D), (3, 1, 2)])
    for second in range(200):
        metres, speed = int(3.0 * second * 16) % 4096, 300
        packed = speed | metres << 12
        fit.body += b"\0" + (START + second).to_bytes(4, "little")
        fit.body += packed.to_bytes(3, "little") + b"\x96"
    fit.session(lasted=200.0)
    run = read_run(fit.to_bytes(), "old.fit")
    assert run.speed == pytest.approx(np.full(200, 3.0))
    assert run.distance == pytest.approx(3.0 * np.arange(200), abs=1e-6)


def test_compressed_time_stamps() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.define(0, 20, [(3, 1, 2)])
    fit.define(1, 20, [(253, 4, 0x86), (3, 1, 2)])
    fit.body += b"\1" + START.to_bytes(4, "little") + b"\x8c"
    for second in range(1, 40):
        fit.body += bytes((0x80 | (START + second) & 31, 140))
    fit.session(lasted=40.0)
    run = read_run(fit.to_bytes(), "old.fit")
    assert run.time == pytest.approx(np.arange(40.0))


def test_two_records_of_one_second_complete_each_other() -> None:
    rows = steady(10)
    place = [{k: row[k] for k in ("timestamp", "latitude_deg", "longitude_deg")} for row in rows]
    way = [{k: row[k] for k in ("timestamp", "distance")} for row in rows]
    mixed = [row for pair in zip(place, way, strict=True) for row in pair]
    run = read(mixed)
    assert len(run.time) == 10
    assert run.distance == pytest.approx(3.0 * np.arange(10))
    assert run.latitude_deg is not None and np.isfinite(run.latitude_deg).all()
    assert any("joined" in line for line in run.repairs)
