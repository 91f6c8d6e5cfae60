"""The recording: what cannot be the heart's is left out, what can be stays."""

from __future__ import annotations

import numpy as np

from loads.heart.runs import steady
from runatomy.loads.heart.recording import heart_recording

SECONDS = np.ones(1800)
WORK = 800.0 + 200.0 * np.sin(np.arange(1800) / 60.0)


def test_a_good_recording_is_left_alone() -> None:
    found = heart_recording(steady(30), SECONDS, WORK, np.full(1800, 2.8))
    assert found.measured == 1.0
    assert found.notes == ()
    assert np.array_equal(found.bpm, steady(30))


def test_spikes_are_left_out() -> None:
    bpm = steady(30)
    bpm[[300, 301, 900]] += 60.0
    bpm[1200] -= 70.0
    found = heart_recording(bpm, SECONDS, WORK)
    assert np.flatnonzero(np.isnan(found.bpm)).tolist() == [300, 301, 900, 1200]
    assert "jumped" in found.notes[0]


def test_a_heart_that_follows_the_steps_is_not_believed() -> None:
    steps = 2.85 + 0.01 * np.sin(np.arange(1800) / 11.0)
    bpm = np.where(np.arange(1800) < 900, steps * 60.0, steady(30, 140.0))
    found = heart_recording(bpm, SECONDS, WORK, steps)
    assert np.isnan(found.bpm[:900]).all()
    assert np.isfinite(found.bpm[950:]).all()
    assert "followed the steps" in found.notes[0]


def test_a_flat_line_is_told_by_the_work_under_it() -> None:
    bpm = steady(30)
    bpm[600:1200] = 147.0
    assert np.isnan(heart_recording(bpm, SECONDS, WORK).bpm[600:1200]).all()
    assert np.isfinite(heart_recording(bpm, SECONDS, np.full(1800, 800.0)).bpm).all()


def test_zeros_and_nonsense_are_no_heart_rate() -> None:
    bpm = np.array([0.0, np.nan, 250.0, 12.0, 150.0])
    found = heart_recording(bpm, np.ones(5), np.full(5, 800.0))
    assert np.isfinite(found.bpm).tolist() == [False, False, False, False, True]
    assert found.measured == 0.2
