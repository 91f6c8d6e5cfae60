"""Clock: instants in UTC as the ledger writes them, and the days people call them by."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def now() -> datetime:
    """Return this instant in UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def text_of(instant: datetime) -> str:
    """Return an instant as the ledger writes it: UTC, whole seconds, so that text sorts by time."""
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def instant_of(text: str) -> datetime:
    """Return the instant that the ledger wrote."""
    return datetime.fromisoformat(text)


def day_of(instant: datetime) -> date:
    """Return the day on which an instant fell in this machine's time zone."""
    return instant.astimezone().date()


def start_of(day: date) -> datetime:
    """Return the instant at which a day began in this machine's time zone."""
    return datetime.combine(day, time()).astimezone(UTC)
