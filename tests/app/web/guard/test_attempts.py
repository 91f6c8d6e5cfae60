"""Wrong passwords and many uploads slow the next one down."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from runatomy.app.web.guard.attempts import MOST, Attempts
from runatomy.app.web.guard.limits import Limits
from runatomy.app.web.guard.refusal import Refused
from runatomy.app.web.guard.turnstile import Turnstile

LIMITS = Limits(free_attempts=3, free_attempts_overall=20, longest_wait_s=60.0)


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_wait_doubles_up_to_the_longest() -> None:
    clock = Clock()
    attempts = Attempts(LIMITS, clock)
    assert [attempts.begin("10.0.0.1") for _ in range(3)] == [0.0] * 3
    waits = []
    for _ in range(8):
        waits.append(attempts.begin("10.0.0.1"))
        clock.now += waits[-1]
        assert attempts.begin("10.0.0.1") == 0.0
    assert waits == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]


def test_one_address_does_not_slow_another_nor_lock_everybody_out() -> None:
    attempts = Attempts(LIMITS, Clock())
    for _ in range(5):
        attempts.begin("10.0.0.1")
    assert attempts.begin("10.0.0.2") == 0.0
    for i in range(200):
        attempts.begin(f"10.0.1.{i}")
    assert 0.0 < attempts.begin("10.0.0.3") <= LIMITS.longest_wait_overall_s


def test_a_whole_network_of_ipv6_is_one_address() -> None:
    attempts = Attempts(LIMITS, Clock())
    for i in range(3):
        assert attempts.begin(f"2001:db8::{i:x}") == 0.0
    assert attempts.begin("2001:db8::ffff") > 0.0
    assert attempts.begin("2001:db8:0:1::1") == 0.0


def test_the_right_password_clears_the_address() -> None:
    attempts = Attempts(LIMITS, Clock())
    for _ in range(3):
        attempts.begin("10.0.0.1")
    attempts.passed("10.0.0.1")
    assert attempts.begin("10.0.0.1") == 0.0


def test_memory_is_bounded() -> None:
    attempts = Attempts(Limits(free_attempts_overall=10**9), Clock())
    for i in range(MOST + 500):
        attempts.begin(f"10.{i >> 16}.{i >> 8 & 255}.{i & 255}")
    assert len(attempts._wrong) <= MOST


def test_uploads_at_once_and_a_minute_are_bounded() -> None:
    clock = Clock()
    gate = Turnstile(Limits(uploads_at_once=2, uploads_a_minute=3), clock)
    with ExitStack() as inside:
        inside.enter_context(gate.passing())
        inside.enter_context(gate.passing())
        with pytest.raises(Refused, match="at once"), gate.passing():
            pass
    with gate.passing():
        pass
    with pytest.raises(Refused, match="within a minute") as told, gate.passing():
        pass
    assert told.value.refusal.status == 429
    clock.now = 61.0
    with gate.passing():
        pass
