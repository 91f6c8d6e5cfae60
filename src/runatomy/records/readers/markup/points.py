"""The points of a GPX or TCX track as columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import numpy as np

from runatomy.records.readers.markup.tree import Element, local
from runatomy.records.run import DeveloperChannel
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import PER_MINUTE

# element, in small letters: (channel of a Run, factor to its unit)
FIELDS: Mapping[str, tuple[str, float]] = {
    "latitudedegrees": ("latitude_deg", 1.0),
    "longitudedegrees": ("longitude_deg", 1.0),
    "ele": ("altitude", 1.0),
    "altitudemeters": ("altitude", 1.0),
    "distance": ("distance", 1.0),
    "distancemeters": ("distance", 1.0),
    "speed": ("speed", 1.0),
    "hr": ("heart_rate_bpm", 1.0),
    "heartrate": ("heart_rate_bpm", 1.0),
    "heartratebpm": ("heart_rate_bpm", 1.0),
    "cad": ("cadence", 1.0),
    "cadence": ("cadence", 1.0),
    "runcadence": ("cadence", 1.0),
    "power": ("power", 1.0),
    "powerinwatts": ("power", 1.0),
    "watts": ("power", 1.0),
    "atemp": ("temperature", 1.0),
    "temp": ("temperature", 1.0),
    "temperature": ("temperature", 1.0),
    "respirationrate": ("respiration_rate", PER_MINUTE),
}
_TIMES = frozenset(("time",))
_ODD_TIME = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[T ]+(\d\d):?(\d\d):?(\d\d(?:[.,]\d*)?)\s*(.*)")


def unix_time(written: str | None) -> float:
    """Return Unix time [s] of an ISO 8601 date; NaN where it is none. No zone means UTC."""
    if not written:
        return np.nan
    written = written.strip()
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        found = _ODD_TIME.match(written)
        if found is None:
            return np.nan
        year, month, day, hour, minute, second, _ = found.groups()
        try:
            whole = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=UTC)
        except ValueError:
            return np.nan
        return whole.timestamp() + float(second.replace(",", "."))
    return when.replace(tzinfo=when.tzinfo or UTC).timestamp()


def _number(written: str) -> float | None:
    """Return a number, or None; some programs write a decimal comma."""
    try:
        return float(written)
    except ValueError:
        whole, comma, rest = written.partition(",")
    try:
        return float(f"{whole}.{rest}") if comma else None
    except ValueError:
        return None


class Points:
    """Columns that grow point by point; NaN where a point is silent."""

    def __init__(
        self, elements: Iterable[Element], *, latitude: str = "", longitude: str = ""
    ) -> None:
        """Collect the points; `latitude` and `longitude` name attributes, where they are such."""
        self._found: dict[str, tuple[list[int], list[float]]] = {}
        self._source: dict[str, str] = {}
        self._names: dict[str, str] = {}
        times: list[float] = []
        for element in elements:
            self._row = len(times)
            times.append(np.nan)
            if latitude:
                self._note("latitudedegrees", element.get(latitude))
                self._note("longitudedegrees", element.get(longitude))
            self._collect(element, times, "")
        self.time: FloatArray = np.array(times, np.float64)

    def _collect(self, element: Element, times: list[float], parent: str) -> None:
        """Note the childless elements of a point, whatever they are wrapped in."""
        for one in element:
            tag = one.tag
            name = self._names.get(tag) if isinstance(tag, str) else ""
            if name is None:
                name = self._names[tag] = local(one).lower()
            if not name:
                continue
            if len(one):
                self._collect(one, times, name)
            elif name in _TIMES:
                times[self._row] = unix_time(one.text)
            else:
                name = parent if name == "value" and parent else name
                self._note(name, one.text)
                if name not in self._source:
                    self._source[name] = tag.rpartition("}")[0].lstrip("{")

    def _note(self, name: str, written: str | None) -> None:
        value = _number(written) if written else np.nan
        if value is None:
            return
        rows, values = self._found.setdefault(name, ([], []))
        rows.append(self._row)
        values.append(value)

    def _column(self, name: str) -> FloatArray:
        rows, values = self._found[name]
        column = np.full(len(self.time), np.nan)
        column[rows] = values
        return column

    def channels(self) -> dict[str, FloatArray]:
        """Return the columns that are channels of a Run, in its units, and `cadence` [1/min]."""
        out: dict[str, FloatArray] = {}
        for name, (channel, factor) in FIELDS.items():
            if name in self._found:
                column = self._column(name) * factor
                old = out.get(channel)
                out[channel] = column if old is None else np.where(np.isnan(old), column, old)
        return out

    def others(self) -> list[DeveloperChannel]:
        """Return the numbers that are no channel of a Run, by the name the file gives them."""
        return [
            DeveloperChannel(
                name=name, unit="", values=self._column(name), source=self._source.get(name, "")
            )
            for name in self._found
            if name not in FIELDS and np.isfinite(self._found[name][1]).any()
        ]
