"""TCX activities become Runs, laps and all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from runatomy.records.readers import read_run, read_runs
from runatomy.terms.errors import DamagedFileError, NotARunError

START = datetime(2023, 5, 1, 6, 0, tzinfo=UTC)
CREATOR = (
    "<Creator><Name>Garmin Forerunner 910XT</Name><ProductID>1328</ProductID>"
    "<Version><VersionMajor>3</VersionMajor><VersionMinor>0</VersionMinor></Version></Creator>"
)


def stamp(second: int) -> str:
    return f"{START + timedelta(seconds=second):%Y-%m-%dT%H:%M:%S.000Z}"


def lap(first: int, count: int, *, speed: float = 3.0, cadence: int = 85) -> str:
    """Return a lap of one point a second."""
    inside = "".join(
        f"<Trackpoint><Time>{stamp(second)}</Time><Position><LatitudeDegrees>"
        f"{50 + speed * second / 111_195:.8f}</LatitudeDegrees>"
        f"<LongitudeDegrees>8</LongitudeDegrees></Position><AltitudeMeters>201.5</AltitudeMeters>"
        f"<DistanceMeters>{speed * second}</DistanceMeters>"
        f"<HeartRateBpm><Value>150</Value></HeartRateBpm><Extensions><e:TPX><e:Speed>{speed}"
        f"</e:Speed><e:RunCadence>{cadence}</e:RunCadence><e:Watts>240</e:Watts></e:TPX>"
        "</Extensions></Trackpoint>"
        for second in range(first, first + count)
    )
    return (
        f'<Lap StartTime="{stamp(first)}"><TotalTimeSeconds>{count}</TotalTimeSeconds>'
        f"<DistanceMeters>{speed * count}</DistanceMeters><Calories>10</Calories>"
        f"<AverageHeartRateBpm><Value>149</Value></AverageHeartRateBpm>"
        f"<Intensity>Active</Intensity><Track>{inside}</Track></Lap>"
    )


def activity(*laps: str, sport: str = "Running") -> str:
    return f'<Activity Sport="{sport}"><Id>{stamp(0)}</Id>{"".join(laps)}{CREATOR}</Activity>'


def tcx(*activities: str) -> bytes:
    space = 'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"'
    extra = 'xmlns:e="http://www.garmin.com/xmlschemas/ActivityExtension/v2"'
    inside = f"<Activities>{''.join(activities)}</Activities>"
    root = "TrainingCenterDatabase"
    return f'<?xml version="1.0"?><{root} {space} {extra}>{inside}</{root}>'.encode()


def test_every_channel() -> None:
    run = read_run(tcx(activity(lap(0, 60))), "run.tcx")
    assert (run.sport, run.source_format, run.start) == ("running", "tcx", START)
    expected = {
        "altitude": 201.5,
        "speed": 3.0,
        "heart_rate_bpm": 150.0,
        "step_rate": 170 / 60,
        "power": 240.0,
        "longitude_deg": 8.0,
    }
    for name, value in expected.items():
        assert getattr(run, name) == pytest.approx(np.full(60, value)), name
    assert run.distance == pytest.approx(3.0 * np.arange(60))


@pytest.mark.parametrize("number", ["\u00b2", "9" * 5000, "-1", ""])
def test_a_product_number_that_is_none_does_no_harm(number: str) -> None:
    data = tcx(activity(lap(0, 30))).replace(b">1328<", f">{number}<".encode())
    assert read_run(data, "run.tcx").device.product == "Garmin Forerunner 910XT"


def test_laps_and_their_sum() -> None:
    run = read_run(tcx(activity(lap(0, 60), lap(60, 30))), "run.tcx")
    assert [(one.start, one.end) for one in run.laps] == [(0.0, 60.0), (60.0, 89.0)]
    assert run.laps[0].summary["total_distance"] == 180.0
    assert run.laps[0].summary["avg_heart_rate_bpm"] == 149.0
    assert run.laps[0].summary["intensity"] == "Active"
    assert run.session == {
        "total_timer_time": 90.0,
        "total_distance": 270.0,
        "total_energy_J": pytest.approx(20 * 4184.0),
    }


@pytest.mark.parametrize("time", ["NaN", "-5", "", "long", "inf"])
def test_a_lap_of_no_sensible_time(time: str) -> None:
    data = tcx(activity(lap(0, 60))).replace(
        b"<TotalTimeSeconds>60<", f"<TotalTimeSeconds>{time}<".encode()
    )
    assert [(one.start, one.end) for one in read_run(data, "run.tcx").laps] == [(0.0, 59.0)]


def test_device() -> None:
    run = read_run(tcx(activity(lap(0, 10))), "run.tcx")
    assert (run.device.manufacturer, run.device.product) == ("garmin", "Garmin Forerunner 910XT")
    assert run.device.software == "3.0"
    assert run.barometric is True


def test_a_cadence_of_both_feet() -> None:
    run = read_run(tcx(activity(lap(0, 60, cadence=170))), "run.tcx")
    assert run.step_rate == pytest.approx(np.full(60, 170 / 60))
    assert any("both feet" in line for line in run.repairs)


def test_walking_one_foot_is_not_taken_for_both() -> None:
    run = read_run(tcx(activity(lap(0, 60, speed=1.4, cadence=58))), "walk.tcx")
    assert run.step_rate == pytest.approx(np.full(60, 116 / 60))


def test_a_gap_without_way_is_a_pause() -> None:
    still = lap(200, 60).replace(f"<DistanceMeters>{3.0 * 200}</DistanceMeters>", "", 1)
    for second in range(200, 260):
        old, new = 3.0 * second, 3.0 * (second - 140)
        still = still.replace(f"<DistanceMeters>{old}<", f"<DistanceMeters>{new}<")
    run = read_run(tcx(activity(lap(0, 60), still)), "run.tcx")
    assert run.pauses == ((59.0, 200.0),)


def test_a_silence_with_way_is_no_pause() -> None:
    assert read_run(tcx(activity(lap(0, 60), lap(100, 60))), "run.tcx").pauses == ()


def test_two_activities_are_two_runs() -> None:
    runs = read_runs(tcx(activity(lap(0, 60)), activity(lap(9_000, 30))), "two.tcx")
    assert [len(run.time) for run in runs] == [60, 30]


def test_the_running_leg_of_several() -> None:
    (run,) = read_runs(tcx(activity(lap(0, 60), sport="Biking"), activity(lap(90, 30))), "b.tcx")
    assert len(run.time) == 30 and run.extra["other_legs"] == ("a bike ride",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (tcx(activity(lap(0, 60), sport="Biking")), "this is a bike ride"),
        (tcx(activity(lap(0, 60), sport="Swimming")), "this is a swim"),
        (tcx("</Activities><Courses><Course/></Courses><Activities>"), "a planned course"),
        (tcx("</Activities><Workouts><Workout/></Workouts><Activities>"), "a planned workout"),
        (tcx(), "no activity"),
    ],
)
def test_no_run(data: bytes, message: str) -> None:
    with pytest.raises(NotARunError, match=message):
        read_runs(data, "other.tcx")


def test_other_is_unknown_unless_too_fast() -> None:
    assert read_run(tcx(activity(lap(0, 60), sport="Other")), "o.tcx").sport == "unknown"
    with pytest.raises(NotARunError, match="a ride or a drive"):
        read_runs(tcx(activity(lap(0, 60, speed=11.0), sport="Other")), "o.tcx")


def test_an_activity_without_points() -> None:
    with pytest.raises(NotARunError, match="no points along the way"):
        read_runs(tcx(activity(lap(0, 0))), "empty.tcx")


def test_sums_without_a_track_are_told() -> None:
    whole = activity(lap(0, 60))
    begin, end = whole.index("<Track>"), whole.index("</Track>") + len("</Track>")
    with pytest.raises(NotARunError, match=r"sums of 1 lap.*no points along the way"):
        read_runs(tcx(whole[:begin] + whole[end:]), "sums.tcx")


def test_the_same_activity_twice_is_one_run() -> None:
    (run,) = read_runs(tcx(activity(lap(0, 60)), activity(lap(0, 60))), "twice.tcx")
    assert "written twice in the file" in run.repairs


def test_a_file_without_its_root() -> None:
    data = tcx(activity(lap(0, 60)))
    inner = data[data.index(b"<Activities>") : data.index(b"</TrainingCenterDatabase>")]
    run = read_run(b'<?xml version="1.0"?>' + inner, "broken.tcx")
    assert len(run.time) == 60 and run.heart_rate_bpm is not None
    assert any("XML is broken" in line for line in run.repairs)


def test_a_file_cut_in_the_middle() -> None:
    data = tcx(activity(lap(0, 100)))
    run = read_run(data[: len(data) // 2], "cut.tcx")
    assert 40 <= len(run.time) <= 52


def test_rubble() -> None:
    with pytest.raises(DamagedFileError, match="no readable XML"):
        read_runs(b"\x01\x02" * 100, "rubble.tcx")
