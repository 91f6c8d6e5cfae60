"""RigidResponse: force is activation times what fibers can give, plus what they give at rest."""

from __future__ import annotations

import numpy as np

from runatomy.muscle.dynamics.rigid import RigidResponse

RNG = np.random.default_rng(3)
CAPACITY, PASSIVE = RNG.uniform(0.2, 1.0, (2, 4, 7))
RESPONSE = RigidResponse(capacity=CAPACITY, passive=PASSIVE)
STATE = RNG.normal(size=(4, 7))


def test_its_model_is_the_force_itself_at_any_activation() -> None:
    one, other = RNG.uniform(0.0, 1.0, (2, 4, 7))
    answer = RESPONSE.answer(STATE, one)
    assert not answer.drift.any()
    predicted = answer.force + np.einsum("unm,um->un", answer.gain, other - one)
    np.testing.assert_allclose(predicted, RESPONSE.force(STATE, other), rtol=1e-12)


def test_without_activation_only_resting_fibers_pull() -> None:
    np.testing.assert_array_equal(RESPONSE.force(STATE, np.zeros((4, 7))), PASSIVE)


def test_a_node_answers_to_its_own_activation_alone() -> None:
    gain = RESPONSE.answer(STATE, np.ones((4, 7))).gain
    assert not gain[:, ~np.eye(7, dtype=bool)].any()


def test_nothing_has_to_settle() -> None:
    assert RESPONSE.settled(STATE, np.ones((4, 7)), 3, 1e-8) is STATE
    answer = RESPONSE.answer(STATE, np.ones((4, 7)))
    assert not answer.state_drift.any() and not answer.state_gain.any()
