"""Whatever the bytes, a Run or one of our own errors comes out, and no reader stumbles."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from records.fit_bytes import DEVELOPER_ID, START, FitBytes, steady
from records.readers.test_gpx import GARMIN, gpx, points, track
from records.readers.test_tcx import activity, lap, tcx
from runatomy.records.readers import read_runs
from runatomy.terms.errors import RunatomyError


def rich_fit() -> bytes:
    """Return a FIT file with a bit of everything."""
    fit = FitBytes()
    fit.file_id()
    fit.timer(START, starts=True)
    fit.sport(1)
    fit.message(DEVELOPER_ID, {1: ("byte", bytes(range(16))), 3: ("uint8", 0)})
    fit.describe(4, "float32", "Ground Time", "Milliseconds", 41)
    fit.records(steady(30, pod=240.0), [(4, "float32", "pod")])
    fit.timer(START + 30, starts=False)
    fit.lap(START, 30.0)
    fit.session(lasted=30.0)
    return fit.to_bytes()


SOUND = {
    "fit": rich_fit(),
    "gpx": gpx(track(points(8, inner=GARMIN.format(hr=120, cad=80)), points(8, first=60))),
    "tcx": tcx(activity(lap(0, 8), lap(30, 8))),
}


def judge(data: bytes, name: str) -> None:
    """Read, and check what every Run keeps; an error whose cause is a stumble is a failure."""
    try:
        runs = read_runs(data, name)
    except RunatomyError as error:
        assert error.__cause__ is None, repr(error.__cause__)
        assert str(error)
        return
    for run in runs:
        assert len(run.time) > 1 and run.time[0] == 0.0 and np.all(np.diff(run.time) > 0.0)
        for column in (run.latitude_deg, run.altitude, run.distance, run.step_rate):
            assert column is None or (column.shape == run.time.shape and np.isfinite(column).any())
        assert all(0.0 <= one.start <= one.end <= run.time[-1] for one in run.laps)
        edges = [edge for pause in run.pauses for edge in pause]
        assert all(before < after for before, after in pairwise(edges))


def test_the_sound_files_are_sound() -> None:
    for suffix, data in SOUND.items():
        assert read_runs(data, f"sound.{suffix}")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.binary(max_size=200))
def test_noise(suffix: str, data: bytes) -> None:
    judge(data, f"noise.{suffix}")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.floats(0.0, 1.0))
def test_truncation(suffix: str, kept: float) -> None:
    data = SOUND[suffix]
    judge(data[: int(kept * len(data))], f"cut.{suffix}")


flips = st.lists(st.tuples(st.floats(0.0, 1.0, exclude_max=True), st.integers(1, 255)), max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SOUND)), flips)
def test_flipped_bits(suffix: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(SOUND[suffix])
    for place, bits in changes:
        data[int(place * len(data))] ^= bits
    judge(bytes(data), f"flipped.{suffix}")


@settings(max_examples=60, deadline=None)
@given(st.floats(0.0, 1.0), st.integers(1, 40), st.binary(max_size=40))
def test_bytes_lost_and_put_in(place: float, lost: int, put: bytes) -> None:
    data = SOUND["fit"]
    at = int(place * len(data))
    judge(data[:at] + put + data[at + lost :], "patched.fit")
