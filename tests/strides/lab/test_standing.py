"""The standing pose: the stillest half second, in the axes of the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from runatomy.records.capture import Capture
from runatomy.strides.lab.standing import standing_pose
from runatomy.terms.errors import StrideError
from strides.lab.made_captures import Gait, frames, made_capture, turned, without, yaw

STATICS = {
    "rajagopal_run/static_run.trc": 64,
    "bmc_run/static_run.trc": 64,
    "dorn_ja1/static.trc": 55,
    "fukuchi/RBDS001/RBDS001static.c3d": 48,
}


def standing(seconds: float = 2.0, sway: float = 0.0) -> Capture:
    """Somebody who stands with one foot before the other, and sways."""
    capture = frames(made_capture(Gait(forces="none")), 20, 21)
    time = np.arange(round(seconds * 100)) / 100.0
    way = sway * np.sin(2.0 * np.pi * time)[:, None, None]
    return replace(capture, time=time, position=capture.position + way)


def test_the_mean_of_the_stillest_part_is_found() -> None:
    still, moving = standing(), standing(sway=0.2)
    both = replace(
        still,
        time=np.arange(400) / 100.0,
        position=np.concatenate([moving.position, still.position]),
    )
    pose = standing_pose(both)
    assert pose.start >= 2.0
    assert pose.end - pose.start == pytest.approx(0.49)
    assert pose.spread.max() < 1e-9


def test_axes_are_the_persons_own() -> None:
    here, there = standing_pose(standing()), standing_pose(turned(standing(), yaw(130.0)))
    assert np.abs(here.position - there.position).max() < 1e-9
    at = {marker.name: place for marker, place in zip(here.markers, here.position, strict=True)}
    assert at["RASI"][2] > at["LASI"][2]
    assert at["CLAV"][0] > at["C7"][0]
    assert at["C7"][1] > at["RASI"][1] > at["RTOE"][1]


def test_a_run_given_as_static_is_refused() -> None:
    with pytest.raises(StrideError, match="moves all the time") as caught:
        standing_pose(made_capture())
    assert "or none" in str(caught.value.mend)


def test_markers_unseen_while_standing_are_left_out_and_told() -> None:
    capture = standing()
    position = capture.position.copy()
    position[:, capture.markers.index("RTH2")] = np.nan
    position[0, capture.markers.index("RTH2")] = 0.5
    position[0, 0] += 0.3  # the first frame is not the stillest
    pose = standing_pose(replace(capture, position=position))
    assert "RTH2" not in {marker.name for marker in pose.markers}
    assert any("Not seen while standing still" in told and "RTH2" in told for told in pose.warnings)


def test_too_few_markers_are_refused() -> None:
    with pytest.raises(StrideError, match="left foot"):
        standing_pose(without(standing(), ["LCAL", "LTOE", "LMT5"]))


@pytest.mark.parametrize(("name", "markers"), STATICS.items())
def test_real_persons_stand_still(
    recorded: Callable[[str], Capture], name: str, markers: int
) -> None:
    pose = standing_pose(recorded(name))
    assert len(pose.markers) == markers
    assert pose.spread.max() < 0.002
    landmark = {
        marker.place.landmark: place
        for marker, place in zip(pose.markers, pose.position, strict=True)
    }
    for side, outward in (("r", 1.0), ("l", -1.0)):
        inner, outer = landmark[f"ankle_medial_{side}"], landmark[f"ankle_lateral_{side}"]
        assert 0.05 < outward * (outer - inner)[2] < 0.12
        assert landmark[f"metatarsal_5_{side}"][0] > landmark[f"heel_{side}"][0] + 0.1
