"""Laws of recovery: more is never less, days add up, mass does not matter, gaps widen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loads.recovery.conftest import NOON, Run
from runatomy.loads.recovery.parameters import EASY_BRAKING, EASY_ENERGY
from runatomy.loads.recovery.rates import PersonalRates
from runatomy.loads.recovery.session import GROUPS, Session
from runatomy.loads.recovery.state import StateWord, recovery_ahead, recovery_state
from runatomy.terms.errors import RunatomyError

LONG_AGO = date(2020, 1, 1)
figures = st.floats(0.0, 3.0)  # [h] of easy running's worth
ages = st.integers(0, 70)  # [days]


def made(energy: float, braking: float, steep: float, when: datetime = NOON) -> Session:
    """A session worth so many easy hours."""
    level = 3600.0 * EASY_BRAKING
    return Session(
        when=when,
        energy=3600.0 * energy * EASY_ENERGY,
        braking=level * (braking + steep),
        unusual=level * steep,
    )


def scaled(session: Session, by: float) -> Session:
    return replace(
        session,
        energy=by * session.energy,
        braking=by * session.braking,
        unusual=by * session.unusual,
    )


season = st.lists(st.tuples(figures, figures, figures, ages), min_size=1, max_size=6)


def sessions(drawn: list[tuple[float, float, float, int]]) -> list[Session]:
    return [made(e, b, s, NOON - timedelta(days=d)) for e, b, s, d in drawn]


@given(drawn=season, more=st.floats(1.0, 4.0), later=st.integers(0, 120))
def test_more_work_never_needs_less_recovery(
    drawn: list[tuple[float, float, float, int]], more: float, later: int
) -> None:
    now = NOON + timedelta(hours=later)
    one = recovery_state(sessions(drawn), now)
    other = recovery_state([scaled(s, more) for s in sessions(drawn)], now)
    for less, much in zip(one.muscles, other.muscles, strict=True):
        assert much.strength <= less.strength + 1e-9
        assert much.fresh_in >= less.fresh_in
        assert much.soreness >= less.soreness - 1e-9


@given(drawn=season, extra=st.tuples(figures, figures, figures))
def test_another_run_today_never_leaves_more_strength(
    drawn: list[tuple[float, float, float, int]], extra: tuple[float, float, float]
) -> None:
    before = recovery_state(sessions(drawn), NOON)
    after = recovery_state([*sessions(drawn), made(*extra)], NOON)
    for less, much in zip(before.muscles, after.muscles, strict=True):
        assert much.strength <= less.strength + 1e-9
        assert much.fresh_in >= less.fresh_in


@given(drawn=season, split=st.floats(0.0, 1.0))
def test_two_runs_of_a_day_are_one(
    drawn: list[tuple[float, float, float, int]], split: float
) -> None:
    *rest, last = sessions(drawn)
    whole = recovery_state([*rest, last], NOON)
    parts = recovery_state([*rest, scaled(last, split), scaled(last, 1.0 - split)], NOON)
    for a, b in zip(whole.muscles, parts.muscles, strict=True):
        assert a.strength == pytest.approx(b.strength, rel=1e-9)
        assert a.soreness == pytest.approx(b.soreness, rel=1e-9, abs=1e-12)


@given(drawn=season, later=st.integers(0, 240))
def test_missing_history_widens_the_range(
    drawn: list[tuple[float, float, float, int]], later: int
) -> None:
    now = NOON + timedelta(hours=later)
    known = recovery_state(sessions(drawn), now, known_since=LONG_AGO)
    unknown = recovery_state(sessions(drawn), now)
    for a, b in zip(known.muscles, unknown.muscles, strict=True):
        assert b.strength_low <= a.strength_low + 1e-9
        assert b.strength_high >= a.strength_high - 1e-9
        for state in (a, b):
            assert state.strength_low <= state.strength + 1e-9 <= state.strength_high + 2e-9
            assert state.fresh_in_low <= state.fresh_in <= state.fresh_in_high


def test_history_that_is_missing_widens_and_does_not_only_keep(run: Run) -> None:
    race = [run(3.0, 0.0, 9000.0)]
    known, unknown = (
        recovery_state(race, NOON + timedelta(days=1), known_since=day).of("quadriceps")
        for day in (LONG_AGO, None)
    )
    width = [s.strength_high - s.strength_low for s in (known, unknown)]
    assert width[1] > width[0] + 1.0


def test_mass_scales_joules_and_no_state(run: Run) -> None:
    light, heavy = (run(3.0, -0.1, 3000.0, mass=mass) for mass in (50.0, 100.0))
    for name in ("energy", "braking", "unusual"):
        np.testing.assert_allclose(getattr(heavy, name), getattr(light, name), rtol=2e-2)
    a, b = (recovery_state([s], NOON).of("quadriceps").strength for s in (light, heavy))
    assert a == pytest.approx(b, abs=0.05)


def test_level_running_asks_nothing_unusual_and_descents_do(run: Run) -> None:
    quads = GROUPS.index("quadriceps")
    assert run(3.3, 0.0, 1800.0).unusual == pytest.approx(0.0, abs=1e-9)
    down = run(3.0, -0.15, 1800.0)
    assert 0.5 < down.unusual[quads] / down.braking[quads] < 0.8


def test_words_follow_the_strength_that_is_left(run: Run) -> None:
    race = [run(3.0, -0.15, 2700.0)]
    words = [
        recovery_state(race, NOON + timedelta(hours=h)).of("quadriceps").word
        for h in (0, 72, 96, 120)
    ]
    assert words == [StateWord.OVERLOADED, StateWord.TIRED, StateWord.WORKING, StateWord.FRESH]


def test_nothing_run_is_fresh_and_what_is_to_come_does_not_count() -> None:
    for past in ([], [made(3.0, 3.0, 3.0, NOON + timedelta(hours=1))]):
        state = recovery_state(past, NOON)
        assert all(m.word is StateWord.FRESH and m.strength == 100.0 for m in state.muscles)


def test_a_slower_more_sensitive_runner_needs_longer(run: Run) -> None:
    race = [run(3.0, -0.15, 2700.0)]
    usual, mine = (
        recovery_state(race, NOON, rates).of("quadriceps")
        for rates in (PersonalRates(), PersonalRates(sensitivity=1.3, slowness=1.3))
    )
    assert mine.strength < usual.strength
    assert mine.fresh_in > usual.fresh_in


def test_a_session_must_be_whole() -> None:
    with pytest.raises(RunatomyError, match="missing or below zero"):
        scaled(made(1.0, 1.0, 1.0), -1.0)
    with pytest.raises(RunatomyError, match="each muscle group"):
        Session(when=NOON, energy=np.ones(2), braking=np.ones(2), unusual=np.ones(2))


@given(drawn=season, waits=st.lists(st.integers(0, 72), min_size=1, max_size=3))
def test_looking_ahead_is_waiting_without_a_run(
    drawn: list[tuple[float, float, float, int]], waits: list[int]
) -> None:
    past, later = sessions(drawn), [timedelta(hours=wait) for wait in waits]
    for wait, state in zip(later, recovery_ahead(past, NOON, later), strict=True):
        then = recovery_state(past, NOON + wait)
        assert (state.now, state.runs) == (then.now, then.runs)
        for one, other in zip(state.muscles, then.muscles, strict=True):
            assert one.word is other.word and one.fresh_in == other.fresh_in
            assert one.strength == pytest.approx(other.strength, rel=1e-9)
            assert one.soreness == pytest.approx(other.soreness, abs=1e-9)
