"""Runs are found among the legs of a recording; what is no run is named."""

from __future__ import annotations

import pytest

from records.fit_bytes import SESSION, START, FitBytes, run_file, steady
from runatomy.records.readers import read_run, read_runs
from runatomy.terms.errors import DamagedFileError, NotARunError

RUN, RIDE, SWIM, TRANSITION, WALK = 1, 2, 5, 3, 11


def triathlon(*, sessions: int = 5, summary_first: bool = False) -> bytes:
    """Return swim, transition, ride, transition and run of 60 s each, with one distance."""
    sports = (SWIM, TRANSITION, RIDE, TRANSITION, RUN)
    fit = FitBytes()
    fit.file_id()
    starts = [START + 60 * leg for leg in range(5)]
    rows = steady(300)
    if summary_first:
        for at, sport in zip(starts, sports, strict=True):
            fit.session(at, 60.0, sport)
    for leg, sport in enumerate(sports):
        fit.sport(sport)
        fit.records(rows[60 * leg : 60 * leg + 60])
    if not summary_first:
        for at, sport in list(zip(starts, sports, strict=True))[:sessions]:
            fit.session(at, 60.0, sport)
    return fit.to_bytes()


@pytest.mark.parametrize("data", [triathlon(), triathlon(summary_first=True)])
def test_the_running_leg_of_a_triathlon(data: bytes) -> None:
    (run,) = read_runs(data, "tri.fit")
    assert (run.sport, len(run.time)) == ("running", 60)
    assert run.distance is not None and (run.distance[0], run.distance[-1]) == (0.0, 177.0)
    assert run.extra["other_legs"] == (
        "a swim",
        "a transition of a triathlon",
        "a bike ride",
        "a transition of a triathlon",
    )


@pytest.mark.parametrize("sessions", [0, 3, 4])
def test_a_leg_whose_summary_is_lost_is_found_by_its_sport(sessions: int) -> None:
    (run,) = read_runs(triathlon(sessions=sessions), "tri.fit")
    assert (run.sport, len(run.time)) == ("running", 60)


def test_two_running_legs_are_two_runs() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.records(steady(300))
    for at, lasted, sport in ((0, 60, RUN), (60, 60, RIDE), (120, 180, RUN)):
        fit.session(START + at, float(lasted), sport)
    data = fit.to_bytes()
    assert [len(run.time) for run in read_runs(data, "duathlon.fit")] == [60, 180]
    assert len(read_run(data, "duathlon.fit").time) == 180


def test_a_file_twice_over_is_one_run() -> None:
    data = run_file()
    (run,) = read_runs(data + data, "twice.fit")
    assert len(run.time) == 60
    assert any("repeat" in line for line in run.repairs)


def test_chained_files_of_one_outing() -> None:
    fit = FitBytes()
    fit.file_id(kind=2)
    for data in (run_file() + fit.to_bytes(), fit.to_bytes() + run_file()):
        assert len(read_run(data, "run_and_settings.fit").time) == 60


def test_walks_count_and_keep_their_name() -> None:
    rows = steady(speed=1.4, cadence=57)
    assert read_run(run_file(rows, sport=WALK), "walk.fit").sport == "walking"
    assert read_run(run_file(rows, sport=17), "hike.fit").sport == "hiking"


def test_a_treadmill_in_a_gym_is_a_run() -> None:
    run = read_run(run_file(sport=4, sub_sport=1), "gym.fit")
    assert (run.sport, run.sub_sport) == ("running", "treadmill")


def test_no_sport_is_unknown() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.records(steady())
    assert read_run(fit.to_bytes(), "cut.fit").sport == "unknown"


@pytest.mark.parametrize(
    ("sport", "sub_sport", "name"),
    [
        (RIDE, 0, "a bike ride"),
        (RIDE, 6, "an indoor bike ride"),
        (RIDE, 58, "a virtual bike ride"),
        (SWIM, 17, "a pool swim"),
        (SWIM, 18, "an open water swim"),
        (4, 14, "a rowing machine session"),
        (10, 20, "a strength session"),
        (13, 0, "a ski outing"),
        (37, 0, "a recording of stand up paddleboarding"),
    ],
)
def test_another_sport_is_named(sport: int, sub_sport: int, name: str) -> None:
    with pytest.raises(NotARunError, match=f"this is {name}, not a run"):
        read_runs(run_file(sport=sport, sub_sport=sub_sport), "other.fit")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (2, "a device settings file"),
        (5, "a planned workout"),
        (6, "a planned course"),
        (15, "a daily monitoring file"),
        (32, "a daily monitoring file"),
        (49, "a sleep file"),
        (77, "a FIT file of type 77"),
    ],
)
def test_another_kind_of_file_is_named(kind: int, name: str) -> None:
    fit = FitBytes()
    fit.file_id(kind=kind)
    fit.records(steady())
    with pytest.raises(NotARunError, match=name):
        read_runs(fit.to_bytes(), "other.fit")


def test_too_fast_for_feet_without_a_sport() -> None:
    with pytest.raises(NotARunError, match=r"12\.0 m/s \(43 km/h\).*a ride or a drive"):
        read_runs(run_file(steady(speed=12.0), sport=0), "car.fit")


def test_a_summary_without_records() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.message(SESSION, {5: ("enum", RUN)})
    with pytest.raises(DamagedFileError, match="no records with a time"):
        read_runs(fit.to_bytes(), "summary.fit")


def test_one_record_is_no_run() -> None:
    with pytest.raises(DamagedFileError, match="at least two"):
        read_runs(run_file(steady(1)), "one.fit")
