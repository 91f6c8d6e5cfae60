"""Developer fields of FIT records: what an app or a sensor added, by the name it gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from runatomy.records.readers.fit.fields import (
    DEVELOPER_NAMES,
    DEVELOPER_NUMBERS,
    DEVELOPER_UNITS,
)
from runatomy.records.readers.fit.raw import RawRecords
from runatomy.records.run import DeveloperChannel
from runatomy.terms.arrays import FloatArray, IntArray

# base type of a FIT field: (numpy type without byte order, value that means "none")
BASES: Mapping[str, tuple[str, float | None]] = {
    "enum": ("u1", 0xFF),
    "sint8": ("i1", 0x7F),
    "uint8": ("u1", 0xFF),
    "uint8z": ("u1", 0),
    "byte": ("u1", 0xFF),
    "bool": ("u1", 0xFF),
    "sint16": ("i2", 0x7FFF),
    "uint16": ("u2", 0xFFFF),
    "uint16z": ("u2", 0),
    "sint32": ("i4", 0x7FFFFFFF),
    "uint32": ("u4", 0xFFFFFFFF),
    "uint32z": ("u4", 0),
    "float32": ("f4", None),
    "float64": ("f8", None),
    "sint64": ("i8", 2**63 - 1),
    "uint64": ("u8", 2**64 - 1),
    "uint64z": ("u8", 0),
}
# identifier of an application that writes developer fields: its name
APPLICATIONS: Mapping[str, str] = {"660a581e5301460c8f2f034c8b6dc90f": "Stryd"}
Message = Mapping[str | int, object]


@dataclass(frozen=True, slots=True, eq=False)
class DeveloperField:
    """One developer field of the records, with what its description says."""

    channel: DeveloperChannel
    native: int | None  # number of the record field that it stands for

    def at(self, rows: IntArray) -> DeveloperField:
        """Return the field at some of the records."""
        values = self.channel.values[rows]
        return DeveloperField(replace(self.channel, values=values), self.native)


def developer_fields(
    raw: RawRecords, messages: Mapping[str, Sequence[Message]]
) -> tuple[list[DeveloperField], list[str]]:
    """Return the developer fields of the records, and what could not be read in plain words."""
    described: dict[tuple[object, object], Message] = {
        (one.get("developer_data_index", 0), one.get("field_definition_number", 0)): one
        for one in messages.get("field_description", ())
    }
    apps = {
        one.get("developer_data_index", 0): one for one in messages.get("developer_data_id", ())
    }
    found, lost = [], []
    used = {
        (index, number): None for layout in raw.layouts for number, _, index in layout.developer
    }
    for index, number in used:
        description = described.get((index, number))
        if description is None:
            lost.append(f"developer field {number} of source {index} has no description; left out")
            continue
        found += _read_field(raw, description, _application(apps.get(index)))
    return found, lost


def _read_field(raw: RawRecords, description: Message, source: str) -> list[DeveloperField]:
    """Return the channels of one developer field; several where it holds several numbers."""
    kind, none = BASES.get(str(description.get("fit_base_type_id")), ("", None))
    if not kind:
        return []
    number = int(str(description.get("field_definition_number", 0)))
    index = int(str(description.get("developer_data_index", 0)))
    values = raw.column(number, kind, index)
    if none is not None:
        values[values == none] = np.nan
    values = values / (_number(description.get("scale")) or 1.0)
    values = values - (_number(description.get("offset")) or 0.0)
    name = text(description.get("field_name")) or f"field {number}"
    ours = description.get("native_mesg_num", "record") == "record"
    native = _number(description.get("native_field_num")) if ours else None
    return [
        DeveloperField(
            DeveloperChannel(
                name=name if values.shape[1] == 1 else f"{name} {column + 1}",
                unit=text(description.get("units")),
                values=values[:, column],
                source=source,
            ),
            None if native is None or values.shape[1] > 1 else int(native),
        )
        for column in range(values.shape[1])
    ]


def fill(channels: dict[str, FloatArray], developer: Iterable[DeveloperField]) -> list[str]:
    """Fill channels that the device left empty from developer fields that measure the same.

    Returns what was taken, in plain words. A field counts only if its unit is understood.
    """
    told = []
    for one in developer:
        channel = one.channel
        native = None if one.native is None else DEVELOPER_NUMBERS.get(one.native)
        name = native or DEVELOPER_NAMES.get(channel.name.lower())
        factor = DEVELOPER_UNITS.get(channel.unit.lower())
        if name is None or factor is None or np.nan_to_num(channels.get(name, 0.0)).any():
            continue
        if np.nan_to_num(channel.values).any():
            channels[name] = channel.values * factor
            plain = name.removesuffix("_bpm").replace("_", " ")
            told.append(f"{plain} taken from the developer field {channel.name!r}")
    return told


def _application(app: Message | None) -> str:
    """Return a name for the app that wrote a field: its maker, or its identifier."""
    if app is None:
        return ""
    maker, number = app.get("manufacturer_id"), app.get("application_id")
    if maker is not None:
        return str(maker)
    known = number.hex() if isinstance(number, bytes) and any(number) else ""
    return APPLICATIONS.get(known, known)


def text(value: object) -> str:
    """Return the text of a string field, whichever way it was written."""
    if isinstance(value, (list, tuple)):
        value = next((one for one in value if one), "")
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return "" if value is None else str(value).split("\0")[0].strip()


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
