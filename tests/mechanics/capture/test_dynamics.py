"""Where moments can be known: every foot on the ground with its whole force."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from runatomy.mechanics.capture.dynamics import known_frames
from runatomy.strides.captured_run import Footfall

TIME = np.arange(0.0, 2.0, 0.01)


def fall(side: str, strike: float, whole: bool = True) -> Footfall:
    plate = "plate" if whole else None
    return Footfall(side=side, strike=strike, toe_off=strike + 0.25, plate=plate, whole=whole)


def recording(*falls: Footfall, feet: tuple[Any, ...] = ("r", "l")) -> Any:
    """What the question needs of a recording."""
    return SimpleNamespace(track=SimpleNamespace(time=TIME), feet=feet, footfalls=falls)


def known_between(run: Any, start: float, end: float, edge: float = 0.0) -> float:
    known = known_frames(run, edge)
    return float(known[(start <= TIME) & (end > TIME)].mean())


def test_flight_and_whole_contacts_are_known() -> None:
    run = recording(fall("r", 0.3), fall("l", 0.65), fall("r", 1.0))
    assert known_between(run, 0.31, 1.24) == 1.0


def test_a_contact_without_its_whole_force_is_not() -> None:
    run = recording(fall("r", 0.3), fall("l", 0.65, whole=False), fall("r", 1.0))
    assert known_between(run, 0.66, 0.89) == 0.0
    assert known_between(run, 0.56, 0.64) == 1.0  # in the air before it
    assert known_between(run, 1.01, 1.24) == 1.0


@pytest.mark.parametrize(("start", "end"), [(0.0, 0.29), (1.27, 2.0)])
def test_nothing_is_known_before_the_first_and_after_the_last_footfall(
    start: float, end: float
) -> None:
    """A foot may be on the ground there whose contact the recording cuts."""
    run = recording(fall("r", 0.3), fall("l", 0.65), fall("r", 1.0))
    assert known_between(run, start, end) == 0.0


def test_the_ends_of_the_recording_are_left_out() -> None:
    run = recording(fall("r", 0.0), fall("l", 0.35), fall("r", 1.75))
    assert known_between(run, 0.0, 0.03, edge=0.035) == 0.0
    assert known_between(run, 0.05, 1.95, edge=0.035) == 1.0
    assert known_between(run, 1.97, 2.0, edge=0.035) == 0.0


def test_without_forces_or_footfalls_nothing_is_known() -> None:
    assert not known_frames(recording(fall("r", 0.3), feet=()), 0.0).any()
    assert not known_frames(recording(), 0.0).any()
