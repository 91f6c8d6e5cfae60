"""Every stride over the same 101 points, whatever the recording's rate."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.analysis.trial.strides.resample import resample, stride_times

START, END = np.array([0.123, 0.811]), np.array([0.811, 1.502])


def wave(time: np.ndarray) -> np.ndarray:
    return np.stack([np.sin(2 * np.pi * 5.0 * time), time**2], axis=-1)


@pytest.mark.parametrize(("rate", "error"), [(100.0, 2e-3), (250.0, 6e-5)])
def test_a_5_hz_wave_is_kept(rate: float, error: float) -> None:
    time = np.arange(0.0, 1.7, 1.0 / rate)
    at = stride_times(START, END)
    found = resample(time, wave(time), at)
    assert found.shape == (2, 2, 101)
    assert np.abs(found.transpose(0, 2, 1) - wave(at)).max() < error


def test_first_and_last_point_are_the_strikes() -> None:
    at = stride_times(START, END)
    assert at[:, 0] == pytest.approx(START) and at[:, -1] == pytest.approx(END)


def test_a_stride_may_begin_with_the_first_solved_frame() -> None:
    time = np.arange(0.0, 1.0, 0.01)
    values = wave(time)
    values[:20] = np.nan
    found = resample(time, values, stride_times(np.array([0.20]), np.array([0.90])))
    assert np.isfinite(found).all()


def test_a_stride_may_end_less_than_a_frame_after_the_last_solved_one() -> None:
    time = np.arange(0.0, 1.0, 0.01)
    values = wave(time)
    values[91:] = np.nan
    whole = resample(time, values, stride_times(np.array([0.20]), np.array([0.909])))
    assert np.isfinite(whole).all()
    assert whole[0, :, -1] == pytest.approx(values[90])
    assert np.isnan(resample(time, values, stride_times(np.array([0.2]), np.array([0.911])))).any()


def test_a_gap_inside_stays_unknown() -> None:
    time = np.arange(0.0, 1.0, 0.01)
    values = wave(time)
    values[50:53] = np.nan
    found = resample(time, values, stride_times(np.array([0.10]), np.array([0.90])))
    assert np.isnan(found).any() and np.isfinite(found).sum() > 180


def test_strides_at_the_ends_of_the_recording() -> None:
    time = np.arange(0.0, 1.0, 0.01)
    found = resample(time, wave(time), stride_times(np.array([0.0]), np.array([0.99])))
    assert found[0, :, 0] == pytest.approx(wave(time)[0], abs=1e-12)
    assert found[0, :, -1] == pytest.approx(wave(time)[-1], abs=1e-12)
