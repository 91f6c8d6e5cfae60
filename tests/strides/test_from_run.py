"""Run to StrideConditions: the laws that hold for any recording."""

from __future__ import annotations

import dataclasses
import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runatomy.strides.conditions import RUNNING, STANDING, WALKING, StrideConditions
from runatomy.strides.from_run import conditions_from_run
from runatomy.terms.errors import StrideError
from runatomy.terms.evidence import Origin
from strides.made_runs import HEIGHT, barometer, made_run, steady


def rows(found: StrideConditions) -> dict[str, np.ndarray]:
    """Every array of the conditions, by name."""
    values = {each.name: getattr(found, each.name) for each in dataclasses.fields(found)}
    return {name: value for name, value in values.items() if isinstance(value, np.ndarray)}


@st.composite
def any_run(draw):
    """A recording of anything: gaps, jumps, nonsense values, missing channels, pauses."""
    seed, size = draw(st.integers(0, 10_000)), draw(st.integers(3, 300))
    rng = np.random.default_rng(seed)
    apart = rng.choice([0.4, 1.0, 1.0, 1.0, 5.0, 30.0, 90.0, 4000.0], size)
    when = np.concatenate([[0.0], np.cumsum(apart)[:-1]]) + draw(st.floats(0.0, 1.0))
    span = when[-1] - when[0]
    middle = {
        "speed": 3.0,
        "distance": 500.0,
        "altitude": 200.0,
        "step_rate": 2.5,
        "heart_rate_bpm": 150.0,
        "contact_time": 0.25,
        "contact_balance": 0.5,
        "latitude_deg": 0.0,
        "longitude_deg": 180.0,
        "step_length": 1.0,
    }
    spread = draw(st.sampled_from([0.01, 0.5, 5.0]))
    channels = {}
    for name, value in middle.items():
        if draw(st.booleans()):
            noisy = value * (1.0 + spread * rng.normal(size=size))
            channels[name] = np.where(
                rng.random(size) < draw(st.sampled_from([0.0, 0.5, 1.0])), np.nan, noisy
            )
    stops = [
        (when[0] + a * span, when[0] + min(1.0, a + b) * span)
        for a, b in rng.random((draw(st.integers(0, 3)), 2)) * 0.4
    ]
    return made_run(when, pauses=tuple(stops), **channels)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_run())
def test_whatever_comes_in_the_rows_are_sound(run):
    try:
        found = conditions_from_run(run, HEIGHT)
    except StrideError:
        return
    values = rows(found)
    assert {array.shape for array in values.values()} == {found.time.shape}
    assert not any(array.flags.writeable for array in values.values())
    for name in ("time", "duration", "speed", "slope", "step_rate", "distance"):
        assert np.isfinite(values[name]).all(), name
    assert (np.diff(found.time) > 0).all() and (np.diff(found.distance) >= 0.0).all()
    assert ((found.duration >= 0.0) & (found.duration <= 1.0)).all()
    assert ((found.speed >= 0.0) & (found.speed <= 12.5)).all()
    assert (np.abs(found.slope) <= 0.45).all()
    assert set(np.unique(found.gait)) <= {STANDING, WALKING, RUNNING}
    assert (found.gait[found.duration == 0.0] == STANDING).all()
    assert ((found.step_rate == 0.0) == (found.gait == STANDING)).all()
    assert found.repaired[found.duration == 0.0].all()
    assert found.ascent >= 0.0 and found.descent >= 0.0
    assert found.duration.sum() <= run.time[-1] - run.time[0] + 1e-6


def test_a_hill_is_found_with_its_slope_climb_and_shape():
    along = np.arange(2400) * 3.0
    truth = 100.0 + 40.0 * (1.0 - np.cos(2.0 * np.pi * along / 3600.0))
    run = steady(2400, 3.0, altitude=barometer(truth), barometric=True)
    found = conditions_from_run(run, HEIGHT)
    slope = 40.0 * 2.0 * np.pi / 3600.0 * np.sin(2.0 * np.pi * found.distance / 3600.0)
    assert np.sqrt(np.mean((found.slope - slope) ** 2)) < 0.012
    assert found.ascent == pytest.approx(160.0, rel=0.02)
    assert found.descent == pytest.approx(160.0, rel=0.02)
    shape = np.interp(found.distance, along, truth)
    assert np.abs(found.altitude - shape).max() < 1.5
    assert found.evidence["slope"].origin is Origin.DERIVED
    assert "barometric" in found.evidence["slope"].source


def test_a_flat_run_under_a_barometer_is_flat():
    run = steady(3000, 3.0, altitude=barometer(np.full(3000, 50.0)), barometric=True)
    found = conditions_from_run(run, HEIGHT)
    assert found.ascent < 4.0 and found.slope.std() < 0.012


