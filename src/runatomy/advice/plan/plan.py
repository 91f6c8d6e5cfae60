"""Plan: weeks of sessions toward a goal, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from runatomy.advice.finding import Finding
from runatomy.advice.plan.growth.history import DAYS, LIMIT, RUN_LIMIT, History
from runatomy.advice.plan.request import Request
from runatomy.advice.plan.session import Session
from runatomy.advice.plan.usual.earlier import FREE, HALVED, MEMORY
from runatomy.advice.plan.week import Week

SCHEMA = "runatomy.plan/1"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Plan:
    """Weeks of sessions toward a goal."""

    request: Request
    five_k: float  # [s] from which the paces come
    weeks: tuple[Week, ...]
    names: tuple[str, ...] = field(repr=False)  # of the loads
    before: History = field(repr=False)  # what the plan starts from
    findings: tuple[Finding, ...]  # about the plan as a whole
    changes: tuple[Finding, ...] = ()  # why it differs from the plan before

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Return every session, by day."""
        return tuple(session for week in self.weeks for session in week.sessions)

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the schema `runatomy.plan/1`."""
        return {
            "schema": SCHEMA,
            "request": self.request.to_dict(),
            "five_k_s": self.five_k,
            "growth": {"limit": LIMIT, "over_weeks": MEMORY, "full_weeks": FREE + 1.0,
                       "halved_weeks": HALVED, "run_limit": RUN_LIMIT, "over_days": DAYS},
            "findings": [finding.to_dict() for finding in self.findings],
            "changes": [finding.to_dict() for finding in self.changes],
            "weeks": [week.to_dict() for week in self.weeks],
        }  # fmt: skip
