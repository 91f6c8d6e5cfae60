"""The second decoder, for files that the fast one refuses: slower, and hard to stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import numpy as np

from runatomy.records.readers.fit.content import FitContent, UndecodableError
from runatomy.records.readers.fit.developer import DeveloperField, Message
from runatomy.records.readers.fit.frames import FIT_EPOCH
from runatomy.records.run import DeveloperChannel
from runatomy.terms.units import SEMICIRCLE


def decode_slow(data: bytes) -> FitContent:
    """Decode with fitdecode; what was read before it stopped is kept, and `repairs` says so.

    Raises UndecodableError where it stopped before anything was read.
    """
    content = FitContent(records={}, messages={})
    rows: list[dict[str, float]] = []
    extras: dict[tuple[int, int], tuple[str, str, dict[int, float]]] = {}
    sports: list[int] = []
    try:
        for message in _messages(data):
            if message.name == "record":
                _note_developer(message, len(rows), extras)
                rows.append({f.name: v for f in _native(message) if (v := _number(f)) is not None})
                continue
            if message.name == "sport":
                sports.append(len(rows))
            plain: Message = dict(_named(f) for f in _native(message) if f.value is not None)
            content.messages.setdefault(message.name, []).append(plain)
    except Exception as error:  # whatever the decoder stumbles over, the rest is lost
        content.repairs.append(f"reading stopped in mid-file ({error}); what came before is kept")
    if not rows and not content.messages:
        raise UndecodableError("no message could be read")
    content.records = _columns(rows)
    content.developer = [_developer(len(rows), *one) for one in extras.values()]
    content.sport_rows = np.asarray(sports, np.int64)
    return content


def _messages(data: bytes) -> Iterator[Any]:
    import fitdecode

    with fitdecode.FitReader(
        data,
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    ) as reader:
        yield from (one for one in reader if one.frame_type == fitdecode.FIT_FRAME_DATA)


def _native(message: Any) -> list[Any]:
    return [f for f in message.fields if not (f.field_def is not None and f.field_def.is_dev)]


def _named(field: Any) -> tuple[str, object]:
    """Return name and value as the fast decoder gives them: product numbers stay numbers."""
    if field.name == "garmin_product":
        return "product", field.raw_value
    return field.name, _plain(field)


def _plain(field: Any) -> object:
    """Return a value in the shape that the fast decoder gives."""
    value = field.value
    if isinstance(value, datetime):
        return value.timestamp()
    if field.type is not None and field.type.name == "date_time" and isinstance(value, int):
        return value + FIT_EPOCH
    return value


def _number(field: Any) -> float | None:
    """Return a record's number: Unix seconds, degrees and profile units; None for anything else."""
    value = _plain(field)
    if field.units == "semicircles" and isinstance(value, (int, float)):
        return float(value) * SEMICIRCLE
    if isinstance(value, str) and isinstance(field.raw_value, (int, float)):
        return float(field.raw_value)
    return float(value) if isinstance(value, (int, float)) else None


def _columns(rows: list[dict[str, float]]) -> dict[str, np.ndarray[Any, Any]]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: np.array([row.get(name, np.nan) for row in rows]) for name in names}


def _note_developer(
    message: Any, row: int, extras: dict[tuple[int, int], tuple[str, str, dict[int, float]]]
) -> None:
    for f in message.fields:
        if f.field_def is None or not f.field_def.is_dev or not isinstance(f.value, (int, float)):
            continue
        key = (f.field_def.dev_data_index, f.field_def.def_num)
        name = str(f.name or f"field {key[1]}").split("\0")[0]
        extras.setdefault(key, (name, str(f.units or "").split("\0")[0], {}))[2][row] = f.value


def _developer(count: int, name: str, unit: str, values: Mapping[int, float]) -> DeveloperField:
    column = np.full(count, np.nan)
    column[list(values)] = list(values.values())
    return DeveloperField(DeveloperChannel(name=name, unit=unit, values=column), None)
