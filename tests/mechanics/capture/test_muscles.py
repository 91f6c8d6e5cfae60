"""Sharing over a recording: the same answer as over a stride, piece by piece."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.coordinates import INDEX
from runatomy.body.model import BodyModel
from runatomy.body.paths import muscle_paths
from runatomy.body.pose import Pose
from runatomy.mechanics.capture.muscles import SHORTEST, pieces, share_recording
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.sharing.pieces import STEP
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.sharing.solve import solve_part
from runatomy.mechanics.trial_mechanics import TrialMuscles
from runatomy.muscle.clock import StrideClock
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.errors import MechanicsError

RIGID = SharingRule(method="static", tendon="rigid")
STILL = SharingRule(method="static")
STRIDES = 3


@pytest.fixture(scope="module")
def stride(closed_stride: Callable[..., SteadyStride]) -> SteadyStride:
    """One closed stride."""
    return closed_stride(3.5)


def repeated(stride: SteadyStride) -> Pose:
    """The stride three times over."""
    pose = stride.pose

    def thrice(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values] * STRIDES)

    return Pose(
        position=thrice(pose.position), velocity=thrice(pose.velocity),
        acceleration=thrice(pose.acceleration), tangent=thrice(pose.tangent),
    )  # fmt: skip


def recorded(
    body: BodyModel, stride: SteadyStride, rule: SharingRule, solved: BoolArray | None = None
) -> TrialMuscles:
    """Three strides as a recording."""
    moment = np.concatenate([stride.dynamics.force] * STRIDES)
    solved = np.ones(len(moment), dtype=bool) if solved is None else solved
    step = stride.motion.stride_time / len(stride.dynamics.force)
    found = share_recording(body, repeated(stride), moment, solved, step, rule, trunk=True)
    assert found is not None
    return found


@pytest.mark.parametrize(("rule", "apart"), [(RIGID, 0.005), (STILL, 0.06)])
def test_the_middle_stride_of_three_is_the_steady_one(
    body: BodyModel, parts: tuple[Part, ...], stride: SteadyStride, rule: SharingRule, apart: float
) -> None:
    """With rigid tendons to half a percent; else the two low-passes of the tendon differ."""
    for middle, steady in both_ways(body, parts, stride, rule):
        assert size(middle - steady) < apart


def test_over_the_whole_motion_too_as_far_as_the_nodes_tell(
    body: BodyModel, parts: tuple[Part, ...], stride: SteadyStride
) -> None:
    """The nodes of both lie at other moments, so a curve may come up to half a node late."""
    for middle, steady in both_ways(body, parts, stride, SharingRule()):
        step = stride.motion.stride_time / len(steady)
        rate = (np.roll(steady, -1, axis=0) - np.roll(steady, 1, axis=0)) / (2.0 * step)
        assert size(middle - steady) < size(rate * 0.5 * STEP)


def both_ways(
    body: BodyModel, parts: tuple[Part, ...], stride: SteadyStride, rule: SharingRule
) -> list[tuple[FloatArray, FloatArray]]:
    """Return each part's activation in the middle stride of three, and in the steady stride."""
    found = recorded(body, stride, rule)
    frames = len(stride.dynamics.force)
    paths, clock = muscle_paths(body, stride.pose), StrideClock(stride.motion.stride_time)
    column, pairs = 0, []
    for part in parts:
        moment = stride.dynamics.force[:, part.columns]
        steady = solve_part(part, paths, moment, clock, rule).activation
        middle = found.activation[frames : 2 * frames, column : column + len(part.drives)]
        pairs.append((middle, steady))
        column += len(part.drives)
    assert column == len(found.muscles)
    return pairs


def size(values: FloatArray) -> float:
    """Return the root mean square."""
    return float(np.sqrt(np.mean(values**2)))


def test_muscles_and_reserve_give_the_moment(body: BodyModel, stride: SteadyStride) -> None:
    found = recorded(body, stride, SharingRule())
    moment = np.concatenate([stride.dynamics.force] * STRIDES)
    asked = moment[:, [INDEX[name] for name in found.shared]]
    np.testing.assert_allclose(found.muscle_moment + found.reserve, asked, atol=1e-6)


def test_what_is_not_known_is_not_answered(body: BodyModel, stride: SteadyStride) -> None:
    solved = np.zeros(STRIDES * len(stride.dynamics.force), dtype=bool)
    solved[20:70], solved[80 : 80 + SHORTEST - 1], solved[120:180] = True, True, True
    found = recorded(body, stride, RIGID, solved)
    answered = np.isfinite(found.activation).all(axis=1)
    expected = solved.copy()
    expected[80 : 80 + SHORTEST - 1] = False  # too short for rates
    np.testing.assert_array_equal(answered, expected)
    assert (found.status[~expected] == -1).all()
    assert (found.status[expected] == 0).all()
    assert np.isnan(found.force[~expected]).all()


def test_nothing_known_is_no_answer(body: BodyModel, stride: SteadyStride) -> None:
    moment = stride.dynamics.force
    nowhere = np.zeros(len(moment), dtype=bool)
    assert share_recording(body, stride.pose, moment, nowhere, 0.01, RIGID, trunk=True) is None


def test_pieces() -> None:
    solved = np.array([True] * 9 + [False] + [True] * 3 + [False] + [True] * 20)
    assert pieces(solved) == [slice(0, 9), slice(14, 34)]
    assert pieces(np.zeros(5, dtype=bool)) == []


def test_the_legs_alone_where_no_marker_tells_the_trunk(
    body: BodyModel, stride: SteadyStride
) -> None:
    step = stride.motion.stride_time / len(stride.dynamics.force)
    known = np.ones(len(stride.dynamics.force), dtype=bool)
    found = share_recording(
        body, stride.pose, stride.dynamics.force, known, step, RIGID, trunk=False
    )
    assert found is not None
    assert len(found.muscles) == 80
    assert not any(name.startswith("lumbar") for name in found.shared)


def test_volume_weights_spare_the_large_muscles(body: BodyModel, stride: SteadyStride) -> None:
    usual = recorded(
        body, stride, SharingRule(method="static", tendon="rigid", objective="activation")
    )
    other = recorded(body, stride, RIGID)
    large = usual.muscles.index(("glmax2", "r"))
    assert other.activation[:, large].mean() < usual.activation[:, large].mean()


@pytest.mark.parametrize("word", ["stiff", ""])
def test_an_unknown_rule_is_refused_by_name(word: str) -> None:
    with pytest.raises(MechanicsError, match="elastic, rigid"):
        SharingRule(tendon=word)  # type: ignore[arg-type]
