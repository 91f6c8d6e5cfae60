"""A run whose analysis stays of an older version: said in the list, on its page, of its week."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from runatomy.app.library.files.originals import path_of
from runatomy.app.library.home import Home

expect: Any = pytest.importorskip("playwright.sync_api").expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

AGE = (
    "CREATE TEMP TABLE kept AS SELECT efforts.* FROM efforts JOIN analyses"
    " ON analyses.id = analysis_id WHERE run_id = ?",
    "DELETE FROM efforts WHERE analysis_id IN (SELECT id FROM analyses WHERE run_id = ?)",
    "UPDATE analyses SET recipe = 'older ' || recipe WHERE run_id = ?",
)
RENEW = (
    "INSERT INTO efforts SELECT * FROM kept WHERE ? <> ''",
    "UPDATE analyses SET recipe = substr(recipe, 7) WHERE run_id = ?",
)


@pytest.fixture
def older(server: Served) -> Iterator[dict[str, Any]]:
    """A run made one of an older version, its original gone; put back afterwards."""
    run: dict[str, Any] = server.get("/runs?limit=1")["runs"][0]
    home = Home(server.home)
    with contextlib.closing(sqlite3.connect(home.ledger, isolation_level=None)) as ledger:
        file = "SELECT files.sha256, suffix FROM files JOIN runs USING (sha256) WHERE runs.id = ?"
        original = path_of(home, *ledger.execute(file, (run["id"],)).fetchone())
        away = original.with_suffix(".away")
        original.rename(away)
        for statement in AGE:
            ledger.execute(statement, (run["id"],))
        try:
            yield run
        finally:
            for statement in RENEW:
                ledger.execute(statement, (run["id"],))
            away.rename(original)


def test_it_is_said_wherever_the_run_is_told(
    server: Served, page: Page, older: dict[str, Any]
) -> None:
    page.goto(f"{server.url}/")
    row = page.locator("tr, li, article", has_text=older["name"]).first
    expect(row).to_contain_text("of an older version: its file is gone")
    page.goto(f"{server.url}/runs/{older['id']}")
    notice = page.locator(".notice", has_text="older version")
    expect(notice).to_contain_text("It stays so, because the run’s original file is gone")
    expect(page.locator("body")).not_to_contain_text("analyzed anew in the background")
    page.goto(f"{server.url}/body?until={older['start'][:10]}")
    expect(page.locator("#effort .lead")).to_contain_text(
        f"is of an older version: {older['name']}"
    )
    expect(page.locator("#effort .said")).to_contain_text(f"without “{older['name'][:20]}")
