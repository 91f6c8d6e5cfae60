"""Logins: signed, ending, revocable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runatomy.app.web.guard.sessions import MOST, Sessions


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_login_is_good_until_it_ends() -> None:
    clock = Clock()
    sessions = Sessions(60.0, clock)
    token = sessions.begin()
    assert sessions.good(token)
    clock.now += 61.0
    assert not sessions.good(token)


def test_logging_out_ends_it_at_once() -> None:
    sessions = Sessions(60.0)
    token, other = sessions.begin(), sessions.begin()
    sessions.end(token)
    assert not sessions.good(token)
    assert sessions.good(other)


def test_a_token_of_another_process_is_worth_nothing() -> None:
    assert not Sessions(60.0).good(Sessions(60.0).begin())


def test_a_later_end_breaks_the_signature() -> None:
    sessions = Sessions(60.0)
    name, end, signature = sessions.begin().split(".")
    assert not sessions.good(f"{name}.{int(end) + 9999}.{signature}")


def test_the_oldest_login_goes_where_there_are_too_many() -> None:
    sessions = Sessions(60.0)
    first = sessions.begin()
    for _ in range(MOST):
        last = sessions.begin()
    assert sessions.good(last)
    assert not sessions.good(first)


@given(st.one_of(st.none(), st.text(), st.from_regex(r"[^.]*\.[0-9]*\.[0-9a-f]{64}")))
def test_no_invented_token_is_good(token: str | None) -> None:
    assert not Sessions(60.0).good(token)
