"""GPX tracks become Runs, whatever the exporter's dialect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from runatomy.records.readers import read_run, read_runs
from runatomy.records.run import Run
from runatomy.terms.errors import DamagedFileError, NotARunError, RecordError

START = datetime(2023, 5, 1, 6, 0, tzinfo=UTC)
GARMIN = (
    "<extensions><x:TrackPointExtension><x:atemp>21</x:atemp><x:hr>{hr}</x:hr>"
    "<x:cad>{cad}</x:cad></x:TrackPointExtension></extensions>"
)


def points(count: int, *, first: int = 0, speed: float = 3.0, inner: str = "") -> str:
    """Return track points, one a second, heading north from 50° N on the meridian of 8° E."""
    return "".join(
        f'<trkpt lat="{50 + speed * second / 111_195:.8f}" lon="8.0"><ele>{200 + second % 5}</ele>'
        f"<time>{START + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</time>{inner}</trkpt>"
        for second in range(first, first + count)
    )


def track(*segments: str, kind: str = "") -> str:
    """Return a track of these segments."""
    inside = "".join(f"<trkseg>{segment}</trkseg>" for segment in segments)
    return f"<trk><name>Morning</name>{f'<type>{kind}</type>' if kind else ''}{inside}</trk>"


def gpx(*tracks: str, creator: str = "test", declared: bool = True) -> bytes:
    """Return a GPX file."""
    space = ' xmlns="http://www.topografix.com/GPX/1/1"'
    space += ' xmlns:x="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"'
    body = "".join(tracks)
    root = f'<gpx creator="{creator}"{space if declared else ""}>{body}</gpx>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{root}'.encode()


def read(*tracks: str) -> Run:
    return read_run(gpx(*tracks), "run.gpx")


def test_time_position_and_altitude() -> None:
    run = read(track(points(60), kind="running"))
    assert (run.sport, run.source_format, run.start) == ("running", "gpx", START)
    assert run.time == pytest.approx(np.arange(60.0))
    assert run.latitude_deg == pytest.approx(50 + 3 * np.arange(60) / 111_195, abs=1e-7)
    assert run.altitude == pytest.approx(200.0 + np.arange(60) % 5)
    assert run.heart_rate_bpm is None and run.step_rate is None and run.speed is None


def test_a_comma_in_the_numbers() -> None:
    """As programs in many countries write them."""
    plain, commas = (read(track(body)) for body in (points(60), points(60).replace(".", ",")))
    assert commas.latitude_deg == pytest.approx(plain.latitude_deg)
    assert commas.altitude == pytest.approx(plain.altitude)


def test_garmin_extensions_and_one_foot() -> None:
    run = read(track(points(60, inner=GARMIN.format(hr=141, cad=84))))
    assert run.heart_rate_bpm == pytest.approx(np.full(60, 141.0))
    assert run.temperature == pytest.approx(np.full(60, 21.0))
    assert run.step_rate == pytest.approx(np.full(60, 2.8))
    assert any("one foot" in line for line in run.repairs)


def test_a_cadence_of_both_feet() -> None:
    run = read(track(points(60, inner=GARMIN.format(hr=141, cad=168))))
    assert run.step_rate == pytest.approx(np.full(60, 2.8))
    assert any("both feet" in line for line in run.repairs)


@pytest.mark.parametrize("declared", [True, False])
def test_extensions_whose_prefix_is_not_declared(declared: bool) -> None:
    body = gpx(track(points(60, inner=GARMIN.format(hr=141, cad=84))), declared=declared)
    run = read_run(body, "run.gpx")
    assert run.heart_rate_bpm == pytest.approx(np.full(60, 141.0))
    assert any("XML is broken" in line for line in run.repairs) is not declared


def test_extensions_without_any_namespace() -> None:
    inner = "<extensions><heartrate>99</heartrate><power>230</power></extensions>"
    run = read_run(gpx(track(points(60, inner=inner)), declared=False), "run.gpx")
    assert run.heart_rate_bpm == pytest.approx(np.full(60, 99.0))
    assert run.power == pytest.approx(np.full(60, 230.0))


def test_what_is_no_channel_keeps_its_name() -> None:
    inner = "<extensions><x:wtemp>8.5</x:wtemp></extensions>"
    (channel,) = read(track(points(10, inner=inner))).developer
    assert (channel.name, channel.source.rpartition("/")[2]) == ("wtemp", "v1")
    assert channel.values == pytest.approx(np.full(10, 8.5))


def test_a_break_between_segments_is_a_pause() -> None:
    run = read(track(points(60), points(60, first=90)))
    assert run.pauses == ((59.0, 90.0),)


def test_tracks_of_one_outing_are_one_run() -> None:
    run = read(track(points(60)), track(), track(points(60, first=600)))
    assert len(run.time) == 120 and run.time[-1] == 659.0


def test_the_same_track_twice_is_one_run() -> None:
    (run,) = read_runs(gpx(track(points(60)), track(points(60))), "twice.gpx")
    assert len(run.time) == 60 and "written twice in the file" in run.repairs


def test_a_distance_from_point_to_point_is_summed() -> None:
    """As OpenTracks writes it."""
    each = np.where(np.arange(60) % 2, 3.4, 2.6)
    one_by_one = "".join(
        points(1, first=second, inner=f"<extensions><distance>{way}</distance></extensions>")
        for second, way in enumerate(each)
    )
    run = read(track(one_by_one))
    assert run.distance == pytest.approx(np.cumsum(each))


def test_tracks_of_another_day_are_another_run() -> None:
    runs = read_runs(gpx(track(points(60)), track(points(90, first=80_000))), "two.gpx")
    assert [len(run.time) for run in runs] == [60, 90]


def test_tracks_of_other_sports_are_left_aside() -> None:
    data = gpx(track(points(60), kind="Cycling"), track(points(30, first=90), kind="Running"))
    (run,) = read_runs(data, "brick.gpx")
    assert len(run.time) == 30


@pytest.mark.parametrize(
    ("kind", "sport"),
    [
        ("running", "running"),
        ("Trail Running", "running"),
        ("9", "running"),
        ("trail_running", "running"),
        ("walking", "walking"),
        ("hiking", "hiking"),
        ("", "unknown"),
        ("jkljkl", "unknown"),
    ],
)
def test_sport_on_foot(kind: str, sport: str) -> None:
    assert read(track(points(10), kind=kind)).sport == sport


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("cycling", "a bike ride"),
        ("1", "a bike ride"),
        ("open_water_swimming", "a swim"),
        ("Vélo", "a bike ride"),
        ("Radfahren", "a bike ride"),
        ("horseback_riding", "on horseback"),
        ("windsurfing", "a surf session"),
        ("golf", "a round of golf"),
    ],
)
def test_sport_not_on_foot(kind: str, name: str) -> None:
    with pytest.raises(NotARunError, match=name):
        read(track(points(10), kind=kind))


@pytest.mark.parametrize(
    "written",
    [
        "2023-05-01T06:00:{:02d}Z",
        "2023-05-01T06:00:{:02d}.000Z",
        "2023-05-01T06:00:{:02d}.0000000Z",
        "2023-05-01T08:00:{:02d}+02:00",
        "2023-05-01T06:00:{:02d}",
        "2023-05-01 06:00:{:02d} UTC",
    ],
)
def test_dialects_of_time(written: str) -> None:
    body = "".join(
        f'<trkpt lat="50" lon="8"><time>{written.format(second)}</time></trkpt>'
        for second in range(10)
    )
    run = read(track(body))
    assert run.start == START and run.time[-1] == 9.0


def test_the_greenwich_meridian() -> None:
    run = read(track(points(30).replace('lon="8.0"', 'lon="0.0"')))
    assert run.longitude_deg is not None and np.all(run.longitude_deg == 0.0)
    assert run.repairs == ()


def test_no_altitude() -> None:
    run = read(track(points(30).replace("<ele>", "<x>").replace("</ele>", "</x>")))
    assert run.altitude is None and run.barometric is None


def test_reversed_times_are_sorted() -> None:
    parts = points(30).split("</trkpt>")[:-1]
    run = read(track("".join(part + "</trkpt>" for part in reversed(parts))))
    assert run.time == pytest.approx(np.arange(30.0))
    assert run.latitude_deg is not None and np.all(np.diff(run.latitude_deg) > 0)
    assert run.repairs == ("the records were not in order of time; sorted",)


def test_with_barometer_in_the_creator() -> None:
    data = gpx(track(points(10)), creator="My Watch with barometer")
    assert read_run(data, "run.gpx").barometric is True


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<rte><rtept lat="1" lon="2"/></rte>', "a planned route but no recorded track"),
        ('<wpt lat="1" lon="2"/>', "waypoints but no recorded track"),
        ("", "no track points"),
        ('<trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk>', "none of its points has a time"),
    ],
)
def test_nothing_recorded(body: str, message: str) -> None:
    with pytest.raises(NotARunError, match=message):
        read(body)


def test_hardly_any_times() -> None:
    timeless = '<trkpt lat="50" lon="8"/>' * 100
    with pytest.raises(NotARunError, match="only 5 of its 105 points have a time"):
        read(track(points(5) + timeless))


def test_a_clock_that_stands_still() -> None:
    point = '<trkpt lat="50" lon="8"><time>1901-12-13T20:45:52Z</time></trkpt>'
    with pytest.raises(DamagedFileError, match="one moment"):
        read(track(point * 30))


def test_a_car_without_a_sport() -> None:
    with pytest.raises(NotARunError, match="a ride or a drive"):
        read(track(points(60, speed=20.0)))


def test_a_file_cut_in_the_middle() -> None:
    data = gpx(track(points(100), kind="running"))
    run = read_run(data[: len(data) // 2], "cut.gpx")
    assert 40 <= len(run.time) <= 52
    assert any("XML is broken" in line for line in run.repairs)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    words = gpx(track(points(10), kind="running")).decode().replace("Morning", "Čez Šmarje")
    data = words.replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    assert len(read_run(data, "run.gpx").time) == 10


def test_one_byte_letters_declared_as_two() -> None:
    data = gpx(track(points(10), kind="running")).replace(b"UTF-8", b"UTF-16")
    run = read_run(data, "run.gpx")
    assert len(run.time) == 10 and run.repairs == ()


BOMB = """<!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">{}]>""".format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_an_entity_bomb_is_refused(encoding: str) -> None:
    data = gpx(f"<trk><name>&i;</name><trkseg>{points(5)}</trkseg></trk>").decode()
    data = data.replace("<gpx ", BOMB + "<gpx ", 1).replace("UTF-8", encoding[:6])
    with pytest.raises(RecordError, match="entities"):
        read_runs(data.encode(encoding), "bomb.gpx")


def test_a_file_is_not_read_from_the_disk() -> None:
    data = gpx(f"<trk><name>&i;</name><trkseg>{points(5)}</trkseg></trk>").decode()
    data = data.replace("<gpx ", '<!DOCTYPE gpx SYSTEM "file:///etc/hostname"><gpx ', 1)
    run = read_run(data.encode(), "run.gpx")
    assert len(run.time) == 5 and "hostname" not in repr(run.extra)


def test_a_very_deep_tree_ends_well() -> None:
    data = gpx(track(points(5)) + "<a>" * 5_000 + "</a>" * 5_000)
    assert len(read_run(data, "deep.gpx").time) == 5
