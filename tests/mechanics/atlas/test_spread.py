"""Sampled strides: shares still whole, and the same sums as the atlas' own nodes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas import spread
from runatomy.mechanics.atlas.node import summarize
from runatomy.mechanics.atlas.spread import RATIOS, sample_ratios, share_and_load
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.terms.arrays import FloatArray

Row = dict[str, FloatArray]


@pytest.fixture(scope="module")
def kept(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Callable[..., SteadyStride],
    solved_stride: Callable[..., StrideMechanics],
) -> Row:  # fmt: skip
    """What the atlas keeps of the usual stride."""
    return summarize(body, closed_stride(3.5), solved_stride(3.5), parts)


@pytest.fixture(scope="module")
def ratios(body: BodyModel, parts: tuple[Part, ...]) -> Row:
    """Two sampled runners at the same condition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "SAMPLES", 2)
        return sample_ratios(body, parts, 3.5, 0.0, seed=9)


def test_a_sample_is_solved_as_a_node_is(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Callable[..., SteadyStride], kept: Row
) -> None:
    """The usual muscles under the usual rule give the node's own numbers."""
    found = share_and_load(body, closed_stride(3.5), parts)
    for name in RATIOS:
        np.testing.assert_allclose(found[name], kept[name], rtol=1e-9, err_msg=name)
    assert found["unsolved"] == kept["unsolved"] == 0.0


def test_shares_of_another_runner_are_whole(ratios: Row, kept: Row) -> None:
    """Ratios times the usual shares add up to one, and differ from one muscle by muscle."""
    whole = ratios["spread_energy_share"] @ kept["energy_share"]
    assert whole.tolist() == pytest.approx([1.0, 1.0], abs=1e-6)
    assert np.abs(np.log(ratios["spread_energy_share"])).max() > 0.02


def test_forces_and_tissues_are_sampled_too(ratios: Row, kept: Row) -> None:
    for name in RATIOS:
        table = ratios[f"spread_{name}"]
        assert table.shape == (2, len(kept[name])), name
        assert np.isfinite(table).all(), name
        assert (table[0] != table[1]).any(), name
    assert ratios["spread_unsolved"] == 0.0


def test_another_rule_gives_other_shares(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Callable[..., SteadyStride], kept: Row
) -> None:
    """Unweighted activation moves the work, and hardly what the joints as a whole carry."""
    rule = SharingRule(objective="activation")
    found = share_and_load(body, closed_stride(3.5), parts, rule)
    moved = np.abs(found["energy_share"] - kept["energy_share"]).sum()
    assert 0.01 < moved < 1.0
    np.testing.assert_allclose(found["tissue_impulse"], kept["tissue_impulse"], rtol=0.35)
