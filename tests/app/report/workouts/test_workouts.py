"""Workouts: a calendar that validates, and files that a watch can read."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta

import fitdecode
import pytest

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.plan.goal import KINDS, Goal
from runatomy.advice.plan.making.make import make_plan
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.recent_habit import RecentHabit
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import Session
from runatomy.app.report.workouts.calendar import calendar_bytes, escaped, folded, summary
from runatomy.app.report.workouts.fit_bytes import checksum, text_bytes
from runatomy.app.report.workouts.fit_workout import NAME, file_name, steps_of, workout_bytes
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.errors import AppError

MONDAY = date(2026, 11, 23)
MADE = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
ENGINE = Engine(atlas=load_atlas())
GOALS = [kind.name for kind in KINDS]


def made(goal: str, weekly: float = 25e3) -> Plan:
    request = Request(
        goal=Goal(name=goal, day=MONDAY + timedelta(days=83)), start=MONDAY, days=5,
        habit=RecentHabit(weekly=weekly, longest=weekly / 3.0),
    )  # fmt: skip
    return make_plan(ENGINE, request)


PLANS = {goal: made(goal) for goal in GOALS} | {"beginner": made("5k", 0.0)}


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize("goal", list(PLANS))
def test_calendars_keep_the_rules(goal: str) -> None:
    plan = PLANS[goal]
    data = calendar_bytes(plan, MADE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # never cut inside a character
    lines = unfolded(data)
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == len(plan.sessions)
    assert lines.count("DTSTAMP:20261122T200000Z") == len(uids)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]


@pytest.mark.parametrize("goal", list(PLANS))
def test_calendars_validate_elsewhere(goal: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    plan = PLANS[goal]
    found = icalendar.Calendar.from_ical(calendar_bytes(plan, MADE))
    assert not found.errors
    events = list(found.walk("VEVENT"))
    assert len(events) == len(plan.sessions)
    for event, session in zip(events, plan.sessions, strict=True):
        assert not event.errors
        assert event.decoded("dtstart") == session.day
        assert event.decoded("dtend") == session.day + timedelta(days=1)
        assert str(event["summary"]) == summary(session)
        assert session.why in str(event["description"])


def test_uids_stay_when_made_again() -> None:
    again = made("half")
    old, new = (
        [line for line in unfolded(calendar_bytes(plan, when)) if line.startswith("UID:")]
        for plan, when in ((PLANS["half"], MADE), (again, MADE + timedelta(days=3)))
    )
    assert old == new


def test_text_is_escaped_and_folded() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    line = "DESCRIPTION:" + "×é漢" * 60
    data = folded(line)
    assert all(len(part) <= 75 for part in data.split(b"\r\n"))
    assert data.decode().replace("\r\n ", "") == line + "\r\n"


def decoded(data: bytes) -> list[tuple[str, dict[str, object]]]:
    """Return the messages by fitdecode, its checks of header and checksum switched on."""
    strict = {"check_crc": fitdecode.CrcCheck.RAISE,
              "error_handling": fitdecode.ErrorHandling.RAISE}  # fmt: skip
    with fitdecode.FitReader(io.BytesIO(data), **strict) as reader:
        return [
            (frame.name, {field.name: field.value for field in frame.fields})
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage)
        ]


RUNS = [(goal, s) for goal, plan in PLANS.items() for s in plan.sessions if s.is_run]
KIND_OF = {(goal, s.kind, len(s.blocks)): s for goal, s in RUNS}


@pytest.mark.parametrize("session", KIND_OF.values(), ids=lambda s: s.key)
def test_workouts_decode_field_by_field(session: Session) -> None:
    messages = decoded(workout_bytes(session, MADE))
    names = [name for name, _ in messages]
    rows = steps_of(session.blocks)
    assert names == ["file_id", "workout", *["workout_step"] * len(rows)]
    assert messages[0][1]["type"] == "workout"
    assert messages[0][1]["time_created"] == MADE
    assert messages[1][1]["sport"] == "running"
    assert messages[1][1]["num_valid_steps"] == len(rows)
    name = str(messages[1][1]["wkt_name"])
    assert summary(session).startswith(name) and 0 < len(name.encode()) < NAME
    steps = [fields for _, fields in messages[2:]]
    place = 0
    for block in session.blocks:
        first = place
        for step in block.steps:
            found = steps[place]
            assert found["message_index"] == place
            if step.meters is not None:
                assert found["duration_type"] == "distance"
                assert found["duration_distance"] == pytest.approx(step.meters, abs=0.01)
            else:
                assert found["duration_type"] == "time"
                assert found["duration_time"] == pytest.approx(step.seconds, abs=0.001)
            if step.low is not None:
                assert found["target_type"] == "speed"
                assert found["custom_target_speed_low"] == pytest.approx(step.low, abs=0.001)
                assert found["custom_target_speed_high"] == pytest.approx(step.high, abs=0.001)
                assert found["custom_target_speed_low"] < found["custom_target_speed_high"]
            else:
                assert found["target_type"] == "open"
            assert found["wkt_step_name"] and found["notes"] == step.effort[:63]
            place += 1
        if block.times > 1:
            found = steps[place]
            assert found["duration_type"] == "repeat_until_steps_cmplt"
            assert found["duration_step"] == first < place
            assert found["repeat_steps"] == block.times >= 2
            place += 1
    assert place == len(steps)


def test_every_workout_of_every_plan_decodes() -> None:
    for _, session in RUNS:
        assert decoded(workout_bytes(session, MADE))
    assert len({(goal, file_name(session)) for goal, session in RUNS}) == len(RUNS)


@pytest.mark.parametrize("session", KIND_OF.values(), ids=lambda s: s.key)
def test_a_second_reader_agrees(session: Session) -> None:
    fitfast = pytest.importorskip("fitfast")
    data, rows = workout_bytes(session, MADE), steps_of(session.blocks)
    assert checksum(data) == 0 == checksum(data[:14])  # over a file with its checksum
    found = fitfast.parse(data)
    assert list(found) == ["file_id", "workout", "workout_step"]
    assert found["workout"][0]["num_valid_steps"] == len(found["workout_step"]) == len(rows)
    for row, step in zip(rows, found["workout_step"], strict=True):
        for name in ("message_index", "duration_value", "target_value"):
            assert step[name] == row[name]


def by_garmin(data: bytes) -> dict[str, list[dict[str, object]]]:
    """Return the messages by the Garmin SDK, which checks header, checksums and profile."""
    sdk = pytest.importorskip("garmin_fit_sdk")
    opened = [sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))) for _ in range(3)]
    assert opened[0].is_fit() and opened[1].check_integrity()
    messages, errors = opened[2].read()
    assert not errors
    found: dict[str, list[dict[str, object]]] = messages
    return found


@pytest.mark.parametrize("session", KIND_OF.values(), ids=lambda s: s.key)
def test_the_garmin_sdk_agrees_field_by_field(session: Session) -> None:
    data = workout_bytes(session, MADE)
    messages = by_garmin(data)
    assert list(messages) == ["file_id_mesgs", "workout_mesgs", "workout_step_mesgs"]
    (identity,), (about,) = messages["file_id_mesgs"], messages["workout_mesgs"]
    # The SDK leaves out what means "none": a serial number or a moment of zero would be missing.
    assert identity == {
        "type": "workout", "manufacturer": "development", "product": 1,
        "serial_number": session.day.toordinal(), "time_created": MADE,
    }  # fmt: skip
    steps = messages["workout_step_mesgs"]
    assert about["sport"] == "running" and about["num_valid_steps"] == len(steps)
    assert summary(session).startswith(str(about["wkt_name"]))
    expected = [fields for name, fields in decoded(data) if name == "workout_step"]
    assert [step["message_index"] for step in steps] == list(range(len(expected)))
    for step, other in zip(steps, expected, strict=True):
        # fitdecode tells a subfield by its own name alone, the SDK under the main name, too.
        told = {name: value for name, value in other.items() if value not in (None, "")}
        assert {name: step[name] for name in told} == told


def test_the_garmin_sdk_decodes_every_workout_of_every_plan() -> None:
    for _, session in RUNS:
        steps = by_garmin(workout_bytes(session, MADE))["workout_step_mesgs"]
        assert len(steps) == len(steps_of(session.blocks))


def test_the_garmin_sdk_refuses_a_file_with_a_wrong_byte() -> None:
    data = bytearray(workout_bytes(RUNS[0][1], MADE))
    data[40] ^= 1
    with pytest.raises(AssertionError):
        by_garmin(bytes(data))


def test_names_are_never_cut_inside_a_character() -> None:
    assert text_bytes("Läufe ×××", 12) == "Läufe ××".encode().ljust(12, b"\x00")
    assert text_bytes("x" * 40, 8) == b"x" * 7 + b"\x00"


def test_strength_is_no_workout_for_the_watch() -> None:
    strength = next(s for s in PLANS["half"].sessions if not s.is_run)
    with pytest.raises(AppError, match="no run"):
        workout_bytes(strength, MADE)
