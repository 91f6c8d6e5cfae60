"""What the legs leave over is shared between trunk and arms, and then nothing is left."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.body.coordinates import INDEX
from runatomy.mechanics.closing.swing import LIMIT, PROBE, SPREAD, shared_swings, swing_wave

COUNT = 40
MEMBERS = ("lumbar_rotation", "arm_flex_r")
GAINS = (3.0 + 1.0j, -0.4 + 0.2j)  # moment per angle


def spectra(size: float) -> tuple[np.ndarray, np.ndarray]:
    """A residual of the first harmonic, and what each member's probe changes in it."""
    residual = np.zeros(COUNT // 2 + 1, dtype=complex)
    residual[1] = size * (1.0 - 2.0j) * COUNT / 2.0
    answers = np.zeros((2, COUNT // 2 + 1), dtype=complex)
    answers[:, 1] = np.array(GAINS) * PROBE * COUNT / 2.0
    return residual, answers


def amplitudes(change: np.ndarray) -> np.ndarray:
    """Complex amplitude of the first harmonic of both members."""
    columns = change[:, [INDEX[name] for name in MEMBERS]]
    return np.asarray(np.fft.rfft(columns, axis=0)[1] * 2.0 / COUNT)


def test_what_was_left_is_gone() -> None:
    residual, answers = spectra(0.05)
    swing = amplitudes(shared_swings(residual, answers, MEMBERS, (1,)))
    assert residual[1] * 2.0 / COUNT + swing @ np.array(GAINS) == pytest.approx(0.0, abs=1e-12)


def test_no_other_sharing_moves_less() -> None:
    """Counted in standard deviations; others that do the same are drawn at random."""
    residual, answers = spectra(0.05)
    swing = amplitudes(shared_swings(residual, answers, MEMBERS, (1,)))
    spread = np.array([SPREAD[name] for name in MEMBERS])
    least = np.sum(np.abs(swing / spread) ** 2)
    null = np.array([GAINS[1], -GAINS[0]])  # does nothing to the residual
    for draw in np.random.default_rng(4).normal(size=(20, 2)) @ [1.0, 1.0j]:
        assert np.sum(np.abs((swing + 0.01 * draw * null) / spread) ** 2) >= least


def test_no_part_moves_farther_than_the_limit() -> None:
    residual, answers = spectra(50.0)
    assert (
        np.abs(amplitudes(shared_swings(residual, answers, MEMBERS, (1,)))).max() <= 1.001 * LIMIT
    )


@pytest.mark.parametrize("harmonics", [(1, 3, 5), (2, 4)])
def test_the_left_side_does_the_same_half_a_stride_later(harmonics: tuple[int, ...]) -> None:
    wave = swing_wave("arm_flex_r", COUNT, harmonics)
    right, left = wave[:, INDEX["arm_flex_r"]], wave[:, INDEX["arm_flex_l"]]
    np.testing.assert_allclose(left, np.roll(right, COUNT // 2), atol=1e-15)
    assert right[0] == pytest.approx(PROBE * len(harmonics))
    others = [i for name, i in INDEX.items() if not name.startswith("arm_flex")]
    assert not wave[:, others].any()
