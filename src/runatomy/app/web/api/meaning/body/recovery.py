"""Recovery: how every muscle group is at a moment, by the runs and notes of the weeks before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from runatomy.advice.recovery import recovery_findings
from runatomy.advice.soreness import AHEAD
from runatomy.app.library.clock import day_of, now, start_of
from runatomy.app.web.api.meaning.body.logs import recovery_logs, until
from runatomy.app.web.api.meaning.body.weeks import carried_habits
from runatomy.app.web.api.runs.rows import instant
from runatomy.app.web.web_app import WebApp
from runatomy.loads.recovery.learn import learn_rates
from runatomy.loads.recovery.log import complete_since
from runatomy.loads.recovery.session import Session
from runatomy.loads.recovery.state import (
    MuscleState,
    RecoveryState,
    recovery_ahead,
    recovery_state,
)
from runatomy.muscle.anatomy import group_named

MEMORY = timedelta(days=84)  # of runs: protection by earlier ones fades over weeks
LONG_KNOWN = timedelta(days=28)  # days without a gap after which the history is taken as known


def recovery(web: WebApp, runner: int, at: datetime) -> dict[str, Any]:
    """Return every group's state at a moment, what was learned of the runner, and findings."""
    sessions = _sessions(web, runner, at)
    state, known_since = _state(web, runner, at, sessions)
    ahead = recovery_ahead(sessions, at, AHEAD, state.rates)
    worked = carried_habits(web, runner, "group", day_of(at))
    known = known_since is not None and day_of(at) - known_since >= LONG_KNOWN
    return {
        "runner_id": runner,
        "at": instant(at),
        "runs": state.runs,
        "known_since": None if known_since is None else known_since.isoformat(),
        # Without a run nobody can tell how the muscles are, and nothing is said of them.
        "groups": [_row(one) for one in state.muscles] if state.runs else [],
        "rates": state.rates.to_dict(),
        "findings": [one.to_dict() for one in recovery_findings(state, known, ahead, worked)],
    }


def state_at(web: WebApp, runner: int, at: datetime) -> RecoveryState:
    """Return every group's state at a moment."""
    return _state(web, runner, at, _sessions(web, runner, at))[0]


def _sessions(web: WebApp, runner: int, at: datetime) -> list[Session]:
    """Return what the runs that were over by then asked, as far back as it matters."""
    return [one for one in web.library.sessions(runner, at - MEMORY, at) if one.when <= at]


def _state(
    web: WebApp, runner: int, at: datetime, sessions: Sequence[Session]
) -> tuple[RecoveryState, date | None]:
    """Return the state, and the first day from which on nothing is missing."""
    logs = recovery_logs(until(web.library.notes(runner), at))
    today = day_of(at)
    since = complete_since(sessions, logs, today)
    since = since or complete_since(sessions, logs, today - timedelta(days=1))
    rates = learn_rates(sessions, logs, since)
    return recovery_state(sessions, at, rates, since), since


def moment_of(day: date | None) -> datetime:
    """Return the end of a day that is over, else now."""
    if day is None or day == day_of(now()):
        return now()
    return start_of(day + timedelta(days=1)) - timedelta(seconds=1)


def _row(one: MuscleState) -> dict[str, Any]:
    return {
        "name": one.group,
        "plain": group_named(one.group).plain,
        "state": str(one.word),
        "strength_percent": round(one.strength, 3),
        "strength_low_percent": round(one.strength_low, 3),
        "strength_high_percent": round(one.strength_high, 3),
        "fresh_in_h": one.fresh_in,
        "fresh_in_low_h": one.fresh_in_low,
        "fresh_in_high_h": one.fresh_in_high,
        "soreness": round(one.soreness, 1),
        "soreness_low": round(one.soreness_low, 1),
        "soreness_high": round(one.soreness_high, 1),
        "evidence": one.evidence.to_dict(),
    }
