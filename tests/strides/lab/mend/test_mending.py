"""Mending: what was spoiled comes back, flagged and told; what is sound stays as it is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.strides.lab.mend.gaps import fill_gaps
from runatomy.strides.lab.mend.order import put_in_order
from runatomy.strides.lab.mend.strays import drop_strays
from runatomy.strides.lab.mend.swaps import undo_swaps
from runatomy.strides.lab.mend.tracks import nearest_used, on_line, spans, told_times
from strides.lab.mend.made_tracks import SOUND, column, copy, spoiled

FRAMES = SOUND.time.size


def test_sound_tracks_stay_as_they_are() -> None:
    for mend in (undo_swaps, drop_strays, fill_gaps):
        done = mend(SOUND)
        assert np.array_equal(done.position, SOUND.position)
        assert not done.filled.any()
        assert not done.warnings


@given(st.integers(0, FRAMES - 1), st.integers(1, 80), st.integers(1, 3))
def test_exchanged_markers_are_put_right_flagged_and_told(first, length, every) -> None:
    one, other = column("RTOE"), column("RMT5")
    wrong = np.zeros(FRAMES, dtype=bool)
    wrong[first : first + length : every] = True  # every second frame, as one laboratory has it
    position = copy()
    position[wrong, one], position[wrong, other] = (
        SOUND.position[wrong, other],
        SOUND.position[wrong, one],
    )
    done = undo_swaps(spoiled(position))
    assert np.array_equal(done.position, SOUND.position)
    assert np.array_equal(done.filled[:, one], wrong)
    assert not np.delete(done.filled, [one, other], axis=1).any()
    assert any("RTOE and RMT5" in told or "RMT5 and RTOE" in told for told in done.warnings)


def test_markers_of_both_feet_that_pass_each_other_are_not_exchanged() -> None:
    assert not undo_swaps(SOUND).filled.any()


@pytest.mark.parametrize(
    ("name", "axis", "way"), [("RTB2", 2, 0.1), ("LTH1", 1, 0.3), ("C7", 1, 0.15)]
)
def test_a_marker_off_its_segment_is_dropped_and_told(name: str, axis: int, way: float) -> None:
    position = copy()
    position[100:112, column(name), axis] += way
    done = drop_strays(spoiled(position))
    lost = ~done.known
    assert lost[100:112, column(name)].all()
    assert lost.sum() == 12
    assert any(
        name in told and "12 frames" in told and "0.67-0.74 s" in told for told in done.warnings
    )


def test_of_two_markers_alone_neither_is_blamed() -> None:
    keep = [column("RTH1"), column("RTH2")]
    tracks = spoiled(copy())
    pair = type(tracks)(
        time=tracks.time,
        markers=tuple(tracks.markers[k] for k in keep),
        position=tracks.position[:, keep].copy(),
        filled=tracks.filled[:, keep],
    )
    pair.position[100:140, 0, 2] += np.sin(np.linspace(0.0, np.pi, 40)) * 0.1
    assert drop_strays(pair).known.all()


def test_a_spike_is_dropped_even_without_mates() -> None:
    position = copy()
    position[200, column("RTH1")] += 0.08
    one = spoiled(position)
    alone = type(one)(
        time=one.time,
        markers=(one.markers[column("RTH1")],),
        position=position[:, [column("RTH1")]],
        filled=one.filled[:, [0]],
    )
    assert np.flatnonzero(~drop_strays(alone).known[:, 0]).tolist() == [200]


def test_short_gaps_are_filled_and_long_ones_told() -> None:
    position = copy()
    position[50:64, column("C7")] = np.nan  # 14 of 150 a second, three mates see it through
    position[100:110, column("RTH1")] = np.nan  # two mates: by its own curve
    position[200:300, column("LTH1")] = np.nan
    position[:4, column("RASI")] = np.nan
    done = fill_gaps(spoiled(position))
    error = np.linalg.norm(done.position - SOUND.position, axis=2)
    assert error[50:64, column("C7")].max() < 1e-9
    assert error[100:110, column("RTH1")].max() < 0.002
    assert np.isnan(error[200:300, column("LTH1")]).all()
    assert np.isnan(error[:4, column("RASI")]).all()
    assert done.filled.sum() == 24
    assert any(
        "C7 (14 frames), RTH1" in told or "RTH1 (10 frames)" in told for told in done.warnings
    )
    assert any("LTH1" in told and "1.33-1.99 s" in told for told in done.warnings)


@pytest.mark.parametrize("pair", [("RTOE", "RMT5"), ("LTOE", "LMT5"), ("RASI", "LASI")])
def test_names_exchanged_throughout_are_put_right(pair: tuple[str, str]) -> None:
    one, other = (column(name) for name in pair)
    position = copy()
    position[:, [one, other]] = position[:, [other, one]]
    done = put_in_order(spoiled(position), np.eye(3))
    assert np.array_equal(done.position, SOUND.position)
    assert len(done.warnings) == 1
    assert all(name in done.warnings[0] for name in pair)
    assert not put_in_order(SOUND, np.eye(3)).warnings


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_spans_are_the_runs_of_true(flags: list[bool]) -> None:
    found = spans(np.array(flags))
    marked = np.zeros(len(flags), dtype=bool)
    for first, after in found:
        marked[first:after] = True
    assert marked.tolist() == flags
    assert all(a[1] < b[0] for a, b in pairwise(found))


@given(st.lists(st.booleans(), min_size=1, max_size=20))
def test_the_nearest_used_value_stands_in(flags: list[bool]) -> None:
    values, use = np.arange(len(flags), dtype=float), np.array(flags)
    got = nearest_used(values, use)
    if not use.any():
        assert np.array_equal(got, values)
        return
    nearest = np.abs(values[:, None] - values[use]).min(axis=1)
    assert np.array_equal(np.abs(got - values), nearest)


def test_unknown_rows_lie_on_the_line_between_neighbors() -> None:
    values = np.array([[0.0, 0.0], [np.nan, np.nan], [2.0, 4.0], [np.nan, np.nan]])
    assert np.array_equal(on_line(values), [[0.0, 0.0], [1.0, 2.0], [2.0, 4.0], [2.0, 4.0]])


def test_times_that_round_to_one_are_told_once() -> None:
    time = np.arange(8) / 250.0
    flags = np.array([0, 1, 1, 0, 0, 1, 1, 1], dtype=bool)
    assert told_times(time, flags) == "0.00-0.01 s, 0.02-0.03 s"
    assert told_times(time / 4.0, flags) == "0.00 s, 0.01 s"
