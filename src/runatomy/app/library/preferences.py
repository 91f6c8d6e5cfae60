"""Preferences: what the user chose, kept in the ledger."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from runatomy.app.library.ledger import Ledger
from runatomy.app.library.privacy import Place, PrivacyZone
from runatomy.terms.errors import AppError

DEFAULT_ZONE = PrivacyZone()
UNITS, THEMES = ("km", "mile"), ("auto", "light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the user chose."""

    units: Literal["km", "mile"] = "km"
    theme: Literal["auto", "light", "dark"] = "auto"
    privacy: PrivacyZone = DEFAULT_ZONE
    tiles: str | None = None  # path of the user's own MBTiles file
    default_runner: int | None = None

    def __post_init__(self) -> None:
        for what, value, known in (("units", self.units, UNITS), ("theme", self.theme, THEMES)):
            if value not in known:
                raise AppError(f"{what} {value!r} is not known", mend=f"One of {', '.join(known)}.")


def read_preferences(ledger: Ledger) -> Preferences:
    """Return what the user chose; what never was is as it begins."""
    with ledger.reading() as connection:
        rows = connection.execute("SELECT key, json FROM preferences").fetchall()
    known = {field.name for field in fields(Preferences)}
    found: dict[str, Any] = {row["key"]: json.loads(row["json"]) for row in rows}
    if "privacy" in found:
        zone = dict(found["privacy"])
        zone["places"] = tuple(Place(**place) for place in zone["places"])
        found["privacy"] = PrivacyZone(**zone)
    return Preferences(**{key: value for key, value in found.items() if key in known})


def write_preferences(ledger: Ledger, chosen: Preferences) -> None:
    """Keep what the user chose; AppError where the default runner is not known."""
    with ledger.writing() as connection:
        runner = chosen.default_runner
        if (
            runner is not None
            and not connection.execute("SELECT 1 FROM runners WHERE id = ?", (runner,)).fetchone()
        ):
            raise AppError(f"no runner number {runner}")
        connection.executemany(
            "INSERT OR REPLACE INTO preferences VALUES (?, ?)",
            [(key, json.dumps(value)) for key, value in asdict(chosen).items()],
        )
