"""Plans: the one plan that each runner follows, as `runatomy.plan/1`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from runatomy.app.library.clock import now, text_of
from runatomy.app.library.ledger import Ledger
from runatomy.terms.errors import AppError


def plan_of(ledger: Ledger, runner_id: int) -> dict[str, Any] | None:
    """Return the plan that a runner follows; None without one."""
    with ledger.reading() as connection:
        row = connection.execute(
            "SELECT plan FROM plans WHERE runner_id = ?", (runner_id,)
        ).fetchone()
    return None if row is None else dict(json.loads(row["plan"]))


def save_plan(ledger: Ledger, runner_id: int, plan: Mapping[str, Any] | None) -> None:
    """Keep the plan a runner follows from now on; None forgets it. AppError: no such runner."""
    with ledger.writing() as connection:
        known = connection.execute("SELECT 1 FROM runners WHERE id = ?", (runner_id,))
        if not known.fetchone():
            raise AppError(f"no runner number {runner_id}")
        connection.execute("DELETE FROM plans WHERE runner_id = ?", (runner_id,))
        if plan is not None:
            connection.execute(
                "INSERT INTO plans VALUES (?, ?, ?)",
                (runner_id, text_of(now()), json.dumps(dict(plan), allow_nan=False)),
            )
