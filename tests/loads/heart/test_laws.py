"""Laws of the heart's load: more is more, missing widens, runs add up, mass cancels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loads.heart.runs import AGED, KNOWN, load_of, steady
from runatomy.loads.heart.heart_load import heart_load
from runatomy.loads.heart.span import Span
from runatomy.terms.runner import Runner

RUNNERS = st.sampled_from([KNOWN, AGED, Runner(mass=60.0, age=50.0)])


def _trimp(bpm: np.ndarray, power: float = 800.0, runner: Runner = KNOWN) -> Span:
    found = load_of(bpm, power, runner).trimp
    assert found is not None
    return found


@settings(max_examples=30, deadline=None)
@given(st.floats(10, 60), st.floats(1, 30), st.floats(110, 175), RUNNERS)
def test_running_longer_is_never_less(
    minutes: float, longer: float, bpm: float, runner: Runner
) -> None:
    short = _trimp(steady(minutes, bpm), runner=runner)
    long = _trimp(steady(minutes + longer, bpm), runner=runner)
    assert long.low >= short.low and long.usual > short.usual and long.high >= short.high


@settings(max_examples=30, deadline=None)
@given(st.floats(100, 170), st.floats(1, 20), RUNNERS)
def test_a_faster_heart_is_never_less(bpm: float, more: float, runner: Runner) -> None:
    slow, fast = (
        _trimp(steady(30, bpm), runner=runner),
        _trimp(steady(30, bpm + more), runner=runner),
    )
    assert fast.usual > slow.usual and fast.low >= slow.low and fast.high >= slow.high


@settings(max_examples=40, deadline=None)
@given(st.floats(120, 165), st.floats(500, 950), st.floats(0.1, 1.0), st.integers(0, 9), RUNNERS)
def test_a_missing_heart_rate_widens(
    bpm: float, power: float, share: float, seed: int, runner: Runner
) -> None:
    whole = steady(40, bpm)
    holes = whole.copy()
    holes[np.random.default_rng(seed).random(len(whole)) < share] = np.nan
    full, gaps = load_of(whole, power, runner), load_of(holes, power, runner)
    assert full.trimp is not None and gaps.trimp is not None
    if gaps.trimp.usual >= full.trimp.usual:
        assert gaps.trimp.width > full.trimp.width
    else:  # what pace tells is less than what the heart told: so may its range be, but as a ratio
        assert gaps.trimp.high / gaps.trimp.low > full.trimp.high / full.trimp.low
    assert (gaps.intensity.spread >= full.intensity.spread - 1e-12).all()
    assert gaps.measured < full.measured


def test_seconds_without_a_heart_rate_are_not_rest() -> None:
    holes = steady(60)
    holes[1000:2800] = np.nan
    whole, half = _trimp(steady(60)), _trimp(holes)
    assert half.usual > 0.75 * whole.usual
    assert half.low <= whole.usual <= half.high


def test_two_runs_are_their_concatenation() -> None:
    easy, hard = steady(30, 135.0), steady(20, 168.0)
    both = _trimp(np.concatenate([easy, hard]))
    assert both.usual == pytest.approx(_trimp(easy).usual + _trimp(hard).usual, rel=1e-9)


def test_mass_and_power_together_leave_the_intensity_alone() -> None:
    none = np.full(1800, np.nan)
    light = load_of(none, 600.0, Runner(mass=50.0, age=30.0, sex="f")).mean_intensity
    heavy = load_of(none, 1200.0, Runner(mass=100.0, age=30.0, sex="f")).mean_intensity
    assert light is not None and heavy is not None
    assert light.usual == pytest.approx(heavy.usual, rel=1e-12)


def test_a_run_without_running_says_so() -> None:
    empty = np.zeros(0)
    load = heart_load(steady(10, 90.0), np.ones(600), empty, empty.astype(np.int64), KNOWN)
    assert load.mean_intensity is None
    assert load.trimp is not None and load.trimp.usual > 0.0
    assert load.drift.share is None
