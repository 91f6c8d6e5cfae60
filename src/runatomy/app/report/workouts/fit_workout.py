"""FIT workout: a run of the plan as a file that a watch counts out, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from runatomy.advice.plan.session import Session
from runatomy.advice.plan.steps.block import Block
from runatomy.advice.plan.steps.step import Part, Step
from runatomy.app.report.workouts.calendar import summary
from runatomy.app.report.workouts.fit_bytes import EPOCH, Field, Message, sealed
from runatomy.terms.errors import AppError

NAME = 32  # bytes of a name, its closing zero counted
NOTES = 64
WORKOUT_FILE, DEVELOPMENT, RUNNING = 5, 255, 1
# The profile's numbers: wkt_step_duration, wkt_step_target, intensity.
TIME, DISTANCE, REPEAT = 0, 1, 6
SPEED, OPEN = 0, 2
INTENSITY = {Part.WORK: 0, Part.WARM_UP: 2, Part.COOL_DOWN: 3, Part.RECOVERY: 4}
MILLI, CENTI = 1000.0, 100.0  # per second and per m/s; per meter
FILE_ID = Message(number=0, fields={
    "type": Field(number=0, base="enum"),
    "manufacturer": Field(number=1, base="uint16"),
    "product": Field(number=2, base="uint16"),
    "serial_number": Field(number=3, base="uint32z"),
    "time_created": Field(number=4, base="uint32"),
})  # fmt: skip
WORKOUT = Message(number=26, fields={
    "sport": Field(number=4, base="enum"),
    "num_valid_steps": Field(number=6, base="uint16"),
    "wkt_name": Field(number=8, base="string", size=NAME),
})  # fmt: skip
WORKOUT_STEP = Message(number=27, fields={
    "message_index": Field(number=254, base="uint16"),
    "wkt_step_name": Field(number=0, base="string", size=NAME),
    "duration_type": Field(number=1, base="enum"),
    "duration_value": Field(number=2, base="uint32"),
    "target_type": Field(number=3, base="enum"),
    "target_value": Field(number=4, base="uint32"),
    "custom_target_value_low": Field(number=5, base="uint32"),
    "custom_target_value_high": Field(number=6, base="uint32"),
    "intensity": Field(number=7, base="enum"),
    "notes": Field(number=8, base="string", size=NOTES),
})  # fmt: skip
Row = Mapping[str, int | str | None]


def workout_bytes(session: Session, made: datetime) -> bytes:
    """Return a run as a FIT workout file, made at a moment (aware).

    Messages come as the profile asks: file_id, workout, then the steps by index. A block that is
    done several times ends with a step that sends the watch back to its first. Raises AppError for
    a session that is no run.
    """
    if not session.is_run:
        raise AppError(f"{session.title} is no run", mend="Only runs are written for the watch.")
    rows = steps_of(session.blocks)
    identity: Row = {
        "type": WORKOUT_FILE,
        "manufacturer": DEVELOPMENT,
        "product": 1,
        # Its day tells it from the others; zero would mean "none".
        "serial_number": session.day.toordinal(),
        "time_created": int(made.timestamp()) - EPOCH,
    }
    about: Row = {"sport": RUNNING, "num_valid_steps": len(rows), "wkt_name": summary(session)}
    return sealed(FILE_ID.encode([identity]) + WORKOUT.encode([about]) + WORKOUT_STEP.encode(rows))


def steps_of(blocks: tuple[Block, ...]) -> list[Row]:
    """Return the rows of the steps, those that repeat a block included."""
    rows: list[Row] = []
    for block in blocks:
        first = len(rows)
        rows += [_step(len(rows) + i, step) for i, step in enumerate(block.steps)]
        if block.times > 1:
            rows.append(
                {
                    "message_index": len(rows),
                    "duration_type": REPEAT,
                    "duration_value": first,
                    "target_type": OPEN,
                    "target_value": block.times,
                }
            )
    return rows


def _step(index: int, step: Step) -> Row:
    row: dict[str, int | str | None] = {
        "message_index": index,
        "wkt_step_name": "Walk" if step.speed <= 0.0 else str(step.part).capitalize(),
        "intensity": INTENSITY[step.part],
        "notes": step.effort,
        "target_type": OPEN,
        "target_value": 0,
    }
    if step.meters is not None:
        row |= {"duration_type": DISTANCE, "duration_value": round(step.meters * CENTI)}
    else:
        row |= {"duration_type": TIME, "duration_value": round(step.seconds * MILLI)}
    if step.low is not None and step.high is not None:
        row |= {
            "target_type": SPEED,
            "target_value": 0,  # no zone of the watch: the range that follows
            "custom_target_value_low": round(step.low * MILLI),
            "custom_target_value_high": round(step.high * MILLI),
        }
    return row


def file_name(session: Session) -> str:
    """Return a name for the file of a session: "2027-01-05-tempo.fit"."""
    return f"{session.key}.fit"
