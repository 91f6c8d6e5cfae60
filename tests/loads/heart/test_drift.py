"""Drift: a known one is found again, slopes are paid for, and silence where nobody can tell."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.loads.heart.drift import heart_drift


def _run(minutes: float, rise: float, hills: float = 0.0) -> tuple[np.ndarray, ...]:
    time = np.arange(round(minutes * 60.0), dtype=np.float64)
    late = np.clip((time - 600.0) / (time[-1] - 600.0), 0.0, 1.0)
    power = 800.0 * (1.0 + hills * np.sin(time / 40.0))
    return power, 0.18 * power * (1.0 + 2.0 * rise * late), np.ones_like(time)


@pytest.mark.parametrize("rise", [0.0, 0.04, 0.10])
@pytest.mark.parametrize("hills", [0.0, 0.3])
def test_a_known_drift_is_found(rise: float, hills: float) -> None:
    power, bpm, seconds = _run(90.0, rise, hills)
    drift = heart_drift(power, bpm, seconds).share
    assert drift is not None
    exact = (1.0 + 1.5 * rise) / (1.0 + 0.5 * rise) - 1.0
    assert drift.usual == pytest.approx(exact, abs=0.003)
    assert drift.low <= exact <= drift.high or rise == 0.0


def test_less_than_forty_minutes_cannot_tell() -> None:
    drift = heart_drift(*_run(39.0, 0.1))
    assert drift.share is None
    assert "40 minutes" in drift.reason


def test_half_a_heart_rate_cannot_tell() -> None:
    power, bpm, seconds = _run(60.0, 0.1)
    bpm[1200:2400] = np.nan
    assert heart_drift(power, bpm, seconds).share is None


def test_a_much_harder_half_cannot_tell() -> None:
    power, bpm, seconds = _run(60.0, 0.0)
    power[2100:] *= 1.4
    drift = heart_drift(power, bpm, seconds)
    assert drift.share is None
    assert "harder" in drift.reason
