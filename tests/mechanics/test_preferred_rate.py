"""The usual step rate: the atlas' own at its own height, slower for longer legs."""

from __future__ import annotations

import pytest

from runatomy.mechanics.atlas.grid import REFERENCE_RUNNER
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.preferred_rate import preferred_step_rate


def test_at_a_node_of_the_atlas_it_is_the_atlas_own() -> None:
    atlas = load_atlas()
    speeds, slopes = atlas.archive["speeds"], atlas.archive["slopes"]
    table = atlas.archive["preferred_rate"]
    found = preferred_step_rate(atlas, float(speeds[3]), float(slopes[4]), REFERENCE_RUNNER[1])
    assert found == pytest.approx(float(table[3, 4]), rel=1e-6)


def test_longer_legs_swing_as_a_longer_pendulum_does() -> None:
    short, tall = (preferred_step_rate(load_atlas(), 3.0, 0.0, h) for h in (1.5, 1.5 * 1.21))
    assert short / tall == pytest.approx(1.1)
