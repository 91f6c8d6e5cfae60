"""Logs: what the runner noted of soreness, strength, rest and single-leg tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from runatomy.app.library.clock import day_of, now, start_of
from runatomy.app.library.diary.note import Note
from runatomy.app.web.api.answers.errors import invalid, unknown
from runatomy.app.web.api.runs.rows import instant
from runatomy.app.web.web_app import WebApp
from runatomy.loads.recovery.log import LogKind, RecoveryLog
from runatomy.loads.sides.single_leg import SingleLegResult, single_leg_test
from runatomy.muscle.anatomy import group_named

EVENING = timedelta(hours=18)  # when something noted for an earlier day is taken to have been
RECOVERY = tuple(str(kind) for kind in LogKind)
UNITS = {"soreness": "of 10", "strength": "%"}


def note_of(runner: int, kind: str, day: date | None, data: dict[str, Any]) -> Note:
    """Return a note for today or an earlier day; refuses (422) what cannot be noted."""
    today = day_of(now())
    if day is not None and not date(1970, 1, 1) <= day <= today:
        raise invalid("nobody can note what is not yet", "day", f"Give a day up to {today}.")
    at = now() if day in (None, today) else start_of(day or today) + EVENING
    note = Note(runner_id=runner, at=at, kind=kind, data=data)
    recovery_logs([note])
    side_results([note])
    return note


def recovery_logs(notes: Sequence[Note]) -> tuple[RecoveryLog, ...]:
    """Return the notes that recovery learns from; RunatomyError for one that is none."""
    return tuple(
        RecoveryLog(
            when=note.at,
            kind=LogKind(note.kind),
            group=note.data.get("group"),
            value=note.data.get("value"),
        )
        for note in notes
        if note.kind in RECOVERY
    )


def side_results(notes: Sequence[Note]) -> tuple[SingleLegResult, ...]:
    """Return the results of single-leg tests among notes; RunatomyError for one that is none."""
    return tuple(
        SingleLegResult(
            test=str(note.data.get("test")),
            day=day_of(note.at),
            left=float(note.data.get("left") or 0.0),
            right=float(note.data.get("right") or 0.0),
        )
        for note in notes
        if note.kind == "single_leg"
    )


def log_row(note: Note) -> dict[str, Any]:
    """Return a note in plain values."""
    group, test = note.data.get("group"), note.data.get("test")
    unit = UNITS.get(note.kind, "")
    return {
        "id": note.id,
        "at": instant(note.at),
        "day": day_of(note.at).isoformat(),
        "kind": note.kind,
        "group": group,
        "plain": _plain(group, test),
        "value": note.data.get("value"),
        "unit": single_leg_test(test).unit if test else unit,
        "test": test,
        "left": note.data.get("left"),
        "right": note.data.get("right"),
    }


def forget(web: WebApp, runner: int, number: int) -> None:
    """Forget one note of a runner; refuses (404) one they never made."""
    if number not in [note.id for note in web.library.notes(runner)]:
        raise unknown(f"no note number {number}", "/logs lists them.")
    web.library.delete_note(number)


def forget_learned(web: WebApp, runner: int) -> None:
    """Forget every note that moved the personal rates."""
    for note in web.library.notes(runner):
        if note.kind in UNITS and note.id is not None:
            web.library.delete_note(note.id)


def until(notes: Sequence[Note], at: datetime) -> list[Note]:
    """Return the notes made up to a moment."""
    return [note for note in notes if note.at <= at]


def _plain(group: str | None, test: str | None) -> str:
    if group:
        return group_named(group).plain
    return single_leg_test(test).plain if test else "Rest"