@pytest.mark.parametrize(
    ("channels", "word"),
    [
        ({}, "No altitude"),
        ({"altitude": np.zeros(300)}, "never changes"),
        ({"altitude": np.full(300, np.nan)}, "No altitude"),
        ({"altitude": np.linspace(0, 30, 300), "sub_sport": "treadmill"}, "Indoors"),
        ({"altitude": np.linspace(0, 30, 300), "sub_sport": "indoor_running"}, "Indoors"),
    ],
)
def test_without_altitude_the_course_is_level_and_a_warning_says_so(channels, word):
    found = conditions_from_run(steady(300, **channels), HEIGHT)
    assert (found.slope == 0.0).all() and found.ascent == found.descent == 0.0
    assert np.isnan(found.altitude).all()
    assert any(word in warning for warning in found.warnings)
    assert found.evidence["slope"].origin is Origin.ASSUMED


def test_a_pause_counts_for_nothing():
    still = np.arange(900)
    moving = np.where(still < 300, still, np.where(still < 600, 300, still - 300))
    run = made_run(
        900,
        speed=np.full(900, 3.0),
        distance=moving * 3.0,
        altitude=np.full(900, 80.0) + 0.05 * moving,
        heart_rate_bpm=np.full(900, 150.0),
        pauses=((300.0, 600.0),),
    )
    found = conditions_from_run(run, HEIGHT)
    paused = (found.time > 300.0) & (found.time < 600.0)
    assert found.duration.sum() == 599.0
    assert (found.duration[paused] == 0.0).all() and (found.speed[paused] == 0.0).all()
    assert (found.gait[paused] == STANDING).all() and found.repaired[paused].all()
    assert np.isnan(found.heart_rate_bpm[paused]).all()
    assert not found.repaired[~paused].any()


def test_what_the_device_measured_is_passed_on_and_nonsense_is_not():
    heart = np.full(300, 150.0)
    heart[100:110] = 0.0
    run = steady(
        300,
        heart_rate_bpm=heart,
        contact_time=np.full(300, 0.24),
        contact_balance=np.full(300, 0.507),
    )
    found = conditions_from_run(run, HEIGHT)
    assert np.isnan(found.heart_rate_bpm[101:108]).all()
    assert np.nanmax(found.heart_rate_bpm) == 150.0
    assert found.contact_time == pytest.approx(np.full(299, 0.24))
    assert found.contact_balance == pytest.approx(np.full(299, 0.507))
    assert found.evidence["contact_balance"].origin is Origin.MEASURED


def test_what_nobody_measured_cannot_be_told():
    found = conditions_from_run(steady(300), HEIGHT)
    for name, values in (
        ("contact_time", found.contact_time),
        ("contact_balance", found.contact_balance),
        ("heart_rate", found.heart_rate_bpm),
    ):
        assert np.isnan(values).all()
        assert found.evidence[name].origin is Origin.UNKNOWN
    assert found.evidence["step_rate"].origin is Origin.MODELED
    assert 60.0 * found.step_rate == pytest.approx(np.full(299, 167.8))


def test_every_second_and_every_seventh_tell_the_same_run():
    along = np.arange(2101) * 3.0
    altitude = 50.0 + 20.0 * np.sin(along / 500.0)
    every = {"speed": np.full(2101, 3.0), "distance": along, "altitude": altitude}
    whole = conditions_from_run(made_run(2101, **every), HEIGHT)
    seventh = {name: values[::7] for name, values in every.items()}
    thin = conditions_from_run(made_run(np.arange(0.0, 2101.0, 7.0), **seventh), HEIGHT)
    assert thin.time.tolist() == whole.time.tolist()
    assert thin.speed == pytest.approx(whole.speed) and thin.distance == pytest.approx(
        whole.distance
    )
    assert np.abs(thin.slope - whole.slope).max() < 0.006
    assert thin.ascent == pytest.approx(whole.ascent, rel=0.02)


def test_a_gap_of_more_than_a_minute_is_said():
    when = np.concatenate([np.arange(200.0), 500.0 + np.arange(200.0)])
    found = conditions_from_run(made_run(when, speed=np.full(400, 3.0)), HEIGHT)
    assert found.duration.sum() == 398.0
    assert found.warnings[0] == "1 gap of more than a minute, 5.0 min in all, left out."


@pytest.mark.parametrize("when", [[0.0], [0.0, 0.4], [0.0, 5000.0]])
def test_no_time_is_an_error_that_says_how_to_mend_it(when):
    with pytest.raises(StrideError, match=r"made.fit.*no stride") as caught:
        conditions_from_run(made_run(np.array(when)), HEIGHT)
    assert caught.value.mend


def test_twenty_thousand_records_are_quick():
    size = 20_000
    along = np.arange(size) * 2.9
    rng = np.random.default_rng(2)
    run = steady(
        size,
        2.9,
        latitude_deg=-47.0 + along / 111_195.0,
        longitude_deg=np.full(size, -124.0),
        altitude=60.0 + 25.0 * np.sin(along / 700.0) + rng.normal(0.0, 0.3, size),
        step_rate=2.75 + rng.normal(0.0, 0.03, size),
        heart_rate_bpm=np.full(size, 150.0),
        contact_time=np.full(size, 0.25),
        barometric=True,
    )
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        conditions_from_run(run, HEIGHT)
        taken.append(time.perf_counter() - begin)
    assert min(taken) < 0.075  # [s] about 0.02 on an idle machine
