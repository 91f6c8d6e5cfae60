"""A laboratory recording for the browser: its own frames, muscles and forces."""

from __future__ import annotations

import numpy as np
import pytest

from app.sample_trial import sample_trial
from runatomy.app.web.figure import trial_frames
from runatomy.app.web.figure.packing import unpack
from runatomy.app.web.figure.trial import RATE


def test_its_muscles_and_forces_are_the_recordings() -> None:
    """Activation by column, unknown where a frame was not solved; force and point by foot."""
    analysis = sample_trial()
    meta, arrays = unpack(trial_frames(analysis))
    muscles, time = analysis.mechanics.muscles, analysis.mechanics.kinematics.time
    assert muscles is not None
    frames = arrays["place"].shape[0]
    assert meta["kind"] == "trial" and not meta["periodic"]
    assert (frames - 1) / meta["duration_s"] <= RATE + 0.1
    every = round((len(time) - 1) / (frames - 1))
    known = muscles.activation[::every][:frames]
    unknown = arrays["activation"] > 1.0  # 255 counts of 1/250
    assert (unknown == np.isnan(known)).all()
    assert np.abs(np.where(unknown, 0.0, arrays["activation"] - np.nan_to_num(known))).max() < 0.003
    force = arrays["force"].reshape(frames, 2, 3)[:, 0]
    assert np.abs(force - analysis.run.feet[0].force[::every][:frames]).max() < 0.2


def test_the_runner_stays_in_sight() -> None:
    """The pelvis keeps near the middle, however far the recording goes."""
    meta, arrays = unpack(trial_frames(sample_trial()))
    places = arrays["place"].reshape(len(arrays["place"]), -1, 3)
    pelvis = places[:, meta["bodies"].index("pelvis")]
    assert np.abs(pelvis[:, [0, 2]]).max() < 0.5


def test_without_forces_nothing_is_lit() -> None:
    """Bones move; what the muscles did is not known, and no arrow is drawn."""
    meta, arrays = unpack(trial_frames(sample_trial(forces=False)))
    assert not arrays["contact"].any()
    assert meta["columns"] == [] or (arrays["activation"] > 1.0).all()
    assert np.isfinite(meta["ground_m"])


@pytest.mark.parametrize("key", ["speed_m_s", "duration_s", "weight_N"])
def test_its_header_tells(key: str) -> None:
    """What the browser needs to move the ground and the arrows."""
    meta, _ = unpack(trial_frames(sample_trial()))
    assert meta[key] > 0.0
