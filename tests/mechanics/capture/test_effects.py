"""Effects over a recording: those of the stride, and nothing where nothing was solved."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.body.moments import GroundForce
from runatomy.mechanics.capture.dynamics import DOWN, ground_forces
from runatomy.mechanics.capture.effects import Effects, effects_of
from runatomy.mechanics.capture.muscles import share_recording
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.tissues.solve import load_tissues
from runatomy.mechanics.trial_mechanics import TrialMuscles
from runatomy.strides.captured_run import FootForce
from runatomy.terms.arrays import BoolArray


@pytest.fixture(scope="module")
def stride(closed_stride: Callable[..., SteadyStride]) -> SteadyStride:
    """One closed stride."""
    return closed_stride(3.5)


@pytest.fixture(scope="module")
def known(stride: SteadyStride) -> BoolArray:
    """All frames but some at the begin and the end."""
    frames = np.zeros(len(stride.dynamics.force), dtype=bool)
    frames[5:90] = True
    return frames


def on_foot(foot: GroundForce) -> FootForce:
    """Return a force as a laboratory has it; the point is not asked for here."""
    moment = np.zeros_like(foot.force) if foot.moment is None else foot.moment
    contact = np.asarray(foot.force.any(axis=1))
    return FootForce(
        side=foot.side, force=foot.force, point=foot.point, moment=moment, contact=contact
    )


@pytest.fixture(scope="module")
def feet(stride: SteadyStride) -> tuple[FootForce, ...]:
    """The stride's ground forces."""
    return tuple(on_foot(foot) for foot in stride.ground)


@pytest.fixture(scope="module")
def muscles(body: BodyModel, stride: SteadyStride, known: BoolArray) -> TrialMuscles:
    """The stride's muscles, frame by frame."""
    moment = stride.dynamics.force
    step = stride.motion.stride_time / len(moment)
    rule = SharingRule(method="static", tendon="rigid")
    found = share_recording(body, stride.pose, moment, known, step, rule, trunk=True)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def effects(
    body: BodyModel, stride: SteadyStride, feet: tuple[FootForce, ...], muscles: TrialMuscles
) -> Effects:
    """What they did."""
    return effects_of(body, stride.pose, feet, stride.dynamics.force, muscles)


def test_solved_frames_alone_have_effects(effects: Effects, known: BoolArray) -> None:
    assert effects.tissues is not None and effects.induced is not None
    for leg in effects.tissues:
        for values in (leg.load, leg.strain, leg.energy, *leg.contact.values()):
            np.testing.assert_array_equal(np.isfinite(values).all(axis=1), known)
            assert np.isnan(values[~known]).all()
    np.testing.assert_array_equal(np.isfinite(effects.induced.center).all(axis=(1, 2)), known)


def test_tissues_are_those_of_the_whole_motion(
    body: BodyModel, stride: SteadyStride, feet: tuple[FootForce, ...], muscles: TrialMuscles,
    effects: Effects, known: BoolArray,
) -> None:  # fmt: skip
    force, strain = (np.nan_to_num(v) for v in (muscles.force, muscles.tendon_strain))
    whole = load_tissues(
        body, stride.pose, ground_forces(feet), DOWN, muscles.muscles, force, strain
    )
    assert effects.tissues is not None
    for leg, other in zip(effects.tissues, whole, strict=True):
        assert leg.side == other.side
        np.testing.assert_allclose(leg.load[known], other.load[known], atol=1e-9)


def test_without_muscles_there_are_none(
    body: BodyModel, stride: SteadyStride, feet: tuple[FootForce, ...]
) -> None:
    found = effects_of(body, stride.pose, feet, stride.dynamics.force, None)
    assert found == Effects(None, None)
