"""Sampled runners: both sides alike, as unlike the usual one as people are, shares still whole."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas import spread
from runatomy.mechanics.atlas.node import summarize
from runatomy.mechanics.atlas.spread import _other_runner, _other_strength, sample_ratios
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.strides.motion import MIDDLE, SIDED, Motion
from runatomy.strides.normal import normal_spread, normal_stride


@pytest.fixture(scope="module")
def usual() -> Motion:
    """The average runner."""
    return normal_stride(3.5)


@pytest.fixture(scope="module")
def others(usual: Motion) -> list[Motion]:
    """Two hundred others."""
    rng = np.random.default_rng(1)
    return [_other_runner(usual, rng) for _ in range(200)]


def test_another_runner_takes_two_equal_steps_too(others: list[Motion]) -> None:
    half = len(others[0].phase) // 2
    for motion in others[:20]:
        for name in SIDED:
            left = np.roll(motion.angles[f"{name}_l"], half)
            np.testing.assert_allclose(left, motion.angles[f"{name}_r"], atol=1e-9)
        for name, sign in MIDDLE.items():
            later = sign * np.roll(motion.angles[name], half)
            np.testing.assert_allclose(later, motion.angles[name], atol=1e-9)


def test_force_and_timing_stay_the_same(usual: Motion, others: list[Motion]) -> None:
    for motion in others[:3]:
        np.testing.assert_array_equal(motion.ground_force_r, usual.ground_force_r)
        assert motion.stride_time == usual.stride_time


@pytest.mark.parametrize("name", ["knee_angle", "ankle_angle", "hip_flexion"])
def test_runners_differ_as_much_as_people_were_measured_to(
    usual: Motion, others: list[Motion], name: str
) -> None:
    """One standard deviation, taken over the stride; 200 draws tell it to some 4 %."""
    drawn = np.array([m.angles[f"{name}_r"] for m in others]) - usual.angles[f"{name}_r"]
    measured = normal_spread(3.5).angles[f"{name}_r"].mean()
    assert np.sqrt((drawn**2).mean()) == pytest.approx(measured, rel=0.10)
    assert abs(drawn.mean()) < 0.15 * measured


def test_strength_is_drawn_muscle_by_muscle(parts: tuple[Part, ...]) -> None:
    """Slips of one trunk muscle stay in proportion; the whole differs by a fifth."""
    rng = np.random.default_rng(2)
    trunk = parts[2]
    factors = []
    for _ in range(200):
        other = _other_strength(trunk, rng)
        ratio = other.units.max_force / trunk.units.max_force
        for drive in range(len(trunk.drives)):
            mine = ratio[trunk.drive == drive]
            np.testing.assert_allclose(mine, mine[0], rtol=1e-12)
            factors.append(np.log(mine[0]))
    assert np.std(factors) == pytest.approx(0.20, rel=0.05)
    assert np.mean(factors) == pytest.approx(0.0, abs=0.02)


def test_shares_of_another_runner_are_whole(
    monkeypatch: pytest.MonkeyPatch, body: BodyModel, parts: tuple[Part, ...],
    closed_stride: Callable[..., SteadyStride], solved_stride: Callable[..., StrideMechanics],
) -> None:  # fmt: skip
    """Ratios times the usual shares add up to one, and differ from one muscle by muscle."""
    monkeypatch.setattr(spread, "SAMPLES", 1)
    ratios = sample_ratios(body, parts, 3.5, 0.0, seed=9)
    usual = summarize(closed_stride(3.5), solved_stride(3.5), parts)["energy_share"]
    assert (ratios @ usual).tolist() == pytest.approx([1.0], abs=1e-6)
    assert np.abs(np.log(ratios)).max() > 0.02
