"""Pieces: every frame is kept once, windows overlap, and curves go to the nodes and back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runatomy.mechanics.sharing.pieces import MARGIN, STEP, WINDOW, pieces
from runatomy.muscle.clock import Clock, StrideClock, TrialClock
from runatomy.terms.errors import MechanicsError

lengths = st.integers(20, 900)
rates = st.sampled_from([0.004, 0.005, 0.01])  # [s] from frame to frame


@given(st.floats(0.4, 1.2), st.integers(50, 300))
def test_a_stride_is_one_ring(period: float, frames: int) -> None:
    (piece,) = pieces(StrideClock(period), frames)
    assert piece.mesh.cyclic
    assert piece.mesh.step <= STEP + 1e-12
    assert piece.mesh.step * piece.mesh.nodes == pytest.approx(period)
    assert (piece.keep.start, piece.keep.stop) == (0, frames)


@given(lengths, rates)
def test_a_recordings_frames_are_each_kept_once(frames: int, step: float) -> None:
    found = pieces(TrialClock(step), frames)
    kept = np.concatenate([np.arange(frames)[piece.keep] for piece in found])
    np.testing.assert_array_equal(kept, np.arange(frames))


@given(lengths, rates)
def test_windows_reach_beyond_what_they_keep_but_not_beyond_the_recording(
    frames: int, step: float
) -> None:
    found = pieces(TrialClock(step), frames)
    margin = round(MARGIN / step)
    for piece in found:
        assert piece.first == max(0, piece.keep.start - margin)
        assert piece.last == min(frames - 1, piece.keep.stop - 1 + margin)
        assert not piece.mesh.cyclic
        assert piece.mesh.step <= STEP + 1e-12
        assert piece.mesh.step * (piece.mesh.nodes - 1) == pytest.approx(
            (piece.last - piece.first) * step
        )
        longest = WINDOW + 2.0 * MARGIN / len(found)  # the first and last have one margin only
        assert (piece.last - piece.first) * step <= longest + 2.0 * step
    for one, following in pairwise(found):
        assert one.last - following.first >= 2 * margin - 1


@given(lengths, rates)
def test_a_cubic_goes_to_the_nodes_exactly(frames: int, step: float) -> None:
    curve = np.polynomial.Polynomial([0.3, -2.0, 1.5, 0.7])
    values = curve(step * np.arange(frames))
    for piece in pieces(TrialClock(step), frames):
        time = step * piece.first + piece.mesh.step * np.arange(piece.mesh.nodes)
        at_nodes = piece.at_nodes(values)
        np.testing.assert_allclose(at_nodes, curve(time), rtol=1e-8, atol=1e-8)
        if piece.mesh.nodes >= 4:
            back = piece.at_frames(at_nodes, straight=False)
            np.testing.assert_allclose(back, values[piece.keep], rtol=1e-8, atol=1e-8)


def test_a_wave_goes_around_the_ring_and_back() -> None:
    """The fourth harmonic of a stride, within a thousandth at 15 ms and 100 frames."""
    period, frames = 0.7, 100
    (piece,) = pieces(StrideClock(period), frames)
    turn = 2.0 * np.pi * np.arange(frames) / frames
    values = np.stack([np.cos(turn), np.sin(4.0 * turn + 0.3)], axis=1)
    at_nodes = piece.at_nodes(values)
    turn = 2.0 * np.pi * np.arange(piece.mesh.nodes) / piece.mesh.nodes
    exact = np.stack([np.cos(turn), np.sin(4.0 * turn + 0.3)], axis=1)
    np.testing.assert_allclose(at_nodes, exact, atol=1e-4)
    np.testing.assert_allclose(piece.at_frames(at_nodes, straight=False), values, atol=1e-3)


@pytest.mark.parametrize("clock", [StrideClock(0.7), TrialClock(0.005)])
def test_straight_lines_never_leave_what_lies_at_the_nodes(clock: Clock) -> None:
    """Activation stays between its limits on the way back to the frames."""
    rng = np.random.default_rng(2)
    for piece in pieces(clock, 140):
        values = rng.uniform(0.01, 1.0, (piece.mesh.nodes, 3))
        back = piece.at_frames(values, straight=True)
        assert back.shape == (piece.keep.stop - piece.keep.start, 3)
        assert back.min() >= values.min() - 1e-15
        assert back.max() <= values.max() + 1e-15
        constant = piece.at_frames(np.full((piece.mesh.nodes, 2), 0.4), straight=True)
        np.testing.assert_allclose(constant, 0.4, rtol=1e-12)


def test_another_clock_is_refused() -> None:
    class Sundial(Clock):
        def rate(self, values):  # type: ignore[no-untyped-def]
            return values

        def smooth(self, values):  # type: ignore[no-untyped-def]
            return values

    with pytest.raises(MechanicsError, match="Sundial is no clock of a motion"):
        pieces(Sundial(), 100)
