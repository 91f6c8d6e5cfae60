"""Calendar: a plan as an iCalendar file (RFC 5545), a day-long event a session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.session import Session, State
from runatomy.app.report import words
from runatomy.app.report.workouts.spoken import spoken_steps, spoken_strength
from runatomy.terms.version import VERSION

OCTETS = 75  # of a content line, its break not counted (RFC 5545, 3.1)
GONE = (State.MISSED, State.DROPPED)


def calendar_bytes(plan: Plan, stamp: datetime) -> bytes:
    """Return the sessions of a plan as an iCalendar file.

    `stamp` (aware) is when it was made. Each event's UID is that of its day and kind, so that a
    newer file takes the place of an older one; what was missed or left out is canceled.
    """
    made = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    sequence = int(stamp.timestamp()) // 60 % 2**31  # grows with every newer file
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Runatomy//runatomy {VERSION}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(f'Runatomy: {plan.request.goal.kind.plain}')}",
    ]
    for session in plan.sessions:
        lines += _event(session, plan.request.goal.name, made, sequence)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(session: Session, goal: str, made: str, sequence: int) -> list[str]:
    status = "CANCELLED" if session.state in GONE else "CONFIRMED"
    return [
        "BEGIN:VEVENT",
        f"UID:{session.key}-{goal}@runatomy",
        f"DTSTAMP:{made}",
        f"SEQUENCE:{sequence}",
        f"DTSTART;VALUE=DATE:{session.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{session.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(summary(session))}",
        f"DESCRIPTION:{escaped(description(session))}",
        "CATEGORIES:" + ("Strength" if session.strength else "Running"),
        f"STATUS:{status}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def summary(session: Session) -> str:
    """Return a session in a few words: "Tempo run 7.6 km"."""
    if session.strength is not None:
        return f"{session.title} ({session.seconds / 60:.0f} min)"
    return f"{session.title} {words.kilometers(session.covered, 1)}"


def description(session: Session) -> str:
    """Return what to do, which muscles, why, and how far that is known."""
    if session.strength is not None:
        parts = [spoken_strength(session.strength)]
    else:
        parts = [spoken_steps(session.blocks), f"Muscles, predicted: {session.muscles}"]
    grade = f"Evidence: {session.evidence.grade} ({session.evidence.source})."
    return "\n".join([*parts, session.why, grade])


def escaped(text: str) -> str:
    """Return a text value with backslash, comma, semicolon and line break escaped (3.3.11)."""
    for plain, safe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\n", "\\n")):
        text = text.replace(plain, safe)
    return text


def folded(line: str) -> bytes:
    """Return a content line with its break, folded at OCTETS, never inside a character."""
    parts: list[bytes] = []
    now = b""
    for letter in line:
        octets = letter.encode()
        room = OCTETS if not parts else OCTETS - 1  # the blank that begins a folded line counts
        if len(now) + len(octets) > room:
            parts.append(now)
            now = b""
        now += octets
    return b"\r\n ".join([*parts, now]) + b"\r\n"
