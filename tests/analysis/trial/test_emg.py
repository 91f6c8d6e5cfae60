"""Agreement with the EMG: the lag found, raw signals smoothed, channels without a muscle told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from app.sample_trial import CHANNELS
from runatomy.analysis.trial.emg.compare import compare
from runatomy.analysis.trial.emg.envelope import envelopes, is_raw
from runatomy.analysis.trial.summary import summarize
from runatomy.records.capture import Emg
from runatomy.strides.captured_run import CapturedStride

from .conftest import Parts


def every(parts: Parts) -> np.ndarray:
    return np.ones(len(parts[0].strides), dtype=bool)


def test_the_lag_and_the_agreement_are_found(parts: Parts) -> None:
    found = compare(*parts, every(parts))
    assert found.lag == pytest.approx(0.05, abs=0.006)
    assert found.mean_r > 0.95 and found.mean_repeat > 0.9 and not found.raw
    assert [channel.channel for channel in found.channels] == list(CHANNELS)
    for channel in found.channels:
        assert channel.measured.shape == channel.modeled.shape == (101,)
        assert channel.measured.max() == pytest.approx(1.0)
    maximus = found.channels[-1]
    assert maximus.muscle == "gluteus_maximus" and len(maximus.elements) == 3


def test_a_known_lag_is_kept(parts: Parts) -> None:
    late = compare(*parts, every(parts), -0.05)
    assert late.lag == -0.05 and late.mean_r < compare(*parts, every(parts)).mean_r


def test_units_of_the_emg_do_not_matter(parts: Parts) -> None:
    run, mechanics, emg = parts
    scaled = replace(emg, values=emg.values * np.linspace(1e-6, 1e3, emg.values.shape[1]))
    one, two = (compare(run, mechanics, e, every(parts)) for e in (emg, scaled))
    assert [c.r for c in two.channels] == pytest.approx([c.r for c in one.channels])


def test_raw_signals_are_smoothed(parts: Parts) -> None:
    run, mechanics, emg = parts
    noise = np.random.default_rng(5).standard_normal(emg.values.shape)
    raw = replace(
        emg, values=emg.values * noise + 0.2 * emg.values.max(axis=0)
    )  # an amplifier's offset
    assert is_raw(raw) and not is_raw(emg)
    found = compare(run, mechanics, raw, every(parts))
    assert found.raw and found.mean_r > 0.85
    assert (envelopes(raw) >= 0.0).all()


def test_a_gap_is_bridged(parts: Parts) -> None:
    run, mechanics, emg = parts
    values = emg.values.copy()
    values[1000:1020] = np.nan
    assert compare(run, mechanics, replace(emg, values=values), every(parts)).mean_r > 0.95


def test_channels_without_a_muscle_are_told(parts: Parts) -> None:
    run, mechanics, emg = parts
    names = ("Sync", *emg.channels[1:])
    found = summarize(run, mechanics, replace(emg, channels=names))
    assert found.emg is not None and found.emg.unmatched == ("Sync",)
    assert any("Sync" in text for text in found.warnings)
    nothing = summarize(run, mechanics, replace(emg, channels=tuple("abcdef")))
    assert nothing.emg is None and any("names a muscle" in text for text in nothing.warnings)


def table(path: Path) -> dict[str, np.ndarray]:
    """Read a table of OpenSim, or one with names in its first row."""
    lines = path.read_text(encoding="utf-8").splitlines()
    ends = [i + 1 for i, line in enumerate(lines) if line.strip() == "endheader"]
    first = ends[0] if ends else 0
    while not lines[first].strip():
        first += 1
    rows = np.loadtxt(lines[first + 1 :])
    return dict(zip(lines[first].split(), rows.T, strict=True))


@pytest.fixture(scope="module")
def opensim(shared: Path, parts: Parts) -> Parts:
    """OpenSim's static optimization of the published run beside its measured EMG."""
    folder = shared / "mocap" / "rajagopal_run"
    activation = table(folder / "opensim" / "so_activation.sto")
    measured, force = table(folder / "emg_run.txt"), table(folder / "grf_run.mot")
    on = force["R_ground_force_vy"] > 50.0
    strikes = force["time"][1:][on[1:] & ~on[:-1]]
    strikes = strikes[(strikes >= activation["time"][0]) & (strikes <= activation["time"][-1])]
    run, mechanics, _ = parts
    one = run.strides[0]
    strides: tuple[CapturedStride, ...] = tuple(
        replace(one, side="r", start=float(a), end=float(b), toe_off=float(a) + 0.2)
        for a, b in pairwise(strikes)
    )
    names = [n for n in activation if n.endswith("_r") and "reserve" not in n and "lumbar" not in n]
    muscles = mechanics.muscles
    assert muscles is not None
    muscles = replace(
        muscles,
        muscles=tuple((name[:-2], "r") for name in names),
        activation=np.stack([activation[name] for name in names], axis=1),
        max_force=np.ones(len(names)),
    )
    clock = replace(mechanics.kinematics, time=activation["time"])
    time = measured.pop("time")
    emg = Emg(time=time, channels=tuple(measured), values=np.stack(list(measured.values()), axis=1))
    return replace(run, strides=strides), replace(mechanics, kinematics=clock, muscles=muscles), emg


def test_the_published_recording_gives_the_known_figures(opensim: Parts) -> None:
    """r of OpenSim's activations as listed beside the data: mean 0.63, soleus 0.91."""
    run, mechanics, emg = opensim
    found = compare(run, mechanics, emg, np.ones(len(run.strides), dtype=bool))
    r = {channel.channel: channel.r for channel in found.channels}
    assert len(r) == 11 and not found.unmatched and not found.raw
    assert found.mean_r == pytest.approx(0.63, abs=0.01)
    assert found.mean_repeat == pytest.approx(0.95, abs=0.01)
    assert found.lag == pytest.approx(0.05, abs=0.006)
    assert r["SOL"] == pytest.approx(0.91, abs=0.03) and abs(r["RF"]) < 0.05
