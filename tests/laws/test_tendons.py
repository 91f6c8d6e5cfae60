"""What tendons, strength and the mesh must not change, or must change one way.

One leg of the reference runner at 3.5 m/s, its moments those that the stride asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from runatomy.body.paths import muscle_paths
from runatomy.mechanics.sharing import pieces
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.muscle.clock import StrideClock
from runatomy.terms.arrays import FloatArray

if TYPE_CHECKING:
    from tools.validation.solved import Strides

Leg = Callable[..., PartSolution]
SPEED = 3.5  # [m/s]


@pytest.fixture(scope="module")
def leg(solved: Strides) -> Leg:
    """Solve the right leg with other strength or tendons, for the same moments."""
    stride = solved.solved(SPEED)
    part = solved.parts[0]
    paths = muscle_paths(solved.body, stride.steady.pose)
    clock = StrideClock(stride.mechanics.period)
    columns = [stride.mechanics.shared.index(name) for name in part.moments]
    moment = (stride.mechanics.muscle_moment + stride.mechanics.reserve)[:, columns]

    def made(rule: SharingRule | None = None, *, strength: float = 1.0, give: float = 1.0):  # type: ignore[no-untyped-def]
        units = replace(
            part.units,
            max_force=strength * part.units.max_force,
            tendon_strain=give * part.units.tendon_strain,
        )
        return solve_part(replace(part, units=units), paths, moment, clock, rule or SharingRule())

    return made


def effort(part: Part, activation: FloatArray) -> float:
    """Mean squared activation, weighted by volume: what the sharing makes least."""
    return float((activation**2).mean(axis=0) @ part.units.volume / part.units.volume.sum())


def test_stiffer_tendons_come_to_the_rigid_answer(leg: Leg) -> None:
    """Each halving of the tendons' give comes nearer; at a fiftieth a sixth of the way is left.

    What is left then is what the nodes make of the fibers' speed: the rigid one is the exact rate.
    """
    rigid = leg(SharingRule(tendon="rigid")).activation
    apart = [np.abs(leg(give=g).activation - rigid).mean() for g in (1.0, 0.5, 0.25, 0.1, 0.05)]
    assert (np.diff(apart) < 0.0).all()
    assert np.abs(leg(give=0.02).activation - rigid).mean() < apart[0] / 6.0


def test_a_rigid_tendon_has_no_strain_and_does_no_work(leg: Leg) -> None:
    found = leg(SharingRule(tendon="rigid"))
    assert not found.tendon_strain.any()
    moved = np.abs(found.unit_power).mean(axis=0)
    apart = np.abs(found.fiber_power - found.unit_power).mean(axis=0)
    assert (apart < 0.01 * moved.max()).all()


@pytest.mark.parametrize("strength", [1.2, 2.0])
def test_a_stronger_copy_needs_less_activation_for_the_same_moments(
    solved: Strides, leg: Leg, strength: float
) -> None:
    """About in inverse proportion; effort falls with its square, and less is left to reserves."""
    usual, strong = leg(), leg(strength=strength)
    part = solved.parts[0]
    ratio = effort(part, strong.activation) / effort(part, usual.activation)
    assert ratio < 1.15 / strength**2
    mean = strong.activation.mean() / usual.activation.mean()
    assert 0.9 / strength < mean < 1.1 / strength
    size = np.abs(usual.muscle_moment + usual.reserve).max(axis=0)
    missing = [float(((s.reserve / size) ** 2).sum()) for s in (usual, strong)]
    assert missing[1] < missing[0]


def test_twice_the_nodes_change_little_and_again_twice_change_less(
    leg: Leg, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mean activation within 3 %; single curves on average by 0.02, then by half of that."""
    found = []
    for step in (pieces.STEP, pieces.STEP / 2.0, pieces.STEP / 4.0):
        monkeypatch.setattr(pieces, "STEP", step)
        found.append(leg().activation)
    first, second = (np.abs(b - a).mean() for a, b in pairwise(found))
    assert found[1].mean() == pytest.approx(found[0].mean(), rel=0.03)
    assert found[2].mean() == pytest.approx(found[1].mean(), rel=0.02)
    assert first < 0.02
    assert second < 0.6 * first


def test_a_moment_asked_of_nobody_is_not_given(leg: Leg, solved: Strides) -> None:
    """Muscles and reserve are the moment exactly, whatever is left out or stiff."""
    part = solved.parts[0]
    usual = leg()
    asked = usual.muscle_moment + usual.reserve
    for rule in (SharingRule(tendon="rigid"), SharingRule(method="static")):
        other = leg(rule)
        np.testing.assert_allclose(other.muscle_moment + other.reserve, asked, atol=1e-6)
    assert asked.shape[1] == len(part.moments)
