"""What notes teach: they move the rates the right way, narrow them, and can be taken back."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from loads.recovery.conftest import NOON, Run
from runatomy.loads.recovery.learn import learn_rates
from runatomy.loads.recovery.log import LogKind, RecoveryLog, complete_since
from runatomy.loads.recovery.rates import PRIOR, SENSITIVITY_SD, PersonalRates
from runatomy.loads.recovery.session import Session
from runatomy.loads.recovery.state import recovery_state
from runatomy.terms.errors import RunatomyError


@pytest.fixture(scope="module")
def descents(run: Run) -> list[Session]:
    return [run(3.0, -0.15, 2700.0, NOON + timedelta(days=70 * i)) for i in range(4)]


def notes(descents: list[Session], truth: PersonalRates, kind: LogKind) -> list[RecoveryLog]:
    """What a runner of these rates would note one, two and three days after each descent."""
    logs = []
    for session in descents:
        for hours in (24, 48, 72):
            when = session.when + timedelta(hours=hours)
            state = recovery_state(descents, when, truth).of("quadriceps")
            value = state.strength if kind is LogKind.STRENGTH else state.soreness
            logs.append(RecoveryLog(when=when, kind=kind, group="quadriceps", value=value))
    return logs


@pytest.mark.parametrize("kind", [LogKind.STRENGTH, LogKind.SORENESS])
@pytest.mark.parametrize("sensitivity", [0.6, 1.4])  # 1.6 would be off the scale of soreness
def test_notes_move_the_rates_towards_the_truth(
    descents: list[Session], kind: LogKind, sensitivity: float
) -> None:
    truth = PersonalRates(sensitivity=sensitivity)
    found = learn_rates(descents, notes(descents, truth, kind))
    moved = np.log(found.sensitivity) / np.log(sensitivity)
    assert 0.3 < moved < 1.1
    assert found.sensitivity_sd < SENSITIVITY_SD
    assert found.logs == 12


def test_slow_recovery_is_told_from_great_loss(descents: list[Session]) -> None:
    truth = PersonalRates(slowness=1.6)
    logs = [
        RecoveryLog(
            when=descents[i].when + timedelta(hours=hours),
            kind=LogKind.STRENGTH,
            group="quadriceps",
            value=recovery_state(descents, descents[i].when + timedelta(hours=hours), truth)
            .of("quadriceps")
            .strength,
        )
        for i in range(4)
        for hours in range(12, 168, 12)
    ]
    found = learn_rates(descents, logs)
    assert found.slowness > 1.3
    assert found.slowness_sd < PRIOR.slowness_sd
    assert abs(np.log(found.sensitivity)) < 0.2


def test_notes_that_tell_nothing_leave_the_prior(descents: list[Session]) -> None:
    early = NOON - timedelta(days=3)
    rest = RecoveryLog(when=early, kind=LogKind.REST)
    sore = RecoveryLog(when=early, kind=LogKind.SORENESS, group="calves", value=8.0)
    assert learn_rates(descents, [rest, sore]) == PRIOR
    assert learn_rates(descents, []) == PRIOR


def test_what_was_learned_is_visible_and_can_be_reset(descents: list[Session]) -> None:
    found = learn_rates(descents, notes(descents, PersonalRates(sensitivity=1.6), LogKind.STRENGTH))
    page = found.to_dict()
    assert page["logs"] == 12
    assert page["prior"] == PersonalRates().to_dict()["learned"]
    assert page["learned"] != page["prior"]
    assert PersonalRates() == PRIOR


def test_days_of_runs_and_noted_rest_are_a_known_history(descents: list[Session]) -> None:
    rest = [RecoveryLog(when=NOON + timedelta(days=i), kind=LogKind.REST) for i in (1, 2, 3, 5)]
    assert complete_since(descents, rest, date(2026, 6, 4)) == date(2026, 6, 1)
    assert complete_since(descents, rest, date(2026, 6, 6)) == date(2026, 6, 6)
    assert complete_since(descents, rest, date(2026, 6, 5)) is None


@pytest.mark.parametrize(
    ("kind", "group", "value"),
    [
        (LogKind.SORENESS, "calves", 11.0),
        (LogKind.SORENESS, "nose", 3.0),
        (LogKind.STRENGTH, "calves", None),
        (LogKind.STRENGTH, "calves", 0.0),
    ],
)
def test_notes_off_the_scale_are_refused(kind: LogKind, group: str, value: float | None) -> None:
    with pytest.raises(RunatomyError):
        RecoveryLog(when=NOON, kind=kind, group=group, value=value)


def test_rates_must_be_above_zero() -> None:
    with pytest.raises(RunatomyError, match="above zero"):
        PersonalRates(slowness=0.0)
