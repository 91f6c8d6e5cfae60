"""StrengthWeek: the strength sessions of one week and why they were chosen."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.finding import Finding
from runatomy.advice.strength.dose import Stage
from runatomy.advice.strength.strength_session import StrengthSession


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthWeek:
    """The strength sessions of one week."""

    stage: Stage
    sessions: tuple[StrengthSession, ...]
    findings: tuple[Finding, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the muscle groups trained, each once, in the order they come."""
        every = (g for s in self.sessions for line in s.lines for g in line.exercise.groups)
        return tuple(dict.fromkeys(every))

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "stage": str(self.stage),
            "groups": list(self.groups),
            "sessions": [session.to_dict() for session in self.sessions],
            "findings": [finding.to_dict() for finding in self.findings],
        }
