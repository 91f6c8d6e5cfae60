"""The ledger itself: is it whole, of this version, and at one with itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from runatomy.app.library.home import Home
from runatomy.app.library.ledger import APPLICATION, VERSION
from runatomy.app.library.upkeep import members
from runatomy.app.library.upkeep.checks.finding import Finding, Trouble, counted

SHOWN = 3  # faults of a ledger that are told
MEND = "runatomy doctor --mend builds it anew from the originals; the broken one is kept."


def ledger_findings(home: Home, *, quick: bool) -> Iterator[Finding]:
    """Yield what ails the ledger; `quick` leaves out whether indexes fit their tables."""
    if not home.ledger.is_file():
        yield _corrupt(home, "the ledger is missing")
        return
    try:
        with members.reading(home.ledger) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            if application != APPLICATION:
                yield _corrupt(home, "this is no ledger of Runatomy's, or an empty one")
                return
            yield from _version(home, members.version_of(connection))
            check = "quick_check" if quick else "integrity_check"
            faults = [str(row[0]) for row in connection.execute(f"PRAGMA {check}({SHOWN})")]
            if faults != ["ok"]:
                yield _corrupt(home, f"the ledger is corrupt: {'; '.join(faults)}")
                return
            yield from _references(home, connection)
    except sqlite3.Error as error:
        yield _corrupt(home, f"the ledger cannot be read: {error}")


def _corrupt(home: Home, what: str) -> Finding:
    return Finding(trouble=Trouble.CORRUPT_LEDGER, what=" ".join(what.split()),
                   where=str(home.ledger), mend=MEND, mendable=True)  # fmt: skip


def _version(home: Home, found: int) -> Iterator[Finding]:
    if found > VERSION:
        yield Finding(
            trouble=Trouble.NEWER_LEDGER,
            what=f"the ledger is of version {found}, and this Runatomy knows {VERSION}",
            where=str(home.ledger),
            mend="Update Runatomy: pip install --upgrade runatomy",
        )
    elif found < VERSION:
        yield Finding(
            trouble=Trouble.OLDER_LEDGER,
            what=f"the ledger is of version {found}, and this Runatomy writes {VERSION}",
            where=str(home.ledger),
            mend="Any command brings it up to date, e.g. runatomy runs.",
            mendable=True,
        )


def _references(home: Home, connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, _, parent, _ in rows[:SHOWN]:
        yield Finding(
            trouble=Trouble.FOREIGN_KEY,
            what=f"{counted(len(rows), 'reference')} to nothing, as from {table} to {parent}",
            where=str(home.ledger),
            mend=MEND,
            mendable=True,
        )
        return
