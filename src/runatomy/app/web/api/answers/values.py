"""Values: what parameters may be, with their units and bounds."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Header, Path, Query
from pydantic import BeforeValidator, WithJsonSchema

TEXT = r"^[^\x00-\x1f\x7f]*$"  # no control characters
NOTE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"  # but for new lines and tabs
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST, LAST = date(1970, 1, 1), date(2200, 12, 31)


def _day(value: Any) -> Any:
    """Return a day; pydantic alone would take numbers for seconds since 1970."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("should be a day such as 2026-03-29")
    return date.fromisoformat(value)


def within(day: date | None) -> date | None:
    """Return the day, or the nearest one that anybody ran on."""
    return None if day is None else min(max(day, FIRST), LAST)


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "example": "2026-03-29"}),
]
Since = Annotated[Day | None, Query(description="First day, local to the run's start in UTC.")]
Until = Annotated[Day | None, Query(description="Last day, included.")]
RunId = Annotated[
    str,
    Path(max_length=64, description="Id of a run.", examples=["0123456789abcdef-0"]),
]
Number = Annotated[int, Path(ge=1, le=2**53)]
Who = Annotated[
    str | None,
    Query(
        max_length=100,
        pattern=TEXT,
        description="Id or name of a runner; all where left out, or the default one where only "
        "one can be meant.",
    ),
]
Points = Annotated[int, Query(ge=2, le=20_000, description="Points at most.")]
Second = Annotated[
    float | None,
    Query(ge=0.0, le=1e7, allow_inf_nan=False, description="[s] since the run's start."),
]
Speed = Annotated[
    float, Query(ge=0.1, le=13.0, allow_inf_nan=False, description="[m/s] along the ground.")
]
Mass = Annotated[
    float | None, Query(ge=25.0, le=250.0, allow_inf_nan=False, description="[kg] 70 if left out.")
]
Height = Annotated[
    float | None, Query(ge=1.0, le=2.5, allow_inf_nan=False, description="[m] 1.75 if left out.")
]
Sex = Annotated[str | None, Query(pattern="^[fm]$", description="f or m.")]
Marked = Annotated[
    str,
    Header(
        alias="X-Runatomy",
        pattern="^1$",
        description="Always 1: pages of other sites cannot send it.",
    ),
]
